//! Rounds: every door of an area visited until none is left, and the lists that others send down to be checked.
//!
//! A round (清仓见底) lists the households of its area; each visit is kept, and the last at a door, whenever a phone tells of it,
//! decides how that door stands. Nobody home or refused means that somebody comes again, after some visits the community lead.
//! A list that was sent down is answered from what is known, so that nobody is asked twice; for the rest a visit is laid. What
//! the room may not do: close a round with a door left and no reason.

mod close_round;
mod contacts;
mod coverage;
mod enrol;
mod forgotten;
mod held;
mod list_doors;
mod list_visits;
mod model;
mod note_visit;
mod open_round;
mod pushed;
mod show_round;
mod store;
mod visits;
mod warn_of_unreached;
mod withdraw_visit;

use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use coverage::{OpenCoverage, of_open};
pub use enrol::join;
pub use forgotten::{CONTACTS, DOORS, HANGING, LISTS};
pub use held::{HELD, held};
pub use list_doors::{DoorFilter, list_doors};
pub use model::{Outcome, RoundKind};
pub use open_round::{OpenRound, begin};
pub use pushed::{AboutList, PushedListId, SentList, Urgency, keep, places, read_sheet};
pub use show_round::{RoundFilter, RoundPart, list_rounds, show_round};
pub use store::{RoundId, VisitId, find_to_change};
pub use visits::{NewVisit, left_of, note};
pub use warn_of_unreached::warn_of_unreached;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("round", "closed_reason", "round_reason"),
    SealedColumn::new("visit", "note", "visit"),
    SealedColumn::new("pushed_list", "head", "pushed_cells"),
    SealedColumn::new("pushed_row", "cells", "pushed_cells"),
    SealedColumn::new("pushed_row", "who", "pushed_who"),
    SealedColumn::new("pushed_row", "note", "pushed_note"),
    SealedColumn::new("contact", "about", "contact"),
];

/// Opening a round over an area.
pub const OPEN_ROUND: Act = Act::new("round.open_round", "发起清仓见底", "Open round");
/// Seeing rounds.
pub const LIST_ROUNDS: Act = Act::new("round.list_rounds", "查看排查轮次", "List rounds");
/// Seeing how far a round is.
pub const SHOW_ROUND: Act = Act::new("round.show_round", "查看排查进度", "Show round");
/// Seeing the doors of a round.
pub const LIST_DOORS: Act = Act::new("round.list_doors", "查看待访住户", "List doors");
/// Saying how a knock on a door ended.
pub const NOTE_VISIT: Act = Act::new("round.note_visit", "登记入户", "Note visit");
/// Seeing who knocked at a door before.
pub const LIST_VISITS: Act = Act::new("round.list_visits", "查看入户记录", "List visits");
/// Taking back a visit entered by mistake.
pub const WITHDRAW_VISIT: Act = Act::new("round.withdraw_visit", "撤回入户登记", "Withdraw visit");
/// Closing a round.
pub const CLOSE_ROUND: Act = Act::new("round.close_round", "结束排查", "Close round");
/// Opening a closed round again.
pub const REOPEN_ROUND: Act = Act::new("round.reopen_round", "重新开启排查", "Reopen round");
/// Looking at a list that was sent down before it is imported.
pub const PREVIEW_PUSHED_LIST: Act = Act::new("round.preview_pushed_list", "预览下发名单", "Preview pushed list");
/// Taking a list that was sent down.
pub const IMPORT_PUSHED_LIST: Act = Act::new("round.import_pushed_list", "接收下发名单", "Import pushed list");
/// Seeing lists that were sent down.
pub const LIST_PUSHED_LISTS: Act = Act::new("round.list_pushed_lists", "查看下发名单", "List pushed lists");
/// Seeing one of them.
pub const SHOW_PUSHED_LIST: Act = Act::new("round.show_pushed_list", "查看下发名单详情", "Show pushed list");
/// Seeing who is asked about.
pub const LIST_PUSHED_ROWS: Act = Act::new("round.list_pushed_rows", "查看核查人员", "List pushed rows");
/// Seeing the whole number of somebody asked about.
pub const REVEAL_PUSHED_ROW: Act = Act::new("round.reveal_pushed_row", "查看核查人员完整信息", "Reveal pushed row");
/// Answering after a call or a visit.
pub const ANSWER_PUSHED_ROW: Act = Act::new("round.answer_pushed_row", "反馈核查结果", "Answer pushed row");
/// Giving a list back with its answers.
pub const EXPORT_PUSHED_ANSWERS: Act = Act::new("round.export_pushed_answers", "导出核查结果", "Export pushed answers");
/// Noting that somebody was called or visited.
pub const NOTE_CONTACT: Act = Act::new("round.note_contact", "登记联系记录", "Note contact");
/// Seeing who called or visited somebody before.
pub const LIST_CONTACTS: Act = Act::new("round.list_contacts", "查看联系记录", "List contacts");
/// Telling of doors behind which nobody was reached for days; the clock does it.
pub const WARN_OF_UNREACHED: Act = Act::new("round.warn_of_unreached", "多日未见到住户预警", "Warn of unreached");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    OPEN_ROUND,
    LIST_ROUNDS,
    SHOW_ROUND,
    LIST_DOORS,
    NOTE_VISIT,
    LIST_VISITS,
    WITHDRAW_VISIT,
    CLOSE_ROUND,
    REOPEN_ROUND,
    PREVIEW_PUSHED_LIST,
    IMPORT_PUSHED_LIST,
    LIST_PUSHED_LISTS,
    SHOW_PUSHED_LIST,
    LIST_PUSHED_ROWS,
    REVEAL_PUSHED_ROW,
    ANSWER_PUSHED_ROW,
    EXPORT_PUSHED_ANSWERS,
    NOTE_CONTACT,
    LIST_CONTACTS,
    WARN_OF_UNREACHED,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[WARN_OF_UNREACHED];

