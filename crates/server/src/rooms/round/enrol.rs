//! Which doors belong to a round: those there at its start, and those found while it runs.

use std::collections::HashSet;

use codes::AreaCode;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::model::OPEN;
use super::store::{door, round};
use super::{COVERAGE, HOUSEHOLDS};
use crate::rooms::people::{self, Home};

/// Puts the doors of its area on the list of a round, but for those that stand there already.
pub async fn enrol(tx: &mut Tx, row: &round::Model) -> Result<()> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let homes = people::homes_within(tx, area).await?;
    add(tx, row, &homes).await
}

/// Puts new households on the lists of the rounds that run where they lie.
pub async fn join(tx: &mut Tx, homes: &[Home]) -> Result<()> {
    if homes.is_empty() {
        return Ok(());
    }
    let above: HashSet<String> = homes.iter().flat_map(|home| home.area.chain()).map(|area| area.to_string()).collect();
    let running = round::Entity::find().filter(round::Column::State.eq("open"));
    for row in tx.among(running, round::Column::Area, above).await? {
        let area: AreaCode = row.area.parse().map_err(Error::internal)?;
        let inside: Vec<Home> = homes.iter().filter(|home| area.contains(&home.area)).copied().collect();
        add(tx, &row, &inside).await?;
    }
    Ok(())
}

async fn add(tx: &mut Tx, row: &round::Model, homes: &[Home]) -> Result<()> {
    let listed = door::Entity::find().filter(door::Column::RoundId.eq(row.id));
    let listed = tx.among(listed, door::Column::HouseholdId, homes.iter().map(|home| home.id)).await?;
    let listed: HashSet<_> = listed.into_iter().map(|door| door.household_id).collect();
    let today = tx.today();
    let new = |home: &&Home| door::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        round_id: Set(row.id),
        household_id: Set(home.id),
        area: Set(home.area.to_string()),
        joined_on: Set(today),
        state: Set(OPEN.to_owned()),
        day: Set(today),
        visits: Set(0),
        visit_id: Set(None),
        visited_at: Set(None),
        next_at: Set(None),
        with_lead: Set(false),
        task_id: Set(None),
        unreached_since: Set(Some(today)),
    };
    let fresh: Vec<&Home> = homes.iter().filter(|home| !listed.contains(&home.id)).collect();
    tx.insert_all(&fresh.iter().map(new).collect::<Vec<_>>()).await?;
    for home in fresh {
        tx.tally(&HOUSEHOLDS, home.area, today, "", 1);
        tx.tally(&COVERAGE, home.area, today, &facet(&row.mark, OPEN), 1);
    }
    Ok(())
}

/// The facet by which the coverage of one round is counted.
pub fn facet(mark: &str, state: &str) -> String {
    format!("{mark}:{state}")
}
