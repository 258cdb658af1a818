//! Imports in the browser: start one, see how far it is, take the row report.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::import::{Report, Source, import};
use super::store::import_run;
use super::upload::{ImportQuery, Parts, Upload, beside, said, take};
use super::{LIST_IMPORTS, SHOW_IMPORT, SHOW_IMPORT_REPORT, START_IMPORT, mappings};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

kernel::id!(
    /// The name of an import.
    ImportId
);

/// An import, running or ended.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// `arrivals` or `residents`.
    pub kind: String,
    /// The file's name.
    pub file_name: String,
    /// `running`, `done` or `failed`.
    pub state: String,
    /// Rows read so far.
    pub rows: usize,
    /// Arrivals that are new.
    pub created: usize,
    /// Persons registered before.
    pub duplicate: usize,
    /// Rows with something to correct.
    pub rejected: usize,
    /// How many rows were rejected for which reason.
    pub reasons: std::collections::BTreeMap<String, usize>,
    /// When it began.
    pub started_at: Stamp,
    /// When it ended.
    pub finished_at: Option<Stamp>,
    /// Who imports.
    pub by: Option<String>,
}

/// Imports a sheet. The answer comes at once; the import goes on and its progress can be asked for.
#[utoipa::path(put, path = "/imports/{id}", operation_id = "startImport", tag = "screening",
    request_body(content = Upload, content_type = "multipart/form-data"), params(("id" = ImportId, Path), ImportQuery),
    responses((status = 202, body = Import), (status = 200, body = Import, description = "It runs or ran already"), Refusals),
    security(("session" = [])))]
pub async fn start_import(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ImportId>,
    Params(query): Params<ImportQuery>,
    parts: Parts,
) -> Result<(StatusCode, Json<Import>)> {
    let scope = person.scope(START_IMPORT)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(START_IMPORT))?;
    let upload = take(parts).await?;
    let kind = query.kind;
    let (upload, said) = beside(move || {
        let said = said(kind, &upload)?;
        Ok((upload, said))
    })
    .await?;
    let digest = house.store.vault.index("request", &said).0;
    let same = |known: import_run::Model| {
        let inside = known.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area));
        if inside && known.digest == digest { Ok(known) } else { Err(Error::conflict("different_body")) }
    };
    if let Some(known) = find(&house.store.read, id).await? {
        return Ok((StatusCode::OK, Json(describe(&house, same(known)?).await?)));
    }
    let (bytes, mapping, today) = (upload.bytes, upload.mapping, house.store.clock.today());
    let source = beside(move || Source::open(kind, bytes, mapping, today)).await?;
    if let Some(name) = &upload.save_as {
        mappings::save(&house, &person, place, name, &source).await?;
    }
    let (new, run) = house
        .store
        .journal
        .record(&person.actor, START_IMPORT, &place, async |tx| {
            tx.about("import", id);
            if let Some(known) = find(tx, id).await? {
                tx.nothing_changed();
                return same(known).map(|known| (false, known));
            }
            let row = import_run::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                kind: Set(kind.code().to_owned()),
                area: Set(place.to_string()),
                file_name: Set(upload.name.clone()),
                state: Set("running".to_owned()),
                report: Set(None),
                started_at: Set(tx.now()),
                finished_at: Set(None),
                worker_id: Set(tx.actor().map(WorkerId)),
            };
            Ok((true, row.insert(tx).await?))
        })
        .await?;
    let answer = describe(&house, run).await?;
    if !new {
        return Ok((StatusCode::OK, Json(answer)));
    }
    tokio::spawn(async move {
        let (progress, noted) = (house.imports.clone(), id);
        let mut report = Report::default();
        let note = |report: &Report| progress.note(noted, report);
        let state = match import(&house, &person.actor, place, source, false, &mut report, &note).await {
            Ok(()) => "done",
            Err(error) => {
                tracing::error!(%error, import = %id, "an import failed");
                "failed"
            }
        };
        if let Err(error) = finish(&house, &person, place, id, state, &report).await {
            tracing::error!(%error, import = %id, "the end of an import could not be noted");
        }
        house.imports.forget(id);
    });
    Ok((StatusCode::ACCEPTED, Json(answer)))
}

