//! What isolations ask for each day: the services of the plan in their windows, the release on the last day.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Day, Read, Result, Store, Tx};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::care_team::Teams;
use super::late::note_late;
use super::model::Slot;
use super::plan::{Per, Plan};
use super::readings::note_misses;
use super::store::{IsolationId, isolation};
use super::{LAY_TASKS, MISS_TASKS, RELEASE};
use crate::house::House;
use crate::rooms::people::{self, WorkerId};

/// So many isolations in one change, so that nobody waits long for the writer.
const PORTION: u64 = 20;

/// From this hour on the next day's tasks are laid, so that teams can plan.
const EVENING: u32 = 20;

/// The days whose tasks are laid at this moment: today, and from the evening on tomorrow.
pub fn days_ahead(clock: &kernel::Clock, now: kernel::Stamp) -> Vec<Day> {
    let today = clock.day_of(now);
    let evening = clock.at(today, NaiveTime::from_hms_opt(EVENING, 0, 0).unwrap_or_default());
    if now < evening { vec![today] } else { vec![today, today + Days::new(1)] }
}

/// Lays what isolations ask for from now on, for as many days as are laid at this moment.
pub async fn lay_ahead(tx: &mut Tx, store: &Store, rows: &[isolation::Model]) -> Result<usize> {
    let mut laid = 0;
    for day in days_ahead(&store.clock, tx.now()) {
        laid += lay(tx, store, rows, day).await?;
    }
    Ok(laid)
}

/// Lays what some isolations ask for on a day and is not laid yet: windows that are over are left out, and nobody is looked
/// after past the planned end, for there is no order for it.
pub async fn lay(tx: &mut Tx, store: &Store, rows: &[isolation::Model], day: Day) -> Result<usize> {
    let plan = Plan::on(&store.policy, day)?;
    let home = |row: &&isolation::Model| row.state == "isolating" && row.started_on <= day && row.ends_on >= day;
    let rows: Vec<&isolation::Model> = rows.iter().filter(home).collect();
    let at_the_door = holders(tx, &rows, day, people::AT_THE_DOOR).await?;
    let teams = Teams::of(tx, rows.iter().map(|row| row.household_id).collect::<Vec<_>>()).await?;
    let begun = begun(tx, &plan, &rows, &teams).await?;
    let mut tasks = vec![];
    let mut households = HashSet::new();
    for row in &rows {
        let Ok(area) = row.area.parse::<AreaCode>() else { continue };
        let answers = at_the_door.get(&row.area).copied().flatten();
        let first_of_household = households.insert(row.household_id);
        for item in &plan.items {
            let (subject, person_id) = match item.per {
                Per::Person => (row.id.0, Some(row.person_id.0)),
                Per::Household if first_of_household => (row.household_id.0, None),
                Per::Team if first_of_household => match teams.at(row.household_id) {
                    Some(team) => (team.id.0, None),
                    None => continue,
                },
                Per::Household | Per::Team => continue,
            };
            let kind = item.kind();
            if item.once && begun.contains(&(subject, kind.clone())) {
                continue;
            }
            for slot in &item.slots {
                let due_at = store.clock.at(day, slot.due);
                if due_at > tx.now() {
                    let role = item.role.as_deref();
                    let member = role.and_then(|role| teams.holder(row.household_id, role, &slot.slot, day));
                    let holder = member.or(answers).map(|worker| worker.0);
                    tasks.push(NewTask {
                        kind: kind.clone(),
                        area,
                        subject,
                        person_id,
                        household_id: Some(row.household_id.0),
                        holder,
                        day,
                        slot: slot.slot.clone(),
                        opens_at: store.clock.at(day, slot.opens),
                        due_at,
                    });
                }
            }
        }
    }
    tasks.extend(releases(tx, store, &rows, day).await?);
    task::lay(tx, &tasks).await
}

