//! Venues as people see them.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Phone};
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Scope, Stamp, tally};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::VenueKind;
use super::store::{self, VenueId, venue};
use super::{LIST_VENUES, REGISTERED, SHOW_VENUE};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::names::named;
use crate::rooms::people::{self, UnitId, WorkerId};
use crate::rooms::{area, coverage};

/// A venue.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// What it is.
    pub kind: VenueKind,
    /// What stands over its door.
    pub name: String,
    /// Street and number.
    pub address: Option<String>,
    /// The unit that runs it.
    pub unit_id: Option<UnitId>,
    /// Its name.
    pub unit_name: Option<String>,
    /// The worker who is its contact.
    pub worker_id: Option<WorkerId>,
    /// Their name.
    pub worker_name: Option<String>,
    /// The contact, where they are no worker.
    pub contact_name: Option<String>,
    /// Their phone, masked; the chain shows it to whoever may call.
    pub phone: Option<String>,
    /// `open` or `closed`.
    pub state: String,
    /// Since when.
    pub since: Stamp,
    /// Why it is closed.
    pub closed_reason: Option<String>,
    /// The units and workers who answer for it today.
    pub answering: Vec<String>,
    /// Changes with every change.
    pub version: i32,
}

/// Which venues to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VenueFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this kind.
    #[param(inline)]
    pub kind: Option<VenueKind>,
    /// `open` or `closed`.
    #[param(pattern = "^(open|closed)$")]
    pub state: Option<String>,
    /// Only those for which somebody answers today, or only the others.
    pub covered: Option<bool>,
    /// Begins with this name, these pinyin initials or this pinyin.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists venues by area; their number is the tally's where nothing but a kind is asked for.
#[utoipa::path(get, path = "/venues", operation_id = "listVenues", tag = "venue", params(VenueFilter),
    responses((status = 200, body = Page<Venue>), Refusals), security(("session" = [])))]
pub async fn list_venues(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<VenueFilter>,
) -> Result<Json<Page<Venue>>> {
    use venue::Column;
    let scope = person.scope(LIST_VENUES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let read = &house.store.read;
    let mut select = venue::Entity::find().filter(scope.on(Column::Area));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind.code()));
    }
    let state = filter.state.as_deref().filter(|state| !state.is_empty());
    select = match state {
        None => select,
        Some(state @ ("open" | "closed")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(covered) = filter.covered {
        let answered = coverage::answered((venue::Entity, Column::Id), house.store.clock.today());
        select = select.filter(if covered { answered } else { answered.not() });
    }
    let text = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = text {
        select = select.filter(named(text, Column::Name, Column::Initials, Column::Pinyin));
    }
    if let Some((area, id)) = page.key::<(String, VenueId)>()? {
        let beyond = sea_orm::Condition::any()
            .add(Column::Area.gt(&area))
            .add(sea_orm::Condition::all().add(Column::Area.eq(&area)).add(Column::Id.gt(id)));
        select = select.filter(Column::Area.gte(area)).filter(beyond);
    }
    let counted = state.is_none() && filter.covered.is_none() && text.is_none();
    let total = if counted { Some(registered(read, &scope, filter.kind).await?) } else { None };
    let select = select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1);
    let page = Page::cut(read.all(select).await?, limit, total, |row| (row.area.clone(), row.id));
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total }))
}

/// How many there are, from tallies.
async fn registered(from: &impl Read, scope: &Scope, kind: Option<VenueKind>) -> Result<i64> {
    let parts = tally::parts(from, &REGISTERED, scope, 2, kind.map_or("", VenueKind::code)).await?;
    Ok(parts.iter().map(|part| part.n).sum())
}

/// Shows a venue.
#[utoipa::path(get, path = "/venues/{id}", operation_id = "showVenue", tag = "venue",
    params(("id" = VenueId, Path)), responses((status = 200, body = Venue), Refusals), security(("session" = [])))]
pub async fn show_venue(State(house): State<House>, person: SignedIn, At(id): At<VenueId>) -> Result<Json<Venue>> {
    let (row, _) = store::within_reach(&house, &person, SHOW_VENUE, id).await?;
    describe(&house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("venue"))
}

/// Describes the venue of that name.
pub async fn describe_one(house: &House, id: VenueId) -> Result<Venue> {
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("venue"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("venue"))
}

/// Describes venues, a page at a time.
async fn describe(house: &House, rows: Vec<venue::Model>) -> Result<Vec<Venue>> {
    let (read, vault, today) = (&house.store.read, &house.store.vault, house.store.clock.today());
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let units = people::units_named(read, rows.iter().filter_map(|row| row.unit_id).collect()).await?;
    let workers: Vec<WorkerId> = rows.iter().filter_map(|row| row.worker_id).collect();
    let workers = people::worker_names(read, workers).await?;
    let mut answering = coverage::answering(read, rows.iter().map(|row| row.id.0).collect(), today).await?;
    let line = |row: venue::Model| {
        let phone = row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
        Ok(Venue {
            id: row.id,
            area_name: places.path(&row.area),
            area: row.area,
            kind: VenueKind::of_code(&row.kind).ok_or(Error::internal("a venue of no kind"))?,
            name: row.name,
            address: row.address,
            unit_name: row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone()),
            unit_id: row.unit_id,
            worker_name: row.worker_id.and_then(|id| workers.get(&id).cloned()),
            worker_id: row.worker_id,
            contact_name: row.contact_name.map(|sealed| vault.open("name", &sealed)).transpose()?,
            phone: phone.and_then(|phone| phone.parse::<Phone>().ok()).map(|phone| phone.mask()),
            state: row.state,
            since: row.state_at,
            closed_reason: row.closed_reason.map(|sealed| vault.open("reason", &sealed)).transpose()?,
            answering: answering.remove(&row.id.0).unwrap_or_default(),
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}
