//! Approvals: acts that take two people.
//!
//! The policy lists them (`two_persons`). Whoever wants to do one asks with the very request they are going to send; somebody else who
//! may decide reads it and grants or refuses it. A granted request can be sent once, by whoever asked, unchanged, until its time is
//! over. What the room may not do: act itself. The request goes through the same door as every other, with whatever that asks.

mod ask_approval;
mod claim;
mod decide_approval;
mod lapse;
mod list_approvals;
mod renewed;
mod show_approval;
mod store;

use kernel::Act;
use kernel::vault::SealedColumn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::rooms::retention::{Due, Kind};

pub use claim::{claim, nobody_else, release};
pub use lapse::lapse_overdue;
pub use renewed::FINGERPRINTS;
pub use store::{ApprovalId, Wish};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Requests with what they carry, and why.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("approval", "request", "approval"),
    SealedColumn::new("approval", "reason", "approval_reason"),
    SealedColumn::new("approval", "refusal", "approval_refusal"),
];

/// Requests that were asked; that they were, and by whom, stays in the journal.
pub const FORGOTTEN: Kind = Kind {
    code: "approval",
    zh: "双人审批内容",
    en: "Requests that took two",
    table: "approval",
    portion: 300,
    due: Due::Moment("SELECT id, asked_at AS at FROM approval WHERE asked_at < $2 ORDER BY asked_at LIMIT $4"),
    rest: None,
    also: &[],
};

/// Asking a second person.
pub const ASK_APPROVAL: Act = Act::new("approval.ask_approval", "提请第二人批准", "Ask for approval");
/// Seeing what was asked: one's own, and what one may decide.
pub const LIST_APPROVALS: Act = Act::new("approval.list_approvals", "查看双人审批", "List approvals");
/// Seeing one with its request.
pub const SHOW_APPROVAL: Act = Act::new("approval.show_approval", "查看审批详情", "Show approval");
/// Granting or refusing what somebody else asks.
pub const DECIDE_APPROVAL: Act = Act::new("approval.decide_approval", "批准或驳回", "Decide approval");
/// Sending what was granted, or taking note that it was refused at the door and may be sent again.
pub const USE_APPROVAL: Act = Act::new("approval.use_approval", "使用批准", "Use approval");

/// Closing the alerts of what nobody decided in time.
pub const LAPSE_APPROVALS: Act = Act::new("approval.lapse_approvals", "结束逾期审批", "Lapse approvals");

/// All acts of this room.
pub const ACTS: &[Act] = &[ASK_APPROVAL, LIST_APPROVALS, SHOW_APPROVAL, DECIDE_APPROVAL, USE_APPROVAL, LAPSE_APPROVALS];

/// What the clock does.
pub const OF_THE_CLOCK: &[Act] = &[LAPSE_APPROVALS];

/// What the door does for whoever sends a granted request.
pub const AT_THE_DOOR: &[Act] = &[USE_APPROVAL];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(ask_approval::ask_approval))
        .routes(routes!(list_approvals::list_approvals))
        .routes(routes!(show_approval::show_approval))
        .routes(routes!(decide_approval::decide_approval))
}
