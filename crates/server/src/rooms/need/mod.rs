//! What isolated people say: what they need, what is wrong, and what they appeal against.
//!
//! A need comes from the resident's own page, becomes a task of whoever answers for it, and is answered in words that the page
//! shows. Which roles deal with which kind is policy: a complaint goes past whoever comes to the door, an appeal goes to the
//! township and is never decided by whoever gave the order. What the room may not do: let a need end without an answer.

mod answer_need;
mod forgotten;
mod held;
mod list_my_needs;
mod list_needs;
mod model;
mod note_overdue;
mod raise_need;
mod show_need;
mod store;
mod take_need;

use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use answer_need::{AnswerNeed, answer_need};
pub use forgotten::{HANGING, end_forgotten};
pub use held::{HELD, held};
pub use model::{NeedCategory, NeedKind};
pub use note_overdue::note_overdue;
pub use raise_need::{RaiseNeed, raise_need};
pub use store::{NeedId, waiting};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] =
    &[SealedColumn::new("need", "text", "need"), SealedColumn::new("need", "answer", "answer")];

/// Saying what one needs; guests do it.
pub const RAISE_NEED: Act = Act::new("need.raise_need", "提出诉求", "Raise need");
/// Seeing one's own needs and their answers; guests do it.
pub const LIST_MY_NEEDS: Act = Act::new("need.list_my_needs", "查看本人诉求", "List my needs");
/// Seeing what people need.
pub const LIST_NEEDS: Act = Act::new("need.list_needs", "查看群众诉求", "List needs");
/// Seeing one need.
pub const SHOW_NEED: Act = Act::new("need.show_need", "查看诉求详情", "Show need");
/// Saying that one looks after it.
pub const TAKE_NEED: Act = Act::new("need.take_need", "受理诉求", "Take need");
/// Answering it.
pub const ANSWER_NEED: Act = Act::new("need.answer_need", "答复诉求", "Answer need");
/// Noting what was not answered in time; the clock does it.
pub const NOTE_OVERDUE: Act = Act::new("need.note_overdue", "记录逾期诉求", "Note overdue needs");

/// All acts of this room.
pub const ACTS: &[Act] = &[RAISE_NEED, LIST_MY_NEEDS, LIST_NEEDS, SHOW_NEED, TAKE_NEED, ANSWER_NEED, NOTE_OVERDUE];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[NOTE_OVERDUE];

/// The work that needs lay.
pub const TASK_KINDS: &[TaskKind] = &[
    TaskKind { code: "need.ask", zh: "答复需求", en: "Answer a need" },
    TaskKind { code: "need.complaint", zh: "答复意见", en: "Answer a complaint" },
    TaskKind { code: "need.appeal", zh: "答复申诉", en: "Decide an appeal" },
];

/// Needs by the day they were raised; the facet is the kind.
pub const RAISED: Measure = Measure {
    code: "need.raised",
    zh: "群众诉求",
    en: "Needs raised",
    unit: Unit::Time,
    key: "need",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM need
        GROUP BY 1, 2, 3",
};

/// Needs by the day they were answered; the facet is the kind.
pub const ANSWERED: Measure = Measure {
    code: "need.answered",
    zh: "已答复诉求",
    en: "Needs answered",
    unit: Unit::Time,
    key: "need",
    recount: "
        SELECT area, answered_on AS day, kind AS facet, COUNT(*) AS n
        FROM need
        WHERE answered_on IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[RAISED, ANSWERED];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(raise_need::raise_need))
        .routes(routes!(list_my_needs::list_my_needs))
        .routes(routes!(list_needs::list_needs))
        .routes(routes!(show_need::show_need))
        .routes(routes!(take_need::take_need))
        .routes(routes!(answer_need::answer_need))
}
