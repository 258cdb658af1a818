//! Where a person or a vehicle crossed: an act of its own, with a purpose, in the journal.

use std::collections::HashSet;

use axum::Json;
use axum::extract::State;
use codes::Plate;
use kernel::page::{Page, PageQuery};
use kernel::{Act, Blind, Error, Read, Result, Scope, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::content::Crossing;
use super::list_crossings::{Span, in_order};
use super::store::{companion, concerned, crossing, describe};
use super::{TRACE_PERSON, TRACE_VEHICLE};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::people;

/// What it is needed for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TracePurpose {
    /// To find whoever was near somebody found ill.
    Trace,
    /// To check what was registered.
    Verify,
    /// To answer their own question about their data.
    OwnRequest,
}

impl TracePurpose {
    /// Its code in the policy.
    pub fn code(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Verify => "verify",
            Self::OwnRequest => "own_request",
        }
    }
}

/// Whose way.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TracePerson {
    /// `id_card`, `passport` or `hkmt_permit`.
    #[schema(pattern = "^(id_card|passport|hkmt_permit)$")]
    pub document_type: String,
    /// Number of the document.
    #[schema(max_length = 40)]
    pub document_number: String,
    /// What it is needed for.
    pub purpose: TracePurpose,
    /// At most this many rows; 50 if not given.
    #[schema(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Which vehicle's way.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceVehicle {
    /// Its number plate.
    #[schema(max_length = 12)]
    pub plate: String,
    /// What it is needed for.
    pub purpose: TracePurpose,
    /// At most this many rows; 50 if not given.
    #[schema(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Tells where a person crossed, as driver or companion, the newest first.
#[utoipa::path(post, path = "/crossings/of-person", operation_id = "tracePerson", tag = "crossing", request_body = TracePerson,
    responses((status = 200, body = Page<Crossing>), Refusals), security(("session" = [])))]
pub async fn trace_person(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<TracePerson>,
) -> Result<Json<Page<Crossing>>> {
    let index = people::document_key(&house.store.vault, &asked.document_type, &asked.document_number)?;
    let page = PageQuery { limit: asked.limit, after: asked.after };
    trace(&house, &person, TRACE_PERSON, Whose::Person, index, asked.purpose, page).await
}

/// Tells where a vehicle crossed, the newest first.
#[utoipa::path(post, path = "/crossings/of-vehicle", operation_id = "traceVehicle", tag = "crossing", request_body = TraceVehicle,
    responses((status = 200, body = Page<Crossing>), Refusals), security(("session" = [])))]
pub async fn trace_vehicle(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<TraceVehicle>,
) -> Result<Json<Page<Crossing>>> {
    let plate: Plate = asked.plate.parse().map_err(|e: codes::PlateError| Error::invalid("plate", e.code()))?;
    let index = house.store.vault.index("plate", plate.as_str());
    let page = PageQuery { limit: asked.limit, after: asked.after };
    trace(&house, &person, TRACE_VEHICLE, Whose::Vehicle, index, asked.purpose, page).await
}

async fn trace(
    house: &House,
    person: &SignedIn,
    act: Act,
    whose: Whose,
    index: Blind,
    purpose: TracePurpose,
    page: PageQuery,
) -> Result<Json<Page<Crossing>>> {
    let scope = person.scope(act)?;
    let limit = page.rows()?;
    let span = Span::before(Stamp(i64::MAX), page.key()?);
    let rows = newest_of(house, &scope, whose, &index, span, limit + 1).await?;
    // Also a search that finds nobody is a search.
    let newest = rows.first();
    let area = newest.and_then(|row| row.area.parse().ok()).or(scope.areas().first().copied());
    let area = area.ok_or(Error::NotPermitted(act))?;
    let mut persons = concerned(&house.store.read, &rows).await?;
    if whose == Whose::Person {
        persons = people::person_with_key(&house.store.read, &index).await?.into_iter().collect();
    }
    let found = rows.len().min(usize::try_from(limit).unwrap_or(0));
    let about = newest.map_or(String::new(), |row| row.id.to_string());
    let line = Some(("crossing", about, serde_json::json!({ "found": found })));
    audit::look(house, person, Look { act, area, purpose: purpose.code().to_owned(), persons, shown: 0, line }).await?;
    let page = Page::cut(rows, limit, None, |row| (row.at, row.id));
    let rows = describe(&house.store, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// By what crossings are found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// By plate.
    Vehicle,
    /// By document, as driver or companion.
    Person,
}

/// The newest crossings of somebody or something in a scope.
pub async fn newest_of(
    house: &House,
    scope: &Scope,
    whose: Whose,
    index: &Blind,
    span: Span,
    limit: u64,
) -> Result<Vec<crossing::Model>> {
    use crossing::Column;
    let read = &house.store.read;
    let of = match whose {
        Whose::Vehicle => Column::PlateIndex.eq(index.clone()),
        Whose::Person => Column::PersonIndex.eq(index.clone()),
    };
    let within = |select: Select<crossing::Entity>| select.filter(scope.on(Column::Area)).filter(span.condition());
    let mut rows = read.all(in_order(within(crossing::Entity::find().filter(of))).limit(limit)).await?;
    if whose == Whose::Person {
        let beside = companion::Entity::find().filter(companion::Column::PersonIndex.eq(index.clone()));
        let beside = beside.order_by_desc(companion::Column::At).limit(MOST_BESIDE);
        let ids = read.all(beside).await?.into_iter().map(|row| row.crossing_id);
        rows.extend(read.among(within(crossing::Entity::find()), Column::Id, ids).await?);
        let mut seen = HashSet::new();
        rows.retain(|row| seen.insert(row.id));
        rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(rows)
}

/// Somebody's last crossings beside another are followed so far back.
const MOST_BESIDE: u64 = 2000;
