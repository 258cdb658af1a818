//! The board of an area: how it stands today beside yesterday, over fourteen days, part by part and hour by hour.
//!
//! It owns no record. Every figure is one of the report's and opens the same records; the sums come from tallies kept for whole
//! areas, so that the city's board reads no more than a community's. An answer is computed once for an area and day and given to
//! all who may see that area. What it must not do: depend on who asks.
//!
//! Another figure is shown by naming it in [`SHOWN`].

mod compute;
mod shared;
mod show_area_board;

use kernel::Act;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use compute::{Board, compute};
pub use shared::Shared;

/// Seeing the board of an area.
pub const SHOW_AREA_BOARD: Act = Act::new("board.show_area_board", "查看指挥大屏", "Show area board");

/// All acts of this room.
pub const ACTS: &[Act] = &[SHOW_AREA_BOARD];

/// The figures on a board, by their codes in the report.
pub const SHOWN: &[&str] = &[
    "screening.arrivals",
    "screening.other_province",
    "screening.risk_area",
    "isolation.people",
    "isolation.households",
    "isolation.released",
    "isolation.fever",
    "isolation.confirmed",
    "isolation.teams_incomplete",
    "task.due",
    "task.done",
    "task.late",
    "alert.raised",
    "checkpoint.open",
    "crossing.crossings",
    "crossing.advised_return",
    "round.households",
    "round.reached",
    "round.empty",
    "directive.late",
];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show_area_board::show_area_board))
}
