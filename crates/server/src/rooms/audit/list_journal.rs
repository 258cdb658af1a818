//! The journal as a list, newest first.

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Read, Result, Stamp};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_JOURNAL;
use super::journal::LineFilter;
use super::store::line;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::{self, area};

/// A line of the journal.
#[derive(Serialize, utoipa::ToSchema)]
pub struct JournalLine {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Stamp,
    /// Who; null for the house itself.
    pub actor: Option<String>,
    /// The same as a worker.
    pub actor_id: Option<WorkerId>,
    /// Code of the act.
    pub act: String,
    /// 操作.
    pub act_zh: &'static str,
    /// The act in English.
    pub act_en: &'static str,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Kind of the record.
    pub subject_kind: String,
    /// The record.
    pub subject_id: String,
    /// Names of changed fields and non-personal values.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
}

/// Lists the journal, newest first.
#[utoipa::path(get, path = "/journal", operation_id = "listJournal", tag = "audit", params(LineFilter, PageQuery),
    responses((status = 200, body = Page<JournalLine>), Refusals), security(("session" = [])))]
pub async fn list_journal(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<LineFilter>,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<JournalLine>>> {
    let scope = person.scope(LIST_JOURNAL)?;
    let limit = page.rows()?;
    let mut select = filter.select(&house, &scope).await?;
    if let Some(before) = page.key::<i64>()? {
        select = select.filter(line::Column::Seq.lt(before));
    }
    let rows = house.store.read.all(select.limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |line| line.seq);
    let (rows, next) = (describe(&house, page.rows).await?, page.next);
    Ok(Json(Page { rows, next, total: None }))
}

/// Lines as people read them.
pub async fn describe(house: &House, rows: Vec<line::Model>) -> Result<Vec<JournalLine>> {
    let read = &house.store.read;
    let names = people::worker_names(read, rows.iter().filter_map(|line| line.actor.map(WorkerId))).await?;
    let places = area::names(read, rows.iter().map(|line| &line.area)).await?;
    let acts = rooms::acts();
    let line = |line: line::Model| {
        let act = acts.iter().find(|act| act.code == line.act);
        JournalLine {
            seq: line.seq,
            at: line.at,
            actor: line.actor.and_then(|id| names.get(&WorkerId(id)).cloned()),
            actor_id: line.actor.map(WorkerId),
            act_zh: act.map_or("", |act| act.zh),
            act_en: act.map_or("", |act| act.en),
            act: line.act,
            area_name: places.path(&line.area),
            area: line.area,
            subject_kind: line.subject_kind,
            subject_id: line.subject_id,
            detail: serde_json::from_str(&line.detail).unwrap_or_default(),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}
