//! Passes for all households of an area that hold none; looked at first.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Day, Error, Read, Result, Scope, Tx};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::issue::{NewPass, WithoutPass, issue, without_pass};
use super::issue_pass::last_day;
use super::model::PassRules;
use super::show_pass::{Pass, describe};
use super::store::{PassBatchId, PassId, household_pass};
use super::{ISSUE_PASSES, PREVIEW_PASSES};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, HouseholdId, Shown};

/// So many in one go.
const MOST: i64 = 500;

/// So many households a preview shows one by one.
const SHOWN: usize = 50;

/// Where passes are wanted.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PassesWanted {
    /// A township or finer.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// The last day; the policy's if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Day>,
}

/// Passes to be issued in one go.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuePasses {
    /// The caller's name for all of them; the same again answers the same passes.
    pub batch: PassBatchId,
    /// A township or finer.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// The last day; the policy's if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Day>,
}

/// A household that would get a pass.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassWanted {
    /// The household.
    pub household_id: HouseholdId,
    /// Where it lies.
    pub area_name: String,
    /// Its address, masked.
    pub address: String,
    /// Why it gets none: `household_isolated`.
    pub code: Option<String>,
}

/// What issuing would come to.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassesPreview {
    /// So many households would get one now, at most 500.
    pub ready: usize,
    /// So many get none because somebody is isolated there.
    pub isolated: usize,
    /// There are more than go in one go.
    pub more: bool,
    /// The last day of the passes.
    #[schema(value_type = String, format = Date)]
    pub valid_to: Day,
    /// The first of them.
    pub rows: Vec<PassWanted>,
}

/// Passes that were issued in one go.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassesIssued {
    /// The name of all of them.
    pub batch: PassBatchId,
    /// The passes.
    pub rows: Vec<Pass>,
    /// There are households left, for the next go.
    pub more: bool,
}

/// Says for which households of an area there would be passes, and issues none.
#[utoipa::path(post, path = "/passes/preview", operation_id = "previewPasses", tag = "pass", request_body = PassesWanted,
    responses((status = 200, body = PassesPreview), Refusals), security(("session" = [])))]
pub async fn preview_passes(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<PassesWanted>,
) -> Result<Json<PassesPreview>> {
    person.actor.must(PREVIEW_PASSES, &given.area)?;
    fits(&given.area)?;
    let (read, today) = (&house.store.read, house.store.clock.today());
    let valid_to = last_day(&PassRules::on(&house.store.policy, today)?, today, given.valid_to)?;
    let (found, more) = look(read, given.area).await?;
    let shown = &found[..found.len().min(SHOWN)];
    let places = area::names(read, shown.iter().map(|home| &home.area)).await?;
    let homes: Vec<HouseholdId> = shown.iter().map(|home| home.id).collect();
    let addresses = people::addresses(read, &house.store.vault, homes, Shown::Masked).await?;
    let row = |home: &WithoutPass| PassWanted {
        household_id: home.id,
        area_name: places.path(&home.area),
        address: addresses.get(&home.id).cloned().unwrap_or_default(),
        code: home.isolated.then(|| "household_isolated".to_owned()),
    };
    let isolated = found.iter().filter(|home| home.isolated).count();
    let rows = shown.iter().map(row).collect();
    Ok(Json(PassesPreview { ready: found.len() - isolated, isolated, more, valid_to, rows }))
}

/// Issues passes to the households of an area that hold none and where nobody is isolated, at most 500 in one go.
#[utoipa::path(post, path = "/passes", operation_id = "issuePasses", tag = "pass", request_body = IssuePasses,
    responses((status = 200, body = PassesIssued), Refusals), security(("session" = [])))]
pub async fn issue_passes(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<IssuePasses>,
) -> Result<Json<PassesIssued>> {
    person.actor.must(ISSUE_PASSES, &given.area)?;
    fits(&given.area)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let today = house.store.clock.today();
    let valid_to = last_day(&PassRules::on(&house.store.policy, today)?, today, given.valid_to)?;
    let (rows, more) = house
        .store
        .journal
        .record(&person.actor, ISSUE_PASSES, &given.area, async |tx| {
            tx.about("pass_batch", given.batch);
            let known = of_batch(tx, given.batch).await?;
            if !known.is_empty() {
                tx.nothing_changed();
                let same = known.iter().all(|row| row.digest == digest);
                return if same { Ok((known, false)) } else { Err(Error::conflict("different_body")) };
            }
            make(tx, &house, &given, &digest, valid_to).await
        })
        .await?;
    Ok(Json(PassesIssued { batch: given.batch, rows: describe(&house, rows).await?, more }))
}

async fn make(
    tx: &mut Tx,
    house: &House,
    given: &IssuePasses,
    digest: &[u8],
    valid_to: Day,
) -> Result<(Vec<household_pass::Model>, bool)> {
    let (seen, _) = look(tx, given.area).await?;
    let locked: BTreeSet<HouseholdId> = seen.into_iter().map(|home| home.id).collect();
    people::lock_households(tx, locked.clone()).await?;
    // As it is now that nobody else can give one of them a pass.
    let (found, more) = look(tx, given.area).await?;
    let purposes = PassRules::on(&house.store.policy, tx.today())?.purposes;
    let mut new = vec![];
    for home in found.iter().filter(|home| !home.isolated && locked.contains(&home.id)) {
        new.push(NewPass {
            id: PassId::new(tx.now()),
            digest: digest.to_vec(),
            batch: Some(given.batch),
            household_id: home.id,
            area: home.area.parse().map_err(Error::internal)?,
            purposes: purposes.clone(),
            valid_to,
        });
    }
    if new.is_empty() {
        return Err(Error::conflict("passes_none"));
    }
    tx.tell(&serde_json::json!({ "passes": new.len(), "valid_to": valid_to }));
    Ok((issue(tx, new).await?, more))
}

/// The households without a pass, and whether there are more than go in one go.
async fn look(from: &impl Read, area: AreaCode) -> Result<(Vec<WithoutPass>, bool)> {
    let mut found = without_pass(from, &Scope::of([area]), MOST + 1).await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    Ok((found, more))
}

fn fits(area: &AreaCode) -> Result<()> {
    if area.level() < Level::Township { Err(Error::invalid("area", "area_level")) } else { Ok(()) }
}

/// The passes that were issued in one go.
pub async fn of_batch(from: &impl Read, batch: PassBatchId) -> Result<Vec<household_pass::Model>> {
    let mut rows = from.all(household_pass::Entity::find().filter(household_pass::Column::Batch.eq(batch))).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}
