//! Closing a checkpoint with a reason, and opening it again.

use axum::Json;
use axum::extract::State;
use kernel::{Act, Error, Read, Result, Sealed, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::add_checkpoint::{open, short};
use super::list_checkpoints::{Checkpoint, describe_one};
use super::store::{self, CheckpointId, checkpoint, opening};
use super::{CLOSE_CHECKPOINT, CLOSED, REOPEN_CHECKPOINT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::coverage;

/// Why a checkpoint is closed.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseCheckpoint {
    /// The reason, in words; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The version the caller saw.
    pub version: i32,
}

/// The checkpoint as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenCheckpoint {
    /// The version the caller saw.
    pub version: i32,
}

/// Closes a checkpoint; nobody is on duty there any more.
#[utoipa::path(post, path = "/checkpoints/{id}/close", operation_id = "closeCheckpoint", tag = "checkpoint",
    request_body = CloseCheckpoint, params(("id" = CheckpointId, Path)),
    responses((status = 200, body = Checkpoint), Refusals), security(("session" = [])))]
pub async fn close_checkpoint(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Body(given): Body<CloseCheckpoint>,
) -> Result<Json<Checkpoint>> {
    let reason = short("reason", &given.reason, 200)?;
    let reason = house.store.vault.seal("reason", &reason)?;
    turn(&house, &person, CLOSE_CHECKPOINT, id, given.version, Some(reason)).await
}

/// Opens a checkpoint again.
#[utoipa::path(post, path = "/checkpoints/{id}/reopen", operation_id = "reopenCheckpoint", tag = "checkpoint",
    request_body = ReopenCheckpoint, params(("id" = CheckpointId, Path)),
    responses((status = 200, body = Checkpoint), Refusals), security(("session" = [])))]
pub async fn reopen_checkpoint(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Body(given): Body<ReopenCheckpoint>,
) -> Result<Json<Checkpoint>> {
    turn(&house, &person, REOPEN_CHECKPOINT, id, given.version, None).await
}

async fn turn(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: CheckpointId,
    version: i32,
    reason: Option<Sealed>,
) -> Result<Json<Checkpoint>> {
    let (_, area) = store::within_reach(house, person, act, id).await?;
    let current = describe_one(house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("checkpoint", id);
            let row = store::find_to_change(tx, id).await?;
            let to = if reason.is_some() { "closed" } else { "open" };
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.state == to {
                return Err(Error::conflict_with("checkpoint_state", &current));
            }
            if to == "closed" {
                closes(tx, &row).await?
            } else {
                open(tx, &row).await?
            }
            let turned = checkpoint::ActiveModel {
                id: Set(id),
                state: Set(to.to_owned()),
                closed_reason: Set(reason),
                version: Set(row.version + 1),
                ..Default::default()
            };
            turned.update(tx).await?;
            coverage::touch(tx, vec![coverage::Subject::checkpoint(area, id)]).await
        })
        .await?;
    describe_one(house, id).await.map(Json)
}

/// Ends the days on which it was open and everybody's time on duty.
async fn closes(tx: &mut Tx, row: &checkpoint::Model) -> Result<()> {
    let since = opening::Entity::find().filter(opening::Column::CheckpointId.eq(row.id));
    for one in tx.all(since.filter(opening::Column::ToDay.is_null())).await? {
        let ended = opening::ActiveModel { id: Set(one.id), to_day: Set(Some(tx.today())), ..Default::default() };
        ended.update(tx).await?;
        tx.tally(&CLOSED, one.area.parse().map_err(Error::internal)?, tx.today(), &one.kind, 1);
    }
    store::duty::Entity::update_many()
        .filter(store::duty::Column::CheckpointId.eq(row.id))
        .filter(store::duty::Column::OffAt.is_null())
        .col_expr(store::duty::Column::OffAt, Expr::value(tx.now()))
        .col_expr(store::duty::Column::OffBy, Expr::value(tx.actor()))
        .exec(tx)
        .await?;
    Ok(())
}
