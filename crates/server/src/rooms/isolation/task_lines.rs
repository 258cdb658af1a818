//! Tasks as people see them: whom they serve, where, until when, and how they ended.

use std::collections::{BTreeMap, BTreeSet};

use kernel::task::Model as Task;
use kernel::{Day, Read, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::Serialize;
use uuid::Uuid;

use super::complete_task::{CompleteTask, TaskId};
use super::model::day_of;
use super::plan::Plan;
use super::store::isolation;
use crate::house::House;
use crate::rooms::people::{self, HouseholdId, PersonId, Shown, WorkerId};
use crate::rooms::{self, area};

/// Whom a task serves: a person, or for a household those isolated there.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Subject {
    /// `isolation`.
    pub kind: &'static str,
    /// The record's id; of several in a household the first one's.
    pub id: Uuid,
    /// The household.
    pub household_id: HouseholdId,
    /// The person; none where it serves the household.
    pub person_id: Option<PersonId>,
    /// Name, or names.
    pub name: String,
    /// Address; in full for whoever must go there as long as a task there is open, masked otherwise.
    pub address: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Today is day `day_n` …
    pub day_n: i64,
    /// … of `days`.
    pub days: i64,
}

/// A task in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TaskLine {
    /// Its id.
    pub id: TaskId,
    /// Code of its kind.
    pub kind: String,
    /// 任务种类.
    pub kind_zh: String,
    /// Its kind in English.
    pub kind_en: String,
    /// What doing it must leave behind: `reading`, `receipt`, `plate`, `photo`, `signature` or nothing.
    pub asks: Option<&'static str>,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// The record it serves: an isolation, a household, or a need.
    pub serves: Uuid,
    /// Whom it serves.
    pub subject: Option<Subject>,
    /// The day it belongs to.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// `morning`, `evening` or `day`.
    pub slot: String,
    /// From when it can be done.
    pub opens_at: Stamp,
    /// Until when it must be done.
    pub due_at: Stamp,
    /// `open`, `done`, `missed` or `cancelled`.
    pub state: String,
    /// When it ended.
    pub done_at: Option<Stamp>,
    /// Who ended it.
    pub done_by: Option<String>,
    /// Who must do it.
    pub holder: Option<String>,
    /// What doing it left behind.
    pub left: Option<CompleteTask>,
}

/// Describes tasks.
pub async fn describe(house: &House, rows: Vec<Task>, shown: Shown) -> Result<Vec<TaskLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let today = house.store.clock.today();
    let plan = Plan::on(&house.store.policy, today)?;
    let served = Served::by(read, &rows).await?;
    let (persons, homes): (Vec<_>, Vec<_>) = served.isolations().map(|row| (row.person_id, row.household_id)).unzip();
    let cards = people::cards(read, vault, persons).await?;
    let addresses = people::addresses(read, vault, homes, shown).await?;
    // Whoever has nothing left to do behind a door needs its address no more.
    let open = rows.iter().filter(|row| row.closed_at.is_none()).flat_map(|row| served.of(row));
    let open: BTreeSet<HouseholdId> = open.map(|one| one.household_id).collect();
    let address = |home: HouseholdId| {
        let address = addresses.get(&home).cloned().unwrap_or_default();
        if shown == Shown::Full && !open.contains(&home) { people::mask_address(&address) } else { address }
    };
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.holder, row.closed_by]).flatten().map(WorkerId).collect();
    let workers = people::worker_names(read, who).await?;
    let name = |id: Option<Uuid>| id.and_then(|id| workers.get(&WorkerId(id)).cloned());
    let subject = |row: &Task| {
        let served = served.of(row);
        let first = served.first()?;
        let (day_n, days) = day_of(first.counted_from, first.ends_on, row.day);
        let names = served.iter().filter_map(|row| cards.get(&row.person_id)).map(|card| card.name.as_str());
        Some(Subject {
            kind: "isolation",
            id: first.id.0,
            household_id: first.household_id,
            person_id: row.person_id.map(PersonId),
            name: names.collect::<Vec<_>>().join("、"),
            address: address(first.household_id),
            phone: cards.get(&first.person_id)?.phone.clone(),
            day_n,
            days,
        })
    };
    let line = |row: Task| {
        let item = plan.item(&row.kind);
        let (kind_zh, kind_en) = match item {
            Some(item) => (item.zh.clone(), item.en.clone()),
            None => rooms::task_kinds()
                .find(|kind| kind.code == row.kind)
                .map_or((row.kind.clone(), row.kind.clone()), |kind| (kind.zh.to_owned(), kind.en.to_owned())),
        };
        TaskLine {
            id: TaskId(row.id),
            kind_zh,
            kind_en,
            asks: item.and_then(|item| item.asks.code()),
            area_name: places.path(&row.area),
            subject: subject(&row),
            serves: row.subject,
            kind: row.kind,
            area: row.area,
            day: row.day,
            slot: row.slot,
            opens_at: row.opens_at,
            due_at: row.due_at,
            done_at: row.closed_at.filter(|_| row.state == "done"),
            state: row.state,
            done_by: name(row.closed_by),
            holder: name(row.holder),
            left: row.outcome.filter(|_| item.is_some()).and_then(|outcome| CompleteTask::open(vault, &outcome)),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The isolations that tasks serve: one for a person's task, those of the household for a household's.
struct Served {
    people: BTreeMap<Uuid, isolation::Model>,
    homes: BTreeMap<Uuid, Vec<isolation::Model>>,
}

impl Served {
    async fn by(read: &impl Read, rows: &[Task]) -> Result<Self> {
        let all = isolation::Entity::find;
        let subjects: Vec<Uuid> = rows.iter().map(|row| row.subject).collect();
        let people = read.among(all(), isolation::Column::Id, subjects).await?;
        let known: BTreeMap<Uuid, isolation::Model> = people.into_iter().map(|row| (row.id.0, row)).collect();
        let elsewhere = rows.iter().filter(|row| !known.contains_key(&row.subject));
        let homes: Vec<Uuid> = elsewhere.filter_map(|row| row.household_id).collect();
        let valid = all().filter(isolation::Column::State.ne("withdrawn"));
        let mut homes_of: BTreeMap<Uuid, Vec<isolation::Model>> = BTreeMap::new();
        let mut found = read.among(valid, isolation::Column::HouseholdId, homes).await?;
        found.sort_by_key(|row| row.id);
        found.dedup_by_key(|row| row.id);
        for row in found {
            homes_of.entry(row.household_id.0).or_default().push(row);
        }
        Ok(Self { people: known, homes: homes_of })
    }

    fn isolations(&self) -> impl Iterator<Item = &isolation::Model> {
        self.people.values().chain(self.homes.values().flatten())
    }

    /// Those whom a task serves on its day.
    fn of(&self, task: &Task) -> Vec<&isolation::Model> {
        if let Some(one) = self.people.get(&task.subject) {
            return vec![one];
        }
        let there = |row: &&isolation::Model| match task.person_id {
            // What somebody says is theirs, also when it is answered after the end.
            Some(person) => row.person_id.0 == person,
            None => row.started_on <= task.day && row.ended_on.is_none_or(|ended| ended >= task.day),
        };
        let home = task.household_id.and_then(|id| self.homes.get(&id));
        home.map(|rows| rows.iter().filter(there).collect()).unwrap_or_default()
    }
}
