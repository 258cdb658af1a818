//! Shifts: those a checkpoint must have, whoever is planned for them, and who is missing.

use std::collections::BTreeMap;

use chrono::Days;
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::model::{ANYBODY, CheckpointKind, CheckpointRules, Hours, Slot};
use super::store::{CheckpointId, ShiftId, checkpoint, shift, watch};
use crate::house::House;
use crate::rooms::people::{self, WorkerId};

/// A shift a checkpoint must have.
pub struct Shift {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// When.
    pub slot: Slot,
    /// The plan, if there is one.
    pub plan: Option<shift::Model>,
    /// Who is to come.
    pub people: Vec<watch::Model>,
    /// How many are missing of each role.
    pub lacks: BTreeMap<String, usize>,
    needs: BTreeMap<String, usize>,
    least: usize,
}

/// Somebody who is to come.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PlannedLine {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// The role they come in.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
}

/// How many of a role are needed or missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct RoleCount {
    /// The role; `anybody` where any will do.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// How many.
    pub n: usize,
}

/// A shift of a checkpoint.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ShiftLine {
    /// Its id, once it is planned.
    pub id: Option<ShiftId>,
    /// The checkpoint.
    pub checkpoint_id: CheckpointId,
    /// The day it begins on.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Which of the day.
    pub slot: String,
    /// 班次.
    pub slot_zh: String,
    /// Its name in English.
    pub slot_en: String,
    /// Whether it is a night.
    pub night: bool,
    /// When it begins.
    pub begins_at: Stamp,
    /// When it ends.
    pub ends_at: Stamp,
    /// Who is to come.
    pub people: Vec<PlannedLine>,
    /// How many of each role it needs.
    pub needs: Vec<RoleCount>,
    /// How many people it needs in all.
    pub least: usize,
    /// Who is missing.
    pub lacks: Vec<RoleCount>,
    /// Changes with every change.
    pub version: Option<i32>,
}

/// The shifts of some checkpoints that go on or begin in a time, in the order they begin.
pub async fn between(house: &House, of: &[checkpoint::Model], from: Stamp, to: Stamp) -> Result<Vec<Shift>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    // A night that goes on began the day before.
    let (first, last) = (clock.day_of(from) - Days::new(1), clock.day_of(to));
    let days: Vec<Day> = first.iter_days().take_while(|day| *day <= last).collect();
    let planned = shift::Entity::find().filter(shift::Column::Day.gte(first)).filter(shift::Column::Day.lte(last));
    let ids: Vec<CheckpointId> = of.iter().map(|row| row.id).collect();
    let planned = read.among(planned, shift::Column::CheckpointId, ids).await?;
    let mut people: BTreeMap<ShiftId, Vec<watch::Model>> = BTreeMap::new();
    let ids: Vec<ShiftId> = planned.iter().map(|row| row.id).collect();
    for one in read.among(watch::Entity::find(), watch::Column::ShiftId, ids).await? {
        people.entry(one.shift_id).or_default().push(one);
    }
    let mut planned: BTreeMap<(CheckpointId, Day, String), shift::Model> =
        planned.into_iter().map(|row| ((row.checkpoint_id, row.day, row.slot.clone()), row)).collect();
    let mut shifts = vec![];
    for row in of {
        let (kind, hours) = terms(row)?;
        for day in &days {
            let rules = CheckpointRules::on(&house.store.policy, *day)?;
            for slot in rules.slots(kind, hours, *day, clock)? {
                if slot.ends_at <= from || slot.begins_at > to {
                    continue;
                }
                let plan = planned.remove(&(row.id, *day, slot.slot.clone()));
                let mut people = plan.as_ref().and_then(|plan| people.remove(&plan.id)).unwrap_or_default();
                people.sort_by_key(|one| one.id);
                people.dedup_by_key(|one| one.id);
                let roles: Vec<&str> = people.iter().map(|one| one.role.as_str()).collect();
                shifts.push(Shift {
                    checkpoint_id: row.id,
                    lacks: rules.lacks(kind, slot.night, &roles)?,
                    needs: rules.needs(kind, slot.night)?,
                    least: rules.least(kind, slot.night)?,
                    slot,
                    plan,
                    people,
                });
            }
        }
    }
    shifts.sort_by_key(|shift| shift.slot.begins_at);
    Ok(shifts)
}

