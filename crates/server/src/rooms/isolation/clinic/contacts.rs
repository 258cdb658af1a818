//! Who was near somebody in the days before they were found ill: under one roof, at their door, or at a checkpoint with them.
//!
//! Each source adds rows of its own kind. The list crosses borders on purpose: where a person moved, those of the first house are
//! asked as well.

mod at_the_door;
mod at_the_gate;
mod under_one_roof;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::course::ResultKind;
use super::results::{kind, stored};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::isolation::store::{IsolationId, isolation, stay};
use crate::rooms::people::{self, HouseholdId, PersonId, Shown, WorkerId};

/// In what way somebody was near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// Lives in the household where the person stayed.
    Household,
    /// Was isolated there at the same time.
    IsolatedThere,
    /// Passed a checkpoint in the same vehicle or along with them.
    Companion,
    /// Measured, brought something or kept watch at that door.
    Worker,
    /// Registered them at a checkpoint.
    GateWorker,
}

/// Whom a list concerns: whoever was found ill, and those who were near and live or stayed here.
pub fn concerned(row: &isolation::Model, lines: &[ContactLine]) -> BTreeSet<PersonId> {
    lines.iter().filter_map(|line| line.person_id).chain([row.person_id]).collect()
}

/// Somebody who was near.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ContactLine {
    /// In what way.
    pub kind: ContactKind,
    /// Who, if they live or stayed here.
    pub person_id: Option<PersonId>,
    /// Who, if they came for work.
    pub worker_id: Option<WorkerId>,
    /// Name.
    pub name: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Where they met.
    pub area_name: String,
    /// The address there, masked, or the name of the checkpoint.
    pub address: String,
    /// 包保组角色.
    pub role_zh: Option<String>,
    /// The role in the care team.
    pub role_en: Option<String>,
    /// How often: days under one roof, or times at the door or the checkpoint; 0 where a member of the team is not known to have come.
    pub times: i64,
    /// The last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub last_on: Option<Day>,
    /// The moment, where one is recorded.
    pub last_at: Option<Stamp>,
}

/// The days of which contacts are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub from: Day,
    /// The last: when the person was first found ill.
    pub to: Day,
}

/// How many days before the first result contacts are asked of; section `[[contacts]]` of the policy.
#[derive(Clone, Copy, Debug, Deserialize)]
struct ContactRules {
    days: u64,
    most_days: u64,
}

/// The days of which contacts of an isolated person are asked.
///
/// # Errors
/// `no_result` where nobody found the person ill or likely so; `days_range` on `days`.
pub async fn window(house: &House, row: &isolation::Model, days: Option<u64>) -> Result<Window> {
    let rules: ContactRules = house.store.policy.on("contacts", house.store.clock.today())?;
    let days = days.unwrap_or(rules.days);
    if !(1..=rules.most_days).contains(&days) {
        return Err(Error::invalid("days", "days_range"));
    }
    let results = stored(&house.store.read, row.id).await?;
    let found_ill = results.iter().find(|row| kind(row).is_ok_and(ResultKind::is_ill));
    let to = found_ill.ok_or(Error::conflict("no_result"))?.day;
    Ok(Window { from: to - Days::new(days), to })
}

impl Window {
    /// The days that lie in both, first and last.
    fn shared(self, from: Day, to: Option<Day>) -> Option<Self> {
        let both = Self { from: self.from.max(from), to: to.map_or(self.to, |to| to.min(self.to)) };
        (both.from <= both.to).then_some(both)
    }

    fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// Where the person stayed in those days, and when.
struct Homes(BTreeMap<HouseholdId, Vec<Window>>);

impl Homes {
    async fn of(read: &impl Read, isolations: &[isolation::Model], window: Window) -> Result<Self> {
        let ids: Vec<IsolationId> = isolations.iter().map(|row| row.id).collect();
        let mut homes: BTreeMap<HouseholdId, Vec<Window>> = BTreeMap::new();
        let stays = read.among(stay::Entity::find(), stay::Column::IsolationId, ids).await?;
        for stay in stays {
            if let Some(shared) = window.shared(stay.from_day, stay.to_day) {
                homes.entry(stay.household_id).or_default().push(shared);
            }
        }
        for stays in homes.values_mut() {
            stays.sort_by_key(|stay| stay.from);
            stays.dedup();
        }
        Ok(Self(homes))
    }

    fn ids(&self) -> Vec<HouseholdId> {
        self.0.keys().copied().collect()
    }

    /// The days and the last of them that somebody shared who was there so long.
    fn shared(&self, home: HouseholdId, from: Day, to: Option<Day>) -> Option<(i64, Day)> {
        let stays = self.0.get(&home)?.iter().filter_map(|stay| stay.shared(from, to));
        stays.fold(None, |sum, both| {
            let (days, last) = sum.unwrap_or((0, both.to));
            Some((days + both.days(), last.max(both.to)))
        })
    }
}

/// Everybody known to have been near in those days, the nearest kind first.
pub async fn contacts(house: &House, row: &isolation::Model, window: Window) -> Result<Vec<ContactLine>> {
    let read = &house.store.read;
    let own = isolation::Entity::find().filter(isolation::Column::PersonId.eq(row.person_id));
    let own = read.all(own.filter(isolation::Column::State.ne("withdrawn"))).await?;
    let homes = Homes::of(read, &own, window).await?;
    let mut lines = under_one_roof::contacts(house, row.person_id, &homes).await?;
    lines.extend(at_the_door::contacts(house, &own, &homes, window).await?);
    lines.extend(at_the_gate::contacts(house, row.person_id, window).await?);
    lines.sort_by(|a, b| (a.kind, b.last_on, b.times, &a.name).cmp(&(b.kind, a.last_on, a.times, &b.name)));
    Ok(lines)
}

/// Where the homes lie and their addresses, masked.
struct Places {
    areas: BTreeMap<HouseholdId, String>,
    addresses: BTreeMap<HouseholdId, String>,
}

impl Places {
    async fn of(house: &House, homes: &Homes) -> Result<Self> {
        let read = &house.store.read;
        let ids = homes.ids();
        let stays = read.among(stay::Entity::find(), stay::Column::HouseholdId, ids.clone()).await?;
        let names = area::names(read, stays.iter().map(|stay| &stay.area)).await?;
        let areas = stays.iter().map(|stay| (stay.household_id, names.path(&stay.area))).collect();
        Ok(Self { areas, addresses: people::addresses(read, &house.store.vault, ids, Shown::Masked).await? })
    }

    fn of_home(&self, home: HouseholdId) -> (String, String) {
        let text = |of: &BTreeMap<HouseholdId, String>| of.get(&home).cloned().unwrap_or_default();
        (text(&self.areas), text(&self.addresses))
    }
}
