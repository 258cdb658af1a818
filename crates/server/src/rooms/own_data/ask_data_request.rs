//! Asking about one's own data on the page of one's isolation.

use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ASK_DATA_REQUEST;
use super::file_data_request::{Asked, write};
use super::list_my_data_requests::MyDataRequest;
use super::model::DataRequestKind;
use super::store::{DataRequestId, KIND, data_request};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, Resident, words};
use crate::rooms::isolation;

/// A request as the resident's page carries it.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskDataRequest {
    /// What they ask.
    pub kind: DataRequestKind,
    /// In their own words; a copy needs none. Kept sealed.
    #[schema(max_length = 1000)]
    pub text: Option<String>,
}

/// Asks about one's own data. Before anything is handed out somebody sees a document.
#[utoipa::path(put, path = "/my/data-requests/{id}", operation_id = "askDataRequest", tag = "own_data",
    request_body = AskDataRequest, params(("id" = DataRequestId, Path)),
    responses((status = 201, body = MyDataRequest), (status = 200, body = MyDataRequest, description = "The same again"), Refusals),
    security(("page" = [])))]
pub async fn ask_data_request(
    State(house): State<House>,
    me: Resident,
    At(id): At<DataRequestId>,
    Body(given): Body<AskDataRequest>,
) -> Result<Created<MyDataRequest>> {
    let vault = &house.store.vault;
    let text = words("text", given.text.as_deref(), 1000)?;
    if given.kind != DataRequestKind::Copy && text.is_none() {
        return Err(Error::invalid("text", "text_length"));
    }
    let request = serde_json::to_string(&(me.isolation_id, &given)).map_err(Error::internal)?;
    let digest = vault.index("request", &request).0;
    let text = text.map(|text| vault.seal(KIND, &text)).transpose()?;
    let made = house
        .store
        .journal
        .record(&me.actor, ASK_DATA_REQUEST, &me.area, async |tx| {
            tx.about("data_request", id);
            tx.tell(&json!({ "kind": given.kind }));
            let about = isolation::person_of(tx, me.isolation_id).await?;
            let asked = Asked { id, digest, kind: given.kind, about, channel: "page", text };
            write(tx, &house, me.area, asked, Default::default()).await
        })
        .await?;
    let row = house.store.read.one(data_request::Entity::find_by_id(id)).await?;
    let row = row.ok_or(Error::NotFound("data request"))?;
    let shown = MyDataRequest::of(&house, row)?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
