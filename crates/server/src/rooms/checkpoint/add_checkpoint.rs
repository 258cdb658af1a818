//! Setting up a checkpoint.

use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::list_checkpoints::{Checkpoint, describe_one};
use super::model::{CheckpointKind, Hours};
use super::store::{CheckpointId, checkpoint, opening};
use super::{ADD_CHECKPOINT, OPENED};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::{area, coverage};

/// A checkpoint to be set up.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheckpoint {
    /// Where it belongs: a township or finer.
    #[schema(value_type = String, example = "220581104")]
    pub area: AreaCode,
    /// What it stands at.
    pub kind: CheckpointKind,
    /// Name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Road and kilometre, gate or landmark.
    #[schema(min_length = 1, max_length = 100)]
    pub place: String,
    /// When it is open: `00:00-24:00` is round the clock.
    #[schema(max_length = 11, example = "00:00-24:00")]
    pub hours: String,
    /// Who answers for it.
    pub lead: Option<WorkerId>,
}

/// Sets up a checkpoint; it is open from now on.
#[utoipa::path(put, path = "/checkpoints/{id}", operation_id = "addCheckpoint", tag = "checkpoint",
    request_body = NewCheckpoint, params(("id" = CheckpointId, Path)),
    responses((status = 201, body = Checkpoint), (status = 200, body = Checkpoint, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_checkpoint(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Body(mut new): Body<NewCheckpoint>,
) -> Result<Created<Checkpoint>> {
    let scope = person.scope(ADD_CHECKPOINT)?;
    if !scope.contains(&new.area) || !area::exists(&house.store.read, &new.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    if new.area.level() < Level::Township {
        return Err(Error::invalid("area", "area_too_wide"));
    }
    new.name = short("name", &new.name, 60)?;
    new.place = short("place", &new.place, 100)?;
    Hours::parse(&new.hours).ok_or(Error::invalid("hours", "hours_invalid"))?;
    check_lead(&house, new.area, new.lead).await?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_CHECKPOINT, &new.area, async |tx| {
            tx.about("checkpoint", id);
            tx.tell(&serde_json::json!({ "kind": new.kind, "hours": new.hours }));
            if let Some(known) = tx.one(checkpoint::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            add(tx, id, digest.clone(), &new).await.map(|()| true)
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Stores a checkpoint that is open from now on.
pub async fn add(tx: &mut Tx, id: CheckpointId, digest: Vec<u8>, new: &NewCheckpoint) -> Result<()> {
    let row = checkpoint::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        area: Set(new.area.to_string()),
        kind: Set(new.kind.code().to_owned()),
        name: Set(new.name.clone()),
        place: Set(new.place.clone()),
        hours: Set(new.hours.clone()),
        state: Set("open".to_owned()),
        closed_reason: Set(None),
        lead: Set(new.lead),
        created_at: Set(tx.now()),
        version: Set(1),
    };
    let row = row.insert(tx).await?;
    open(tx, &row).await
}

/// Notes that a checkpoint is open from today.
pub async fn open(tx: &mut Tx, row: &checkpoint::Model) -> Result<()> {
    let from = opening::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        checkpoint_id: Set(row.id),
        area: Set(row.area.clone()),
        kind: Set(row.kind.clone()),
        from_day: Set(tx.today()),
        to_day: Set(None),
    };
    from.insert(tx).await?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    tx.tally(&OPENED, area, tx.today(), &row.kind, 1);
    coverage::touch(tx, vec![coverage::Subject::checkpoint(area, row.id)]).await
}

/// A text that must be there.
pub fn short(field: &'static str, text: &str, longest: usize) -> Result<String> {
    words(field, Some(text), longest)?.ok_or(Error::invalid(field, "text_length"))
}

/// Whoever leads a checkpoint holds a post there, above it or in its township.
pub async fn check_lead(house: &House, area: AreaCode, lead: Option<WorkerId>) -> Result<()> {
    let Some(lead) = lead else { return Ok(()) };
    let around = around(&house.store.read, area, house.store.clock.today()).await?;
    if around.iter().any(|holder| holder.worker_id == lead) {
        Ok(())
    } else {
        Err(Error::invalid("lead", "worker_not_here"))
    }
}

/// Who can be asked to stand at a checkpoint there.
pub async fn around(from: &impl Read, area: AreaCode, day: kernel::Day) -> Result<Vec<people::Holder>> {
    people::holders_around(from, area, area.within_level(Level::Township).unwrap_or(area), day).await
}