/// Which things that are done once were laid before, by subject and kind. Missed ones are laid again.
async fn begun(tx: &Tx, plan: &Plan, rows: &[&isolation::Model], teams: &Teams) -> Result<HashSet<(Uuid, String)>> {
    let kinds: Vec<String> = plan.items.iter().filter(|item| item.once).map(|item| item.kind()).collect();
    if kinds.is_empty() {
        return Ok(HashSet::new());
    }
    let mut subjects: HashSet<Uuid> = rows.iter().flat_map(|row| [row.id.0, row.household_id.0]).collect();
    subjects.extend(rows.iter().filter_map(|row| teams.at(row.household_id)).map(|team| team.id.0));
    let laid = task::Entity::find().filter(task::Column::Kind.is_in(kinds));
    let laid = tx.among(laid, task::Column::Subject, subjects).await?;
    let laid = laid.into_iter().filter(|task| ["open", "done"].contains(&task.state.as_str()));
    Ok(laid.map(|task| (task.subject, task.kind)).collect())
}

/// When on a last day the release is due; section `[[release]]` of the policy.
pub fn release_window(store: &Store, day: Day) -> Result<Slot> {
    store.policy.on("release", day)
}

/// The releases of those whose last day it is.
async fn releases(tx: &Tx, store: &Store, rows: &[&isolation::Model], day: Day) -> Result<Vec<NewTask>> {
    let last: Vec<&isolation::Model> = rows.iter().copied().filter(|row| row.ends_on == day).collect();
    if last.is_empty() {
        return Ok(vec![]);
    }
    let slot = release_window(store, day)?;
    let leaders = holders(tx, &last, day, people::MAY_RELEASE).await?;
    let task = |row: &&isolation::Model| {
        Some(NewTask {
            kind: RELEASE.code.to_owned(),
            area: row.area.parse().ok()?,
            subject: row.id.0,
            person_id: Some(row.person_id.0),
            household_id: Some(row.household_id.0),
            holder: leaders.get(&row.area).copied().flatten().map(|worker| worker.0),
            day,
            slot: "day".to_owned(),
            opens_at: store.clock.at(day, slot.opens),
            due_at: store.clock.at(day, slot.due),
        })
    };
    Ok(last.iter().filter_map(task).collect())
}

/// Who answers for each of the areas, among those who hold one of the roles.
async fn holders(
    tx: &Tx,
    rows: &[&isolation::Model],
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

/// How far the laying of days has come in this process: isolations up to that one have their tasks. Whoever is isolated
/// later lays their own; after a restart all are looked at once more.
#[derive(Default)]
pub struct Laid(std::sync::Mutex<BTreeMap<Day, IsolationId>>);

impl Laid {
    fn reached(&self, day: Day) -> IsolationId {
        let days = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        days.get(&day).copied().unwrap_or(IsolationId(Uuid::nil()))
    }

    fn reach(&self, day: Day, id: IsolationId) {
        let mut days = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        days.retain(|other, _| *other + Days::new(2) > day);
        days.insert(day, id);
    }
}

/// Lays all that a day asks for and is not laid yet. Saying it twice is saying it once.
pub async fn lay_due(house: &House, day: Day) -> Result<()> {
    let actor = house.actor("clock");
    loop {
        let open = isolation::Entity::find()
            .filter(isolation::Column::EndedOn.is_null())
            .filter(isolation::Column::Id.gt(house.laid.reached(day)));
        let open = open.order_by_asc(isolation::Column::Id).limit(PORTION);
        let seen = house.store.read.all(open).await?;
        let Some(last) = seen.last().map(|row| row.id) else { return Ok(()) };
        house
            .store
            .journal
            .record(&actor, LAY_TASKS, &house.city, async |tx| {
                // As they are now: who was released meanwhile asks for nothing.
                let ids = seen.iter().map(|row| row.id);
                let rows = tx.among(isolation::Entity::find(), isolation::Column::Id, ids).await?;
                let laid = lay(tx, &house.store, &rows, day).await?;
                tx.tell(&serde_json::json!({ "tasks": laid, "day": day }));
                if laid == 0 {
                    tx.nothing_changed();
                }
                Ok(())
            })
            .await?;
        house.laid.reach(day, last);
    }
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
                note_misses(tx, &house.store, &missed).await?;
                note_late(tx, &house.store, &missed).await?;
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
