//! How a text will look, with somebody invented on it.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::{Deserialize, Serialize};

use super::PREVIEW_TEMPLATE;
use super::markup::{LONGEST, check, fill};
use super::model::NoticeKind;
use super::paper::{PaperSheet, sample};
use super::qr::{self, Qr};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn, words};

/// A text that is being written.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewTemplate {
    /// Which paper.
    pub kind: NoticeKind,
    /// The text.
    #[schema(min_length = 1, max_length = 8000)]
    pub text: String,
}

/// How it looks.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TemplateSample {
    /// Its sheets.
    pub sheets: Vec<PaperSheet>,
    /// A code that opens nothing.
    pub qr: Option<Qr>,
}

/// Shows a text with somebody invented on it. Nothing is kept.
#[utoipa::path(post, path = "/notice-templates/preview", operation_id = "previewTemplate", tag = "notice",
    request_body = PreviewTemplate, responses((status = 200, body = TemplateSample), Refusals), security(("session" = [])))]
pub async fn preview_template(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<PreviewTemplate>,
) -> Result<Json<TemplateSample>> {
    person.scope(PREVIEW_TEMPLATE)?;
    words("text", Some(&given.text), LONGEST)?;
    check(&given.text, given.kind)?;
    let sheets = fill(&given.text, &sample(house.store.clock.today()))?;
    let qr = given.kind.has_page().then(|| qr::drawn("https://wangge.example.cn/my/door#example")).transpose()?;
    Ok(Json(TemplateSample { sheets: sheets.into_iter().map(|blocks| PaperSheet { blocks }).collect(), qr }))
}
