//! Those at somebody's door: who measured, brought something, or kept watch.

use std::collections::BTreeMap;

use kernel::{Day, Read, Result, Stamp, task};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use super::{ContactKind, ContactLine, Homes, Places, Window};
use crate::house::House;
use crate::rooms::isolation::care_team::TeamId;
use crate::rooms::isolation::plan::Plan;
use crate::rooms::isolation::store::{IsolationId, isolation, member, reading, team};
use crate::rooms::isolation::team::TeamRules;
use crate::rooms::people::{self, HouseholdId, WorkerId};

/// How often somebody came.
#[derive(Clone, Copy, Default)]
struct Near {
    times: i64,
    last_on: Option<Day>,
    last_at: Option<Stamp>,
}

/// Those who came for work: measured, brought something, or belong to the care team.
pub async fn contacts(
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
