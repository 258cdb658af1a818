//! What this room holds about a person: passes of their household while they lived there, and how they were used meanwhile. Why
//! somebody of the household might go out oftener stays out: it may tell of others' health.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::{exception, household_pass, pass_use};
use crate::held::{Part, Whom, code, field};

/// The column by which passes name a household.
pub const HELD: &[(&str, &str)] = &[("household_pass", "household_id")];

/// Passes of somebody's household.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let read = &store.read;
    let of = read.among(household_pass::Entity::find(), household_pass::Column::HouseholdId, whom.doors()).await?;
    let of: Vec<_> = of.into_iter().filter(|row| whom.was_at(row.household_id, row.day)).collect();
    let ids: Vec<_> = of.iter().map(|row| row.id).collect();
    let number = |id| of.iter().find(|row| row.id == id).map(|row| row.number.clone());
    let mut uses = vec![];
    let home = |id| of.iter().find(|row| row.id == id).map(|row| row.household_id);
    let was_there = |pass, day| home(pass).is_some_and(|home| whom.was_at(home, day));
    for row in read.among(pass_use::Entity::find(), pass_use::Column::PassId, ids.iter().copied()).await? {
        if !was_there(row.pass_id, store.clock.day_of(row.at)) {
            continue;
        }
        uses.push(vec![
            field("pass", "出入证", number(row.pass_id)),
            field("at", "时间", row.at),
            code("direction", "方向", &row.direction),
            code("purpose", "事由", row.purpose.unwrap_or_default()),
        ]);
    }
    let mut exceptions = vec![];
    for row in read.among(exception::Entity::find(), exception::Column::PassId, ids).await? {
        if !was_there(row.pass_id, row.from_day) {
            continue;
        }
        exceptions.push(vec![
            field("pass", "出入证", number(row.pass_id)),
            code("purpose", "事由", &row.purpose),
            field("from_day", "从", row.from_day),
            field("to_day", "到", row.to_day),
        ]);
    }
    let mut passes = vec![];
    for row in &of {
        passes.push(vec![
            field("number", "编号", row.number.clone()),
            field("valid_from", "有效期从", row.valid_from),
            field("valid_to", "有效期到", row.valid_to),
            field("revoked_at", "作废时间", row.revoked_at),
        ]);
    }
    Ok(vec![
        Part::of("passes", "住户出入证", passes),
        Part::of("pass_uses", "出入证使用", uses),
        Part::of("pass_exceptions", "出入证例外", exceptions),
    ])
}
