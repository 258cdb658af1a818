//! Planning who comes to a shift.

use std::collections::BTreeSet;

use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::PLAN_SHIFT;
use super::add_checkpoint::around;
use super::model::{CheckpointRules, Slot};
use super::shifts::{self, ShiftLine};
use super::store::{self, CheckpointId, ShiftId, checkpoint, shift, watch};
use super::warn_of_unstaffed::gap_cause;
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::WorkerId;
use crate::rooms::{alert, coverage};

/// What an alert of a gap is closed with once the gap is.
const FILLED: &str = "已补岗";

/// Somebody who is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// Who.
    pub worker_id: WorkerId,
    /// The role of theirs in which they come.
    #[schema(max_length = 50, example = "police_officer")]
    pub role: String,
}

/// A shift to be planned: everybody who is to come.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShift {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// The day it begins on.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Which of the day, as the policy names it.
    #[schema(max_length = 20, example = "night")]
    pub slot: String,
    /// Everybody who is to come.
    #[schema(max_items = 40)]
    pub people: Vec<Planned>,
    /// The version the caller saw; none where it was not planned yet.
    pub version: Option<i32>,
}

/// Plans a shift, or changes the plan: whoever is not named any more does not come.
#[utoipa::path(put, path = "/checkpoint-shifts/{id}", operation_id = "planShift", tag = "checkpoint",
    request_body = NewShift, params(("id" = ShiftId, Path)),
    responses((status = 201, body = ShiftLine), (status = 200, body = ShiftLine, description = "It is so already"), Refusals),
    security(("session" = [])))]
pub async fn plan_shift(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ShiftId>,
    Body(given): Body<NewShift>,
) -> Result<Created<ShiftLine>> {
    let (row, area) = store::within_reach(&house, &person, PLAN_SHIFT, given.checkpoint_id).await?;
    let slot = slot_of(&house, &row, &given)?;
    let changed = house
        .store
        .journal
        .record(&person.actor, PLAN_SHIFT, &area, async |tx| {
            tx.about("checkpoint", row.id);
            tx.tell(
                &serde_json::json!({ "shift": id, "day": given.day, "slot": given.slot, "people": given.people.len() }),
            );
            let changed = plan(tx, &house, id, &row, &slot, &given).await?;
            if !changed {
                tx.nothing_changed();
            }
            Ok(changed)
        })
        .await?;
    let found = shifts::between(&house, &[row], slot.begins_at, slot.begins_at).await?;
    let found = found.into_iter().filter(|shift| shift.slot == slot).collect();
    let shown = shifts::describe(&house, found).await?.pop().ok_or(Error::NotFound("shift"))?;
    Ok(if changed { Created::New(shown) } else { Created::Again(shown) })
}

/// The shift of the policy that is meant; one that is over is planned no more.
fn slot_of(house: &House, row: &checkpoint::Model, given: &NewShift) -> Result<Slot> {
    let clock = &house.store.clock;
    if given.day > clock.today() + Days::new(62) {
        return Err(Error::invalid("day", "date_range"));
    }
    let (kind, hours) = shifts::terms(row)?;
    let rules = CheckpointRules::on(&house.store.policy, given.day)?;
    let slots = rules.slots(kind, hours, given.day, clock)?;
    let slot = slots.into_iter().find(|slot| slot.slot == given.slot);
    let slot = slot.ok_or(Error::invalid("slot", "slot_unknown"))?;
    if slot.ends_at <= clock.now() { Err(Error::invalid("day", "shift_over")) } else { Ok(slot) }
}

/// Plans a shift in the change of whoever may; the exercise does.
pub async fn plan_as(tx: &mut Tx, house: &House, given: &NewShift) -> Result<bool> {
    let row = store::find(tx, given.checkpoint_id).await?.ok_or(Error::NotFound("checkpoint"))?;
    let slot = slot_of(house, &row, given)?;
    plan(tx, house, ShiftId::new(tx.now()), &row, &slot, given).await
}

