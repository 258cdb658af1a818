//! Assigning many things to one unit or worker, each with an outcome of its own.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ASSIGN_COVERAGES;
use super::assign::{self, CoverageTerms, NewCoverage};
use super::store::{CoverageId, coverage};
use super::target::CoverageTarget;
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};

/// One of many.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetToAssign {
    /// The name of the coverage that comes of it.
    pub id: CoverageId,
    /// For what.
    pub target: CoverageTarget,
}

/// Many things for one unit or worker.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignCoverages {
    /// For what.
    #[schema(min_items = 1, max_items = 500)]
    pub targets: Vec<TargetToAssign>,
    /// Who, how and when.
    pub terms: CoverageTerms,
}

/// What came of one of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignOutcome {
    /// It is assigned now.
    Assigned,
    /// The same answers for it already.
    Already,
    /// There is no such thing in the caller's areas.
    Unknown,
}

/// What came of one target.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TargetOutcome {
    /// The name of its coverage.
    pub id: CoverageId,
    /// What came of it.
    pub outcome: AssignOutcome,
}

/// What came of all.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AssignOutcomes {
    /// One by one, in the order given.
    pub rows: Vec<TargetOutcome>,
    /// How many are assigned now.
    pub assigned: usize,
}

/// Assigns several targets to one unit or worker. What cannot be assigned is told; the rest is.
#[utoipa::path(post, path = "/coverages", operation_id = "assignCoverages", tag = "coverage",
    request_body = AssignCoverages, responses((status = 200, body = AssignOutcomes), Refusals), security(("session" = [])))]
pub async fn assign_coverages(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<AssignCoverages>,
) -> Result<Json<AssignOutcomes>> {
    let scope = person.scope(ASSIGN_COVERAGES)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(ASSIGN_COVERAGES))?;
    if !(1..=500).contains(&given.targets.len()) {
        return Err(Error::invalid("targets", "members_count"));
    }
    let terms = given.terms.check(&house, &scope).await?;
    let mut placed = vec![];
    for one in &given.targets {
        let found = one.target.place(&house.store.read).await?;
        placed.push((one.id, found.filter(|found| scope.contains(&found.area))));
    }
    if placed.iter().all(|(_, found)| found.is_none()) {
        return Err(Error::invalid("targets", "target_unknown"));
    }
    let rows = house
        .store
        .journal
        .record(&person.actor, ASSIGN_COVERAGES, &place, async |tx| {
            let mut rows = vec![];
            for (id, placed) in &placed {
                let outcome = match placed {
                    None => AssignOutcome::Unknown,
                    Some(placed) => {
                        let known = tx.one(coverage::Entity::find_by_id(*id)).await?.is_some();
                        if known || assign::standing(tx, placed, &terms).await?.is_some() {
                            AssignOutcome::Already
                        } else {
                            let new =
                                NewCoverage { id: *id, digest: vec![], placed: *placed, terms: &terms, follows: None };
                            assign::store(tx, new).await?;
                            assign::tell(tx, ASSIGN_COVERAGES, *id, placed, &terms);
                            AssignOutcome::Assigned
                        }
                    }
                };
                rows.push(TargetOutcome { id: *id, outcome });
            }
            // Each that is assigned has a line of its own.
            tx.nothing_changed();
            Ok(rows)
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    let assigned = rows.iter().filter(|row| row.outcome == AssignOutcome::Assigned).count();
    Ok(Json(AssignOutcomes { rows, assigned }))
}
