//! Bodies: who leads, and who belongs to what.
//!
//! Two trees stand over the same areas: that of the command, from the leading group to its working groups and to those who command
//! in townships and villages, and that of the party, from the committee over branch and building group to the member household.
//! A body has a line of work, somebody to reach it by, and members with a role in it from one day to another; a term that is over
//! stays, so who held it on a given day can always be asked. What the room may not do: let somebody belong to two party branches at
//! once, for the members of a street are counted by their branches.

mod add_member;
mod change_body;
mod close_body;
mod end_term;
mod export_bodies;
mod found_body;
mod held;
mod list_bodies;
mod list_members;
mod model;
mod reopen_body;
mod show_body;
mod store;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use add_member::{NewTerm, add_member};
pub use found_body::{NewBody, found_body};
pub use held::{HELD, held};
pub use model::{BodyKind, BodyRole};
pub use store::{BodyId, Head, MemberId, heads};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] =
    &[SealedColumn::new("body", "phone", "phone"), SealedColumn::new("body", "closed_reason", "reason")];

/// Seeing the bodies of an area and those above it.
pub const LIST_BODIES: Act = Act::new("body.list_bodies", "查看组织机构", "List bodies");
/// Seeing one body.
pub const SHOW_BODY: Act = Act::new("body.show_body", "查看机构详情", "Show body");
/// Founding a body.
pub const FOUND_BODY: Act = Act::new("body.found_body", "成立机构", "Found body");
/// Changing its name, line of work, place in the tree or whom to reach.
pub const CHANGE_BODY: Act = Act::new("body.change_body", "修改机构", "Change body");
/// Closing it, with a reason.
pub const CLOSE_BODY: Act = Act::new("body.close_body", "撤销机构", "Close body");
/// Taking its closing back.
pub const REOPEN_BODY: Act = Act::new("body.reopen_body", "恢复机构", "Reopen body");
/// Seeing who belongs to bodies, and the phones of those in one's own areas.
pub const LIST_MEMBERS: Act = Act::new("body.list_members", "查看机构成员", "List members");
/// Adding somebody to a body.
pub const ADD_MEMBER: Act = Act::new("body.add_member", "新增机构成员", "Add member");
/// Ending somebody's term.
pub const END_TERM: Act = Act::new("body.end_term", "结束任期", "End term");
/// Taking bodies and their members along as a sheet.
pub const EXPORT_BODIES: Act = Act::new("body.export_bodies", "导出组织机构", "Export bodies");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_BODIES,
    SHOW_BODY,
    FOUND_BODY,
    CHANGE_BODY,
    CLOSE_BODY,
    REOPEN_BODY,
    LIST_MEMBERS,
    ADD_MEMBER,
    END_TERM,
    EXPORT_BODIES,
];

/// Bodies by the day from which they stand; the facet is the kind.
pub const FOUNDED: Measure = Measure {
    code: "body.founded",
    zh: "成立机构",
    en: "Bodies founded",
    unit: Unit::Body,
    key: "body",
    recount: "
        SELECT area, from_day AS day, kind AS facet, COUNT(*) AS n
        FROM body
        GROUP BY 1, 2, 3",
};

/// Bodies by the day from which they stand no more; the facet is the kind.
pub const CLOSED: Measure = Measure {
    code: "body.closed",
    zh: "撤销机构",
    en: "Bodies closed",
    unit: Unit::Body,
    key: "body",
    recount: "
        SELECT area, until_day AS day, kind AS facet, COUNT(*) AS n
        FROM body
        WHERE until_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// Terms by the day on which they begin; the facet is the kind of body and the role in it, as `party_branch.head`.
pub const JOINED: Measure = Measure {
    code: "body.joined",
    zh: "任期开始",
    en: "Terms begun",
    unit: Unit::Person,
    key: "term",
    recount: "
        SELECT area, from_day AS day, kind || '.' || role AS facet, COUNT(*) AS n
        FROM body_member
        GROUP BY 1, 2, 3",
};

/// Terms by the first day on which they are over; the same facets.
pub const LEFT: Measure = Measure {
    code: "body.left",
    zh: "任期结束",
    en: "Terms over",
    unit: Unit::Person,
    key: "term",
    recount: "
        SELECT area, until_day AS day, kind || '.' || role AS facet, COUNT(*) AS n
        FROM body_member
        WHERE until_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[FOUNDED, CLOSED, JOINED, LEFT];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_bodies::list_bodies))
        .routes(routes!(export_bodies::export_bodies))
        .routes(routes!(show_body::show_body, found_body::found_body))
        .routes(routes!(change_body::change_body))
        .routes(routes!(close_body::close_body))
        .routes(routes!(reopen_body::reopen_body))
        .routes(routes!(list_members::list_members))
        .routes(routes!(add_member::add_member))
        .routes(routes!(end_term::end_term))
}
