//! Judgements, results and samples as stored.

use kernel::{Day, Sealed, Stamp};
use sea_orm::entity::prelude::*;

use crate::rooms::isolation::readings::ReadingId;
use crate::rooms::isolation::store::IsolationId;
use crate::rooms::people::{PersonId, WorkerId};

kernel::id!(
    /// The name of a judgement.
    JudgementId
);
kernel::id!(
    /// The name of a clinical result.
    ResultId
);
kernel::id!(
    /// The name of a sample.
    SampleId
);

pub mod judgement {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "judgement")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JudgementId,
        pub digest: Vec<u8>,
        pub reading_id: ReadingId,
        pub isolation_id: IsolationId,
        pub area: String,
        /// Codes of what the medic found, separated by blanks.
        pub symptoms: String,
        pub verdict: String,
        pub note: Option<Sealed>,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod result {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "clinical_result")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResultId,
        pub digest: Vec<u8>,
        pub isolation_id: IsolationId,
        pub person_id: PersonId,
        pub area: String,
        pub kind: String,
        pub day: Day,
        pub hospital: String,
        pub note: Option<Sealed>,
        /// A person is a case once, however often they fall ill.
        pub first_confirmed: bool,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
        /// It was a mistake.
        pub withdrawn_at: Option<Stamp>,
        pub withdrawn_by: Option<WorkerId>,
        pub withdrawn_reason: Option<Sealed>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sample {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sample")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SampleId,
        pub digest: Vec<u8>,
        pub isolation_id: IsolationId,
        pub area: String,
        pub kind: String,
        /// The number on the tube.
        pub label: String,
        pub collected_at: Stamp,
        pub collected_by: Option<WorkerId>,
        pub received_at: Option<Stamp>,
        pub received_by: Option<WorkerId>,
        pub result_at: Option<Stamp>,
        pub result_by: Option<WorkerId>,
        pub result: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
