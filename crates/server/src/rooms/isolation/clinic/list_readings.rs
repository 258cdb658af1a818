//! The list of readings, and of those that wait for a medic.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::judgements::judgements;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::isolation::LIST_READINGS;
use crate::rooms::isolation::readings::ReadingId;
use crate::rooms::isolation::store::{IsolationId, isolation, reading};
use crate::rooms::isolation::take_reading::Reading;
use crate::rooms::{area, people};

/// Which readings to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReadingFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Only those with symptoms or a fever that no medic has judged.
    pub unjudged: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// A reading in a list, with whose it is.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReadingLine {
    /// What was read.
    #[serde(flatten)]
    pub reading: Reading,
    /// Whose it is.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
}

/// Lists readings, newest first.
#[utoipa::path(get, path = "/readings", operation_id = "listReadings", tag = "isolation", params(ReadingFilter),
    responses((status = 200, body = Page<ReadingLine>), Refusals), security(("session" = [])))]
pub async fn list_readings(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ReadingFilter>,
) -> Result<Json<Page<ReadingLine>>> {
    use reading::Column;
    let scope = person.scope(LIST_READINGS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = reading::Entity::find().filter(scope.on(Column::Area));
    select = match filter.unjudged {
        None => select,
        Some(true) => select.filter(Column::WaitsSince.is_not_null()),
        Some(false) => select.filter(Column::WaitsSince.is_null()),
    };
    if let Some(last) = page.key::<ReadingId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

async fn describe(house: &House, rows: Vec<reading::Model>) -> Result<Vec<ReadingLine>> {
    let read = &house.store.read;
    let whose: Vec<IsolationId> = rows.iter().map(|row| row.isolation_id).collect();
    let whose = read.among(isolation::Entity::find(), isolation::Column::Id, whose).await?;
    let cards = people::cards(read, &house.store.vault, whose.iter().map(|row| row.person_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let mut judged = judgements(house, rows.iter().map(|row| row.id).collect()).await?;
    let line = |row: reading::Model| {
        let whose = whose.iter().find(|whose| whose.id == row.isolation_id);
        let card = whose.and_then(|whose| cards.get(&whose.person_id));
        let card = card.ok_or(Error::internal("a reading without its person"))?;
        let by = row.worker_id.and_then(|id| names.get(&id).cloned());
        let (area, judgement) = (row.area.clone(), judged.remove(&row.id));
        Ok(ReadingLine {
            reading: Reading::of(row, by).judged(judgement),
            name: card.name.clone(),
            area_name: places.path(&area),
            area,
        })
    };
    rows.into_iter().map(line).collect()
}
