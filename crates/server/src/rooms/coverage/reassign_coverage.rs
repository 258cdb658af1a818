//! Handing a coverage over to another unit or worker.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::REASSIGN_COVERAGE;
use super::assign::{self, Checked, NewCoverage};
use super::end_coverage::ends;
use super::list_coverages::{CoverageCard, describe_one, within_reach};
use super::store::{CoverageId, coverage, find_to_change};
use super::target::stored;
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::{UnitId, WorkerId};

/// Who takes over, and what they must know.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReassignCoverage {
    /// The name of the coverage that follows.
    pub new_id: CoverageId,
    /// The unit that takes over.
    pub unit_id: Option<UnitId>,
    /// The worker who takes over; beside a unit whom it names.
    pub worker_id: Option<WorkerId>,
    /// From this day; the one before goes on until the day before.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// What is handed over, in words; kept sealed.
    #[schema(min_length = 1, max_length = 500)]
    pub note: String,
    /// The version the caller saw.
    pub version: i32,
}

/// Hands a coverage over: the one before ends, another follows in its place with what was handed over.
#[utoipa::path(post, path = "/coverages/{id}/reassign", operation_id = "reassignCoverage", tag = "coverage",
    request_body = ReassignCoverage, params(("id" = CoverageId, Path)),
    responses((status = 200, body = CoverageCard), Refusals), security(("session" = [])))]
pub async fn reassign_coverage(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CoverageId>,
    Body(given): Body<ReassignCoverage>,
) -> Result<Json<CoverageCard>> {
    let scope = person.scope(REASSIGN_COVERAGE)?;
    let row = within_reach(&house, &scope, id).await?;
    let note = words("note", Some(&given.note), 500)?.ok_or(Error::invalid("note", "text_length"))?;
    let note = house.store.vault.seal("note", &note)?;
    if given.unit_id.is_none() && given.worker_id.is_none() {
        return Err(Error::invalid("unit_id", "coverage_by_nobody"));
    }
    let (unit, worker) = assign::by_whom(&house, &scope, given.unit_id, given.worker_id).await?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let current = describe_one(&house, id).await?;
    let again = house.store.read.one(coverage::Entity::find_by_id(given.new_id)).await?;
    if again.is_some_and(|known| known.digest == digest && known.follows == Some(id)) {
        return describe_one(&house, given.new_id).await.map(Json);
    }
    house
        .store
        .journal
        .record(&person.actor, REASSIGN_COVERAGE, &row.place()?, async |tx| {
            tx.about("coverage", id);
            tx.tell(&serde_json::json!({
                "to": given.new_id, "from": given.from, "unit": given.unit_id, "worker": given.worker_id,
            }));
            let row = find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if tx.one(coverage::Entity::find_by_id(given.new_id)).await?.is_some() {
                return Err(Error::conflict("different_body"));
            }
            let last = given.from.pred_opt().ok_or(Error::invalid("from", "date_range"))?;
            let over = row.to_day.is_some_and(|to| to < given.from);
            if over || given.from < row.from_day {
                return Err(Error::invalid("from", "date_range"));
            }
            let (placed, to) = (stored(&row)?, row.to_day);
            let terms =
                Checked { unit, worker, kind: row.kind.clone(), hours: row.hours.clone(), from: given.from, to };
            ends(tx, &house, &row, last, None).await?;
            if assign::standing(tx, &placed, &terms).await?.is_some() {
                return Err(Error::conflict("coverage_stands"));
            }
            let follows = Some((id, Some(note)));
            assign::store(tx, NewCoverage { id: given.new_id, digest: digest.clone(), placed, terms: &terms, follows })
                .await
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    describe_one(&house, given.new_id).await.map(Json)
}
