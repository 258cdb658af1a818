//! Checkpoints as stored.

use codes::AreaCode;
use kernel::{Error, Read, Result, Scope, Stamp};
use sea_orm::entity::prelude::*;

use crate::rooms::people::WorkerId;

kernel::id!(
    /// The name of a checkpoint.
    CheckpointId
);

pub mod checkpoint {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CheckpointId,
        pub digest: Vec<u8>,
        pub area: String,
        pub kind: String,
        pub name: String,
        pub place: String,
        pub hours: String,
        pub state: String,
        pub closed_reason: Option<String>,
        pub lead: Option<WorkerId>,
        pub created_at: Stamp,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
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
    let mut ids: Vec<CheckpointId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = from.among(checkpoint::Entity::find(), checkpoint::Column::Id, ids).await?;
    rows.into_iter()
        .map(|row| Ok(Gate { id: row.id, area: row.area.parse().map_err(Error::internal)?, name: row.name }))
        .collect()
}

/// The names of all checkpoints within a scope.
pub async fn within(from: &impl Read, scope: &Scope) -> Result<Vec<CheckpointId>> {
    let inside = checkpoint::Entity::find().filter(scope.on(checkpoint::Column::Area));
    Ok(from.all(inside).await?.into_iter().map(|row| row.id).collect())
}
