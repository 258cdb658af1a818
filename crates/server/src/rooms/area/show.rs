//! Seeing the tree: parts of an area, search, one area with its counts, and how the tree changed.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Reader, Result, Scope, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::{self, area, area_change};
use super::{LIST_AREA_CHANGES, LIST_AREAS, SHOW_AREA};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::people;

/// An area in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AreaLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `province`, `prefecture`, `county`, `township`, `community`, `grid` or `building`.
    pub level: String,
    /// How many parts it has.
    pub children: i64,
    /// Where it lies, for example 曙光镇 中和村.
    pub path: String,
}

/// Which areas to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AreaFilter {
    /// The parts of this area; the caller's own areas if neither this nor `q` is given.
    #[param(value_type = Option<String>, example = "220581")]
    pub parent: Option<AreaCode>,
    /// Begins with this name, these pinyin initials or this code.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most so many results of a search; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
}

/// Lists the parts of an area, the results of a search, or the caller's own areas.
#[utoipa::path(get, path = "/areas", operation_id = "listAreas", tag = "area", params(AreaFilter),
    responses((status = 200, body = Page<AreaLine>), Refusals), security(("session" = [])))]
pub async fn list_areas(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<AreaFilter>,
) -> Result<Json<Page<AreaLine>>> {
    let scope = person.scope(LIST_AREAS)?;
    let read = &house.store.read;
    let limit = PageQuery { limit: filter.limit, after: None }.rows()?;
    let (rows, parts) = match (&filter.q, filter.parent) {
        (Some(text), _) => {
            let found = store::search(read, &scope.narrow(filter.parent.as_ref()), text.trim(), limit).await?;
            let parts = count_each(read, &found).await?;
            (found, parts)
        }
        (None, Some(parent)) => {
            // Above one's own areas only the way down to them shows.
            let mine = scope.narrow(Some(&parent));
            let shown = |row: &area::Model| {
                let code = row.code.parse::<AreaCode>();
                code.is_ok_and(|code| mine.contains(&code) || mine.areas().iter().any(|own| code.contains(own)))
            };
            let rows = store::children(read, parent).await?.into_iter().filter(shown).collect();
            (rows, store::count_parts(read, parent).await?)
        }
        (None, None) => {
            let own = scope.areas().iter().map(ToString::to_string);
            let rows = read.all(area::Entity::find().filter(area::Column::Code.is_in(own))).await?;
            let parts = count_each(read, &rows).await?;
            (rows, parts)
        }
    };
    let names = store::names(read, rows.iter().map(|row| &row.code)).await?;
    let line = |row: area::Model| AreaLine {
        children: parts.get(&row.code).copied().unwrap_or_default(),
        path: names.path(&row.code),
        code: row.code,
        name: row.name,
        level: row.level,
    };
    Ok(Json(Page { rows: rows.into_iter().map(line).collect(), next: None, total: None }))
}

/// All areas within a scope, as [`list_areas`] shows them: what a phone carries of the tree.
pub async fn carried(house: &House, scope: &Scope) -> Result<Vec<AreaLine>> {
    let read = &house.store.read;
    let rows =
        read.all(area::Entity::find().filter(scope.on(area::Column::Code)).order_by_asc(area::Column::Code)).await?;
    let names = store::names(read, rows.iter().map(|row| &row.code)).await?;
    let mut parts: BTreeMap<String, i64> = BTreeMap::new();
    for above in rows.iter().filter_map(|row| row.code.parse::<AreaCode>().ok()?.chain().nth(1)) {
        *parts.entry(above.to_string()).or_default() += 1;
    }
    let line = |row: area::Model| AreaLine {
        children: parts.get(&row.code).copied().unwrap_or_default(),
        path: names.path(&row.code),
        code: row.code,
        name: row.name,
        level: row.level,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// How many parts each of these areas has.
async fn count_each(read: &Reader, rows: &[area::Model]) -> Result<BTreeMap<String, i64>> {
    let mut parts = BTreeMap::new();
    for parent in rows.iter().filter_map(|row| row.code.parse().ok()) {
        let n = i64::try_from(store::children(read, parent).await?.len()).unwrap_or_default();
        parts.insert(parent.to_string(), n);
    }
    Ok(parts)
}

/// A link of the chain upwards.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Link {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: String,
}

/// One area with what is above and below it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: String,
    /// From the province down to itself.
    pub chain: Vec<Link>,
    /// How many areas of each level lie below.
    pub counts: BTreeMap<String, i64>,
}

/// Shows one area.
#[utoipa::path(get, path = "/areas/{code}", operation_id = "showArea", tag = "area",
    params(("code" = String, Path, description = "Area code", example = "220581001")),
    responses((status = 200, body = Area), Refusals), security(("session" = [])))]
pub async fn show_area(State(house): State<House>, person: SignedIn, At(code): At<AreaCode>) -> Result<Json<Area>> {
    if !person.scope(SHOW_AREA)?.contains(&code) {
        return Err(Error::NotFound("area"));
    }
    describe(&house, code).await.map(Json)
}

/// Describes one area.
pub async fn describe(house: &House, code: AreaCode) -> Result<Area> {
    let read = &house.store.read;
    let row = store::find(read, code).await?.ok_or(Error::NotFound("area"))?;
    let names = store::names(read, [code]).await?;
    let mut chain: Vec<Link> = code
        .chain()
        .map(|area| Link { code: area.to_string(), name: names.of(&area), level: area.level().to_string() })
        .collect();
    chain.reverse();
    Ok(Area { counts: store::count_levels(read, code).await?, code: row.code, name: row.name, level: row.level, chain })
}

/// A change of the tree.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AreaChange {
    /// Its id.
    pub id: Uuid,
    /// `added`, `renamed`, `merged` or `split`.
    pub kind: String,
    /// The code it was about.
    pub from: String,
    /// The code it became, where it did.
    pub to: Option<String>,
    /// The name after the change; of a merged area the name it had.
    pub name: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: Option<String>,
}

/// Lists how the tree changed, newest first.
#[utoipa::path(get, path = "/area-changes", operation_id = "listAreaChanges", tag = "area", params(PageQuery),
    responses((status = 200, body = Page<AreaChange>), Refusals), security(("session" = [])))]
pub async fn list_area_changes(
    State(house): State<House>,
    person: SignedIn,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<AreaChange>>> {
    let scope = person.scope(LIST_AREA_CHANGES)?;
    let limit = page.rows()?;
    let mut changes = area_change::Entity::find().filter(scope.on(area_change::Column::FromCode));
    if let Some(last) = page.key::<Uuid>()? {
        changes = changes.filter(area_change::Column::Id.lt(last));
    }
    let rows = house.store.read.all(changes.order_by_desc(area_change::Column::Id).limit(limit + 1)).await?;
    let who = people::worker_names(&house.store.read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id).map(|row| AreaChange {
        id: row.id,
        kind: row.kind,
        from: row.from_code,
        to: row.to_code,
        name: row.name,
        at: row.at,
        by: row.worker_id.and_then(|id| who.get(&id).cloned()),
    });
    Ok(Json(page))
}
