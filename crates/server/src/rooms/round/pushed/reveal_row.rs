//! Seeing the whole number of somebody asked about, to call them.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::{Deserialize, Serialize};

use super::store::{PushedRowId, Who, find_row};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::round::REVEAL_PUSHED_ROW;

/// Why somebody looks.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RowReason {
    /// What it is needed for: a code of the policy, see `readRevealRules`.
    #[schema(max_length = 40, example = "contact")]
    pub purpose: String,
}

/// Somebody asked about, in full.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PushedRowInFull {
    /// The row.
    pub id: PushedRowId,
    /// Name.
    pub name: String,
    /// Number of the document, as written.
    pub document_number: Option<String>,
    /// Phone, as written.
    pub phone: Option<String>,
    /// Where they are said to live.
    pub address: Option<String>,
}

/// Shows somebody asked about in full. Who looked is in the journal.
#[utoipa::path(post, path = "/pushed-rows/{id}/reveal", operation_id = "revealPushedRow", tag = "round",
    request_body = RowReason, params(("id" = PushedRowId, Path)), responses((status = 200, body = PushedRowInFull), Refusals),
    security(("session" = [])))]
pub async fn reveal_pushed_row(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushedRowId>,
    Body(reason): Body<RowReason>,
) -> Result<Json<PushedRowInFull>> {
    let (row, area) = find_row(&house, &person, REVEAL_PUSHED_ROW, id).await?;
    let who = Who::open(&house.store.vault, &row.who)?;
    let look = Look {
        act: REVEAL_PUSHED_ROW,
        area,
        purpose: reason.purpose,
        persons: row.person_id.into_iter().collect(),
        shown: 1,
        line: Some(("pushed_row", id.to_string(), serde_json::json!({}))),
    };
    audit::look(&house, &person, look).await?;
    let Who { name, document, phone, address, .. } = who;
    Ok(Json(PushedRowInFull { id, name, document_number: document, phone, address }))
}
