//! Adding an area and giving it another name.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::show::{Area, describe};
use super::store::{self, area};
use super::{ADD_AREA, RENAME_AREA};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::names::initials;
use crate::rooms::coverage;

/// The name of an area.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaName {
    /// For example 松江社区第三网格.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
}

impl AreaName {
    fn checked(self) -> Result<String> {
        let name = self.name.trim();
        match name.chars().count() {
            1..=100 if !name.chars().any(char::is_control) => Ok(name.to_owned()),
            _ => Err(Error::invalid("name", "name_length")),
        }
    }
}

/// Adds an area below an existing one.
#[utoipa::path(put, path = "/areas/{code}", operation_id = "addArea", tag = "area", request_body = AreaName,
    params(("code" = String, Path, description = "Code of the new area", example = "220581001004012")),
    responses((status = 201, body = Area), (status = 200, body = Area, description = "It was there already"), Refusals),
    security(("session" = [])))]
pub async fn add_area(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
    Body(given): Body<AreaName>,
) -> Result<Created<Area>> {
    person.actor.must(ADD_AREA, &code)?;
    let name = given.checked()?;
    let new = house
        .store
        .journal
        .record(&person.actor, ADD_AREA, &code, async |tx| {
            tx.about("area", code);
            if let Some(known) = store::find(tx, code).await? {
                if known.name != name {
                    return Err(Error::conflict("area_exists"));
                }
                tx.nothing_changed();
                return Ok(false);
            }
            let parent = code.parent().ok_or(Error::invalid("code", "area_parent_missing"))?;
            if !store::exists(tx, &parent).await? {
                return Err(Error::invalid("code", "area_parent_missing"));
            }
            store::put(tx, vec![store::row(code, &name)]).await?;
            store::note(tx, "added", code, None, &name).await?;
            coverage::touch_areas(tx, vec![code]).await?;
            Ok(true)
        })
        .await?;
    let area = describe(&house, code).await?;
    Ok(if new { Created::New(area) } else { Created::Again(area) })
}

/// Gives an area another name; its code and history stay.
#[utoipa::path(post, path = "/areas/{code}/rename", operation_id = "renameArea", tag = "area", request_body = AreaName,
    params(("code" = String, Path, description = "Area code", example = "220581001004")),
    responses((status = 200, body = Area), Refusals), security(("session" = [])))]
pub async fn rename_area(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
    Body(given): Body<AreaName>,
) -> Result<Json<Area>> {
    person.actor.must(RENAME_AREA, &code)?;
    let name = given.checked()?;
    house
        .store
        .journal
        .record(&person.actor, RENAME_AREA, &code, async |tx| {
            tx.about("area", code);
            let known = store::find(tx, code).await?.ok_or(Error::NotFound("area"))?;
            if known.name == name {
                tx.nothing_changed();
                return Ok(());
            }
            tx.tell(&serde_json::json!({ "from": known.name, "to": name }));
            let set = area::ActiveModel {
                code: Set(code.to_string()),
                initials: Set(initials(&name)),
                name: Set(name.clone()),
                ..Default::default()
            };
            set.update(tx).await?;
            store::note(tx, "renamed", code, None, &name).await
        })
        .await?;
    describe(&house, code).await.map(Json)
}
