//! Assigning one thing to a unit or a worker.

use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ASSIGN_COVERAGE;
use super::assign::{self, CoverageTerms, NewCoverage};
use super::list_coverages::{CoverageCard, describe_one};
use super::store::{CoverageId, coverage};
use super::target::CoverageTarget;
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};

/// Who is to answer for what.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignCoverage {
    /// For what.
    pub target: CoverageTarget,
    /// Who, how and when.
    pub terms: CoverageTerms,
}

/// Assigns an area, compound, household, checkpoint, venue or isolation to a unit or a worker.
#[utoipa::path(put, path = "/coverages/{id}", operation_id = "assignCoverage", tag = "coverage",
    request_body = AssignCoverage, params(("id" = CoverageId, Path)),
    responses((status = 201, body = CoverageCard), (status = 200, body = CoverageCard, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn assign_coverage(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CoverageId>,
    Body(given): Body<AssignCoverage>,
) -> Result<Created<CoverageCard>> {
    let scope = person.scope(ASSIGN_COVERAGE)?;
    let placed = assign::reach(&house, &scope, &given.target).await?;
    let terms = given.terms.check(&house, &scope).await?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, ASSIGN_COVERAGE, &placed.area, async |tx| {
            tx.about("coverage", id);
            if let Some(known) = tx.one(coverage::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if assign::standing(tx, &placed, &terms).await?.is_some() {
                return Err(Error::conflict("coverage_stands"));
            }
            tx.tell(&serde_json::json!({
                "target": placed.kind, "kind": terms.kind, "hours": terms.hours, "from": terms.from, "to": terms.to,
                "unit": given.terms.unit_id, "worker": given.terms.worker_id,
            }));
            let new = NewCoverage { id, digest: digest.clone(), placed, terms: &terms, follows: None };
            assign::store(tx, new).await.map(|()| true)
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