async fn finish(
    house: &House,
    person: &SignedIn,
    place: AreaCode,
    id: ImportId,
    state: &str,
    report: &Report,
) -> Result<()> {
    let text = serde_json::to_string(report).map_err(Error::internal)?;
    house
        .store
        .journal
        .record(&person.actor, START_IMPORT, &place, async |tx| {
            tx.about("import", id);
            tx.tell(&serde_json::json!({
                "state": state, "rows": report.rows, "created": report.created,
                "duplicate": report.duplicate, "rejected": report.rejected,
            }));
            import_run::Entity::update_many()
                .filter(import_run::Column::Id.eq(id))
                .col_expr(import_run::Column::State, Expr::value(state))
                .col_expr(import_run::Column::Report, Expr::value(text))
                .col_expr(import_run::Column::FinishedAt, Expr::value(tx.now()))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
}

async fn find(from: &impl Read, id: ImportId) -> Result<Option<import_run::Model>> {
    from.one(import_run::Entity::find_by_id(id)).await
}

/// An import in the caller's scope.
async fn find_mine(house: &House, person: &SignedIn, act: kernel::Act, id: ImportId) -> Result<import_run::Model> {
    let scope = person.scope(act)?;
    let row = find(&house.store.read, id)
        .await?
        .filter(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    row.ok_or(Error::NotFound("import"))
}

fn report_of(house: &House, row: &import_run::Model) -> Report {
    let running = house.imports.of(row.id);
    running.or_else(|| serde_json::from_str(row.report.as_deref()?).ok()).unwrap_or_default()
}

async fn describe(house: &House, row: import_run::Model) -> Result<Import> {
    let names = people::worker_names(&house.store.read, row.worker_id).await?;
    let report = report_of(house, &row);
    // A server that went down took its imports with it; what they wrote stays and the file can be sent again.
    let lost = row.state == "running"
        && house.imports.of(row.id).is_none()
        && row.started_at.plus_hours(1) < house.store.clock.now();
    Ok(Import {
        id: row.id,
        kind: row.kind,
        file_name: row.file_name,
        state: if lost { "failed".to_owned() } else { row.state },
        rows: report.rows,
        created: report.created,
        duplicate: report.duplicate,
        rejected: report.rejected,
        reasons: report.reasons,
        started_at: row.started_at,
        finished_at: row.finished_at,
        by: row.worker_id.and_then(|id| names.get(&id).cloned()),
    })
}

/// Shows an import and how far it is.
#[utoipa::path(get, path = "/imports/{id}", operation_id = "showImport", tag = "screening", params(("id" = ImportId, Path)),
    responses((status = 200, body = Import), Refusals), security(("session" = [])))]
pub async fn show_import(State(house): State<House>, person: SignedIn, At(id): At<ImportId>) -> Result<Json<Import>> {
    let row = find_mine(&house, &person, SHOW_IMPORT, id).await?;
    describe(&house, row).await.map(Json)
}

/// Lists imports, newest first.
#[utoipa::path(get, path = "/imports", operation_id = "listImports", tag = "screening", params(PageQuery),
    responses((status = 200, body = Page<Import>), Refusals), security(("session" = [])))]
pub async fn list_imports(
    State(house): State<House>,
    person: SignedIn,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<Import>>> {
    let scope = person.scope(LIST_IMPORTS)?;
    let limit = page.rows()?;
    let mut select = import_run::Entity::find().filter(scope.on(import_run::Column::Area));
    if let Some(last) = page.key::<ImportId>()? {
        select = select.filter(import_run::Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(import_run::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let mut imports = vec![];
    for row in page.rows {
        imports.push(describe(&house, row).await?);
    }
    Ok(Json(Page { rows: imports, next: page.next, total: None }))
}

/// How to give the report.
#[derive(Clone, Copy, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// As data.
    #[default]
    Json,
    /// As a sheet to correct by.
    Xlsx,
}

/// How to give the report.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// `json` or `xlsx`.
    #[serde(default)]
    #[param(inline)]
    pub format: ReportFormat,
}

/// Gives the report of an import, row by row; values are masked.
#[utoipa::path(get, path = "/imports/{id}/report", operation_id = "showImportReport", tag = "screening",
    params(("id" = ImportId, Path), ReportQuery), responses((status = 200, body = Report), Refusals), security(("session" = [])))]
pub async fn show_import_report(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ImportId>,
    Params(query): Params<ReportQuery>,
) -> Result<Response> {
    let report = report_of(&house, &find_mine(&house, &person, SHOW_IMPORT_REPORT, id).await?);
    match query.format {
        ReportFormat::Json => Ok(Json(report).into_response()),
        ReportFormat::Xlsx => {
            let sheet = super::export::report_sheet(&report).map_err(Error::internal)?;
            let named = "attachment; filename=\"import-report.xlsx\"";
            let head = [(header::CONTENT_TYPE, crate::workbook::XLSX), (header::CONTENT_DISPOSITION, named)];
            Ok((head, sheet).into_response())
        }
    }
}

/// The progress of imports that run in this process.
#[derive(Default)]
pub struct Desk(std::sync::Mutex<std::collections::HashMap<ImportId, Report>>);

impl Desk {
    fn with<T>(&self, work: impl FnOnce(&mut std::collections::HashMap<ImportId, Report>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn note(&self, id: ImportId, report: &Report) {
        // Progress shows counts; the rows wait for the end.
        let counts = Report { errors: vec![], duplicates: vec![], ..report.clone() };
        self.with(|running| running.insert(id, counts));
    }

    fn of(&self, id: ImportId) -> Option<Report> {
        self.with(|running| running.get(&id).cloned())
    }

    fn forget(&self, id: ImportId) {
        self.with(|running| running.remove(&id));
    }
}
