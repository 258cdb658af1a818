//! Outlines of areas for the map: an administrator gives them one by one, and a board asks for those of all parts at once.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, FromQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::shape::Shape;
use super::store::{self, area_shape};
use super::{DROP_AREA_SHAPE, LIST_AREA_SHAPES, SET_AREA_SHAPE};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// An outline: a GeoJSON geometry in degrees (WGS 84).
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaShape {
    /// `Polygon` or `MultiPolygon`.
    #[serde(rename = "type")]
    #[schema(min_length = 7, max_length = 12, pattern = "^(Polygon|MultiPolygon)$", example = "Polygon")]
    pub kind: String,
    /// Closed rings of corners, longitude first; of several polygons a list of them.
    #[schema(value_type = Vec<Object>)]
    pub coordinates: Value,
}

/// What became of an outline.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AreaShapeKept {
    /// Code of the area.
    pub area: String,
    /// How many characters it takes.
    pub size: usize,
}

/// Gives an area its outline; one it had is replaced.
#[utoipa::path(put, path = "/areas/{code}/shape", operation_id = "setAreaShape", tag = "area", request_body = AreaShape,
    params(("code" = String, Path, description = "Area code", example = "220581001")),
    responses((status = 200, body = AreaShapeKept), Refusals), security(("session" = [])))]
pub async fn set_area_shape(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
    Body(given): Body<AreaShape>,
) -> Result<Json<AreaShapeKept>> {
    person.actor.must(SET_AREA_SHAPE, &code)?;
    let geometry = Shape::read(&given.kind, &given.coordinates)?.geometry();
    let digest = hex::encode(&Sha256::digest(geometry.as_bytes())[..16]);
    let size = geometry.len();
    house
        .store
        .journal
        .record(&person.actor, SET_AREA_SHAPE, &code, async |tx| {
            tx.about("area", code);
            if !store::exists(tx, &code).await? {
                return Err(Error::NotFound("area"));
            }
            let known = tx.one(area_shape::Entity::find_by_id(code.to_string())).await?;
            if known.is_some_and(|known| known.digest == digest) {
                tx.nothing_changed();
                return Ok(());
            }
            tx.tell(&serde_json::json!({ "size": size }));
            use area_shape::Column::{At, Code, Digest as OfDigest, Geometry};
            let row = area_shape::ActiveModel {
                code: Set(code.to_string()),
                geometry: Set(geometry),
                digest: Set(digest),
                at: Set(tx.now()),
            };
            let replace = OnConflict::column(Code).update_columns([Geometry, OfDigest, At]).to_owned();
            area_shape::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
            Ok(())
        })
        .await?;
    Ok(Json(AreaShapeKept { area: code.to_string(), size }))
}

/// Takes the outline of an area away.
#[utoipa::path(delete, path = "/areas/{code}/shape", operation_id = "dropAreaShape", tag = "area",
    params(("code" = String, Path, description = "Area code", example = "220581001")),
    responses((status = 204, description = "It has none"), Refusals), security(("session" = [])))]
pub async fn drop_area_shape(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
) -> Result<StatusCode> {
    house
        .store
        .journal
        .record(&person.actor, DROP_AREA_SHAPE, &code, async |tx| {
            tx.about("area", code);
            if area_shape::Entity::delete_by_id(code.to_string()).exec(tx).await?.rows_affected == 0 {
                return Err(Error::NotFound("shape"));
            }
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An area on the map.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Feature {
    /// `Feature`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Which area it is.
    pub properties: FeatureProperties,
    /// Its outline.
    #[schema(value_type = Object)]
    pub geometry: Value,
}

/// Which area a feature is.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FeatureProperties {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The parts of an area that have an outline, as GeoJSON.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FeatureCollection {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The parts, in the order of their codes.
    pub features: Vec<Feature>,
}

#[derive(FromQueryResult)]
struct Known {
    code: String,
    name: String,
    digest: String,
}

const KNOWN: &str = "
    SELECT area.code, area.name, area_shape.digest
    FROM area
    JOIN area_shape ON area_shape.code = area.code
    WHERE area.parent = $1
    ORDER BY area.code";

/// Lists the outlines of an area's parts. With the tag of an answer before, only whether it still holds.
#[utoipa::path(get, path = "/areas/{code}/shapes", operation_id = "listAreaShapes", tag = "area",
    params(("code" = String, Path, description = "Area code", example = "220581")),
    responses((status = 200, body = FeatureCollection), (status = 304, description = "Nothing changed"), Refusals),
    security(("session" = [])))]
pub async fn list_area_shapes(
    State(house): State<House>,
    person: SignedIn,
    headers: HeaderMap,
    At(code): At<AreaCode>,
) -> Result<Response> {
    if !person.scope(LIST_AREA_SHAPES)?.contains(&code) {
        return Err(Error::NotFound("area"));
    }
    let read = &house.store.read;
    let known: Vec<Known> = read.sql(KNOWN, [code.to_string().into()]).await?;
    let mut all = Sha256::new();
    for one in &known {
        all.update(format!("{} {} {}\n", one.code, one.name, one.digest));
    }
    let tag = format!("\"{}\"", hex::encode(&all.finalize()[..16]));
    let kept = [
        (header::ETAG, HeaderValue::from_str(&tag).map_err(Error::internal)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    // Packed on its way an answer has the same tag, marked as weak.
    let asked = headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if asked.is_some_and(|tags| tags.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let codes = known.iter().map(|one| one.code.clone());
    let rows = read.among(area_shape::Entity::find(), area_shape::Column::Code, codes).await?;
    let feature = |one: Known| {
        let row = rows.iter().find(|row| row.code == one.code)?;
        let geometry = serde_json::from_str(&row.geometry).ok()?;
        Some(Feature { kind: "Feature", properties: FeatureProperties { code: one.code, name: one.name }, geometry })
    };
    let features = known.into_iter().filter_map(feature).collect();
    Ok((kept, Json(FeatureCollection { kind: "FeatureCollection", features })).into_response())
}
