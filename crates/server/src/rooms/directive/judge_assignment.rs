//! What the issuer says of what is done: it is verified, or it comes back with the reason.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Result, Stamp, task};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::assignments::{Assignment, describe_one};
use super::issue_directive::task_of;
use super::model::{DirectiveRules, DirectiveUrgency, Move};
use super::steps::{NewStep, take};
use super::store::{AssignmentId, StepId, assignment, assignment_to_change, with_directive};
use super::{RETURN_ASSIGNMENT, VERIFY_ASSIGNMENT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};

/// That it is done as it should be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyAssignment {
    /// The version the caller saw.
    pub version: i64,
    /// What there is to say. Kept sealed.
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

/// That it is not done as it should be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnAssignment {
    /// The version the caller saw.
    pub version: i64,
    /// Why it comes back. Kept sealed.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
    /// By when it is done now; as before if not given.
    pub due_at: Option<Stamp>,
}

/// Agrees that an assignment is done.
#[utoipa::path(post, path = "/assignments/{id}/verify", operation_id = "verifyAssignment", tag = "directive",
    request_body = VerifyAssignment, params(("id" = AssignmentId, Path)),
    responses((status = 200, body = Assignment), Refusals), security(("session" = [])))]
pub async fn verify_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AssignmentId>,
    Body(given): Body<VerifyAssignment>,
) -> Result<Json<Assignment>> {
    let note = words("note", given.note.as_deref(), 500)?;
    judge(&house, &person, VERIFY_ASSIGNMENT, id, given.version, Judged { way: Move::Verify, text: note, due_at: None })
        .await
}

/// Gives an assignment back to whose it is.
#[utoipa::path(post, path = "/assignments/{id}/return", operation_id = "returnAssignment", tag = "directive",
    request_body = ReturnAssignment, params(("id" = AssignmentId, Path)),
    responses((status = 200, body = Assignment), Refusals), security(("session" = [])))]
pub async fn return_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AssignmentId>,
    Body(given): Body<ReturnAssignment>,
) -> Result<Json<Assignment>> {
    let reason = words("reason", Some(&given.reason), 500)?.ok_or(Error::invalid("reason", "text_length"))?;
    let now = house.store.clock.now();
    if given.due_at.is_some_and(|due| due <= now) {
        return Err(Error::invalid("due_at", "due_passed"));
    }
    if given.due_at.is_some_and(|due| due > now.plus_hours(400 * 24)) {
        return Err(Error::invalid("due_at", "date_range"));
    }
    let judged = Judged { way: Move::Return, text: Some(reason), due_at: given.due_at };
    judge(&house, &person, RETURN_ASSIGNMENT, id, given.version, judged).await
}

struct Judged {
    way: Move,
    text: Option<String>,
    due_at: Option<Stamp>,
}

async fn judge(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: AssignmentId,
    version: i64,
    judged: Judged,
) -> Result<Json<Assignment>> {
    let scope = person.scope(act)?;
    let (seen, of) = with_directive(&house.store.read, id).await?;
    let area: AreaCode = of.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("assignment"));
    }
    if person.actor.worker == Some(seen.worker_id.0) {
        return Err(Error::conflict("own_assignment"));
    }
    let current = describe_one(house, person, id).await?;
    let text = judged.text.map(|text| house.store.vault.seal("report", &text)).transpose()?;
    let (way, due_at) = (judged.way, judged.due_at);
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("assignment", id);
            tx.tell(&serde_json::json!({ "due_at": due_at }));
            let row = assignment_to_change(tx, id).await?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let step = if way == Move::Verify { "verified" } else { "returned" };
            let step = NewStep { text, id: StepId::new(tx.now()), digest: None, step, reason: None };
            take(tx, &house.store, &row, way, step).await.map_err(|error| match error {
                Error::Conflict { code, .. } => Error::conflict_with(code, &current),
                other => other,
            })?;
            if way == Move::Return {
                let there: AreaCode = row.area.parse().map_err(Error::internal)?;
                let due = due_at.unwrap_or(row.due_at);
                if let Some(due) = due_at {
                    let rules = DirectiveRules::on(&house.store.policy, tx.today())?;
                    let urgency = DirectiveUrgency::of_code(&row.urgency).ok_or(Error::internal("of no urgency"))?;
                    let changed = assignment::ActiveModel {
                        id: Set(id),
                        due_at: Set(due),
                        chase_at: Set(due.plus_seconds(rules.of(urgency)?.late_minutes * 60)),
                        told_late: Set(false),
                        ..Default::default()
                    };
                    changed.update(tx).await?;
                }
                // Each time it comes back it is another task; the one before was done.
                let slot = format!("return{}", row.returns + 1);
                let again = task_of(id, there, row.worker_id, slot, tx.now(), due, tx.today());
                task::lay(tx, &[again]).await?;
            }
            Ok(())
        })
        .await?;
    describe_one(house, person, id).await.map(Json)
}
