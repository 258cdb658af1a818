//! What named officials show the public beyond the counts of communities.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_DISCLOSURES;
use super::store::{DisclosureId, disclosure};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::WorkerId;
use crate::rooms::{area, people};

/// How deep the public sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    /// Counts of grids.
    Grid,
    /// Counts of buildings; nothing is shown below.
    Building,
}

impl Depth {
    /// The name in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Building => "building",
        }
    }

    /// The depth of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Grid, Self::Building].into_iter().find(|depth| depth.code() == code)
    }

    /// The same as a level of areas.
    pub fn level(self) -> codes::Level {
        match self {
            Self::Grid => codes::Level::Grid,
            Self::Building => codes::Level::Building,
        }
    }
}

/// A disclosure.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Disclosure {
    /// Its id.
    pub id: DisclosureId,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// How deep the public sees there.
    pub level: Depth,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub official_id: WorkerId,
    /// Their name.
    pub official: String,
    /// From this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// To this day, unless it is ended before.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// `coming`, `in_force`, `over` or `ended`.
    pub state: &'static str,
    /// When it was opened.
    pub made_at: Stamp,
    /// By whom.
    pub made_by: Option<String>,
    /// When it was ended, if it was.
    pub ended_at: Option<Stamp>,
    /// By whom.
    pub ended_by: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

/// Which disclosures to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DisclosureFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists disclosures, newest first.
#[utoipa::path(get, path = "/disclosures", operation_id = "listDisclosures", tag = "notice", params(DisclosureFilter),
    responses((status = 200, body = Page<Disclosure>), Refusals), security(("session" = [])))]
pub async fn list_disclosures(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<DisclosureFilter>,
) -> Result<Json<Page<Disclosure>>> {
    let scope = person.scope(LIST_DISCLOSURES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = disclosure::Entity::find().filter(scope.on(disclosure::Column::Area));
    if let Some(last) = page.key::<DisclosureId>()? {
        select = select.filter(disclosure::Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(disclosure::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes disclosures.
pub async fn describe(house: &House, rows: Vec<disclosure::Model>) -> Result<Vec<Disclosure>> {
    let read = &house.store.read;
    let today = house.store.clock.today();
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let mut who: Vec<WorkerId> = rows.iter().map(|row| row.official_id).collect();
    who.extend(rows.iter().filter_map(|row| row.made_by));
    who.extend(rows.iter().filter_map(|row| row.ended_by));
    let names = people::worker_names(read, who).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let line = |row: disclosure::Model| {
        let state = match &row {
            row if row.ended_at.is_some() => "ended",
            row if row.to_day < today => "over",
            row if row.from_day > today => "coming",
            _ => "in_force",
        };
        Ok(Disclosure {
            id: row.id,
            area_name: places.path(&row.area),
            area: row.area,
            level: Depth::of_code(&row.level).ok_or(Error::internal("a disclosure of no depth"))?,
            reason: house.store.vault.open("reason", &row.reason)?,
            official_id: row.official_id,
            official: name(Some(row.official_id)).unwrap_or_default(),
            from: row.from_day,
            to: row.to_day,
            state,
            made_at: row.made_at,
            made_by: name(row.made_by),
            ended_at: row.ended_at,
            ended_by: name(row.ended_by),
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}

/// Describes one.
pub async fn describe_one(house: &House, id: DisclosureId) -> Result<Disclosure> {
    let row = house.store.read.one(disclosure::Entity::find_by_id(id)).await?;
    let row = row.ok_or(Error::NotFound("disclosure"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("disclosure"))
}

/// How deep the public sees in an area today; none where it sees communities only.
pub async fn depth_of(house: &House, here: AreaCode) -> Result<Option<Depth>> {
    let today = house.store.clock.today();
    let chain: Vec<String> = here.chain().map(|area| area.to_string()).collect();
    let rows = disclosure::Entity::find()
        .filter(disclosure::Column::Area.is_in(chain))
        .filter(disclosure::Column::EndedAt.is_null())
        .filter(disclosure::Column::FromDay.lte(today))
        .filter(disclosure::Column::ToDay.gte(today));
    let rows = house.store.read.all(rows).await?;
    Ok(rows.iter().filter_map(|row| Depth::of_code(&row.level)).max())
}
