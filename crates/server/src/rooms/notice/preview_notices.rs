//! For whom there can be papers, before any is made.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::Serialize;

use super::PREVIEW_NOTICES;
use super::subjects::{NoticeRow, NoticesWanted, describe};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};

/// What would come of it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct NoticesPreview {
    /// In the order of asking; a row with a `code` gets no paper.
    pub rows: Vec<NoticeRow>,
}

/// Says for whom of many there can be a paper, and why not for the others.
#[utoipa::path(post, path = "/notices/preview", operation_id = "previewNotices", tag = "notice", request_body = NoticesWanted,
    responses((status = 200, body = NoticesPreview), Refusals), security(("session" = [])))]
pub async fn preview_notices(
    State(house): State<House>,
    person: SignedIn,
    Body(wanted): Body<NoticesWanted>,
) -> Result<Json<NoticesPreview>> {
    let scope = person.scope(PREVIEW_NOTICES)?;
    wanted.check()?;
    let asked = wanted.look(&house.store.read, &house.store, &scope).await?;
    Ok(Json(NoticesPreview { rows: describe(&house, &asked).await? }))
}
