//! Venues (场所): supermarkets, pharmacies, schools, bath houses and what else people go to, and whether they are open.
//!
//! A venue is registered once, by kind and area; it is closed with a reason and opened again. Who answers for it is a coverage,
//! and the policy says that somebody does while it is open. What the room may not do: show its contact's phone in full; the chain
//! does that, to whoever may call.

mod change_venue;
mod close_venue;
mod list_venues;
mod model;
mod register_venue;
mod store;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use close_venue::{CloseVenue, close_venue};
pub use model::VenueKind;
pub use register_venue::{Details, NewVenue, add, register_venue};
pub use store::{VenueId, find, find_all, venue::Model as Row, within};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("venue", "contact_name", "name"),
    SealedColumn::new("venue", "phone", "phone"),
    SealedColumn::new("venue", "closed_reason", "reason"),
];

/// Registering a venue.
pub const REGISTER_VENUE: Act = Act::new("venue.register_venue", "登记场所", "Register venue");
/// Changing what is known of it.
pub const CHANGE_VENUE: Act = Act::new("venue.change_venue", "修改场所", "Change venue");
/// Closing it, with a reason.
pub const CLOSE_VENUE: Act = Act::new("venue.close_venue", "暂停场所营业", "Close venue");
/// Opening it again.
pub const REOPEN_VENUE: Act = Act::new("venue.reopen_venue", "恢复场所营业", "Reopen venue");
/// Seeing venues.
pub const LIST_VENUES: Act = Act::new("venue.list_venues", "查看场所", "List venues");
/// Seeing one venue.
pub const SHOW_VENUE: Act = Act::new("venue.show_venue", "查看场所详情", "Show venue");

/// All acts of this room.
pub const ACTS: &[Act] = &[REGISTER_VENUE, CHANGE_VENUE, CLOSE_VENUE, REOPEN_VENUE, LIST_VENUES, SHOW_VENUE];

/// Venues by the day they were registered; the facet is the kind.
pub const REGISTERED: Measure = Measure {
    code: "venue.registered",
    zh: "登记场所",
    en: "Venues registered",
    unit: Unit::Place,
    key: "venue",
    recount: "
        SELECT area, registered_on AS day, kind AS facet, COUNT(*) AS n
        FROM venue
        GROUP BY 1, 2, 3",
};

/// Venues by the day they were closed; the facet is the kind.
pub const SUSPENDED: Measure = Measure {
    code: "venue.suspended",
    zh: "场所暂停营业",
    en: "Venues closed",
    unit: Unit::Place,
    key: "venue",
    recount: "
        SELECT area, from_day AS day, kind AS facet, COUNT(*) AS n
        FROM venue_suspension
        GROUP BY 1, 2, 3",
};

/// Venues by the day they were opened again; the facet is the kind.
pub const REOPENED: Measure = Measure {
    code: "venue.reopened",
    zh: "场所恢复营业",
    en: "Venues opened again",
    unit: Unit::Place,
    key: "venue",
    recount: "
        SELECT area, to_day AS day, kind AS facet, COUNT(*) AS n
        FROM venue_suspension
        WHERE to_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[REGISTERED, SUSPENDED, REOPENED];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_venues::list_venues))
        .routes(routes!(list_venues::show_venue, register_venue::register_venue))
        .routes(routes!(change_venue::change_venue))
        .routes(routes!(close_venue::close_venue))
        .routes(routes!(close_venue::reopen_venue))
}
