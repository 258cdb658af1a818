//! Units: departments, stations, hospitals, companies, party organisations.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::{UnitId, unit};
use super::{ADD_UNIT, LIST_UNITS};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn};
use crate::names::{are_initials, begins, initials};
use crate::rooms::area;

/// Kinds of organisations.
const KINDS: &[&str] = &[
    "department",
    "party",
    "working_group",
    "police",
    "hospital",
    "service_station",
    "property",
    "enterprise",
    "other",
];

/// An organisation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UnitLine {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// `department`, `party`, `working_group`, `police`, `hospital`, `service_station`, `property`, `enterprise` or `other`.
    pub kind: String,
    /// Code of its area.
    pub area: String,
    /// Where it is.
    pub area_name: String,
}

/// An organisation as other rooms know it.
#[derive(Clone, Debug)]
pub struct UnitCard {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Where it belongs.
    pub area: AreaCode,
}

fn card(row: unit::Model) -> Result<UnitCard> {
    Ok(UnitCard { id: row.id, area: row.area.parse().map_err(Error::internal)?, name: row.name })
}

/// Some organisations.
pub async fn units_named(from: &impl Read, ids: Vec<UnitId>) -> Result<std::collections::BTreeMap<UnitId, UnitCard>> {
    let rows = from.among(unit::Entity::find(), unit::Column::Id, ids).await?;
    rows.into_iter().map(|row| Ok((row.id, card(row)?))).collect()
}

/// The organisations within an area, or of the places around it.
pub async fn units_around(from: &impl Read, area: AreaCode) -> Result<Vec<UnitCard>> {
    let (start, end) = area.range();
    let inside = sea_orm::Condition::all().add(unit::Column::Area.gte(start)).add(unit::Column::Area.lt(end));
    let around = unit::Column::Area.is_in(area.chain().map(|area| area.to_string()));
    let rows = from.all(unit::Entity::find().filter(sea_orm::Condition::any().add(inside).add(around))).await?;
    rows.into_iter().map(card).collect()
}

/// Stores an organisation; the exercise does.
pub async fn insert_unit(tx: &kernel::Tx, id: UnitId, name: &str, kind: &str, area: AreaCode) -> Result<()> {
    let row = unit::ActiveModel {
        id: Set(id),
        initials: Set(initials(name)),
        name: Set(name.to_owned()),
        kind: Set(kind.to_owned()),
        area: Set(area.to_string()),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Which organisations to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UnitFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this kind.
    #[param(pattern = "^(department|party|working_group|police|hospital|service_station|property|enterprise|other)$")]
    pub kind: Option<String>,
    /// Begins with this name or these pinyin initials.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// Those of the areas above as well: a department of the city answers for what lies in a township.
    #[serde(default)]
    #[param(required = false)]
    pub above: bool,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists organisations.
#[utoipa::path(get, path = "/units", operation_id = "listUnits", tag = "people", params(UnitFilter),
    responses((status = 200, body = Page<UnitLine>), Refusals), security(("session" = [])))]
pub async fn list_units(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<UnitFilter>,
) -> Result<Json<Page<UnitLine>>> {
    let scope = person.scope(LIST_UNITS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut near = Condition::any().add(scope.on(unit::Column::Area));
    if filter.above {
        let above = scope.areas().iter().flat_map(|area| area.chain().skip(1)).map(|area| area.to_string());
        near = near.add(unit::Column::Area.is_in(above));
    }
    let mut select = unit::Entity::find().filter(near);
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        select = select.filter(if are_initials(text) {
            begins(unit::Column::Initials, &text.to_ascii_lowercase())
        } else {
            begins(unit::Column::Name, text)
        });
    }
    if let Some(kind) = filter.kind.as_deref() {
        if !KINDS.contains(&kind) {
            return Err(Error::invalid("kind", "unit_kind_unknown"));
        }
        select = select.filter(unit::Column::Kind.eq(kind));
    }
    if let Some(last) = page.key::<UnitId>()? {
        select = select.filter(unit::Column::Id.gt(last));
    }
    let rows = house.store.read.all(select.order_by_asc(unit::Column::Id).limit(limit + 1)).await?;
    let names = area::names(&house.store.read, rows.iter().map(|row| &row.area)).await?;
    Ok(Json(Page::cut(rows, limit, None, |row| row.id).map(|row| line(row, &names))))
}

fn line(row: unit::Model, names: &area::Names) -> UnitLine {
    UnitLine { id: row.id, name: row.name, kind: row.kind, area_name: names.path(&row.area), area: row.area }
}

/// An organisation to be added.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUnit {
    /// Its name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Its kind.
    #[schema(pattern = "^(department|party|working_group|police|hospital|service_station|property|enterprise|other)$")]
    pub kind: String,
    /// Its area.
    #[schema(value_type = String, example = "220581")]
    pub area: AreaCode,
}

/// Adds an organisation.
#[utoipa::path(put, path = "/units/{id}", operation_id = "addUnit", tag = "people", request_body = NewUnit,
    params(("id" = UnitId, Path)),
    responses((status = 201, body = UnitLine), (status = 200, body = UnitLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_unit(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<UnitId>,
    Body(new): Body<NewUnit>,
) -> Result<Created<UnitLine>> {
    person.actor.must(ADD_UNIT, &new.area)?;
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Error::invalid("name", "name_length"));
    }
    if !KINDS.contains(&new.kind.as_str()) {
        return Err(Error::invalid("kind", "unit_kind_unknown"));
    }
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_UNIT, &new.area, async |tx| {
            tx.about("unit", id);
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            if let Some(known) = tx.one(unit::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                let same = known.name == name && known.kind == new.kind && known.area == new.area.as_str();
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            insert_unit(tx, id, &name, &new.kind, new.area).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(unit::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("unit"))?;
    let names = area::names(&house.store.read, [&row.area]).await?;
    let line = line(row, &names);
    Ok(if made { Created::New(line) } else { Created::Again(line) })
}
