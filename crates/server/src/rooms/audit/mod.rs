//! Audit: the journal as a list. Who did what, where, when and to which record; never a personal value.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::journal::Line;
use kernel::page::{Page, PageQuery};
use kernel::{Act, Read, Result, Stamp};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::{self, area};

/// Seeing the journal.
pub const LIST_JOURNAL: Act = Act::new("audit.list_journal", "查看操作日志", "List journal");

/// All acts of this room.
pub const ACTS: &[Act] = &[LIST_JOURNAL];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_journal))
}

/// A line of the journal.
#[derive(Serialize, utoipa::ToSchema)]
pub struct JournalLine {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Stamp,
    /// Who; null for the house itself.
    pub actor: Option<String>,
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

/// Which lines to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct JournalFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this act.
    #[param(max_length = 80)]
    pub act: Option<String>,
    /// About this record.
    #[param(max_length = 80)]
    pub subject: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

const NEWEST: &str = "
    SELECT seq, at, actor, act, area, subject_kind, subject_id, detail, hash
    FROM journal
    WHERE seq < $1
      AND area >= $2
      AND area < $3
      AND ($4 = '' OR act = $4)
      AND ($5 = '' OR subject_id = $5)
    ORDER BY seq DESC
    LIMIT $6";

/// Lists the journal, newest first.
#[utoipa::path(get, path = "/journal", operation_id = "listJournal", tag = "audit", params(JournalFilter),
    responses((status = 200, body = Page<JournalLine>), Refusals), security(("session" = [])))]
pub async fn list_journal(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<JournalFilter>,
) -> Result<Json<Page<JournalLine>>> {
    let scope = person.scope(LIST_JOURNAL)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let before = page.key::<i64>()?.unwrap_or(i64::MAX);
    let act = filter.act.unwrap_or_default();
    let subject = filter.subject.unwrap_or_default();
    let read = &house.store.read;
    let mut rows: Vec<Line> = vec![];
    for (start, end) in scope.ranges() {
        let most = i64::try_from(limit + 1).unwrap_or(201);
        let values = [before.into(), start.into(), end.into(), act.clone().into(), subject.clone().into(), most.into()];
        rows.extend(read.sql::<Line, _>(NEWEST, values).await?);
    }
    rows.sort_by_key(|line| std::cmp::Reverse(line.seq));
    let page = Page::cut(rows, limit, None, |line| line.seq);
    let names = people::worker_names(read, page.rows.iter().filter_map(|line| line.actor.map(WorkerId))).await?;
    let places = area::names(read, page.rows.iter().map(|line| &line.area)).await?;
    let acts = rooms::acts();
    Ok(Json(page.map(|line| {
        let act = acts.iter().find(|act| act.code == line.act);
        JournalLine {
            seq: line.seq,
            at: line.at,
            actor: line.actor.and_then(|id| names.get(&WorkerId(id)).cloned()),
            act_zh: act.map_or("", |act| act.zh),
            act_en: act.map_or("", |act| act.en),
            act: line.act,
            area_name: places.path(&line.area),
            area: line.area,
            subject_kind: line.subject_kind,
            subject_id: line.subject_id,
            detail: serde_json::from_str(&line.detail).unwrap_or_default(),
        }
    })))
}
