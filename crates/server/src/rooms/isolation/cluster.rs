//! Several fevers in one building within a few days: more than one person's illness.

use std::collections::{HashMap, HashSet};

use chrono::Days;
use codes::Level;
use kernel::{Day, Error, Read, Result, Store, Tx};
use sea_orm::entity::prelude::*;

use super::model::{ReadingRules, building};
use super::readings::raise_about;
use super::store::{isolation, reading};
use crate::rooms::alert;
use crate::rooms::people::{self, HouseholdId, Shown};

/// Raises an alert where somebody's fever is not the only one of the building. It stands until it is closed.
pub async fn note_cluster(tx: &mut Tx, store: &Store, row: &isolation::Model, day: Day) -> Result<()> {
    let Some(rule) = ReadingRules::on(&store.policy, day)?.cluster else { return Ok(()) };
    let recent = reading::Entity::find()
        .filter(reading::Column::Area.eq(&row.area))
        .filter(reading::Column::Day.gt(day - Days::new(rule.days)))
        .filter(reading::Column::Fever.eq(true));
    let fevers: HashSet<_> = tx.all(recent).await?.into_iter().map(|one| one.isolation_id).collect();
    if fevers.len() < rule.people {
        return Ok(());
    }
    let ill = tx.among(isolation::Entity::find(), isolation::Column::Id, fevers).await?;
    let homes: HashSet<HouseholdId> = ill.iter().map(|one| one.household_id).collect();
    let doors = people::addresses(tx, &store.vault, homes, Shown::Full).await?;
    let area: codes::AreaCode = row.area.parse().map_err(Error::internal)?;
    // Where the area is a building, all of it is one.
    let in_building = area.level() == Level::Building;
    let of = |home: &HouseholdId| -> Option<String> {
        if in_building { Some(String::new()) } else { building(doors.get(home)?).map(str::to_owned) }
    };
    let Some(here) = of(&row.household_id) else { return Ok(()) };
    let mut last: HashMap<_, _> = HashMap::new();
    for one in ill.iter().filter(|one| of(&one.household_id).as_ref() == Some(&here)) {
        last.insert(one.person_id, one.id);
    }
    if last.len() < rule.people {
        return Ok(());
    }
    let mark = hex::encode(store.vault.index("building", &format!("{area} {here}")).0);
    let cause = format!("{} {mark}", alert::CLUSTER.code);
    let detail = serde_json::json!({ "people": last.len(), "days": rule.days, "building": here });
    raise_about(tx, store, &alert::CLUSTER, row, cause, detail).await
}
