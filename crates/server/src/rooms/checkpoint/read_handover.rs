//! Saying that one has read what the last shift wrote.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

use super::READ_HANDOVER;
use super::list_handovers::{Handover, describe_one};
use super::store::{self, HandoverId, handover};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// Says that one has read the note of the last shift; somebody else on duty there than whoever wrote it.
#[utoipa::path(post, path = "/handovers/{id}/read", operation_id = "readHandover", tag = "checkpoint",
    params(("id" = HandoverId, Path)), responses((status = 200, body = Handover), Refusals), security(("session" = [])))]
pub async fn read_handover(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HandoverId>,
) -> Result<Json<Handover>> {
    let scope = person.scope(READ_HANDOVER)?;
    let seen = house.store.read.one(handover::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("handover"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("handover"));
    }
    let me = person.actor.worker.map(WorkerId).ok_or(Error::internal("a session without its worker"))?;
    house
        .store
        .journal
        .record(&person.actor, READ_HANDOVER, &area, async |tx| {
            tx.about("checkpoint", seen.checkpoint_id);
            tx.tell(&serde_json::json!({ "handover": id }));
            let find = handover::Entity::find_by_id(id).lock_exclusive();
            let row = tx.one(find).await?.ok_or(Error::NotFound("handover"))?;
            if row.read_at.is_some() {
                return Err(Error::conflict("handover_read"));
            }
            if row.written_by == Some(me) {
                return Err(Error::conflict("handover_own"));
            }
            if store::standing(tx, me).await?.is_none_or(|duty| duty.checkpoint_id != row.checkpoint_id) {
                return Err(Error::conflict("not_on_duty"));
            }
            let read = handover::ActiveModel {
                id: Set(id),
                read_at: Set(Some(tx.now())),
                read_by: Set(Some(me)),
                ..Default::default()
            };
            read.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}
