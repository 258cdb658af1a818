//! Passes (出入证): which household may go out, when, and how that is checked at a gate without a signal.
//!
//! A household holds one pass. It carries a signed code, so that a phone without a network can tell a true one. Whoever goes out
//! or comes home is noted; notes may come late and in any order, and what they come to is computed again from all of them. What
//! the room may not do: stop anybody on their way to a doctor. Over-use is a fact that shows, never a lock.

mod cards;
mod check_pass;
mod code;
mod forgotten;
mod give_exception;
mod held;
mod issue;
mod issue_pass;
mod issue_passes;
mod list_pass_uses;
mod list_passes;
mod model;
mod note_pass_use;
mod pack;
mod read_key;
mod reconcile;
mod renew_pass;
mod revoke_pass;
mod settle;
mod show_pass;
mod store;
mod verdict;

#[cfg(any(test, fuzzing))]
pub use code::read_unsigned;
use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use forgotten::{FORGOTTEN, HANGING};
pub use held::{HELD, held};
pub use issue::{NewPass, issue, without_pass};
pub use model::{PassDirection, PassPurpose, PassRules};
pub use note_pass_use::{NewUse, note};
pub use pack::{PackedPass, PassPack, for_pack};
pub use store::{PassId, PassUseId};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("household_pass", "revoked_reason", "pass_reason"),
    SealedColumn::new("pass_exception", "reason", "pass_reason"),
];

/// Seeing passes.
pub const LIST_PASSES: Act = Act::new("pass.list_passes", "查看出入证", "List passes");
/// Seeing one pass.
pub const SHOW_PASS: Act = Act::new("pass.show_pass", "查看出入证详情", "Show pass");
/// Giving a household its pass.
pub const ISSUE_PASS: Act = Act::new("pass.issue_pass", "发放出入证", "Issue pass");
/// Seeing which households of an area have none.
pub const PREVIEW_PASSES: Act = Act::new("pass.preview_passes", "预览批量发证", "Preview passes");
/// Giving every household of an area a pass.
pub const ISSUE_PASSES: Act = Act::new("pass.issue_passes", "批量发放出入证", "Issue passes");
/// Letting a pass hold longer.
pub const RENEW_PASS: Act = Act::new("pass.renew_pass", "延期出入证", "Renew pass");
/// Taking a pass back.
pub const REVOKE_PASS: Act = Act::new("pass.revoke_pass", "作废出入证", "Revoke pass");
/// Allowing more than the rules, for a reason and until a day.
pub const GIVE_EXCEPTION: Act = Act::new("pass.give_exception", "批准例外外出", "Give exception");
/// Printing passes.
pub const PRINT_PASSES: Act = Act::new("pass.print_passes", "打印出入证", "Print passes");
/// Having the key by which a phone tells a true pass.
pub const READ_KEY: Act = Act::new("pass.read_key", "获取验证公钥", "Read key");
/// Checking a pass at a gate.
pub const CHECK_PASS: Act = Act::new("pass.check_pass", "核验出入证", "Check pass");
/// Noting that somebody went out or came home with a pass.
pub const NOTE_PASS_USE: Act = Act::new("pass.note_pass_use", "登记出入", "Note pass use");
/// Seeing when a pass was used.
pub const LIST_PASS_USES: Act = Act::new("pass.list_pass_uses", "查看出入记录", "List pass uses");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_PASSES,
    SHOW_PASS,
    ISSUE_PASS,
    PREVIEW_PASSES,
    ISSUE_PASSES,
    RENEW_PASS,
    REVOKE_PASS,
    GIVE_EXCEPTION,
    PRINT_PASSES,
    READ_KEY,
    CHECK_PASS,
    NOTE_PASS_USE,
    LIST_PASS_USES,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[];

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[];

/// Passes by the day they were issued; the facet is `first`, or `again` where the household had one before.
pub const ISSUED: Measure = Measure {
    code: "pass.issued",
    zh: "发放出入证",
    en: "Passes issued",
    unit: Unit::Item,
    key: "household_pass",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM household_pass
        GROUP BY 1, 2, 3",
};

/// Uses of passes by the day of the gate; the facet is the direction.
pub const USES: Measure = Measure {
    code: "pass.uses",
    zh: "持证出入",
    en: "Passes used",
    unit: Unit::Time,
    key: "pass_use",
    recount: "
        SELECT area, day, direction AS facet, COUNT(*) AS n
        FROM pass_use
        GROUP BY 1, 2, 3",
};

/// Uses against the rules, by the day of the gate.
pub const OVER_USE: Measure = Measure {
    code: "pass.over_use",
    zh: "超规外出",
    en: "Passes overused",
    unit: Unit::Time,
    key: "pass_use",
    recount: "
        SELECT area, day, '' AS facet, COUNT(*) AS n
        FROM pass_use
        WHERE over_use <> ''
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[ISSUED, USES, OVER_USE];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_passes::list_passes, issue_passes::issue_passes))
        .routes(routes!(issue_passes::preview_passes))
        .routes(routes!(cards::print_passes))
        .routes(routes!(read_key::read_key))
        .routes(routes!(check_pass::check_pass))
        .routes(routes!(show_pass::show_pass, issue_pass::issue_pass))
        .routes(routes!(renew_pass::renew_pass))
        .routes(routes!(revoke_pass::revoke_pass))
        .routes(routes!(give_exception::give_exception))
        .routes(routes!(list_pass_uses::list_pass_uses))
        .routes(routes!(note_pass_use::note_pass_use))
}
