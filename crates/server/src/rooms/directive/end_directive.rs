//! Ending a directive: closed when all is verified or with a reason, or withdrawn with one.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Sealed, Store, Tx, task};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::chase::{late_cause, unreceived_cause};
use super::model::AssignmentState;
use super::show_directive::{Directive, describe_one};
use super::steps::{ENDED, NewStep};
use super::store::{DirectiveId, assignment, directive, directive_to_change, issued};
use super::{CLOSE_DIRECTIVE, DONE, WITHDRAW_DIRECTIVE};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

/// That a directive is at its end.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseDirective {
    /// The version the caller saw.
    pub version: i64,
    /// Why, where something is not verified. Kept sealed.
    #[schema(max_length = 500)]
    pub reason: Option<String>,
}

/// That a directive no longer holds.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawDirective {
    /// The version the caller saw.
    pub version: i64,
    /// Why. Kept sealed.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Closes a directive. What nobody did stays undone, and is nobody's task any more.
#[utoipa::path(post, path = "/directives/{id}/close", operation_id = "closeDirective", tag = "directive",
    request_body = CloseDirective, params(("id" = DirectiveId, Path)), responses((status = 200, body = Directive), Refusals),
    security(("session" = [])))]
pub async fn close_directive(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
    Body(given): Body<CloseDirective>,
) -> Result<Json<Directive>> {
    let reason = words("reason", given.reason.as_deref(), 500)?;
    end(&house, &person, CLOSE_DIRECTIVE, id, given.version, reason).await
}

/// Takes a directive back, and with it all by which it was broken down.
#[utoipa::path(post, path = "/directives/{id}/withdraw", operation_id = "withdrawDirective", tag = "directive",
    request_body = WithdrawDirective, params(("id" = DirectiveId, Path)),
    responses((status = 200, body = Directive), Refusals), security(("session" = [])))]
pub async fn withdraw_directive(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
    Body(given): Body<WithdrawDirective>,
) -> Result<Json<Directive>> {
    let reason = words("reason", Some(&given.reason), 500)?.ok_or(Error::invalid("reason", "text_length"))?;
    end(&house, &person, WITHDRAW_DIRECTIVE, id, given.version, Some(reason)).await
}

async fn end(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: DirectiveId,
    version: i64,
    reason: Option<String>,
) -> Result<Json<Directive>> {
    let (_, area) = issued(house, person, act, id).await?;
    let current = describe_one(house, person, id).await?;
    let sealed = reason.map(|reason| house.store.vault.seal("reason", &reason)).transpose()?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("directive", id);
            let row = directive_to_change(tx, id).await?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.state != "open" {
                return Err(Error::conflict_with("directive_ended", &current));
            }
            if act == WITHDRAW_DIRECTIVE {
                return withdraw(tx, &house.store, row, sealed).await;
            }
            let left = open_of(tx, id).await?;
            if !left.is_empty() && sealed.is_none() {
                return Err(Error::invalid("reason", "not_all_verified"));
            }
            tx.tell(&serde_json::json!({ "left": left.len() }));
            settle(tx, &house.store, &row, left, AssignmentState::Closed, sealed).await
        })
        .await?;
    describe_one(house, person, id).await.map(Json)
}

/// The assignments of a directive that are not verified.
async fn open_of(tx: &Tx, id: DirectiveId) -> Result<Vec<assignment::Model>> {
    let settled = [AssignmentState::Verified, AssignmentState::Closed, AssignmentState::Withdrawn];
    let open = assignment::Entity::find()
        .filter(assignment::Column::DirectiveId.eq(id))
        .filter(assignment::Column::State.is_not_in(settled.map(AssignmentState::code)));
    tx.all(open.lock_exclusive()).await
}

/// Takes back a directive and what is below it, from the top down.
async fn withdraw(tx: &mut Tx, store: &Store, top: directive::Model, reason: Option<Sealed>) -> Result<()> {
    let (first, mut waiting) = (top.id, vec![top]);
    while let Some(row) = waiting.pop() {
        if row.state != "open" {
            continue;
        }
        let all = assignment::Entity::find().filter(assignment::Column::DirectiveId.eq(row.id));
        let ids = tx.all(all).await?.into_iter().map(|row| row.id);
        let below = directive::Entity::find().filter(directive::Column::State.eq("open"));
        waiting.extend(tx.among(below, directive::Column::ParentId, ids).await?);
        let left = open_of(tx, row.id).await?;
        if row.id != first {
            let area: AreaCode = row.area.parse().map_err(Error::internal)?;
            tx.also(WITHDRAW_DIRECTIVE, area, "directive", row.id, &serde_json::json!({ "with": first }));
        }
        settle(tx, store, &row, left, AssignmentState::Withdrawn, reason.clone()).await?;
    }
    Ok(())
}

/// Ends a directive with what is left of it: assignments, tasks and alerts.
async fn settle(
    tx: &mut Tx,
    store: &Store,
    of: &directive::Model,
    left: Vec<assignment::Model>,
    state: AssignmentState,
    reason: Option<Sealed>,
) -> Result<()> {
    let mut causes = vec![];
    for row in &left {
        let mut changed = assignment::ActiveModel {
            id: Set(row.id),
            state: Set(state.code().to_owned()),
            version: Set(row.version + 1),
            ..Default::default()
        };
        // What was taken back counts as done no more; what was closed keeps what was said of it.
        if state == AssignmentState::Withdrawn
            && let Some(day) = row.done_on
        {
            changed.done_on = Set(None);
            tx.tally(&DONE, row.area.parse().map_err(Error::internal)?, day, &row.urgency, -1);
        }
        changed.update(tx).await?;
        task::cancel(tx, row.id.0).await?;
        NewStep::plain(tx, state.code()).row(tx, of.id, Some(row.id), &row.area).insert(tx).await?;
        if row.told_unreceived {
            causes.push(unreceived_cause(row));
        }
        if row.told_late {
            causes.push(late_cause(row));
        }
    }
    if !causes.is_empty() {
        alert::close_with(tx, &store.vault, &causes, ENDED).await?;
    }
    let step = NewStep { reason: reason.clone(), ..NewStep::plain(tx, state.code()) };
    step.row(tx, of.id, None, &of.area).insert(tx).await?;
    let ended = directive::ActiveModel {
        id: Set(of.id),
        state: Set(state.code().to_owned()),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.actor().map(WorkerId)),
        end_reason: Set(reason),
        version: Set(of.version + 1),
        ..Default::default()
    };
    ended.update(tx).await?;
    Ok(())
}
