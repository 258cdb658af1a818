//! Passes, exceptions and uses as stored.

use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, Statement, entity::prelude::*};

use crate::rooms::people::{HouseholdId, WorkerId};

kernel::id!(
    /// The name of a pass.
    PassId
);
kernel::id!(
    /// The name of a use of a pass.
    PassUseId
);
kernel::id!(
    /// The name of an exception.
    ExceptionId
);
kernel::id!(
    /// The name of passes that were issued in one go.
    PassBatchId
);

pub mod household_pass {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "household_pass")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PassId,
        pub digest: Vec<u8>,
        pub batch: Option<PassBatchId>,
        pub household_id: HouseholdId,
        pub area: String,
        /// As printed: 新华-建国-000123.
        pub number: String,
        /// The digits of the number.
        pub sequence: i64,
        /// `first`, or `again` where the household had one before.
        pub kind: String,
        pub purposes: String,
        pub day: Day,
        pub issued_at: Stamp,
        pub issued_by: Option<WorkerId>,
        pub valid_from: Day,
        pub valid_to: Day,
        pub revoked_at: Option<Stamp>,
        pub revoked_by: Option<WorkerId>,
        pub revoked_reason: Option<Sealed>,
        /// What its uses come to; see [`super::super::settle`].
        pub last_out_at: Option<Stamp>,
        pub out_since: Option<Stamp>,
        pub next_on: Option<Day>,
        pub forfeited: bool,
        pub over_uses: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod exception {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pass_exception")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExceptionId,
        pub digest: Vec<u8>,
        pub pass_id: PassId,
        pub area: String,
        pub purpose: String,
        /// It may tell of somebody's health.
        pub reason: Sealed,
        pub from_day: Day,
        pub to_day: Day,
        pub given_at: Stamp,
        pub given_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod pass_use {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pass_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PassUseId,
        pub digest: Vec<u8>,
        pub pass_id: PassId,
        pub area: String,
        pub direction: String,
        /// At the gate, by the clock of whoever noted it.
        pub at: Stamp,
        pub day: Day,
        pub purpose: Option<String>,
        pub checkpoint_id: Option<Uuid>,
        /// What of it stands against the rules, as computed from all uses of the pass.
        pub over_use: String,
        pub source: String,
        pub noted_at: Stamp,
        pub noted_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The pass of that name within a scope.
pub async fn find(from: &impl Read, scope: &Scope, id: PassId) -> Result<household_pass::Model> {
    let inside = household_pass::Entity::find_by_id(id).filter(scope.on(household_pass::Column::Area));
    from.one(inside).await?.ok_or(Error::NotFound("pass"))
}

/// The pass of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: PassId) -> Result<household_pass::Model> {
    tx.one(household_pass::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("pass"))
}

/// The exceptions of some passes.
pub async fn exceptions_of(from: &impl Read, passes: Vec<PassId>) -> Result<Vec<exception::Model>> {
    let mut rows = from.among(exception::Entity::find(), exception::Column::PassId, passes).await?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

/// The uses of a pass in the order of the gate.
pub async fn uses_of(from: &impl Read, pass: PassId) -> Result<Vec<pass_use::Model>> {
    let uses = pass_use::Entity::find().filter(pass_use::Column::PassId.eq(pass));
    from.all(uses.order_by_asc(pass_use::Column::At).order_by_asc(pass_use::Column::Id)).await
}

/// Where a pass lies.
pub fn area_of(row: &household_pass::Model) -> Result<AreaCode> {
    row.area.parse().map_err(Error::internal)
}

const TAKE_NUMBERS: &str = "
    INSERT INTO pass_series (prefix, last)
    VALUES ($1, $2)
    ON CONFLICT (prefix) DO UPDATE SET last = pass_series.last + excluded.last
    RETURNING last";

/// The next numbers under a prefix, as many as are needed: the first of them.
pub async fn take_numbers(tx: &Tx, prefix: &str, n: i64) -> Result<i64> {
    let take =
        Statement::from_sql_and_values(tx.get_database_backend(), TAKE_NUMBERS, [prefix.to_owned().into(), n.into()]);
    let row = tx.query_one_raw(take).await?.ok_or(Error::internal("a series gave no number"))?;
    let last: i64 = row.try_get("", "last").map_err(Error::internal)?;
    Ok(last - n + 1)
}
