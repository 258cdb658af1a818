//! Compounds (小区): added, listed, and which grids and buildings are theirs.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::marks::{self, Subject};
use super::store::{CompoundId, compound, covered, of_records, part, parts_of};
use super::{ADD_COMPOUND, DIVIDE_COMPOUND, LIST_COMPOUNDS};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn, words};
use crate::names::{are_initials, begins, initials};
use crate::rooms::{area, people};

/// A compound.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CompoundLine {
    /// Its id.
    pub id: CompoundId,
    /// Its name.
    pub name: String,
    /// Code of the community or grid in which it lies.
    pub area: String,
    /// Where that is.
    pub area_name: String,
    /// The units that cover it today.
    pub units: Vec<String>,
    /// The grids and buildings whose doors belong to it. Where none are named it is all doors of its grid, and no door of its community.
    pub parts: Vec<CompoundPart>,
    /// Changes with every change.
    pub version: i32,
}

/// A grid or building of a compound.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CompoundPart {
    /// Its code.
    pub area: String,
    /// Its name.
    pub name: String,
}

/// Which compounds to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CompoundFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Begins with this name or these pinyin initials.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// Only those that a unit covers today, or only the others.
    pub covered: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists compounds by area.
#[utoipa::path(get, path = "/compounds", operation_id = "listCompounds", tag = "coverage", params(CompoundFilter),
    responses((status = 200, body = Page<CompoundLine>), Refusals), security(("session" = [])))]
pub async fn list_compounds(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<CompoundFilter>,
) -> Result<Json<Page<CompoundLine>>> {
    use compound::Column;
    let scope = person.scope(LIST_COMPOUNDS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = compound::Entity::find().filter(scope.on(Column::Area));
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        select = select.filter(if are_initials(text) {
            begins(Column::Initials, &text.to_ascii_lowercase())
        } else {
            begins(Column::Name, text)
        });
    }
    if let Some(covered) = filter.covered {
        let standing = covered::Entity::find()
            .select_only()
            .column(covered::Column::Id)
            .filter(Expr::col((covered::Entity, covered::Column::SubjectId)).equals((compound::Entity, Column::Id)))
            .filter(covered::Column::ToDay.is_null());
        let standing = Expr::exists(standing.into_query());
        select = select.filter(if covered { standing } else { standing.not() });
    }
    if let Some((area, id)) = page.key::<(String, CompoundId)>()? {
        let beyond = sea_orm::Condition::any()
            .add(Column::Area.gt(&area))
            .add(sea_orm::Condition::all().add(Column::Area.eq(&area)).add(Column::Id.gt(id)));
        select = select.filter(Column::Area.gte(area)).filter(beyond);
    }
    let select = select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1);
    let page = Page::cut(house.store.read.all(select).await?, limit, None, |row| (row.area.clone(), row.id));
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

