//! Who was near somebody in the days before they were found ill: under one roof, or at their door.
//!
//! Each source adds rows of its own kind. The list crosses borders on purpose: where a person moved, those of the first house are
//! asked as well.

use std::collections::BTreeMap;

use chrono::Days;
use kernel::{Day, Error, Read, Result, Stamp, task};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::course::ResultKind;
use super::results::{kind, stored};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::isolation::care_team::TeamId;
use crate::rooms::isolation::plan::Plan;
use crate::rooms::isolation::store::{IsolationId, isolation, member, reading, stay, team};
use crate::rooms::isolation::team::TeamRules;
use crate::rooms::people::{self, HouseholdId, PersonId, Shown, WorkerId};

/// In what way somebody was near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// Lives in the household where the person stayed.
    Household,
    /// Was isolated there at the same time.
    IsolatedThere,
    /// Measured, brought something or kept watch at that door.
    Worker,
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
    /// The address there, masked.
    pub address: String,
    /// 包保组角色.
    pub role_zh: Option<String>,
    /// The role in the care team.
    pub role_en: Option<String>,
    /// How often: days under one roof, or times at the door; 0 where a member of the team is not known to have come.
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

/// How near somebody was.
#[derive(Clone, Copy, Default)]
struct Near {
    times: i64,
    last_on: Option<Day>,
    last_at: Option<Stamp>,
}

/// Everybody known to have been near in those days, the nearest kind first.
pub async fn contacts(house: &House, row: &isolation::Model, window: Window) -> Result<Vec<ContactLine>> {
    let read = &house.store.read;
    let own = isolation::Entity::find().filter(isolation::Column::PersonId.eq(row.person_id));
    let own = read.all(own.filter(isolation::Column::State.ne("withdrawn"))).await?;
    let homes = Homes::of(read, &own, window).await?;
    let mut lines = under_one_roof(house, row.person_id, &homes).await?;
    lines.extend(at_the_door(house, &own, &homes, window).await?);
    lines.sort_by(|a, b| (a.kind, b.last_on, b.times, &a.name).cmp(&(b.kind, a.last_on, a.times, &b.name)));
    Ok(lines)
}

/// Those who live there, and those isolated there; each once.
async fn under_one_roof(house: &House, person: PersonId, homes: &Homes) -> Result<Vec<ContactLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let mut near: BTreeMap<(PersonId, HouseholdId), (ContactKind, Near)> = BTreeMap::new();
    let mut seen = |who: PersonId, home: HouseholdId, kind: ContactKind, from: Day, to: Option<Day>| {
        if let Some((times, last)) = homes.shared(home, from, to).filter(|_| who != person) {
            // Who lives there and was isolated there as well was there all the time.
            near.entry((who, home)).or_insert((kind, Near { times, last_on: Some(last), last_at: None }));
        }
    };
    for lived in people::lived_in(read, homes.ids()).await? {
        seen(lived.person_id, lived.household_id, ContactKind::Household, lived.from, lived.to);
    }
    let stays = read.among(stay::Entity::find(), stay::Column::HouseholdId, homes.ids()).await?;
    let others: Vec<IsolationId> = stays.iter().map(|stay| stay.isolation_id).collect();
    let others = read.among(isolation::Entity::find(), isolation::Column::Id, others).await?;
    let whose: BTreeMap<_, _> = others.iter().map(|row| (row.id, row.person_id)).collect();
    for stay in &stays {
        if let Some(who) = whose.get(&stay.isolation_id) {
            seen(*who, stay.household_id, ContactKind::IsolatedThere, stay.from_day, stay.to_day);
        }
    }
    let cards = people::cards(read, vault, near.keys().map(|(who, _)| *who)).await?;
    let places = Places::of(house, homes).await?;
    let line = |((who, home), (kind, near)): ((PersonId, HouseholdId), (ContactKind, Near))| {
        let card = cards.get(&who)?.clone();
        let (area_name, address) = places.of_home(home);
        Some(ContactLine {
            kind,
            person_id: Some(who),
            worker_id: None,
            name: card.name,
            phone: card.phone,
            area_name,
            address,
            role_zh: None,
            role_en: None,
            times: near.times,
            last_on: near.last_on,
            last_at: None,
        })
    };
    Ok(near.into_iter().filter_map(line).collect())
}

