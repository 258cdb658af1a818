//! Saying that one has a directive, and that one is at it.

use axum::Json;
use axum::extract::State;
use kernel::{Act, Error, Result};
use serde::Deserialize;

use super::assignments::{Assignment, describe_one};
use super::model::{AssignmentState, Move};
use super::steps::{NewStep, take};
use super::store::{AssignmentId, assignment_to_change, own};
use super::{RECEIVE_ASSIGNMENT, START_ASSIGNMENT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// Nothing but the saying.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignmentSaid {}

/// Says that one has it. Whoever has it already says nothing new.
#[utoipa::path(post, path = "/assignments/{id}/receive", operation_id = "receiveAssignment", tag = "directive",
    request_body = AssignmentSaid, params(("id" = AssignmentId, Path)), responses((status = 200, body = Assignment), Refusals),
    security(("session" = [])))]
pub async fn receive_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AssignmentId>,
    Body(AssignmentSaid {}): Body<AssignmentSaid>,
) -> Result<Json<Assignment>> {
    step_on(&house, &person, RECEIVE_ASSIGNMENT, id, Move::Receive, "received").await
}

/// Says that one is at it. Whoever is at it already says nothing new.
#[utoipa::path(post, path = "/assignments/{id}/start", operation_id = "startAssignment", tag = "directive",
    request_body = AssignmentSaid, params(("id" = AssignmentId, Path)), responses((status = 200, body = Assignment), Refusals),
    security(("session" = [])))]
pub async fn start_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AssignmentId>,
    Body(AssignmentSaid {}): Body<AssignmentSaid>,
) -> Result<Json<Assignment>> {
    step_on(&house, &person, START_ASSIGNMENT, id, Move::Start, "acting").await
}

async fn step_on(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: AssignmentId,
    way: Move,
    step: &'static str,
) -> Result<Json<Assignment>> {
    let (_, area) = own(house, person, act, id).await?;
    let current = describe_one(house, person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("assignment", id);
            let row = assignment_to_change(tx, id).await?;
            let state = AssignmentState::of_code(&row.state)?;
            let said = match way {
                Move::Receive => state.is_undone() && state != AssignmentState::Sent,
                _ => state == AssignmentState::Acting,
            };
            if said {
                tx.nothing_changed();
                return Ok(());
            }
            let step = NewStep::plain(tx, step);
            take(tx, &house.store, &row, way, step).await.map_err(|error| match error {
                Error::Conflict { code, .. } => Error::conflict_with(code, &current),
                other => other,
            })
        })
        .await?;
    describe_one(house, person, id).await.map(Json)
}
