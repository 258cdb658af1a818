//! Checkpoints, shifts, duties and notes as stored.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::WorkerId;

kernel::id!(
    /// The name of a checkpoint.
    CheckpointId
);

kernel::id!(
    /// The name of a shift.
    ShiftId
);

kernel::id!(
    /// The name of somebody's time on duty.
    DutyId
);

kernel::id!(
    /// The name of a note from one shift to the next.
    HandoverId
);

pub mod checkpoint {
    use super::*;

    /// A checkpoint as stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint")]
    pub struct Model {
        /// Its name.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CheckpointId,
        /// What the request that made it was.
        pub digest: Vec<u8>,
        /// Where it belongs.
        pub area: String,
        /// What it stands at.
        pub kind: String,
        /// What people call it.
        pub name: String,
        /// Where it stands: road and kilometre, gate, landmark.
        pub place: String,
        /// When it is open.
        pub hours: String,
        /// `open` or `closed`.
        pub state: String,
        /// Why it is closed.
        pub closed_reason: Option<Sealed>,
        /// Who answers for it.
        pub lead: Option<WorkerId>,
        /// Since when.
        pub created_at: Stamp,
        /// Changes with every change.
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// When a checkpoint was open.
pub mod opening {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint_opening")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: uuid::Uuid,
        pub checkpoint_id: CheckpointId,
        pub area: String,
        pub kind: String,
        pub from_day: Day,
        pub to_day: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A shift that somebody planned.
pub mod shift {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint_shift")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShiftId,
        pub digest: Vec<u8>,
        pub checkpoint_id: CheckpointId,
        pub area: String,
        pub day: Day,
        pub slot: String,
        pub begins_at: Stamp,
        pub ends_at: Stamp,
        pub planned_by: Option<WorkerId>,
        pub planned_at: Stamp,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who is to come to a shift.
pub mod watch {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint_watch")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: uuid::Uuid,
        pub shift_id: ShiftId,
        pub worker_id: WorkerId,
        pub role: String,
        pub begins_at: Stamp,
        pub ends_at: Stamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who stood there, from when to when.
pub mod duty {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint_duty")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DutyId,
        pub digest: Vec<u8>,
        pub checkpoint_id: CheckpointId,
        pub shift_id: Option<ShiftId>,
        pub area: String,
        pub worker_id: WorkerId,
        pub role: String,
        pub day: Day,
        pub on_at: Stamp,
        pub on_by: Option<WorkerId>,
        pub on_reason: Option<Sealed>,
        pub off_at: Option<Stamp>,
        pub off_by: Option<WorkerId>,
        pub off_reason: Option<Sealed>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What one shift wrote to the next.
pub mod handover {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint_handover")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HandoverId,
        pub digest: Vec<u8>,
        pub checkpoint_id: CheckpointId,
        pub area: String,
        /// It may name people.
        pub text: Sealed,
        pub written_at: Stamp,
        pub written_by: Option<WorkerId>,
        pub read_at: Option<Stamp>,
        pub read_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The checkpoints of these names that there are.
pub async fn find_all(from: &impl Read, ids: impl IntoIterator<Item = CheckpointId>) -> Result<Vec<checkpoint::Model>> {
    let mut ids: Vec<CheckpointId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    from.among(checkpoint::Entity::find(), checkpoint::Column::Id, ids).await
}

/// What other rooms need to know of a checkpoint.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Its name in the store.
    pub id: CheckpointId,
    /// Where it lies.
    pub area: AreaCode,
    /// What people call it.
    pub name: String,
}

/// The checkpoints of these names that there are.
pub async fn gates(from: &impl Read, ids: impl IntoIterator<Item = CheckpointId>) -> Result<Vec<Gate>> {
    let gate = |row: checkpoint::Model| {
        Ok(Gate { id: row.id, area: row.area.parse().map_err(Error::internal)?, name: row.name })
    };
    find_all(from, ids).await?.into_iter().map(gate).collect()
}

/// The names of all checkpoints within a scope.
pub async fn within(from: &impl Read, scope: &Scope) -> Result<Vec<CheckpointId>> {
    let inside = checkpoint::Entity::find().filter(scope.on(checkpoint::Column::Area));
    Ok(from.all(inside).await?.into_iter().map(|row| row.id).collect())
}

/// The checkpoint of that name.
pub async fn find(from: &impl Read, id: CheckpointId) -> Result<Option<checkpoint::Model>> {
    from.one(checkpoint::Entity::find_by_id(id)).await
}

/// The checkpoint of that name and its area, as far as somebody may do the act there.
pub async fn within_reach(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: CheckpointId,
) -> Result<(checkpoint::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = find(&house.store.read, id).await?.ok_or(Error::NotFound("checkpoint"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("checkpoint")) }
}

/// The checkpoint of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: CheckpointId) -> Result<checkpoint::Model> {
    tx.one(checkpoint::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("checkpoint"))
}

/// Who is on duty now at some checkpoints, the longest first.
pub async fn on_duty(from: &impl Read, at: &[CheckpointId]) -> Result<Vec<duty::Model>> {
    let now = duty::Entity::find().filter(duty::Column::OffAt.is_null());
    let mut rows = from.among(now, duty::Column::CheckpointId, at.iter().copied()).await?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    rows.sort_by_key(|row| row.on_at);
    Ok(rows)
}

/// The time on duty of a worker that has not ended, wherever it is.
pub async fn standing(from: &impl Read, worker: WorkerId) -> Result<Option<duty::Model>> {
    let mine = duty::Entity::find().filter(duty::Column::WorkerId.eq(worker)).filter(duty::Column::OffAt.is_null());
    from.one(mine).await
}

/// At which checkpoint each of some workers stands now, by its name.
pub async fn standing_now(from: &impl Read, workers: Vec<WorkerId>) -> Result<BTreeMap<WorkerId, String>> {
    let now = duty::Entity::find().filter(duty::Column::OffAt.is_null());
    let rows = from.among(now, duty::Column::WorkerId, workers).await?;
    let gates: BTreeMap<CheckpointId, String> =
        find_all(from, rows.iter().map(|row| row.checkpoint_id).collect::<Vec<_>>())
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
    let stands = |row: duty::Model| Some((row.worker_id, gates.get(&row.checkpoint_id)?.clone()));
    Ok(rows.into_iter().filter_map(stands).collect())
}

/// The checkpoints to which a worker is to come from a moment on.
pub async fn planned_at(from: &impl Read, worker: WorkerId, since: Stamp) -> Result<Vec<Gate>> {
    let coming = watch::Entity::find().filter(watch::Column::WorkerId.eq(worker));
    let coming = from.all(coming.filter(watch::Column::EndsAt.gt(since))).await?;
    let ids: Vec<ShiftId> = coming.iter().map(|one| one.shift_id).collect();
    let shifts = from.among(shift::Entity::find(), shift::Column::Id, ids).await?;
    let ids: Vec<CheckpointId> = shifts.iter().map(|shift| shift.checkpoint_id).collect();
    gates(from, ids).await
}

/// The last note written at a checkpoint.
pub async fn last_note(from: &impl Read, at: CheckpointId) -> Result<Option<handover::Model>> {
    let last = handover::Entity::find().filter(handover::Column::CheckpointId.eq(at));
    from.one(last.order_by_desc(handover::Column::Id)).await
}
