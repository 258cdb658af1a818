//! The medical side of an isolation: readings that a medic judges, samples, what the hospital found, and who was near.
//!
//! A judgement and a result are added and never edited, see decision 0011; a result that was a mistake is taken back and stays to be seen. Nothing of them moves anybody: that takes an order.

mod collect_sample;
mod confirm_reading;
mod contacts;
mod course;
mod export_contacts;
mod judgements;
mod list_readings;
mod list_samples;
mod list_symptoms;
mod note_result;
mod results;
mod samples;
mod settle_sample;
mod store;
mod trace_contacts;
mod withdraw_result;

use codes::AreaCode;
use kernel::{Error, Read, Result, Scope};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self as isolations, IsolationId, isolation};
use crate::house::House;

pub use judgements::{Judgement, NewJudgement, Verdict, judge, judgements, waiting};
pub use list_symptoms::symptoms;
pub use results::{ClinicalResult, results, still_ill};
pub use samples::{SampleLine, samples_of};
pub use store::{JudgementId, judgement, result, sample};

/// The operations of this side.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_symptoms::list_symptoms))
        .routes(routes!(list_readings::list_readings))
        .routes(routes!(confirm_reading::confirm_reading))
        .routes(routes!(note_result::note_result))
        .routes(routes!(withdraw_result::withdraw_result))
        .routes(routes!(list_samples::list_samples))
        .routes(routes!(collect_sample::collect_sample))
        .routes(routes!(settle_sample::receive_sample))
        .routes(routes!(settle_sample::note_sample_result))
        .routes(routes!(trace_contacts::trace_contacts))
        .routes(routes!(export_contacts::export_contacts))
}

/// The isolation of that name, if it lies in scope, and where.
async fn in_scope(from: &impl Read, scope: &Scope, id: IsolationId) -> Result<Option<(isolation::Model, AreaCode)>> {
    let Some(row) = isolations::find(from, id).await? else { return Ok(None) };
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    Ok(scope.contains(&area).then_some((row, area)))
}
