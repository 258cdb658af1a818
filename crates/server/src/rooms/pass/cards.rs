//! Passes as they are printed: number, place, door, rules and code; no name.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Tx};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::PRINT_PASSES;
use super::code::{self, signed};
use super::issue_passes::of_batch;
use super::model::{PassPurpose, PassRules, purposes_of};
use super::store::{PassBatchId, PassId, area_of, household_pass};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::audit::{self, Look};
use crate::rooms::people::{self, HouseholdId, Shown};

/// So many in one go.
const MOST: usize = 500;

/// Which passes to print.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintPasses {
    /// These …
    #[serde(default)]
    #[schema(max_items = 500)]
    pub ids: Vec<PassId>,
    /// … or all that were issued in one go.
    pub batch: Option<PassBatchId>,
}

/// A pass as it is printed.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassCard {
    /// The pass.
    pub id: PassId,
    /// Its number.
    pub number: String,
    /// Where the household lives.
    pub area_name: String,
    /// The door.
    pub address: String,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Day,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub valid_to: Day,
    /// What they may go out for.
    pub purposes: Vec<PassPurpose>,
    /// What its QR code says.
    pub code: String,
}

/// Passes to be printed.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassCards {
    /// In the order of their numbers.
    pub cards: Vec<PassCard>,
    /// The rules that they all carry.
    pub rules: PassRules,
}

/// Gives passes as they are printed. Each is a line in the journal; those that were taken back are left out.
#[utoipa::path(post, path = "/passes/cards", operation_id = "printPasses", tag = "pass", request_body = PrintPasses,
    responses((status = 200, body = PassCards), Refusals), security(("session" = [])))]
pub async fn print_passes(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<PrintPasses>,
) -> Result<Json<PassCards>> {
    let scope = person.scope(PRINT_PASSES)?;
    let (read, vault) = (&house.store.read, &house.store.vault);
    if given.ids.len() > MOST || (given.ids.is_empty() && given.batch.is_none()) {
        return Err(Error::invalid("ids", "batch_size"));
    }
    let mut rows = read.among(household_pass::Entity::find(), household_pass::Column::Id, given.ids).await?;
    if let Some(batch) = given.batch {
        rows.extend(of_batch(read, batch).await?);
    }
    rows.retain(|row| row.revoked_at.is_none() && area_of(row).is_ok_and(|area| scope.contains(&area)));
    rows.sort_by(|left, right| left.number.cmp(&right.number));
    rows.dedup_by_key(|row| row.id);
    let areas: BTreeSet<AreaCode> = rows.iter().map(area_of).collect::<Result<_>>()?;
    if areas.is_empty() {
        return Err(Error::NotFound("pass"));
    }
    let printers: Vec<_> = areas.into_iter().map(|area| (&*person.actor, area)).collect();
    let told = async |tx: &mut Tx| {
        tx.nothing_changed();
        for row in &rows {
            tx.also(PRINT_PASSES, area_of(row)?, "pass", row.id, &serde_json::json!({ "number": row.number }));
        }
        Ok(())
    };
    let area = area_of(&rows[0])?;
    let doors: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    let residents = people::behind_doors(read, doors).await?;
    let persons = residents.into_values().flatten().map(|one| one.person_id).collect();
    let look = Look { act: PRINT_PASSES, area, purpose: "paper".to_owned(), persons, shown: rows.len(), line: None };
    audit::look(&house, &person, look).await?;
    house.store.journal.record_for(PRINT_PASSES, &printers, told).await?;
    let rules = PassRules::on(&house.store.policy, house.store.clock.today())?;
    let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let addresses = people::addresses(read, vault, homes, Shown::Full).await?;
    let card = |row: household_pass::Model| {
        let on_it = card_of(&row, &rules)?;
        Ok(PassCard {
            id: row.id,
            area_name: places.path(&row.area),
            address: addresses.get(&row.household_id).cloned().unwrap_or_default(),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            code: signed(vault, &on_it),
            purposes: on_it.purposes,
            number: row.number,
        })
    };
    let cards = rows.into_iter().map(card).collect::<Result<_>>()?;
    Ok(Json(PassCards { cards, rules }))
}

/// What stands in the code of a pass.
fn card_of(row: &household_pass::Model, rules: &PassRules) -> Result<code::Card> {
    Ok(code::Card {
        id: row.id,
        area: area_of(row)?,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        every_days: rules.every_days,
        people_at_once: rules.people_at_once,
        longest_minutes: rules.longest_minutes,
        opens: rules.opens,
        closes: rules.closes,
        purposes: with_always(purposes_of(&row.purposes), rules),
        number: row.number.clone(),
    })
}

/// What a household may go out for, with what everybody may.
fn with_always(mut purposes: Vec<PassPurpose>, rules: &PassRules) -> Vec<PassPurpose> {
    purposes.extend(&rules.always);
    purposes.sort_unstable();
    purposes.dedup();
    purposes
}
