//! Saved mappings: what the columns of a township's own form hold. A form is known again by all its headings in their order.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use codes::AreaCode;
use kernel::page::Page;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::import::Source;
use super::sheet::{ArrivalField, Column as SheetColumn, ListKind, Mapping, ReadAs};
use super::store::mapping;
use super::{DELETE_MAPPING, LIST_MAPPINGS, START_IMPORT};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};

kernel::id!(
    /// The name of a saved mapping.
    MappingId
);

/// What headings mean, as a person writes it: the file that `wangge import --map` reads.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// Heading as written → field; headings not named are not read.
    pub fields: BTreeMap<String, ArrivalField>,
}

impl Headings {
    /// The mapping of a sheet with these columns.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `mapping`: `heading_absent` or `heading_twice` for a heading that is not there once.
    pub fn apply(&self, columns: &[SheetColumn]) -> Result<Mapping> {
        let mut mapping = vec![None; columns.len()];
        for (heading, field) in &self.fields {
            let mut places = (0..columns.len()).filter(|at| columns[*at].heading == *heading);
            let place = places.next().ok_or_else(|| Error::invalid_because("mapping", "heading_absent", heading))?;
            if places.next().is_some() {
                return Err(Error::invalid_because("mapping", "heading_twice", heading));
            }
            mapping[place] = Some(*field);
        }
        Ok(Mapping(mapping))
    }
}

/// The mapping of a saved form, if a sheet with these columns is that form: the same headings in the same order, all of them.
/// Columns without a heading may follow.
fn again(saved: &[ReadAs], columns: &[SheetColumn]) -> Option<Mapping> {
    let (same, behind) = columns.split_at_checked(saved.len())?;
    let known = same.iter().zip(saved).all(|(column, saved)| column.heading == saved.heading)
        && behind.iter().all(|column| column.heading.is_empty());
    let mapping = saved.iter().map(|column| column.field).chain(behind.iter().map(|_| None)).collect();
    (known && !saved.is_empty()).then_some(Mapping(mapping))
}

/// The columns of a form that is to be saved, up to the last that says anything.
///
/// # Errors
/// `mapping_headings` where there is no heading to know it by.
fn form(columns: &[ReadAs]) -> Result<&[ReadAs]> {
    let named = |column: &ReadAs| !column.heading.is_empty();
    if !columns.iter().any(named) {
        return Err(Error::invalid("save_as", "mapping_headings"));
    }
    let last = columns.iter().rposition(|column| named(column) || column.field.is_some());
    Ok(&columns[..last.map_or(0, |last| last + 1)])
}

/// A saved mapping.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SavedMapping {
    /// Its id.
    pub id: MappingId,
    /// The name it was saved under.
    pub name: String,
    /// All columns of the form from the left.
    pub columns: Vec<ReadAs>,
}

/// Lists the saved mappings of the caller's areas.
#[utoipa::path(get, path = "/mappings", operation_id = "listMappings", tag = "screening",
    responses((status = 200, body = Page<SavedMapping>), Refusals), security(("session" = [])))]
pub async fn list_mappings(State(house): State<House>, person: SignedIn) -> Result<Json<Page<SavedMapping>>> {
    let scope = person.scope(LIST_MAPPINGS)?;
    let select = mapping::Entity::find().filter(scope.on(mapping::Column::Area)).order_by_asc(mapping::Column::Name);
    let rows = house.store.read.all(select.limit(200)).await?;
    let saved = |row: mapping::Model| {
        let columns = serde_json::from_str(&row.columns).unwrap_or_default();
        SavedMapping { id: row.id, name: row.name, columns }
    };
    Ok(Json(Page { rows: rows.into_iter().map(saved).collect(), next: None, total: None }))
}

/// Deletes a saved mapping.
#[utoipa::path(delete, path = "/mappings/{id}", operation_id = "deleteMapping", tag = "screening",
    params(("id" = MappingId, Path)), responses((status = 204, description = "Deleted"), Refusals), security(("session" = [])))]
pub async fn delete_mapping(State(house): State<House>, person: SignedIn, At(id): At<MappingId>) -> Result<StatusCode> {
    let scope = person.scope(DELETE_MAPPING)?;
    let row = house.store.read.one(mapping::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("mapping"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("mapping"));
    }
    house
        .store
        .journal
        .record(&person.actor, DELETE_MAPPING, &area, async |tx| {
            tx.about("mapping", id);
            mapping::Entity::delete_by_id(id).exec(tx).await?;
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The saved mapping of the form that a sheet is, if there is one in the caller's areas.
pub async fn recognise(
    house: &House,
    person: &SignedIn,
    kind: ListKind,
    columns: &[SheetColumn],
) -> Result<Option<(String, Mapping)>> {
    let scope = person.scope(START_IMPORT)?;
    let select = mapping::Entity::find()
        .filter(scope.on(mapping::Column::Area))
        .filter(mapping::Column::Kind.eq(kind.code()))
        .order_by_desc(mapping::Column::Id);
    let rows = house.store.read.all(select.limit(200)).await?;
    Ok(rows.into_iter().find_map(|row| {
        let saved: Vec<ReadAs> = serde_json::from_str(&row.columns).ok()?;
        Some((row.name, again(&saved, columns)?))
    }))
}

/// Keeps the mapping of a sheet under a name; the same name again replaces it.
pub async fn save(house: &House, person: &SignedIn, place: AreaCode, name: &str, source: &Source) -> Result<()> {
    let columns = serde_json::to_string(form(&source.columns)?).map_err(Error::internal)?;
    house
        .store
        .journal
        .record(&person.actor, START_IMPORT, &place, async |tx| {
            let id = MappingId::new(tx.now());
            tx.about("mapping", id);
            let same = mapping::Entity::delete_many()
                .filter(mapping::Column::Area.eq(place.to_string()))
                .filter(mapping::Column::Kind.eq(source.kind.code()))
                .filter(mapping::Column::Name.eq(name));
            same.exec(tx).await?;
            let row = mapping::ActiveModel {
                id: Set(id),
                kind: Set(source.kind.code().to_owned()),
                name: Set(name.to_owned()),
                area: Set(place.to_string()),
                columns: Set(columns),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await
}
