//! Writing to the next shift.

use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::HAND_OVER;
use super::add_checkpoint::short;
use super::list_handovers::{Handover, describe_one};
use super::store::{self, CheckpointId, HandoverId, handover};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// A note to the next shift.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Where the caller is on duty.
    pub checkpoint_id: CheckpointId,
    /// What the next shift must know; kept sealed.
    #[schema(min_length = 1, max_length = 1000)]
    pub text: String,
}

/// Leaves a note for the next shift; only who stands there can.
#[utoipa::path(put, path = "/handovers/{id}", operation_id = "handOver", tag = "checkpoint", request_body = HandOver,
    params(("id" = HandoverId, Path)),
    responses((status = 201, body = Handover), (status = 200, body = Handover, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn hand_over(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HandoverId>,
    Body(given): Body<HandOver>,
) -> Result<Created<Handover>> {
    let (row, area) = store::within_reach(&house, &person, HAND_OVER, given.checkpoint_id).await?;
    let text = short("text", &given.text, 1000)?;
    let vault = &house.store.vault;
    let me = person.actor.worker.map(WorkerId).ok_or(Error::internal("a session without its worker"))?;
    let digest = vault.index("request", &serde_json::to_string(&(me, &given)).map_err(Error::internal)?).0;
    let text = vault.seal("handover", &text)?;
    let made = house
        .store
        .journal
        .record(&person.actor, HAND_OVER, &area, async |tx| {
            tx.about("checkpoint", row.id);
            tx.tell(&serde_json::json!({ "handover": id }));
            if let Some(known) = tx.one(handover::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if store::standing(tx, me).await?.is_none_or(|duty| duty.checkpoint_id != row.id) {
                return Err(Error::conflict("not_on_duty"));
            }
            let note = handover::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                checkpoint_id: Set(row.id),
                area: Set(row.area.clone()),
                text: Set(text),
                written_at: Set(tx.now()),
                written_by: Set(Some(me)),
                read_at: Set(None),
                read_by: Set(None),
            };
            note.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