/// Those who came for work: measured, brought something, or belong to the care team.
async fn at_the_door(
    house: &House,
    own: &[isolation::Model],
    homes: &Homes,
    window: Window,
) -> Result<Vec<ContactLine>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let mut near: BTreeMap<(WorkerId, Option<HouseholdId>), Near> = BTreeMap::new();
    let mut came = |who: WorkerId, home: Option<HouseholdId>, at: Stamp| {
        let near = near.entry((who, home)).or_default();
        near.times += 1;
        near.last_at = near.last_at.max(Some(at));
        near.last_on = near.last_at.map(|at| clock.day_of(at));
    };
    let inside = |at: Stamp| (window.from..=window.to).contains(&clock.day_of(at));
    let home_on = |at: Stamp| {
        let day = clock.day_of(at);
        homes
            .0
            .iter()
            .find(|(_, stays)| stays.iter().any(|stay| (stay.from..=stay.to).contains(&day)))
            .map(|(id, _)| *id)
    };
    // A temperature told by phone brings nobody near.
    let readings = reading::Entity::find().filter(reading::Column::MeasuredBy.eq("team"));
    let ids: Vec<IsolationId> = own.iter().map(|row| row.id).collect();
    for row in read.among(readings, reading::Column::IsolationId, ids).await? {
        if let Some(who) = row.worker_id.filter(|_| inside(row.taken_at)) {
            came(who, home_on(row.taken_at), row.taken_at);
        }
    }
    let plan = Plan::on(&house.store.policy, window.to)?;
    let done = task::Entity::find().filter(task::Column::State.eq("done"));
    let subjects: Vec<Uuid> = own.iter().map(|row| row.id.0).chain(homes.ids().iter().map(|id| id.0)).collect();
    for row in read.among(done, task::Column::Subject, subjects).await? {
        let brought = plan.item(&row.kind).is_some_and(|item| item.brings_near());
        let (Some(who), Some(at)) = (row.closed_by.map(WorkerId), row.closed_at) else { continue };
        let home = HouseholdId(row.subject);
        let there = homes.shared(home, clock.day_of(at), Some(clock.day_of(at))).is_some();
        let personal = own.iter().any(|isolation| isolation.id.0 == row.subject);
        if brought && inside(at) && (there || personal) {
            came(who, if personal { home_on(at) } else { Some(home) }, at);
        }
    }
    let roles = team_roles(house, homes).await?;
    for (who, home) in roles.keys() {
        near.entry((*who, Some(*home))).or_default();
    }
    let people = people::contacts(read, &house.store.vault, near.keys().map(|(who, _)| *who)).await?;
    let places = Places::of(house, homes).await?;
    let line = |((who, home), near): ((WorkerId, Option<HouseholdId>), Near)| {
        let contact = people.get(&who)?.clone();
        let phone = contact.phone.and_then(|phone| phone.parse::<codes::Phone>().ok());
        let (area_name, address) = home.map(|home| places.of_home(home)).unwrap_or_default();
        let role = home.and_then(|home| roles.get(&(who, home)).cloned());
        let (role_zh, role_en) = role.unzip();
        Some(ContactLine {
            kind: ContactKind::Worker,
            person_id: None,
            worker_id: Some(who),
            name: contact.name,
            phone: phone.map(|phone| phone.mask()),
            area_name,
            address,
            role_zh,
            role_en,
            times: near.times,
            last_on: near.last_on,
            last_at: near.last_at,
        })
    };
    Ok(near.into_iter().filter_map(line).collect())
}

/// Who of the care teams served at those doors in those days, and in which role, in Chinese and English.
async fn team_roles(house: &House, homes: &Homes) -> Result<BTreeMap<(WorkerId, HouseholdId), (String, String)>> {
    let read = &house.store.read;
    let teams = read.among(team::Entity::find(), team::Column::HouseholdId, homes.ids()).await?;
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let members = read.among(member::Entity::find(), member::Column::TeamId, ids).await?;
    let rules = TeamRules::on(&house.store.policy, house.store.clock.today())?;
    let mut roles = BTreeMap::new();
    for member in members {
        let Some(team) = teams.iter().find(|team| team.id == member.team_id) else { continue };
        if homes.shared(team.household_id, member.from_day, member.to_day).is_none() {
            continue;
        }
        let rule = rules.named(&team.template)?.roles.iter().find(|rule| rule.role == member.role);
        let words = rule.map(|rule| (rule.zh.clone(), rule.en.clone())).unwrap_or_default();
        roles.insert((member.worker_id, team.household_id), words);
    }
    Ok(roles)
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
