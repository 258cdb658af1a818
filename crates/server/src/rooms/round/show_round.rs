//! Rounds: the list, and one with its coverage part by part.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::coverage::{CoverageLine, Doors, by_area, of_rounds};
use super::store::{RoundId, find, round, seen_from};
use super::{LIST_ROUNDS, SHOW_ROUND};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// A round in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RoundLine {
    /// Its id.
    pub id: RoundId,
    /// What people call it.
    pub name: String,
    /// `full`, `again` or `special`.
    pub kind: String,
    /// Code of its area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// What to ask at the door.
    pub asks: Option<String>,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: Day,
    /// The day by which every door is visited.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// `open` or `closed`.
    pub state: String,
    /// When it was opened.
    pub opened_at: Stamp,
    /// Who opened it.
    pub opened_by: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Stamp>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// Why it was closed with doors left.
    pub closed_reason: Option<String>,
    /// How its doors stand, as far as the caller sees them.
    pub doors: Doors,
    /// Changes with every change.
    pub version: i64,
}

/// A round with its coverage.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Round {
    /// The round.
    #[serde(flatten)]
    pub line: RoundLine,
    /// How far each part is.
    pub coverage: Vec<CoverageLine>,
}

/// Which rounds to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoundFilter {
    /// Within this area, or above it.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `open` or `closed`.
    #[param(pattern = "^(open|closed)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists rounds, the newest first.
#[utoipa::path(get, path = "/rounds", operation_id = "listRounds", tag = "round", params(RoundFilter),
    responses((status = 200, body = Page<RoundLine>), Refusals), security(("session" = [])))]
pub async fn list_rounds(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<RoundFilter>,
) -> Result<Json<Page<RoundLine>>> {
    let scope = person.scope(LIST_ROUNDS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = round::Entity::find().filter(seen_from(&scope));
    match filter.state.as_deref() {
        None => {}
        Some(state @ ("open" | "closed")) => select = select.filter(round::Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    }
    if let Some(last) = page.key::<RoundId>()? {
        select = select.filter(round::Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(round::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let doors = of_rounds(&house.store.read, &scope).await?;
    let mut lines = vec![];
    for row in page.rows {
        let doors = doors.get(&row.mark).copied().unwrap_or_default();
        lines.push(describe(&house, row, doors).await?);
    }
    Ok(Json(Page { rows: lines, next: page.next, total: page.total }))
}

/// Which part of a round to show.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoundPart {
    /// This area of it; all that the caller sees if not given.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
}

/// Shows a round and how far each part of it is.
#[utoipa::path(get, path = "/rounds/{id}", operation_id = "showRound", tag = "round",
    params(("id" = RoundId, Path), RoundPart), responses((status = 200, body = Round), Refusals), security(("session" = [])))]
pub async fn show_round(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<RoundId>,
    Params(part): Params<RoundPart>,
) -> Result<Json<Round>> {
    shown(&house, &person, id, part.area).await.map(Json)
}

/// Describes one round for the caller.
pub async fn describe_one(house: &House, person: &SignedIn, id: RoundId) -> Result<Round> {
    shown(house, person, id, None).await
}

async fn shown(house: &House, person: &SignedIn, id: RoundId, part: Option<AreaCode>) -> Result<Round> {
    let (row, share) = find(house, person, SHOW_ROUND, id).await?;
    let share = share.narrow(part.as_ref());
    if share.areas().is_empty() {
        return Err(Error::NotFound("area"));
    }
    let coverage = by_area(&house.store.read, &row, &share).await?;
    let mut doors = Doors::default();
    for line in &coverage {
        doors.add(&line.doors);
    }
    let line = describe(house, row, doors).await?;
    Ok(Round { line, coverage })
}

async fn describe(house: &House, row: round::Model, doors: Doors) -> Result<RoundLine> {
    let read = &house.store.read;
    let names = area::names(read, [&row.area]).await?;
    let workers = people::worker_names(read, [row.opened_by, row.closed_by].into_iter().flatten()).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| workers.get(&id).cloned());
    let reason = row.closed_reason.map(|sealed| house.store.vault.open("round_reason", &sealed)).transpose()?;
    Ok(RoundLine {
        id: row.id,
        name: row.name,
        kind: row.kind,
        area_name: names.path(&row.area),
        area: row.area,
        asks: row.asks,
        starts_on: row.starts_on,
        due_on: row.due_on,
        state: row.state,
        opened_at: row.opened_at,
        opened_by: name(row.opened_by),
        closed_at: row.closed_at,
        closed_by: name(row.closed_by),
        closed_reason: reason,
        doors,
        version: row.version,
    })
}
