//! A household that nobody reached for days is told: to whoever goes from door to door there, and up the ladder.

use std::collections::{BTreeMap, HashSet};

use chrono::Days;
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::WARN_OF_UNREACHED;
use super::model::RoundRules;
use super::store::{RoundId, door, round};
use crate::house::House;
use crate::rooms::alert::{self, NewAlert};
use crate::rooms::people::{self, HouseholdId, WorkerId};

/// So many doors in one change, so that nobody waits long for the writer.
const PORTION: u64 = 200;

/// What makes it the same: one alert for a door of a round.
pub fn unreached_cause(round: RoundId, home: HouseholdId) -> String {
    format!("{} {round} {home}", alert::UNREACHED.code)
}

/// Raises an alert for every door of a running round behind which nobody was reached for the days of the policy.
pub async fn warn_of_unreached(house: &House) -> Result<()> {
    let today = house.store.clock.today();
    let Some(days) = RoundRules::on(&house.store.policy, today)?.unreached_days else { return Ok(()) };
    loop {
        let waiting = door::Entity::find()
            .filter(door::Column::UnreachedSince.lte(today - Days::new(days)))
            .order_by_asc(door::Column::UnreachedSince)
            .limit(PORTION);
        let seen = house.store.read.all(waiting).await?;
        if seen.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), WARN_OF_UNREACHED, &house.city, async |tx| {
                let raised = warn(tx, house, &seen, days).await?;
                tx.tell(&serde_json::json!({ "warnings": raised }));
                Ok(())
            })
            .await?;
    }
}

async fn warn(tx: &mut Tx, house: &House, seen: &[door::Model], days: u64) -> Result<usize> {
    let running = round::Entity::find().filter(round::Column::State.eq("open"));
    let running = tx.among(running, round::Column::Id, seen.iter().map(|row| row.round_id)).await?;
    let names: BTreeMap<RoundId, String> = running.into_iter().map(|row| (row.id, row.name)).collect();
    // As they are now: who was reached meanwhile is not told of.
    let waiting = door::Entity::find().filter(door::Column::UnreachedSince.is_not_null()).lock_exclusive();
    let mut doors = tx.among(waiting, door::Column::Id, seen.iter().map(|row| row.id)).await?;
    let mut once = HashSet::new();
    doors.retain(|row| once.insert(row.id));
    let mut nearest: BTreeMap<String, Option<WorkerId>> = BTreeMap::new();
    let mut new = vec![];
    for row in doors.iter().filter(|row| names.contains_key(&row.round_id)) {
        let area: AreaCode = row.area.parse().map_err(Error::internal)?;
        if !nearest.contains_key(&row.area) {
            let holder = people::answerable(tx, area, tx.today(), people::AT_THE_DOOR).await?;
            nearest.insert(row.area.clone(), holder);
        }
        new.push(NewAlert {
            rule: &alert::UNREACHED,
            area,
            subject_kind: "household",
            subject_id: row.household_id.0,
            person_id: None,
            cause: unreached_cause(row.round_id, row.household_id),
            detail: serde_json::json!({ "days": days, "round": names.get(&row.round_id), "visits": row.visits }),
            named: alert::Named { holder: nearest.get(&row.area).copied().flatten(), lead: None },
        });
    }
    door::Entity::update_many()
        .filter(door::Column::Id.is_in(seen.iter().map(|row| row.id)))
        .col_expr(door::Column::UnreachedSince, Expr::value(None::<kernel::Day>))
        .exec(tx)
        .await?;
    alert::raise_many(tx, &house.store, new).await
}
