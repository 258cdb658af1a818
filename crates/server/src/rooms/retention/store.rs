//! What was deleted, as stored.

use kernel::{Day, Stamp};
use sea_orm::entity::prelude::*;

/// Records of a kind and a day that were deleted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deletion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The day their purpose ended.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Day,
    /// How many.
    pub rows: i64,
    /// They were kept for so many days after it, as the policy said then.
    pub kept_days: i32,
    /// When the first of them was deleted …
    pub first_at: Stamp,
    /// … and the last.
    pub last_at: Stamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
