//! The rows of lists that were sent down, with their answers.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::RowAnswer;
use super::store::{PushedListId, PushedRowId, Who, list, row};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, HouseholdId, PersonId, WorkerId, mask_address};
use crate::rooms::round::{ANSWER_PUSHED_ROW, LIST_PUSHED_ROWS};

/// Somebody asked about; document and phone are masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PushedRow {
    /// Its id.
    pub id: PushedRowId,
    /// The list.
    pub list_id: PushedListId,
    /// The number of the batch.
    pub batch: String,
    /// What to check.
    pub asks: String,
    /// By when.
    pub due_at: Stamp,
    /// The row as Excel numbers it.
    pub number: i32,
    /// Name.
    pub name: String,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Where they are said to live; the building only for those who cannot answer.
    pub address: Option<String>,
    /// Code of the area that answers.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// Whom the house knows.
    pub person_id: Option<PersonId>,
    /// Where they live or stay.
    pub household_id: Option<HouseholdId>,
    /// `already_registered`, `isolating`, `isolation_ended`, `not_in_area`, `wrong_data`, `missed` or `found`.
    pub answer: String,
    /// Why the data is wrong, as a stable code.
    pub reason: Option<String>,
    /// To which area it is handed over.
    pub to_area: Option<String>,
    /// Its name.
    pub to_area_name: Option<String>,
    /// What whoever answered wrote.
    pub note: Option<String>,
    /// The house answered by itself.
    pub by_machine: bool,
    /// When it was answered.
    pub answered_at: Stamp,
    /// Who answered.
    pub answered_by: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

/// Which rows to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PushedRowFilter {
    /// Of this list.
    pub list_id: Option<PushedListId>,
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Answered so.
    pub answer: Option<RowAnswer>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists rows in the sender's order, the newest list first.
#[utoipa::path(get, path = "/pushed-rows", operation_id = "listPushedRows", tag = "round", params(PushedRowFilter),
    responses((status = 200, body = Page<PushedRow>), Refusals), security(("session" = [])))]
pub async fn list_pushed_rows(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<PushedRowFilter>,
) -> Result<Json<Page<PushedRow>>> {
    let scope = person.scope(LIST_PUSHED_ROWS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = row::Entity::find().filter(scope.on(row::Column::Area));
    if let Some(list) = filter.list_id {
        select = select.filter(row::Column::ListId.eq(list));
    }
    if let Some(answer) = filter.answer {
        select = select.filter(row::Column::Answer.eq(answer.code()));
    }
    if let Some(last) = page.key::<PushedRowId>()? {
        select = select.filter(row::Column::Id.gt(last));
    }
    // Ids are made in the order of the sheet.
    let rows = house.store.read.all(select.order_by_asc(row::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, &person, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}

/// Describes one row.
pub async fn describe_one(house: &House, person: &SignedIn, row: row::Model) -> Result<PushedRow> {
    describe(house, person, vec![row]).await?.pop().ok_or(Error::NotFound("pushed row"))
}

async fn describe(house: &House, person: &SignedIn, rows: Vec<row::Model>) -> Result<Vec<PushedRow>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let mut lists: Vec<PushedListId> = rows.iter().map(|row| row.list_id).collect();
    lists.dedup();
    let lists = read.among(list::Entity::find(), list::Column::Id, lists).await?;
    let lists: std::collections::HashMap<_, _> = lists.into_iter().map(|one| (one.id, one)).collect();
    let places: Vec<String> =
        rows.iter().map(|row| row.area.clone()).chain(rows.iter().filter_map(|row| row.to_area.clone())).collect();
    let names = area::names(read, places).await?;
    let workers: Vec<WorkerId> = rows.iter().filter_map(|row| row.answered_by).collect();
    let workers = people::worker_names(read, workers).await?;
    let shown = |row: row::Model| {
        let who = Who::open(vault, &row.who)?;
        let list = lists.get(&row.list_id).ok_or(Error::internal("a row without its list"))?;
        let goes = row.area.parse().is_ok_and(|area| person.actor.may(ANSWER_PUSHED_ROW, &area));
        Ok(PushedRow {
            id: row.id,
            list_id: row.list_id,
            batch: list.batch.clone(),
            asks: list.asks.clone(),
            due_at: list.due_at,
            number: row.number,
            document_number: who.document_masked(),
            phone: who.phone_masked(),
            address: who.address.map(|address| if goes { address } else { mask_address(&address) }),
            name: who.name,
            area_name: names.path(&row.area),
            area: row.area,
            person_id: row.person_id,
            household_id: row.household_id,
            answer: row.answer,
            reason: row.reason,
            to_area_name: row.to_area.as_ref().map(|area| names.path(area)),
            to_area: row.to_area,
            note: row.note.map(|sealed| vault.open("pushed_note", &sealed)).transpose()?,
            by_machine: row.by_machine,
            answered_at: row.answered_at,
            answered_by: row.answered_by.and_then(|id| workers.get(&id).cloned()),
            version: row.version,
        })
    };
    rows.into_iter().map(shown).collect()
}
