//! Coming on duty at a checkpoint.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Sealed, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::add_checkpoint::around;
use super::duties::{Duty, describe_one};
use super::model::CheckpointRules;
use super::shifts::{self, Shift};
use super::store::{self, CheckpointId, DutyId, ShiftId, checkpoint, duty};
use super::warn_of_unstaffed::empty_cause;
use super::{DUTIES, PLAN_SHIFT, SIGN_ON};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

/// What an alert of an empty checkpoint is closed with once somebody comes.
const CAME: &str = "已到岗";

/// Somebody coming on duty.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOn {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// Who; the caller if not given. Others are signed on by whoever leads the checkpoint or plans its shifts.
    pub worker_id: Option<WorkerId>,
    /// Why it is not themselves, or why they come without being planned; kept sealed.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// Comes on duty.
#[utoipa::path(put, path = "/duties/{id}", operation_id = "signOn", tag = "checkpoint", request_body = SignOn,
    params(("id" = DutyId, Path)),
    responses((status = 201, body = Duty), (status = 200, body = Duty, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn sign_on(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DutyId>,
    Body(given): Body<SignOn>,
) -> Result<Created<Duty>> {
    let (row, area) = store::within_reach(&house, &person, SIGN_ON, given.checkpoint_id).await?;
    let me = person.actor.worker.map(WorkerId).ok_or(Error::internal("a session without its worker"))?;
    let who = given.worker_id.unwrap_or(me);
    let reason = words("reason", given.reason.as_deref(), 200)?;
    if who != me {
        speaks_for_others(&person, &row, me)?;
        if reason.is_none() {
            return Err(Error::invalid("reason", "reason_missing"));
        }
    }
    let digest = house.store.vault.index("request", &serde_json::to_string(&(me, &given)).map_err(Error::internal)?).0;
    let now = house.store.clock.now();
    let rules = CheckpointRules::on(&house.store.policy, house.store.clock.today())?;
    let early = now.plus_seconds(rules.early_minutes * 60);
    let near = shifts::between(&house, std::slice::from_ref(&row), now, early).await?;
    let shift = which(&near, who);
    let planned = shift.and_then(|shift| shift.people.iter().find(|one| one.worker_id == who));
    let unplanned = planned.is_none() && shift.is_some_and(|shift| !shift.people.is_empty());
    let role = match planned {
        Some(one) => one.role.clone(),
        None => role_there(&house, &person, who, me, area).await?,
    };
    let reason = reason.map(|reason| house.store.vault.seal("reason", &reason)).transpose()?;
    let new = NewDuty {
        id,
        digest,
        worker: who,
        role,
        shift_id: shift.and_then(|shift| shift.plan.as_ref()).map(|plan| plan.id),
        reason,
    };
    let made = house
        .store
        .journal
        .record(&person.actor, SIGN_ON, &area, async |tx| {
            tx.about("checkpoint", row.id);
            tx.tell(&serde_json::json!({ "duty": id, "worker": who }));
            if let Some(known) = tx.one(duty::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == new.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if unplanned && new.reason.is_none() {
                return Err(Error::invalid("reason", "not_planned"));
            }
            sign_on_to(tx, &house, row.id, new).await.map(|()| true)
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Only whoever leads the checkpoint or plans its shifts signs others on and off.
pub fn speaks_for_others(person: &SignedIn, row: &checkpoint::Model, me: WorkerId) -> Result<()> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if row.lead == Some(me) || person.actor.may(PLAN_SHIFT, &area) {
        Ok(())
    } else {
        Err(Error::invalid("worker_id", "only_oneself"))
    }
}

/// The shift in which somebody comes: the one they are planned for, else the one that goes on.
fn which(near: &[Shift], who: WorkerId) -> Option<&Shift> {
    let planned = near.iter().find(|shift| shift.people.iter().any(|one| one.worker_id == who));
    planned.or(near.first())
}

/// The role in which somebody comes who was not planned: their own there.
async fn role_there(house: &House, person: &SignedIn, who: WorkerId, me: WorkerId, area: AreaCode) -> Result<String> {
    let holders = around(&house.store.read, area, house.store.clock.today()).await?;
    let mut own = holders.iter().filter(|holder| holder.worker_id == who).map(|holder| holder.role.as_str());
    let may = |role: &&str| who != me || person.actor.grants.iter().any(|grant| grant.role == *role);
    let role = own.find(may).ok_or(Error::invalid("worker_id", "worker_not_here"))?;
    Ok(role.to_owned())
}

/// A time on duty to begin.
pub struct NewDuty {
    /// Its id.
    pub id: DutyId,
    /// What the request was.
    pub digest: Vec<u8>,
    /// Who.
    pub worker: WorkerId,
    /// In which role.
    pub role: String,
    /// In which shift, if one is planned.
    pub shift_id: Option<ShiftId>,
    /// Why it is not themselves, or why they come unplanned.
    pub reason: Option<Sealed>,
}

/// Begins a time on duty.
///
/// # Errors
/// `checkpoint_closed`; `on_duty_already` and `on_duty_elsewhere` for whoever stands somewhere already.
pub async fn sign_on_to(tx: &mut Tx, house: &House, at: CheckpointId, new: NewDuty) -> Result<()> {
    let row = store::find_to_change(tx, at).await?;
    if row.state != "open" {
        return Err(Error::conflict("checkpoint_closed"));
    }
    if let Some(standing) = store::standing(tx, new.worker).await? {
        let here = standing.checkpoint_id == at;
        return Err(Error::conflict(if here { "on_duty_already" } else { "on_duty_elsewhere" }));
    }
    tx.tally(&DUTIES, row.area.parse().map_err(Error::internal)?, tx.today(), &new.role, 1);
    let duty = duty::ActiveModel {
        id: Set(new.id),
        digest: Set(new.digest),
        checkpoint_id: Set(at),
        shift_id: Set(new.shift_id),
        area: Set(row.area),
        worker_id: Set(new.worker),
        role: Set(new.role),
        day: Set(tx.today()),
        on_at: Set(tx.now()),
        on_by: Set(tx.actor().map(WorkerId)),
        on_reason: Set(new.reason),
        off_at: Set(None),
        off_by: Set(None),
        off_reason: Set(None),
    };
    duty.insert(tx).await?;
    alert::close_with(tx, &house.store.vault, &[empty_cause(at)], CAME).await?;
    Ok(())
}
