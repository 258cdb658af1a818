//! Looking at a sheet before it is imported: what its columns hold and what the checks find. Nothing is written.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::Serialize;

use super::import::{Report, Source, import, unreadable};
use super::sheet::{ArrivalField, Column as SheetColumn, Mapping, Workbook, inspect};
use super::upload::{ImportQuery, Parts, Upload, beside, take};
use super::{PREVIEW_IMPORT, mappings};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// A field that a column can hold.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Field {
    /// Its name.
    pub code: ArrivalField,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Whether no row can be imported without it.
    pub required: bool,
}

/// What a sheet holds, before anything is written.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Preview {
    /// The file's name.
    pub file_name: String,
    /// The sheet's name.
    pub sheet: String,
    /// The row of the headings, as Excel numbers it.
    pub header_row: Option<u32>,
    /// The columns from the left.
    pub columns: Vec<SheetColumn>,
    /// What the columns hold: the mapping given, a saved one whose headings are the same, or the one detected.
    pub mapping: Mapping,
    /// The saved mapping that was recognised.
    pub mapping_name: Option<String>,
    /// All fields a column can hold.
    pub fields: Vec<Field>,
    /// Fields that are needed and not there; empty means it can be imported.
    pub missing: Vec<ArrivalField>,
    /// Fields that are not needed and not there, though they decide who must stay at home: nobody is isolated for them.
    pub unsaid: Vec<ArrivalField>,
    /// What the checks say; none while a field is missing.
    pub checks: Option<Report>,
}

/// Reads a sheet, says what its columns hold and what the checks find. Writes nothing.
#[utoipa::path(post, path = "/imports/preview", operation_id = "previewImport", tag = "screening",
    request_body(content = Upload, content_type = "multipart/form-data"), params(ImportQuery),
    responses((status = 200, body = Preview), Refusals), security(("session" = [])))]
pub async fn preview_import(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<ImportQuery>,
    parts: Parts,
) -> Result<Json<Preview>> {
    person.scope(PREVIEW_IMPORT)?;
    let upload = take(parts).await?;
    let today = house.store.clock.today();
    let (kind, bytes) = (query.kind, upload.bytes);
    let (bytes, sheet, layout) = beside(move || {
        let mut book = Workbook::open(bytes.clone()).map_err(unreadable)?;
        let found = inspect(&mut book, today).map_err(unreadable)?;
        Ok((bytes, book.sheets().get(found.sheet).cloned().unwrap_or_default(), found.layout))
    })
    .await?;
    let saved = mappings::recognise(&house, &person, kind, &layout.columns).await?;
    let (mapping_name, mapping) = match (upload.mapping, saved) {
        (Some(given), _) => (None, given),
        (None, Some((name, mapping))) => (Some(name), mapping),
        (None, None) => (None, layout.mapping()),
    };
    let (missing, unsaid) = (mapping.missing(kind), mapping.unsaid(kind));
    let checks = if missing.is_empty() {
        let given = mapping.clone();
        let source = beside(move || Source::open(kind, bytes, Some(given), today)).await?;
        let mut checks = Report::default();
        import(&house, &person.actor, house.city, source, true, &mut checks, &|_| {}).await?;
        checks.errors.truncate(100);
        checks.duplicates.truncate(100);
        Some(checks)
    } else {
        None
    };
    let field = |field: ArrivalField| {
        let (zh, en) = field.labels();
        Field { code: field, zh, en, required: field.required() }
    };
    Ok(Json(Preview {
        file_name: upload.name,
        sheet,
        header_row: layout.heading_row,
        columns: layout.columns,
        mapping,
        mapping_name,
        fields: ArrivalField::ALL.into_iter().map(field).collect(),
        missing,
        unsaid,
        checks,
    }))
}