/// The kind and hours of a checkpoint.
pub fn terms(row: &checkpoint::Model) -> Result<(CheckpointKind, Hours)> {
    let kind = CheckpointKind::of_code(&row.kind).ok_or(Error::internal("a checkpoint of no kind"))?;
    Ok((kind, Hours::parse(&row.hours).ok_or(Error::internal("a checkpoint without hours"))?))
}

/// Who a shift of a checkpoint that is open round the clock takes, role by role.
pub struct Crew {
    /// Which of the day.
    pub slot: String,
    /// When it begins.
    pub begins_at: Stamp,
    /// One role for each who comes.
    pub roles: Vec<String>,
}

/// The crews of a day.
pub fn crews(house: &House, kind: CheckpointKind, day: Day) -> Result<Vec<Crew>> {
    let rules = CheckpointRules::on(&house.store.policy, day)?;
    let slots = rules.slots(kind, Hours::ROUND_THE_CLOCK, day, &house.store.clock)?;
    let crew = |slot: Slot| {
        let needs = rules.needs(kind, slot.night)?;
        let mut roles: Vec<String> = needs.into_iter().flat_map(|(role, n)| std::iter::repeat_n(role, n)).collect();
        roles.resize(rules.least(kind, slot.night)?.max(roles.len()), "checkpoint_staff".to_owned());
        Ok(Crew { slot: slot.slot, begins_at: slot.begins_at, roles })
    };
    slots.into_iter().map(crew).collect()
}

/// The names of a role in both languages.
pub fn role_names(house: &House, role: &str) -> (String, String) {
    match house.roles.get(role) {
        Some(known) => (known.zh.clone(), known.en.clone()),
        None if role == ANYBODY => ("不限岗位".to_owned(), "Anybody".to_owned()),
        None => (role.to_owned(), role.to_owned()),
    }
}

/// Describes shifts.
pub async fn describe(house: &House, shifts: Vec<Shift>) -> Result<Vec<ShiftLine>> {
    let who: Vec<WorkerId> = shifts.iter().flat_map(|shift| &shift.people).map(|one| one.worker_id).collect();
    let names = people::worker_names(&house.store.read, who).await?;
    let counts = |of: BTreeMap<String, usize>| -> Vec<RoleCount> {
        let count = |(role, n): (String, usize)| {
            let (role_zh, role_en) = role_names(house, &role);
            RoleCount { role, role_zh, role_en, n }
        };
        of.into_iter().map(count).collect()
    };
    let planned = |one: watch::Model| {
        let (role_zh, role_en) = role_names(house, &one.role);
        let name = names.get(&one.worker_id).cloned().unwrap_or_default();
        PlannedLine { worker_id: one.worker_id, name, role: one.role, role_zh, role_en }
    };
    let line = |shift: Shift| ShiftLine {
        id: shift.plan.as_ref().map(|plan| plan.id),
        checkpoint_id: shift.checkpoint_id,
        day: shift.slot.day,
        slot: shift.slot.slot,
        slot_zh: shift.slot.zh,
        slot_en: shift.slot.en,
        night: shift.slot.night,
        begins_at: shift.slot.begins_at,
        ends_at: shift.slot.ends_at,
        people: shift.people.into_iter().map(planned).collect(),
        needs: counts(shift.needs),
        least: shift.least,
        lacks: counts(shift.lacks),
        version: shift.plan.map(|plan| plan.version),
    };
    Ok(shifts.into_iter().map(line).collect())
}
