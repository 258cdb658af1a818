//! What an isolated person said, and the answers.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_MY_NEEDS;
use super::model::{NeedCategory, NeedKind};
use super::store::{NeedId, need};
use crate::house::House;
use crate::http::{Refusals, Resident};
use crate::rooms::people::{self, WorkerId};

/// A need as whoever raised it sees it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyNeed {
    /// Its id.
    pub id: NeedId,
    /// What it is.
    pub kind: NeedKind,
    /// What an ask is for.
    pub category: Option<NeedCategory>,
    /// In their own words.
    pub text: Option<String>,
    /// `open`, `taken` or `answered`.
    pub state: String,
    /// When it was raised.
    pub raised_at: Stamp,
    /// By when it is answered.
    pub due_at: Stamp,
    /// Who looks after it.
    pub taken_by: Option<String>,
    /// What came of an appeal.
    pub granted: Option<bool>,
    /// The answer.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Stamp>,
}

impl MyNeed {
    /// Describes needs for whoever raised them.
    pub async fn describe(house: &House, rows: Vec<need::Model>) -> Result<Vec<Self>> {
        let vault = &house.store.vault;
        let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.taken_by, row.answered_by]).flatten().collect();
        let names = people::worker_names(&house.store.read, who).await?;
        let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
        let open = |kind, sealed: Option<kernel::Sealed>| sealed.map(|sealed| vault.open(kind, &sealed)).transpose();
        let one = |row: need::Model| {
            Ok(Self {
                id: row.id,
                kind: NeedKind::of_code(&row.kind).ok_or(Error::internal("a need of no kind"))?,
                category: row.category.as_deref().and_then(NeedCategory::of_code),
                text: open("need", row.text)?,
                state: row.state,
                raised_at: row.raised_at,
                due_at: row.due_at,
                taken_by: name(row.taken_by),
                granted: row.granted,
                answer: open("answer", row.answer)?,
                answered_by: name(row.answered_by),
                answered_at: row.answered_at,
            })
        };
        rows.into_iter().map(one).collect()
    }
}

/// Lists one's own needs, the latest first.
#[utoipa::path(get, path = "/my/needs", operation_id = "listMyNeeds", tag = "need",
    responses((status = 200, body = Vec<MyNeed>), Refusals), security(("page" = [])))]
pub async fn list_my_needs(State(house): State<House>, me: Resident) -> Result<Json<Vec<MyNeed>>> {
    me.actor.must(LIST_MY_NEEDS, &me.area)?;
    let own = need::Entity::find().filter(need::Column::IsolationId.eq(me.isolation_id));
    let rows = house.store.read.all(own.order_by_desc(need::Column::Id).limit(200)).await?;
    MyNeed::describe(&house, rows).await.map(Json)
}
