//! What an isolation asks for each day: temperatures in their windows, the release on the last day.

use std::collections::HashMap;

use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Day, Read, Result, Store, Tx};
use sea_orm::FromQueryResult;
use serde::Deserialize;
use uuid::Uuid;

use super::model::{Slot, slots};
use super::store::isolation;
use super::{LAY_TASKS, MISS_TASKS, RELEASE, TEMPERATURE};
use crate::house::House;
use crate::rooms::people::{self, WorkerId};

/// So many isolations in one change, so that nobody waits long for the writer.
const PORTION: i64 = 200;

/// Lays the temperatures of a day whose windows are not over yet.
pub async fn lay_temperatures(tx: &mut Tx, store: &Store, rows: &[isolation::Model], day: Day) -> Result<usize> {
    let slots = slots(&store.policy, day)?;
    let holders = holders(tx, rows, day, people::AT_THE_DOOR).await?;
    let mut tasks = vec![];
    // Nobody is looked after past the planned end: there is no order for it.
    for row in rows.iter().filter(|row| row.ends_on >= day) {
        let Ok(area) = row.area.parse::<AreaCode>() else { continue };
        for (name, slot) in &slots {
            let due_at = store.clock.at(day, slot.due);
            if due_at > tx.now() {
                tasks.push(NewTask {
                    kind: &TEMPERATURE,
                    area,
                    subject: row.id.0,
                    person_id: Some(row.person_id.0),
                    holder: holders.get(&row.area).copied().flatten().map(|worker| worker.0),
                    day,
                    slot: name,
                    opens_at: store.clock.at(day, slot.opens),
                    due_at,
                });
            }
        }
    }
    task::lay(tx, &tasks).await
}

async fn lay_releases(tx: &mut Tx, store: &Store, rows: &[isolation::Model], day: Day) -> Result<usize> {
    #[derive(Deserialize)]
    struct Window {
        #[serde(flatten)]
        slot: Slot,
    }
    let Window { slot } = store.policy.on("release", day)?;
    let holders = holders(tx, rows, day, people::MAY_RELEASE).await?;
    let tasks: Vec<NewTask> = rows
        .iter()
        .filter_map(|row| {
            Some(NewTask {
                kind: &RELEASE,
                area: row.area.parse().ok()?,
                subject: row.id.0,
                person_id: Some(row.person_id.0),
                holder: holders.get(&row.area).copied().flatten().map(|worker| worker.0),
                day: row.ends_on,
                slot: "day",
                opens_at: store.clock.at(row.ends_on, slot.opens),
                due_at: store.clock.at(row.ends_on, slot.due),
            })
        })
        .collect();
    task::lay(tx, &tasks).await
}

/// Who answers for each of the areas, among those who hold one of the roles.
async fn holders(
    tx: &Tx,
    rows: &[isolation::Model],
    day: Day,
    roles: &[&str],
) -> Result<HashMap<String, Option<WorkerId>>> {
    let mut holders = HashMap::new();
    for row in rows {
        if let (false, Ok(area)) = (holders.contains_key(&row.area), row.area.parse()) {
            holders.insert(row.area.clone(), people::answerable(tx, area, day, roles).await?);
        }
    }
    Ok(holders)
}

#[derive(FromQueryResult)]
struct Lacking {
    id: Uuid,
}

/// Isolations that go on for longer than today and have no temperature laid for a day.
const LACK_TEMPERATURES: &str = "
    SELECT id
    FROM isolation
    WHERE state = 'isolating'
      AND started_on < $1
      AND ends_on >= $1
      AND NOT EXISTS (
          SELECT 1
          FROM task
          WHERE task.subject = isolation.id
            AND task.kind = 'isolation.temperature'
            AND task.day = $1
      )
    LIMIT $2";

/// Isolations whose last day has come and that have no release laid.
const LACK_RELEASE: &str = "
    SELECT id
    FROM isolation
    WHERE state = 'isolating'
      AND ends_on <= $1
      AND NOT EXISTS (
          SELECT 1
          FROM task
          WHERE task.subject = isolation.id
            AND task.kind = 'isolation.release'
            AND task.day = isolation.ends_on
            AND task.state <> 'cancelled'
      )
    LIMIT $2";

/// Lays all that a day asks for and is not laid yet. Saying it twice is saying it once.
pub async fn lay_due(house: &House, day: Day) -> Result<()> {
    let actor = house.actor("clock");
    for (lacking, release) in [(LACK_TEMPERATURES, false), (LACK_RELEASE, true)] {
        loop {
            let found: Vec<Lacking> = house.store.read.sql(lacking, [day.into(), PORTION.into()]).await?;
            if found.is_empty() {
                break;
            }
            let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
            let laid = house
                .store
                .journal
                .record(&actor, LAY_TASKS, &house.city, async |tx| {
                    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
                    let some = isolation::Entity::find()
                        .filter(isolation::Column::Id.is_in(ids))
                        .filter(isolation::Column::State.eq("isolating"));
                    let rows = tx.all(some).await?;
                    let laid = if release {
                        lay_releases(tx, &house.store, &rows, day).await?
                    } else {
                        lay_temperatures(tx, &house.store, &rows, day).await?
                    };
                    tx.tell(&serde_json::json!({ "tasks": laid, "day": day }));
                    if laid == 0 {
                        tx.nothing_changed();
                    }
                    Ok(laid)
                })
                .await?;
            // Late in the day no window is left to be laid: then there is nothing more to do.
            if laid == 0 || i64::try_from(found.len()).unwrap_or(PORTION) < PORTION {
                break;
            }
        }
    }
    Ok(())
}

/// Notes as missed what was not done in its window.
pub async fn miss_overdue(house: &House) -> Result<()> {
    const MOST: u64 = 500;
    let actor = house.actor("clock");
    loop {
        let missed = house
            .store
            .journal
            .record(&actor, MISS_TASKS, &house.city, async |tx| {
                let missed = task::miss_overdue(tx, MOST).await?;
                tx.tell(&serde_json::json!({ "tasks": missed.len() }));
                if missed.is_empty() {
                    tx.nothing_changed();
                }
                Ok(missed.len() as u64)
            })
            .await?;
        if missed < MOST {
            return Ok(());
        }
    }
}
