//! The papers of an isolation: which, when, by whom.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_NOTICES;
use super::model::NoticeKind;
use super::store::{BatchId, NoticeId, notice};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::isolation::{self, IsolationId};
use crate::rooms::people;

/// A paper in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct NoticeLine {
    /// Its id.
    pub id: NoticeId,
    /// Those it was made with.
    pub batch: BatchId,
    /// Which paper.
    pub kind: NoticeKind,
    /// Its number.
    pub number: String,
    /// The day on it.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// The last day on it.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
    /// When it was made.
    pub made_at: Stamp,
    /// By whom.
    pub made_by: Option<String>,
}

/// The papers of an isolation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct NoticeLines {
    /// Newest first; those on the door of the household are among them.
    pub rows: Vec<NoticeLine>,
}

/// Lists the papers of an isolation and of its door.
#[utoipa::path(get, path = "/isolations/{id}/notices", operation_id = "listNotices", tag = "notice",
    params(("id" = IsolationId, Path)), responses((status = 200, body = NoticeLines), Refusals), security(("session" = [])))]
pub async fn list_notices(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
) -> Result<Json<NoticeLines>> {
    let scope = person.scope(LIST_NOTICES)?;
    let read = &house.store.read;
    let one = isolation::standings(read, [id]).await?.remove(&id).filter(|one| scope.contains(&one.area));
    let one = one.ok_or(Error::NotFound("isolation"))?;
    let door = Condition::all()
        .add(notice::Column::IsolationId.is_null())
        .add(notice::Column::HouseholdId.eq(one.household_id));
    let rows = notice::Entity::find()
        .filter(Condition::any().add(notice::Column::IsolationId.eq(id)).add(door))
        .filter(scope.on(notice::Column::Area));
    let rows = read.all(rows.order_by_desc(notice::Column::Id).limit(200)).await?;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.made_by)).await?;
    let line = |row: notice::Model| {
        Ok(NoticeLine {
            id: row.id,
            batch: row.batch,
            kind: NoticeKind::of_code(&row.kind).ok_or(Error::internal("a paper of no kind"))?,
            number: row.number,
            day: row.day,
            ends_on: row.ends_on,
            made_at: row.made_at,
            made_by: row.made_by.and_then(|id| names.get(&id).cloned()),
        })
    };
    Ok(Json(NoticeLines { rows: rows.into_iter().map(line).collect::<Result<_>>()? }))
}
