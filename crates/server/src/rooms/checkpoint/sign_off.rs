//! Going off duty.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Stamp, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::SIGN_OFF;
use super::duties::{Duty, describe_one};
use super::sign_on::speaks_for_others;
use super::store::{self, CheckpointId, DutyId, duty};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// Somebody going off duty.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Why it is not themselves; kept sealed.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// Goes off duty, once the note of the shift before has been read. Others are signed off by whoever leads the checkpoint or plans
/// its shifts, with a reason.
#[utoipa::path(post, path = "/duties/{id}/sign-off", operation_id = "signOff", tag = "checkpoint", request_body = SignOff,
    params(("id" = DutyId, Path)), responses((status = 200, body = Duty), Refusals), security(("session" = [])))]
pub async fn sign_off(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DutyId>,
    Body(given): Body<SignOff>,
) -> Result<Json<Duty>> {
    let scope = person.scope(SIGN_OFF)?;
    let seen = house.store.read.one(duty::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("duty"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("duty"));
    }
    let me = person.actor.worker.map(WorkerId).ok_or(Error::internal("a session without its worker"))?;
    let own = seen.worker_id == me;
    let reason = words("reason", given.reason.as_deref(), 200)?;
    if !own {
        let row = store::find(&house.store.read, seen.checkpoint_id).await?.ok_or(Error::NotFound("checkpoint"))?;
        speaks_for_others(&person, &row, me)?;
        if reason.is_none() {
            return Err(Error::invalid("reason", "reason_missing"));
        }
    }
    let reason = reason.map(|reason| house.store.vault.seal("reason", &reason)).transpose()?;
    house
        .store
        .journal
        .record(&person.actor, SIGN_OFF, &area, async |tx| {
            tx.about("checkpoint", seen.checkpoint_id);
            tx.tell(&serde_json::json!({ "duty": id, "worker": seen.worker_id }));
            let row = tx.one(duty::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("duty"))?;
            if row.off_at.is_some() {
                return Err(Error::conflict("signed_off"));
            }
            if own && unread(tx, &row).await? {
                return Err(Error::conflict("handover_unread"));
            }
            let off = duty::ActiveModel {
                id: Set(id),
                off_at: Set(Some(tx.now())),
                off_by: Set(tx.actor().map(WorkerId)),
                off_reason: Set(reason),
                ..Default::default()
            };
            off.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}

/// Whether the shift before left a note that nobody has read. What one's own shift writes is for the next.
async fn unread(tx: &Tx, row: &duty::Model) -> Result<bool> {
    let last = store::last_note(tx, row.checkpoint_id).await?;
    Ok(last.is_some_and(|note| note.read_at.is_none() && note.written_at < row.on_at))
}

/// Ends the time on duty of everybody at a checkpoint who came before a moment; the exercise changes its shifts with it.
pub async fn sign_off_all(tx: &Tx, at: CheckpointId, before: Stamp) -> Result<()> {
    duty::Entity::update_many()
        .filter(duty::Column::CheckpointId.eq(at))
        .filter(duty::Column::OffAt.is_null())
        .filter(duty::Column::OnAt.lt(before))
        .col_expr(duty::Column::OffAt, Expr::value(tx.now()))
        .col_expr(duty::Column::OffBy, Expr::value(tx.actor()))
        .exec(tx)
        .await?;
    Ok(())
}
