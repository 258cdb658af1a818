//! Merging and splitting areas. Records, tallies and posts move with the place, so that history follows it.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Error, Result, Tx, Vault, tally};
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use serde::Deserialize;

use super::show::{Area, describe};
use super::store::{self, area};
use super::{MERGE_AREAS, SPLIT_AREA};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::{self, coverage, people};

/// Where an area goes.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Code of the area that takes it in; of the same level.
    #[schema(value_type = String, example = "220581001001")]
    pub into: AreaCode,
}

/// What is split off.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Code of the new area; of the same level, below the same parent.
    #[schema(value_type = String, example = "220581001005")]
    pub code: AreaCode,
    /// Its name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Codes of the parts that move into it.
    #[schema(value_type = Vec<String>, min_items = 1)]
    pub children: Vec<AreaCode>,
}

/// Merges an area into another of its level. Its parts get the next free codes there.
#[utoipa::path(post, path = "/areas/{code}/merge", operation_id = "mergeAreas", tag = "area", request_body = Merge,
    params(("code" = String, Path, description = "The area that ends", example = "220581001002")),
    responses((status = 200, body = Area), Refusals), security(("session" = [])))]
pub async fn merge_areas(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
    Body(Merge { into }): Body<Merge>,
) -> Result<Json<Area>> {
    for area in [&code, &into] {
        person.actor.must(MERGE_AREAS, area)?;
    }
    if code == into || code.level() != into.level() || code.level() < Level::Township {
        return Err(Error::invalid("into", "area_level"));
    }
    let vault = &house.store.vault;
    house
        .store
        .journal
        .record_alone(&person.actor, MERGE_AREAS, &code, async |tx| {
            tx.about("area", code);
            tx.tell(&serde_json::json!({ "into": into }));
            let gone = store::find(tx, code).await?.ok_or(Error::NotFound("area"))?;
            if !store::exists(tx, &into).await? {
                return Err(Error::invalid("into", "area_unknown"));
            }
            coverage::area_ends(tx, vault, code, into).await?;
            let parts = store::children(tx, code).await?;
            move_parts(tx, vault, "merged", into, parts).await?;
            move_records(tx, code, into).await?;
            people::renew_door_keys(tx, vault, into).await?;
            // What took it in is larger than its outline; so is what an area was split from.
            store::forget_shapes(tx, [code, into]).await?;
            area::Entity::delete_by_id(code.to_string()).exec(tx).await?;
            touch_all(tx, into).await?;
            store::note(tx, "merged", code, Some(into), &gone.name).await
        })
        .await?;
    house.sessions.forget();
    describe(&house, into).await.map(Json)
}

/// Splits some parts of an area off into a new area beside it.
#[utoipa::path(post, path = "/areas/{code}/split", operation_id = "splitArea", tag = "area", request_body = Split,
    params(("code" = String, Path, description = "The area that loses parts", example = "220581001002")),
    responses((status = 200, body = Area), Refusals), security(("session" = [])))]
pub async fn split_area(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<AreaCode>,
    Body(split): Body<Split>,
) -> Result<Json<Area>> {
    let new = split.code;
    person.actor.must(SPLIT_AREA, &code)?;
    if new.level() != code.level() || new.parent() != code.parent() || code.level() < Level::Township {
        return Err(Error::invalid("code", "area_level"));
    }
    let name = split.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Error::invalid("name", "name_length"));
    }
    let vault = &house.store.vault;
    house
        .store
        .journal
        .record_alone(&person.actor, SPLIT_AREA, &code, async |tx| {
            tx.about("area", code);
            tx.tell(&serde_json::json!({ "new": new, "parts": split.children }));
            if !store::exists(tx, &code).await? {
                return Err(Error::NotFound("area"));
            }
            if store::exists(tx, &new).await? {
                return Err(Error::invalid("code", "area_exists"));
            }
            let mut parts = store::children(tx, code).await?;
            parts.retain(|part| split.children.iter().any(|child| child.as_str() == part.code));
            if parts.is_empty() || parts.len() != split.children.len() {
                return Err(Error::invalid("children", "area_unknown"));
            }
            store::put(tx, vec![store::row(new, &name)]).await?;
            move_parts(tx, vault, "split", new, parts).await?;
            touch_all(tx, new).await?;
            store::forget_shapes(tx, [code]).await?;
            store::note(tx, "split", code, Some(new), &name).await
        })
        .await?;
    house.sessions.forget();
    describe(&house, new).await.map(Json)
}

/// Whoever answers there is looked at anew.
async fn touch_all(tx: &Tx, within: AreaCode) -> Result<()> {
    let all: Vec<AreaCode> = store::all_within(tx, within).await?.into_iter().map(|(code, ..)| code).collect();
    coverage::touch_whole(tx, &all).await
}

/// Moves areas with all below them under another parent, to the next free codes there. Grids of institutions keep to theirs.
async fn move_parts(tx: &Tx, vault: &Vault, why: &str, into: AreaCode, parts: Vec<area::Model>) -> Result<()> {
    let taken = store::children(tx, into).await?;
    let mut taken: BTreeSet<AreaCode> = taken.iter().filter_map(|area| area.code.parse().ok()).collect();
    for part in parts {
        let from: AreaCode = part.code.parse().map_err(Error::internal)?;
        let institutions = from.is_institution_grid();
        let same = |code: &AreaCode| code.is_institution_grid() == institutions;
        let first = if institutions { AreaCode::FIRST_INSTITUTION_GRID } else { 1 };
        let next = taken.iter().rev().find(|code| same(code)).map_or(first, |last| last.sequence() + 1);
        let to = into.child(next).filter(same).ok_or(Error::invalid("into", "area_codes_used_up"))?;
        taken.insert(to);
        // The tree below keeps its own codes, so the whole range moves in one go.
        run(tx, MOVE_TREE, from, to).await?;
        run(tx, MOVE_SHAPES, from, to).await?;
        move_records(tx, from, to).await?;
        people::renew_door_keys(tx, vault, to).await?;
        store::note(tx, why, from, Some(to), &part.name).await?;
    }
    Ok(())
}

const MOVE_TREE: &str = "
    UPDATE area
    SET code = $3 || substr(code, $4),
        parent = CASE WHEN code = $1 THEN $5 ELSE $3 || substr(parent, $4) END
    WHERE code >= $1
      AND code < $2";

const MOVE_SHAPES: &str = "
    UPDATE area_shape
    SET code = $3 || substr(code, $4)
    WHERE code >= $1
      AND code < $2";

/// Re-codes every record in a subtree, and its tallies.
async fn move_records(tx: &Tx, from: AreaCode, to: AreaCode) -> Result<()> {
    for (table, column) in rooms::PLACED {
        let sql =
            format!("UPDATE {table} SET {column} = $3 || substr({column}, $4) WHERE {column} >= $1 AND {column} < $2");
        run(tx, &sql, from, to).await?;
    }
    tally::above::move_subtree(tx, from, to).await
}

async fn run(tx: &Tx, sql: &str, from: AreaCode, to: AreaCode) -> Result<()> {
    let (start, end) = from.range();
    let rest = i32::try_from(from.as_str().len() + 1).unwrap_or(i32::MAX);
    let parent = to.parent().map(|parent| parent.to_string());
    let mut values: Vec<sea_orm::Value> = vec![start.into(), end.into()];
    if sql.contains("$3") {
        values.extend([to.to_string().into(), rest.into()]);
    }
    if sql.contains("$5") {
        values.push(parent.into());
    }
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