async fn describe(house: &House, rows: Vec<compound::Model>) -> Result<Vec<CompoundLine>> {
    let (read, today) = (&house.store.read, house.store.clock.today());
    let divided = rows.iter().filter(|row| row.parts > 0).map(|row| row.id);
    let parts = parts_of(read, divided.collect::<Vec<_>>()).await?;
    let named = rows.iter().map(|row| &row.area).chain(parts.iter().map(|part| &part.area));
    let places = area::names(read, named).await?;
    let own = of_records(read, rows.iter().map(|row| row.id.0).collect()).await?;
    let units = people::units_named(read, own.iter().filter_map(|row| row.unit_id).collect()).await?;
    let covering = |id: CompoundId| {
        let own = own.iter().filter(|row| row.target_id == id.0 && row.holds_on(today));
        own.filter_map(|row| Some(units.get(&row.unit_id?)?.name.clone())).collect()
    };
    let name = |area: &str| area.parse().map(|area: AreaCode| places.of(&area)).unwrap_or_default();
    let parts_of = |id: CompoundId| {
        let own = parts.iter().filter(|part| part.compound_id == id);
        own.map(|part| CompoundPart { name: name(&part.area), area: part.area.clone() }).collect()
    };
    let line = |row: compound::Model| CompoundLine {
        parts: parts_of(row.id),
        version: row.version,
        units: covering(row.id),
        area_name: places.path(&row.area),
        id: row.id,
        name: row.name,
        area: row.area,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// A compound to be added.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompound {
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// The community or grid in which it lies.
    #[schema(value_type = String, example = "220581001004001")]
    pub area: AreaCode,
}

/// Adds a compound.
#[utoipa::path(put, path = "/compounds/{id}", operation_id = "addCompound", tag = "coverage",
    request_body = NewCompound, params(("id" = CompoundId, Path)),
    responses((status = 201, body = CompoundLine), (status = 200, body = CompoundLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_compound(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CompoundId>,
    Body(given): Body<NewCompound>,
) -> Result<Created<CompoundLine>> {
    let scope = person.scope(ADD_COMPOUND)?;
    if !scope.contains(&given.area) || !area::exists(&house.store.read, &given.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    if given.area.level() < Level::Community {
        return Err(Error::invalid("area", "area_too_wide"));
    }
    let name = words("name", Some(&given.name), 60)?.ok_or(Error::invalid("name", "name_length"))?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_COMPOUND, &given.area, async |tx| {
            tx.about("compound", id);
            if let Some(known) = tx.one(compound::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            tx.tell(&serde_json::json!({ "name": name }));
            insert(tx, id, digest.clone(), given.area, &name).await.map(|()| true)
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    let row = house.store.read.one(compound::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("compound"))?;
    let shown = describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("compound"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Which grids and buildings are a compound's.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DivideCompound {
    /// Their codes; none where it is its whole grid.
    #[schema(value_type = Vec<String>, max_items = 200)]
    pub parts: Vec<AreaCode>,
    /// The version the caller saw.
    pub version: i32,
}

/// So many grids and buildings at most.
const MOST_PARTS: usize = 200;

/// Says which grids and buildings are a compound's: the doors there have its units in their chain, and no others.
#[utoipa::path(post, path = "/compounds/{id}/divide", operation_id = "divideCompound", tag = "coverage",
    request_body = DivideCompound, params(("id" = CompoundId, Path)),
    responses((status = 200, body = CompoundLine), Refusals), security(("session" = [])))]
pub async fn divide_compound(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CompoundId>,
    Body(given): Body<DivideCompound>,
) -> Result<Json<CompoundLine>> {
    let (scope, read) = (person.scope(DIVIDE_COMPOUND)?, &house.store.read);
    let seen = read.one(compound::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("compound"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("compound"));
    }
    if given.parts.len() > MOST_PARTS {
        return Err(Error::invalid("parts", "too_many_items"));
    }
    let mut parts = given.parts;
    parts.sort_unstable();
    parts.dedup();
    for part in &parts {
        if part.level() <= Level::Community || !area.contains(part) || !area::exists(read, part).await? {
            return Err(Error::invalid("parts", "compound_part"));
        }
    }
    let current = describe(&house, vec![seen]).await?.pop().ok_or(Error::NotFound("compound"))?;
    house
        .store
        .journal
        .record(&person.actor, DIVIDE_COMPOUND, &area, async |tx| {
            tx.about("compound", id);
            tx.tell(&serde_json::json!({ "parts": parts }));
            let row = tx.one(compound::Entity::find_by_id(id).lock_exclusive()).await?;
            let row = row.ok_or(Error::NotFound("compound"))?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            part::Entity::delete_many().filter(part::Column::CompoundId.eq(id)).exec(tx).await?;
            let own = |area: &AreaCode| part::ActiveModel {
                id: Set(kernel::id::new(tx.now())),
                compound_id: Set(id),
                area: Set(area.to_string()),
            };
            tx.insert_all(&parts.iter().map(own).collect::<Vec<_>>()).await?;
            let n = i32::try_from(parts.len()).map_err(Error::internal)?;
            let divided = compound::ActiveModel {
                id: Set(id),
                parts: Set(n),
                version: Set(row.version + 1),
                ..Default::default()
            };
            divided.update(tx).await?;
            Ok(())
        })
        .await?;
    let row = read.one(compound::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("compound"))?;
    describe(&house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("compound"))
}

/// Stores a compound.
pub async fn insert(tx: &mut Tx, id: CompoundId, digest: Vec<u8>, area: AreaCode, name: &str) -> Result<()> {
    let row = compound::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        area: Set(area.to_string()),
        initials: Set(initials(name)),
        name: Set(name.to_owned()),
        created_at: Set(tx.now()),
        parts: Set(0),
        version: Set(1),
    };
    tx.insert_all(&[row]).await?;
    marks::touch(tx, vec![Subject::compound(area, id)]).await
}
