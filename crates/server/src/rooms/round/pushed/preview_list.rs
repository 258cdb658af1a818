//! Looking at a list before it is imported: what its columns hold and how its rows would be answered.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use serde::Serialize;

use super::matching;
use super::sheet::{SentSheet, places};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::round::PREVIEW_PUSHED_LIST;
use crate::rooms::screening::sheet::{ArrivalField, Column, Mapping};
use crate::rooms::screening::{Parts, Upload, beside, take};

/// A field that a column can hold.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PushedField {
    /// Its name.
    pub code: ArrivalField,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

/// What a list holds, before anything is written.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PushedPreview {
    /// The file's name.
    pub file_name: String,
    /// The sheet's name.
    pub sheet: String,
    /// The columns from the left.
    pub columns: Vec<Column>,
    /// What the columns hold: the mapping given, or the one detected.
    pub mapping: Mapping,
    /// The fields by which somebody is found.
    pub fields: Vec<PushedField>,
    /// Fields that are needed and not there; empty means it can be imported.
    pub missing: Vec<ArrivalField>,
    /// Rows that ask about somebody.
    pub rows: usize,
    /// How many would be answered how.
    pub answers: BTreeMap<String, usize>,
}

/// The fields by which somebody is found.
const FIELDS: &[ArrivalField] = &[
    ArrivalField::Name,
    ArrivalField::DocumentType,
    ArrivalField::DocumentNumber,
    ArrivalField::Phone,
    ArrivalField::Township,
    ArrivalField::Community,
    ArrivalField::AreaText,
    ArrivalField::Address,
];

/// Reads a list that was sent down and says how its rows would be answered. Writes nothing.
#[utoipa::path(post, path = "/pushed-lists/preview", operation_id = "previewPushedList", tag = "round",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = PushedPreview), Refusals), security(("session" = [])))]
pub async fn preview_pushed_list(
    State(house): State<House>,
    person: SignedIn,
    parts: Parts,
) -> Result<Json<PushedPreview>> {
    let scope = person.scope(PREVIEW_PUSHED_LIST)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(PREVIEW_PUSHED_LIST))?;
    let upload = take(parts).await?;
    let places = places(&house.store.read, house.city).await?;
    let (bytes, mapping, today) = (upload.bytes, upload.mapping, house.store.clock.today());
    let sent = beside(move || SentSheet::read(bytes, mapping, &places, today)).await?;
    let mut answers: BTreeMap<String, usize> = BTreeMap::new();
    for one in matching::answer(&house.store.read, &house.store.vault, place, &sent.rows).await? {
        *answers.entry(one.answer.code().to_owned()).or_default() += 1;
    }
    let field = |field: &ArrivalField| {
        let (zh, en) = field.labels();
        PushedField { code: *field, zh, en }
    };
    Ok(Json(PushedPreview {
        file_name: upload.name,
        sheet: sent.sheet.clone(),
        missing: sent.missing(),
        rows: sent.rows.len(),
        columns: sent.layout.columns,
        mapping: sent.mapping,
        fields: FIELDS.iter().map(field).collect(),
        answers,
    }))
}
