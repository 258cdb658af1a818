//! What somebody asked about their own data on their page, and what came of it.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_MY_DATA_REQUESTS;
use super::model::{DataRequestKind, OwnDataRules, RefusalGround};
use super::store::{DataRequestId, KIND, data_request};
use crate::house::House;
use crate::http::{Refusals, Resident};
use crate::rooms::isolation;

/// A request as whoever asked sees it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyDataRequest {
    /// Its id.
    pub id: DataRequestId,
    /// What they ask.
    pub kind: DataRequestKind,
    /// When it was asked.
    pub asked_at: Stamp,
    /// The last day on which it is answered in time.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// `asked`, `answered` or `refused`.
    pub state: String,
    /// Why it was refused.
    pub refusal: Option<RefusalGround>,
    /// Until when it is kept, where that is why; none where that is not known yet.
    #[schema(value_type = Option<String>, format = Date)]
    pub kept_until: Option<Day>,
    /// 向谁投诉.
    pub complain_zh: Option<String>,
    /// Where to complain of a refusal.
    pub complain_en: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}

impl MyDataRequest {
    /// Describes it for whoever asked.
    pub fn of(house: &House, row: data_request::Model) -> Result<Self> {
        let rules = OwnDataRules::on(&house.store.policy, house.store.clock.today())?;
        let refusal = row.refusal.as_deref().and_then(RefusalGround::of_code);
        Ok(Self {
            id: row.id,
            kind: DataRequestKind::of_code(&row.kind).ok_or(Error::internal("a request of no kind"))?,
            asked_at: row.asked_at,
            due_on: row.due_on,
            state: row.state,
            complain_zh: refusal.map(|_| rules.complain_zh),
            complain_en: refusal.map(|_| rules.complain_en),
            refusal,
            kept_until: row.kept_until,
            answer: row.answer.map(|sealed| house.store.vault.open(KIND, &sealed)).transpose()?,
        })
    }
}

/// Lists what somebody asked on their page, the latest first.
#[utoipa::path(get, path = "/my/data-requests", operation_id = "listMyDataRequests", tag = "own_data",
    responses((status = 200, body = Vec<MyDataRequest>), Refusals), security(("page" = [])))]
pub async fn list_my_data_requests(State(house): State<House>, me: Resident) -> Result<Json<Vec<MyDataRequest>>> {
    me.actor.must(LIST_MY_DATA_REQUESTS, &me.area)?;
    let read = &house.store.read;
    let own = data_request::Entity::find()
        .filter(data_request::Column::PersonId.eq(isolation::person_of(read, me.isolation_id).await?))
        .filter(data_request::Column::Channel.eq("page"));
    let rows = read.all(own.order_by_desc(data_request::Column::Id).limit(50)).await?;
    rows.into_iter().map(|row| MyDataRequest::of(&house, row)).collect::<Result<Vec<_>>>().map(Json)
}
