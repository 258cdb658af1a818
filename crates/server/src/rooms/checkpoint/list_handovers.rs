//! What shifts wrote to each other.

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_HANDOVERS;
use super::store::{self, CheckpointId, HandoverId, handover};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// A note from one shift to the next.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Handover {
    /// Its id.
    pub id: HandoverId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// What the next shift must know.
    pub text: String,
    /// When it was written.
    pub written_at: Stamp,
    /// Who wrote it.
    pub written_by: Option<String>,
    /// Whether the caller wrote it.
    pub own: bool,
    /// When somebody of the next shift said that they have read it.
    pub read_at: Option<Stamp>,
    /// Who.
    pub read_by: Option<String>,
}

/// Lists the notes of a checkpoint, newest first.
#[utoipa::path(get, path = "/checkpoints/{id}/handovers", operation_id = "listHandovers", tag = "checkpoint",
    params(("id" = CheckpointId, Path), PageQuery), responses((status = 200, body = Page<Handover>), Refusals),
    security(("session" = [])))]
pub async fn list_handovers(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<Handover>>> {
    use handover::Column;
    store::within_reach(&house, &person, LIST_HANDOVERS, id).await?;
    let limit = page.rows()?;
    let mut select = handover::Entity::find().filter(Column::CheckpointId.eq(id));
    if let Some(last) = page.key::<HandoverId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, &person, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes one note.
pub async fn describe_one(house: &House, person: &SignedIn, id: HandoverId) -> Result<Handover> {
    let row = house.store.read.one(handover::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("handover"))?;
    describe(house, person, vec![row]).await?.pop().ok_or(Error::NotFound("handover"))
}

/// Describes notes.
pub async fn describe(house: &House, person: &SignedIn, rows: Vec<handover::Model>) -> Result<Vec<Handover>> {
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.written_by, row.read_by]).flatten().collect();
    let names = people::worker_names(&house.store.read, who).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let one = |row: handover::Model| {
        Ok(Handover {
            id: row.id,
            checkpoint_id: row.checkpoint_id,
            text: house.store.vault.open("handover", &row.text)?,
            written_at: row.written_at,
            written_by: name(row.written_by),
            own: row.written_by.is_some() && row.written_by == person.actor.worker.map(WorkerId),
            read_at: row.read_at,
            read_by: name(row.read_by),
        })
    };
    rows.into_iter().map(one).collect()
}
