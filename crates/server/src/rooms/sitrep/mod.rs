//! The situation report: every figure computed from tallies, every figure opening its records. Nobody types a total.

mod compute;
mod figures;
mod gates;
mod records;
mod show;
mod text;

use kernel::Act;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use compute::{FigureValue, OnDay, PartValue, PartValues, Sitrep, Values, by_day, compute, counts, values};
pub use figures::{FIGURES, Face, Figure, Term, asks};
pub use records::{RecordLine, records};
pub use text::text;

/// Seeing the report.
pub const SHOW_SITREP: Act = Act::new("sitrep.show_sitrep", "查看疫情防控日报", "Show sitrep");
/// Seeing the report as text.
pub const SHOW_SITREP_TEXT: Act = Act::new("sitrep.show_sitrep_text", "查看日报文稿", "Show sitrep text");
/// Seeing the records behind a figure.
pub const LIST_RECORDS: Act = Act::new("sitrep.list_records", "查看数字明细", "List records");

/// All acts of this room.
pub const ACTS: &[Act] = &[SHOW_SITREP, SHOW_SITREP_TEXT, LIST_RECORDS];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show::show_sitrep))
        .routes(routes!(show::show_sitrep_text))
        .routes(routes!(show::list_records))
}