/// Coming again where nobody could be spoken to; the community lead's.
pub const REVISIT: TaskKind = TaskKind { code: "round.revisit", zh: "清仓见底补访", en: "Visit again" };
/// Going to somebody on a list that was sent down, whom nobody knows.
pub const CHECK: TaskKind =
    TaskKind { code: "round.check", zh: "核查下发名单人员", en: "Check somebody on a list" };

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[REVISIT, CHECK];

/// Doors that belong to rounds, by the day they joined.
pub const HOUSEHOLDS: Measure = Measure {
    code: "round.households",
    zh: "清仓见底应访户",
    en: "Doors of rounds",
    unit: Unit::Household,
    key: "door of a round",
    recount: "
        SELECT area, joined_on AS day, '' AS facet, COUNT(*) AS n
        FROM round_door
        GROUP BY 1, 2, 3",
};

/// Doors as their last visits left them, by the day of that visit; the facet is how it ended.
pub const STANDING: Measure = Measure {
    code: "round.standing",
    zh: "清仓见底已访户",
    en: "Doors visited",
    unit: Unit::Household,
    key: "door of a round",
    recount: "
        SELECT area, day, state AS facet, COUNT(*) AS n
        FROM round_door
        WHERE state <> 'open'
        GROUP BY 1, 2, 3",
};

/// The doors of each round as they stand; the facet is the round and the state.
pub const COVERAGE: Measure = Measure {
    code: "round.coverage",
    zh: "各轮排查进度",
    en: "Coverage of each round",
    unit: Unit::Household,
    key: "door of a round",
    recount: "
        SELECT door.area, door.day, round.mark || ':' || door.state AS facet, COUNT(*) AS n
        FROM round_door AS door
        JOIN round ON round.id = door.round_id
        GROUP BY 1, 2, 3",
};

/// Knocks on doors by day; the facet is how they ended.
pub const VISITS: Measure = Measure {
    code: "round.visits",
    zh: "入户",
    en: "Visits",
    unit: Unit::Time,
    key: "visit",
    recount: "
        SELECT area, day, outcome AS facet, COUNT(*) AS n
        FROM visit
        WHERE NOT withdrawn
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[HOUSEHOLDS, STANDING, COVERAGE, VISITS];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show_round::list_rounds))
        .routes(routes!(show_round::show_round, open_round::open_round))
        .routes(routes!(list_doors::list_doors))
        .routes(routes!(note_visit::note_visit))
        .routes(routes!(list_visits::list_visits))
        .routes(routes!(withdraw_visit::withdraw_visit))
        .routes(routes!(close_round::close_round))
        .routes(routes!(close_round::reopen_round))
        .routes(routes!(contacts::note_contact))
        .routes(routes!(contacts::list_contacts))
        .merge(pushed::routes())
}
