//! Coverage (包保) and responsibility: who answers for what, how they are reached, and where nobody does.
//!
//! A coverage says that a unit or a worker answers for an area, a compound, a household, a checkpoint, a venue or an isolation,
//! from one day to another, in certain hours. Posts, coverages, shifts and care teams together make the chain from the door to the city;
//! rules of the policy say what must never be without somebody, and the table of gaps is kept true on every change: a change
//! marks what it touched, and the clock visits the marks and what begins or ends in the next day. What the room may not do: read
//! the whole city to find a gap. See docs/decisions/0016-gaps.md.

mod absences;
mod answering;
mod assign;
mod assign_coverage;
mod assign_coverages;
mod check_gaps;
mod compounds;
mod end_coverage;
mod forgotten;
mod import_coverages;
mod judge;
mod list_coverages;
mod list_gaps;
mod marks;
mod model;
mod owners;
mod reassign_coverage;
mod sheet;
mod show_chain;
mod standing;
mod store;
mod target;
mod warn_of_expiry;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use absences::{NewAbsence, note_absence};
pub use answering::{answered, answering};
pub use assign::{CoverageTerms, by_whom, cover_with};
pub use assign_coverages::{AssignCoverages, TargetToAssign, assign_coverages};
pub use check_gaps::{GAPS_CLOSED, GAPS_OPENED, area_ends, check_gaps};
pub use compounds::insert as insert_compound;
pub use forgotten::HANGING;
pub use judge::{Found, Judged, everything, judge};
pub use marks::{Subject, touch, touch_areas, touch_homes, touch_whole};
pub use model::TargetKind;
pub use standing::{COMPOUND, COVERED_BEGUN, COVERED_LEFT, UNIT};
pub use store::{AbsenceId, CompoundId, CoverageId};
pub use target::CoverageTarget;
pub use warn_of_expiry::warn_of_expiry;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] =
    &[SealedColumn::new("coverage", "note", "note"), SealedColumn::new("absence", "reason", "absence")];

/// Seeing who answers for what.
pub const LIST_COVERAGES: Act = Act::new("coverage.list_coverages", "查看包保", "List coverages");
/// Seeing the kinds of coverage.
pub const LIST_KINDS: Act = Act::new("coverage.list_kinds", "查看包保类别", "List kinds of coverage");
/// Assigning one thing.
pub const ASSIGN_COVERAGE: Act = Act::new("coverage.assign_coverage", "指定包保", "Assign coverage");
/// Assigning many things to one unit or worker.
pub const ASSIGN_COVERAGES: Act = Act::new("coverage.assign_coverages", "批量指定包保", "Assign coverages");
/// Looking at a sheet before it is imported.
pub const PREVIEW_COVERAGES: Act = Act::new("coverage.preview_coverages", "预览包保表", "Preview coverages");
/// Assigning from a sheet.
pub const IMPORT_COVERAGES: Act = Act::new("coverage.import_coverages", "导入包保表", "Import coverages");
/// Handing a coverage over.
pub const REASSIGN_COVERAGE: Act = Act::new("coverage.reassign_coverage", "移交包保", "Reassign coverage");
/// Ending a coverage.
pub const END_COVERAGE: Act = Act::new("coverage.end_coverage", "结束包保", "End coverage");
/// Seeing compounds.
pub const LIST_COMPOUNDS: Act = Act::new("coverage.list_compounds", "查看小区", "List compounds");
/// Adding a compound.
pub const ADD_COMPOUND: Act = Act::new("coverage.add_compound", "新增小区", "Add compound");
/// Saying which grids and buildings are a compound's.
pub const DIVIDE_COMPOUND: Act = Act::new("coverage.divide_compound", "划定小区楼栋", "Divide compound");
/// Seeing who cannot be asked.
pub const LIST_ABSENCES: Act = Act::new("coverage.list_absences", "查看离岗", "List absences");
/// Noting that somebody cannot be asked.
pub const NOTE_ABSENCE: Act = Act::new("coverage.note_absence", "登记离岗", "Note absence");
/// Noting that somebody is back.
pub const END_ABSENCE: Act = Act::new("coverage.end_absence", "登记返岗", "End absence");
/// Seeing who answers for a place.
pub const SHOW_CHAIN: Act = Act::new("coverage.show_chain", "查看责任链", "Show chain");
/// Seeing their phones in full; part of seeing the chain.
pub const REACH_CHAIN: Act = Act::new("coverage.reach_chain", "查看责任人电话", "Reach chain");
/// Seeing what nobody answers for.
pub const LIST_GAPS: Act = Act::new("coverage.list_gaps", "查看责任缺口", "List gaps");
/// Seeing how gaps came and went.
pub const LIST_GAP_DAYS: Act = Act::new("coverage.list_gap_days", "查看责任缺口趋势", "List gap days");
/// Looking at what changed and what begins or ends; the clock does it.
pub const CHECK_GAPS: Act = Act::new("coverage.check_gaps", "核查责任缺口", "Check gaps");
/// Telling of a coverage that ends soon; the clock does it.
pub const WARN_OF_EXPIRY: Act = Act::new("coverage.warn_of_expiry", "提示包保到期", "Warn of expiry");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_COVERAGES,
    LIST_KINDS,
    ASSIGN_COVERAGE,
    ASSIGN_COVERAGES,
    PREVIEW_COVERAGES,
    IMPORT_COVERAGES,
    REASSIGN_COVERAGE,
    END_COVERAGE,
    LIST_COMPOUNDS,
    ADD_COMPOUND,
    DIVIDE_COMPOUND,
    LIST_ABSENCES,
    NOTE_ABSENCE,
    END_ABSENCE,
    SHOW_CHAIN,
    REACH_CHAIN,
    LIST_GAPS,
    LIST_GAP_DAYS,
    CHECK_GAPS,
    WARN_OF_EXPIRY,
];

/// Acts that no operation carries out: those of the clock, and what is part of another act.
pub const OF_THE_CLOCK: &[Act] = &[CHECK_GAPS, WARN_OF_EXPIRY, REACH_CHAIN];

/// What this room counts.
pub const MEASURES: &[Measure] = &[GAPS_OPENED, GAPS_CLOSED, COVERED_BEGUN, COVERED_LEFT];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_coverages::list_coverages, assign_coverages::assign_coverages))
        .routes(routes!(list_coverages::list_kinds))
        .routes(routes!(assign_coverage::assign_coverage))
        .routes(routes!(import_coverages::preview_coverages))
        .routes(routes!(import_coverages::import_coverages))
        .routes(routes!(reassign_coverage::reassign_coverage))
        .routes(routes!(end_coverage::end_coverage))
        .routes(routes!(compounds::list_compounds))
        .routes(routes!(compounds::add_compound))
        .routes(routes!(compounds::divide_compound))
        .routes(routes!(absences::list_absences))
        .routes(routes!(absences::note_absence))
        .routes(routes!(absences::end_absence))
        .routes(routes!(show_chain::show_chain))
        .routes(routes!(list_gaps::list_gaps))
        .routes(routes!(list_gaps::list_gap_days))
}
