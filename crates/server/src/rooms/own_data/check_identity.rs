//! Noting that the document of whoever asks was seen, and is the one recorded.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::CHECK_IDENTITY;
use super::identity::{SeenDocument, differs, hear};
use super::model::DataRequestKind;
use super::show_data_request::{DataRequest, again};
use super::store::{self, DataRequestId, data_request};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// The document, read from it now.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckIdentity {
    /// The document that was shown.
    pub seen: SeenDocument,
    /// The version the caller saw.
    pub version: i64,
}

/// Notes that whoever asks showed the document that is recorded. One that is not is refused, and that it was tried is in the journal.
#[utoipa::path(post, path = "/data-requests/{id}/identity", operation_id = "checkIdentity", tag = "own_data",
    request_body = CheckIdentity, params(("id" = DataRequestId, Path)),
    responses((status = 200, body = DataRequest), Refusals), security(("session" = [])))]
pub async fn check_identity(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<CheckIdentity>,
) -> Result<Json<DataRequest>> {
    let (row, area) = store::find(&house, &person, CHECK_IDENTITY, id).await?;
    let kind = DataRequestKind::of_code(&row.kind).ok_or(Error::internal("a request of no kind"))?;
    let differs = differs(&house, row.person_id, kind, &given.seen).await?;
    let refused = house
        .store
        .journal
        .record(&person.actor, CHECK_IDENTITY, &area, async |tx| {
            tx.about("data_request", id);
            let row = store::find_waiting(tx, id, given.version).await?;
            let refused = hear(tx, &house, &person, (CHECK_IDENTITY, area), &given.seen, differs).await?;
            if refused.is_some() {
                return Ok(refused);
            }
            let seen = data_request::ActiveModel {
                id: Set(id),
                seen: Set(Some(given.seen.document_type.clone())),
                seen_at: Set(Some(tx.now())),
                seen_by: Set(tx.actor().map(WorkerId)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            seen.update(tx).await?;
            Ok(None)
        })
        .await?;
    match refused {
        Some(error) => Err(error),
        None => again(&house, &person, CHECK_IDENTITY, id).await,
    }
}
