//! Making papers: one, or hundreds in one go.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::Json;
use axum::extract::State;
use chrono::Datelike;
use codes::AreaCode;
use kernel::{Error, Read, Result, Scope, Store, Tx};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::MAKE_NOTICES;
use super::model::NoticeKind;
use super::pages::{self, Pages};
use super::paper::{Helper, Paper, papers};
use super::store::{BatchId, NoticeId, in_force, notice, series, take_numbers, template, texts_around};
use super::subjects::{Asked, NoticeRow, NoticesWanted, Subject, describe};
use super::texts::Texts;
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::isolation::IsolationId;
use crate::rooms::people::{HouseholdId, WorkerId};

/// Papers to be made.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeNotices {
    /// The caller's name for all of them; the same again answers the same papers.
    pub batch: BatchId,
    /// Which paper.
    pub kind: NoticeKind,
    /// For these isolations; a door notice for the households where they are.
    #[serde(default)]
    pub isolation_ids: Vec<IsolationId>,
    /// For these households; door notices only.
    #[serde(default)]
    pub household_ids: Vec<HouseholdId>,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct NoticesMade {
    /// The name of all of them.
    pub batch: BatchId,
    /// The papers, to be printed and handed over.
    pub papers: Vec<Paper>,
    /// Those for whom there can be none.
    pub refused: Vec<NoticeRow>,
}

/// Makes papers for everybody for whom there can be one. Each is a line in the journal.
#[utoipa::path(post, path = "/notices", operation_id = "makeNotices", tag = "notice", request_body = MakeNotices,
    responses((status = 200, body = NoticesMade), Refusals), security(("session" = [])))]
pub async fn make_notices(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<MakeNotices>,
) -> Result<Json<NoticesMade>> {
    let scope = person.scope(MAKE_NOTICES)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let batch = given.batch;
    let wanted =
        NoticesWanted { kind: given.kind, isolation_ids: given.isolation_ids, household_ids: given.household_ids };
    wanted.check()?;
    let asked = wanted.look(&house.store.read, &house.store, &scope).await?;
    let rows = describe(&house, &asked).await?;
    let areas: BTreeSet<AreaCode> = asked.iter().filter_map(Asked::ready).map(|one| one.area).collect();
    let made = if areas.is_empty() {
        let known = of_batch(&house.store.read, batch).await?;
        if known.iter().any(|row| row.digest != digest) {
            return Err(Error::conflict("different_body"));
        }
        // Nothing can be made now; said again, it is what was made the first time.
        if known.is_empty() {
            return Err(Error::conflict_with("notices_none", &rows));
        }
        pages::open(&house, &person, MAKE_NOTICES, known).await?
    } else {
        let people: Vec<_> = areas.iter().map(|area| (&*person.actor, *area)).collect();
        let work = async |tx: &mut Tx| make(tx, &house.store, &wanted, &areas, batch, &digest).await;
        house.store.journal.record_for(MAKE_NOTICES, &people, work).await?
    };
    // Said again, somebody may stand differently now for whom there is a paper.
    let there: BTreeSet<_> = made.0.iter().map(|one| (one.isolation_id, Some(one.household_id))).collect();
    let refused = |row: &NoticeRow| row.code.is_some() && !there.contains(&(row.isolation_id, row.household_id));
    let refused = rows.into_iter().filter(refused).collect();
    let papers = papers(&house, &person, MAKE_NOTICES, made).await?;
    Ok(Json(NoticesMade { batch, papers, refused }))
}

async fn of_batch(from: &impl Read, batch: BatchId) -> Result<Vec<notice::Model>> {
    let mut rows = from.all(notice::Entity::find().filter(notice::Column::Batch.eq(batch))).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

async fn make(
    tx: &mut Tx,
    store: &Store,
    wanted: &NoticesWanted,
    areas: &BTreeSet<AreaCode>,
    batch: BatchId,
    digest: &[u8],
) -> Result<Pages> {
    tx.nothing_changed();
    let known = of_batch(tx, batch).await?;
    if !known.is_empty() {
        if known.iter().any(|row| row.digest != digest) {
            return Err(Error::conflict("different_body"));
        }
        return pages::of(tx, store, MAKE_NOTICES, known).await;
    }
    // As things stand now, within the areas that were checked.
    let scope = Scope::of(areas.iter().copied());
    let asked = wanted.look(tx, store, &scope).await?;
    let ready: Vec<&Subject> = asked.iter().filter_map(Asked::ready).collect();
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for one in &ready {
        *counts.entry(series(one.area).to_string()).or_default() += 1;
    }
    let today = tx.today();
    let mut next = take_numbers(tx, wanted.kind, today.year(), &counts).await?;
    let pattern = Texts::on(today)?.of(wanted.kind).number.clone();
    let mut texts: HashMap<AreaCode, Vec<template::Model>> = HashMap::new();
    for area in areas {
        texts.insert(*area, texts_around(tx, *area).await?);
    }
    let mut rows = vec![];
    for one in ready {
        let n = next.entry(series(one.area).to_string()).or_insert(1);
        let number = pattern.replace("{year}", &today.year().to_string()).replace("{n}", &n.to_string());
        *n += 1;
        let team: Vec<Helper> = one.team.iter().cloned().map(Helper::of).collect();
        rows.push(notice::Model {
            id: NoticeId::new(tx.now()),
            batch,
            digest: digest.to_vec(),
            kind: wanted.kind.code().to_owned(),
            isolation_id: one.isolation_id,
            household_id: one.household_id,
            area: one.area.to_string(),
            template_id: texts
                .get(&one.area)
                .and_then(|texts| in_force(texts, one.area, wanted.kind))
                .map(|row| row.id),
            number,
            day: today,
            starts_on: one.starts_on,
            ends_on: one.ends_on,
            released_on: one.released_on,
            basis: one.basis.clone(),
            issuer: one.issuer.clone(),
            team: serde_json::to_string(&team).map_err(Error::internal)?,
            made_at: tx.now(),
            made_by: tx.actor().map(WorkerId),
        });
    }
    tx.insert_all(&rows.iter().cloned().map(notice::ActiveModel::from).collect::<Vec<_>>()).await?;
    pages::of(tx, store, MAKE_NOTICES, rows).await
}
