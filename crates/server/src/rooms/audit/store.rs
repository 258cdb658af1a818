//! Looks and checks of the chain as stored, and the journal as it is read here.

use kernel::{Day, Stamp};
use sea_orm::entity::prelude::*;

use crate::rooms::people::{PersonId, WorkerId};

kernel::id!(
    /// The name of a look.
    LookId
);
kernel::id!(
    /// The name of a check of the chain.
    ChainCheckId
);

/// Somebody's data were shown in full, followed or handed out.
pub mod look {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "look")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LookId,
        pub area: String,
        pub day: Day,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
        pub act: String,
        pub way: String,
        pub purpose: String,
        /// People who were shown in full; none where all stayed masked.
        pub shown: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whom a look concerned.
pub mod look_person {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "look_person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub look_id: LookId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many people somebody has seen in full on a day, and how many wrong documents they typed in.
pub mod look_count {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "look_count")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub worker_id: WorkerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Day,
        #[sea_orm(primary_key, auto_increment = false)]
        pub way: String,
        pub n: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What came of reading the whole chain.
pub mod chain_check {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "chain_check")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ChainCheckId,
        pub started_at: Stamp,
        pub started_by: Option<WorkerId>,
        pub ended_at: Stamp,
        pub lines: i64,
        pub last_hash: String,
        pub fault_seq: Option<i64>,
        pub fault: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The journal, to be read.
pub mod line {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub at: Stamp,
        pub actor: Option<Uuid>,
        pub act: String,
        pub area: String,
        pub subject_kind: String,
        pub subject_id: String,
        pub detail: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