/// Stores a plan as it must be, and closes the alert of its gap once nobody is missing. Says whether that changed anything.
async fn plan(
    tx: &mut Tx,
    house: &House,
    id: ShiftId,
    row: &checkpoint::Model,
    slot: &Slot,
    given: &NewShift,
) -> Result<bool> {
    let known = tx.one(shift::Entity::find_by_id(id).lock_exclusive()).await?;
    let people = serde_json::to_string(&(given.checkpoint_id, given.day, &given.slot, &given.people));
    let digest = house.store.vault.index("request", &people.map_err(Error::internal)?).0;
    match &known {
        Some(plan) if plan.digest == digest => return Ok(false),
        Some(plan) if (plan.checkpoint_id, plan.day, &plan.slot) != (row.id, given.day, &given.slot) => {
            return Err(Error::conflict("different_body"));
        }
        Some(plan) if Some(plan.version) != given.version => {
            return Err(Error::conflict_with("version_conflict", &serde_json::json!({ "version": plan.version })));
        }
        _ => {}
    }
    if row.state != "open" {
        return Err(Error::conflict("checkpoint_closed"));
    }
    let other = shift::Entity::find()
        .filter(shift::Column::CheckpointId.eq(row.id))
        .filter(shift::Column::Day.eq(given.day))
        .filter(shift::Column::Slot.eq(&given.slot))
        .filter(shift::Column::Id.ne(id));
    if tx.one(other).await?.is_some() {
        return Err(Error::conflict("shift_planned"));
    }
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    check(tx, id, area, slot, &given.people).await?;
    let plan = shift::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        checkpoint_id: Set(row.id),
        area: Set(row.area.clone()),
        day: Set(slot.day),
        slot: Set(slot.slot.clone()),
        begins_at: Set(slot.begins_at),
        ends_at: Set(slot.ends_at),
        planned_by: Set(tx.actor().map(WorkerId)),
        planned_at: Set(tx.now()),
        version: Set(known.as_ref().map_or(1, |plan| plan.version + 1)),
    };
    if known.is_some() {
        plan.update(tx).await?;
        watch::Entity::delete_many().filter(watch::Column::ShiftId.eq(id)).exec(tx).await?;
    } else {
        plan.insert(tx).await?;
    }
    let rows: Vec<watch::ActiveModel> = given.people.iter().map(|one| comes(tx, id, slot, one)).collect();
    tx.insert_all(&rows).await?;
    coverage::touch(tx, vec![coverage::Subject::checkpoint(area, row.id)]).await?;
    let rules = CheckpointRules::on(&house.store.policy, slot.day)?;
    let roles: Vec<&str> = given.people.iter().map(|one| one.role.as_str()).collect();
    if rules.lacks(shifts::terms(row)?.0, slot.night, &roles)?.is_empty() {
        alert::close_with(tx, &house.store.vault, &[gap_cause(row.id, slot)], FILLED).await?;
    }
    Ok(true)
}

fn comes(tx: &Tx, id: ShiftId, slot: &Slot, one: &Planned) -> watch::ActiveModel {
    watch::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        shift_id: Set(id),
        worker_id: Set(one.worker_id),
        role: Set(one.role.clone()),
        begins_at: Set(slot.begins_at),
        ends_at: Set(slot.ends_at),
    }
}

/// Everybody is named once, holds the role around there, and comes to no other shift at that time.
async fn check(tx: &Tx, id: ShiftId, area: AreaCode, slot: &Slot, people: &[Planned]) -> Result<()> {
    if people.len() > 40 {
        return Err(Error::invalid("people", "members_count"));
    }
    let holders = around(tx, area, slot.day).await?;
    let who: BTreeSet<WorkerId> = people.iter().map(|one| one.worker_id).collect();
    let busy = watch::Entity::find()
        .filter(watch::Column::BeginsAt.lt(slot.ends_at))
        .filter(watch::Column::EndsAt.gt(slot.begins_at))
        .filter(watch::Column::ShiftId.ne(id));
    let busy: BTreeSet<WorkerId> =
        tx.among(busy, watch::Column::WorkerId, who).await?.into_iter().map(|one| one.worker_id).collect();
    for (at, one) in people.iter().enumerate() {
        let field = || format!("people[{at}].worker_id");
        if people[..at].iter().any(|before| before.worker_id == one.worker_id) {
            return Err(Error::invalid(field(), "member_twice"));
        }
        if !holders.iter().any(|holder| holder.worker_id == one.worker_id && holder.role == one.role) {
            return Err(Error::invalid(field(), "worker_not_here"));
        }
        if busy.contains(&one.worker_id) {
            return Err(Error::invalid(field(), "planned_elsewhere"));
        }
    }
    Ok(())
}
