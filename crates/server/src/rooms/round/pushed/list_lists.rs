//! The lists that were sent down, and how far each is answered.

use std::collections::{BTreeMap, HashMap};

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Scope, Stamp};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::store::{PushedListId, find, list, row, seen_from};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};
use crate::rooms::round::{LIST_PUSHED_LISTS, SHOW_PUSHED_LIST};
use crate::rooms::screening::sheet::ReadAs;

/// A list that was sent down.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PushedList {
    /// Its id.
    pub id: PushedListId,
    /// Code of the area it was sent to.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// The number of the batch.
    pub batch: String,
    /// Who sent it.
    pub sender: String,
    /// `urgent`, `pressing` or `ordinary`.
    pub urgency: String,
    /// What to check.
    pub asks: String,
    /// By when the answer is wanted.
    pub due_at: Stamp,
    /// The file's name.
    pub file_name: String,
    /// What each column was read as.
    pub columns: Vec<ReadAs>,
    /// When it came.
    pub received_at: Stamp,
    /// Who took it.
    pub received_by: Option<String>,
    /// Its rows, as far as the caller sees them.
    pub rows: i64,
    /// How many are answered how.
    pub answers: BTreeMap<String, i64>,
    /// Whether every row has its answer.
    pub complete: bool,
}

/// Lists what was sent down, the newest first.
#[utoipa::path(get, path = "/pushed-lists", operation_id = "listPushedLists", tag = "round", params(PageQuery),
    responses((status = 200, body = Page<PushedList>), Refusals), security(("session" = [])))]
pub async fn list_pushed_lists(
    State(house): State<House>,
    person: SignedIn,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<PushedList>>> {
    let scope = person.scope(LIST_PUSHED_LISTS)?;
    let limit = page.rows()?;
    let mut select = list::Entity::find().filter(seen_from(&scope));
    if let Some(last) = page.key::<PushedListId>()? {
        select = select.filter(list::Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(list::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, &scope, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}

/// Shows a list and how far it is answered.
#[utoipa::path(get, path = "/pushed-lists/{id}", operation_id = "showPushedList", tag = "round",
    params(("id" = PushedListId, Path)), responses((status = 200, body = PushedList), Refusals), security(("session" = [])))]
pub async fn show_pushed_list(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushedListId>,
) -> Result<Json<PushedList>> {
    describe_one(&house, &person, id).await.map(Json)
}

/// Describes one list for the caller.
pub async fn describe_one(house: &House, person: &SignedIn, id: PushedListId) -> Result<PushedList> {
    let (row, scope) = find(house, person, SHOW_PUSHED_LIST, id).await?;
    describe(house, &scope, vec![row]).await?.pop().ok_or(Error::NotFound("pushed list"))
}

#[derive(FromQueryResult)]
struct Count {
    list_id: PushedListId,
    answer: String,
    n: i64,
}

async fn describe(house: &House, scope: &Scope, rows: Vec<list::Model>) -> Result<Vec<PushedList>> {
    let read = &house.store.read;
    let names = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let workers: Vec<WorkerId> = rows.iter().filter_map(|row| row.received_by).collect();
    let workers = people::worker_names(read, workers).await?;
    let counts = row::Entity::find()
        .select_only()
        .columns([row::Column::ListId, row::Column::Answer])
        .column_as(row::Column::Id.count(), "n")
        .filter(scope.on(row::Column::Area))
        .group_by(row::Column::ListId)
        .group_by(row::Column::Answer);
    let ids = rows.iter().map(|row| row.id);
    let counts: Vec<Count> = read.rows(counts.filter(row::Column::ListId.is_in(ids))).await?;
    let mut answers: HashMap<PushedListId, BTreeMap<String, i64>> = HashMap::new();
    for one in counts {
        answers.entry(one.list_id).or_default().insert(one.answer, one.n);
    }
    let shown = |row: list::Model| {
        let answers = answers.remove(&row.id).unwrap_or_default();
        PushedList {
            id: row.id,
            area_name: names.path(&row.area),
            area: row.area,
            batch: row.batch,
            sender: row.sender,
            urgency: row.urgency,
            asks: row.asks,
            due_at: row.due_at,
            file_name: row.file_name,
            columns: serde_json::from_str(&row.columns).unwrap_or_default(),
            received_at: row.received_at,
            received_by: row.received_by.and_then(|id| workers.get(&id).cloned()),
            rows: answers.values().sum(),
            complete: !answers.contains_key("missed"),
            answers,
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}
