//! Changing a checkpoint: its name, place, hours or lead.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::CHANGE_CHECKPOINT;
use super::add_checkpoint::{check_lead, short};
use super::list_checkpoints::{Checkpoint, describe_one};
use super::model::Hours;
use super::store::{self, CheckpointId, checkpoint};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::coverage;
use crate::rooms::people::WorkerId;

/// A checkpoint as it is to be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCheckpoint {
    /// Name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Road and kilometre, gate or landmark.
    #[schema(min_length = 1, max_length = 100)]
    pub place: String,
    /// When it is open: `00:00-24:00` is round the clock.
    #[schema(max_length = 11, example = "06:00-22:00")]
    pub hours: String,
    /// Who answers for it.
    pub lead: Option<WorkerId>,
    /// The version the caller saw.
    pub version: i32,
}

/// Changes a checkpoint. One of another kind or in another area is another checkpoint.
#[utoipa::path(post, path = "/checkpoints/{id}/change", operation_id = "changeCheckpoint", tag = "checkpoint",
    request_body = ChangeCheckpoint, params(("id" = CheckpointId, Path)),
    responses((status = 200, body = Checkpoint), Refusals), security(("session" = [])))]
pub async fn change_checkpoint(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Body(given): Body<ChangeCheckpoint>,
) -> Result<Json<Checkpoint>> {
    let (_, area) = store::within_reach(&house, &person, CHANGE_CHECKPOINT, id).await?;
    let name = short("name", &given.name, 60)?;
    let place = short("place", &given.place, 100)?;
    Hours::parse(&given.hours).ok_or(Error::invalid("hours", "hours_invalid"))?;
    check_lead(&house, area, given.lead).await?;
    let current = describe_one(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, CHANGE_CHECKPOINT, &area, async |tx| {
            tx.about("checkpoint", id);
            tx.tell(&serde_json::json!({ "hours": given.hours, "lead": given.lead }));
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let changed = checkpoint::ActiveModel {
                id: Set(id),
                name: Set(name),
                place: Set(place),
                hours: Set(given.hours),
                lead: Set(given.lead),
                version: Set(row.version + 1),
                ..Default::default()
            };
            changed.update(tx).await?;
            coverage::touch(tx, vec![coverage::Subject::checkpoint(area, id)]).await
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}
