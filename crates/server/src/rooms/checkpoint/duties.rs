//! Time on duty as people see it.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_MY_DUTIES;
use super::model::CheckpointRules;
use super::shifts::role_names;
use super::store::{self, CheckpointId, DutyId, ShiftId, checkpoint, duty, shift, watch};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// So many shifts to come are shown.
const AHEAD: u64 = 10;

/// Somebody's time on duty.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// Its name.
    pub checkpoint_name: String,
    /// In which shift, where one was planned.
    pub shift_id: Option<ShiftId>,
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Phone; those who stand together must reach each other.
    pub phone: Option<String>,
    /// The role in which they stand.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// Since when.
    pub on_at: Stamp,
    /// Who signed them on, where it was somebody else.
    pub on_by: Option<String>,
    /// Why it was somebody else, or why they were not planned.
    pub on_reason: Option<String>,
    /// When they left.
    pub off_at: Option<Stamp>,
    /// By when they should be relieved.
    pub until: Stamp,
    /// Whether they stand there longer than they may.
    pub too_long: bool,
}

/// A shift to which the caller is to come.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ComingShift {
    /// Its id.
    pub shift_id: ShiftId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// Its name.
    pub checkpoint_name: String,
    /// When it begins.
    pub begins_at: Stamp,
    /// When it ends.
    pub ends_at: Stamp,
}

/// Where the caller stands, and where they come next.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MyDuties {
    /// Where they are on duty now.
    pub now: Option<Duty>,
    /// The shifts they are planned for, the next first.
    pub coming: Vec<ComingShift>,
}

/// Lists where the caller stands now and when they come next.
#[utoipa::path(get, path = "/duties/mine", operation_id = "listMyDuties", tag = "checkpoint",
    responses((status = 200, body = MyDuties), Refusals), security(("session" = [])))]
pub async fn list_my_duties(State(house): State<House>, person: SignedIn) -> Result<Json<MyDuties>> {
    let scope = person.scope(LIST_MY_DUTIES)?;
    let read = &house.store.read;
    let Some(me) = person.actor.worker.map(WorkerId) else {
        return Ok(Json(MyDuties { now: None, coming: vec![] }));
    };
    let now = store::standing(read, me).await?;
    let now = describe(&house, now.into_iter().collect()).await?.pop();
    let mine = watch::Entity::find()
        .filter(watch::Column::WorkerId.eq(me))
        .filter(watch::Column::EndsAt.gt(house.store.clock.now()))
        .order_by_asc(watch::Column::BeginsAt)
        .limit(AHEAD);
    let mine = read.all(mine).await?;
    let plans = shift::Entity::find().filter(scope.on(shift::Column::Area));
    let plans = read.among(plans, shift::Column::Id, mine.iter().map(|one| one.shift_id)).await?;
    let places = checkpoint::Entity::find();
    let places = read.among(places, checkpoint::Column::Id, plans.iter().map(|plan| plan.checkpoint_id)).await?;
    let coming = mine.iter().filter_map(|one| {
        let plan = plans.iter().find(|plan| plan.id == one.shift_id)?;
        let place = places.iter().find(|place| place.id == plan.checkpoint_id)?;
        Some(ComingShift {
            shift_id: plan.id,
            checkpoint_id: place.id,
            checkpoint_name: place.name.clone(),
            begins_at: plan.begins_at,
            ends_at: plan.ends_at,
        })
    });
    Ok(Json(MyDuties { now, coming: coming.collect() }))
}

/// Describes the time on duty of that name.
pub async fn describe_one(house: &House, id: DutyId) -> Result<Duty> {
    let row = house.store.read.one(duty::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("duty"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("duty"))
}

/// Describes times on duty.
pub async fn describe(house: &House, rows: Vec<duty::Model>) -> Result<Vec<Duty>> {
    let (read, vault, clock) = (&house.store.read, &house.store.vault, &house.store.clock);
    let rules = CheckpointRules::on(&house.store.policy, clock.today())?;
    let contacts = people::contacts(read, vault, rows.iter().map(|row| row.worker_id)).await?;
    let others: Vec<WorkerId> = rows.iter().filter_map(|row| row.on_by).collect();
    let others = people::worker_names(read, others).await?;
    let places = checkpoint::Entity::find();
    let places = read.among(places, checkpoint::Column::Id, rows.iter().map(|row| row.checkpoint_id)).await?;
    let one = |row: duty::Model| {
        let contact = contacts.get(&row.worker_id);
        let place = places.iter().find(|place| place.id == row.checkpoint_id);
        let (role_zh, role_en) = role_names(house, &row.role);
        let until = row.on_at.plus_hours(rules.longest_hours);
        Ok(Duty {
            id: row.id,
            checkpoint_id: row.checkpoint_id,
            checkpoint_name: place.map(|place| place.name.clone()).unwrap_or_default(),
            shift_id: row.shift_id,
            worker_id: row.worker_id,
            name: contact.map(|contact| contact.name.clone()).unwrap_or_default(),
            phone: contact.and_then(|contact| contact.phone.clone()),
            role: row.role,
            role_zh,
            role_en,
            on_at: row.on_at,
            on_by: row.on_by.filter(|by| *by != row.worker_id).and_then(|by| others.get(&by).cloned()),
            on_reason: row.on_reason.map(|sealed| vault.open("reason", &sealed)).transpose()?,
            too_long: row.off_at.unwrap_or(clock.now()) > until,
            off_at: row.off_at,
            until,
        })
    };
    rows.into_iter().map(one).collect()
}
