//! Arrivals as stored.

use std::collections::HashMap;

use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};

use super::imports::ImportId;
use super::mappings::MappingId;
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};

kernel::id!(
    /// The name of an arrival.
    ArrivalId
);

pub mod arrival {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "arrival")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ArrivalId,
        pub digest: Vec<u8>,
        pub person_id: PersonId,
        pub household_id: HouseholdId,
        pub area: String,
        pub origin: String,
        pub origin_kind: String,
        pub left_origin_on: Option<Day>,
        pub arrived_on: Day,
        pub transport: Option<String>,
        pub been_to_risk_area: Option<bool>,
        /// Tenths of a degree Celsius.
        pub temperature: Option<i32>,
        pub condition: Option<Sealed>,
        pub note: Option<Sealed>,
        pub status: String,
        pub source: String,
        pub registered_on: Day,
        pub registered_at: Stamp,
        pub registered_by: Option<WorkerId>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod import_run {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_run")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ImportId,
        pub digest: Vec<u8>,
        pub kind: String,
        pub area: String,
        pub file_name: String,
        pub state: String,
        pub report: Option<String>,
        pub started_at: Stamp,
        pub finished_at: Option<Stamp>,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mapping {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mapping")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MappingId,
        pub kind: String,
        pub name: String,
        pub area: String,
        pub columns: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The arrival of that name.
pub async fn find(from: &impl Read, id: ArrivalId) -> Result<Option<arrival::Model>> {
    from.one(arrival::Entity::find_by_id(id)).await
}

/// The arrival of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: ArrivalId) -> Result<arrival::Model> {
    tx.one(arrival::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("arrival"))
}

/// The arrivals of these names that there are.
pub async fn find_all(from: &impl Read, ids: &[ArrivalId]) -> Result<Vec<arrival::Model>> {
    from.among(arrival::Entity::find(), arrival::Column::Id, ids.iter().copied()).await
}

/// The arrivals of these persons that were not withdrawn.
pub async fn of_persons(from: &impl Read, persons: &[PersonId]) -> Result<HashMap<PersonId, ArrivalId>> {
    let rows = from.among(valid(), arrival::Column::PersonId, persons.iter().copied()).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.id)).collect())
}

/// What other rooms need to know of an arrival.
#[derive(Clone, Debug)]
pub struct ArrivalFacts {
    /// Its name.
    pub id: ArrivalId,
    /// Who arrived.
    pub person_id: PersonId,
    /// Where they stay.
    pub household_id: HouseholdId,
    /// The area of that door.
    pub area: AreaCode,
    /// Whether they come from a risk area.
    pub risk: bool,
    /// When they left it, if known.
    pub left_origin_on: Option<Day>,
    /// When they arrived.
    pub arrived_on: Day,
    /// `registered`, `isolating`, `released` or `withdrawn`.
    pub status: String,
}

/// The facts of one arrival.
///
/// # Errors
/// Not found where there is none.
pub async fn facts(from: &impl Read, id: ArrivalId) -> Result<ArrivalFacts> {
    facts_of(find(from, id).await?.ok_or(Error::NotFound("arrival"))?)
}

/// The facts of the arrivals of these persons, but for those withdrawn.
pub async fn facts_of_persons(from: &impl Read, persons: &[PersonId]) -> Result<HashMap<PersonId, ArrivalFacts>> {
    let rows = from.among(valid(), arrival::Column::PersonId, persons.iter().copied()).await?;
    rows.into_iter().map(|row| Ok((row.person_id, facts_of(row)?))).collect()
}

fn facts_of(row: arrival::Model) -> Result<ArrivalFacts> {
    Ok(ArrivalFacts {
        id: row.id,
        person_id: row.person_id,
        household_id: row.household_id,
        area: row.area.parse().map_err(Error::internal)?,
        risk: row.origin_kind == "risk_area",
        left_origin_on: row.left_origin_on,
        arrived_on: row.arrived_on,
        status: row.status,
    })
}

fn valid() -> sea_orm::Select<arrival::Entity> {
    arrival::Entity::find().filter(arrival::Column::Status.ne("withdrawn"))
}

/// Notes what became of arrivals.
pub async fn set_status(tx: &Tx, ids: impl IntoIterator<Item = ArrivalId>, status: &str) -> Result<()> {
    arrival::Entity::update_many()
        .filter(arrival::Column::Id.is_in(ids))
        .col_expr(arrival::Column::Status, Expr::value(status))
        .col_expr(arrival::Column::Version, Expr::col(arrival::Column::Version).add(1))
        .exec(tx)
        .await?;
    Ok(())
}
