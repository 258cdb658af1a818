//! Isolations, orders and readings as stored.

use std::collections::{BTreeMap, HashMap};

use codes::AreaCode;
use kernel::{Day, Read, Result, Stamp, Tx, task};
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryOrder, entity::prelude::*};
use uuid::Uuid;

use super::readings::ReadingId;
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};
use crate::rooms::screening::ArrivalId;

kernel::id!(
    /// The name of an isolation.
    IsolationId
);

pub mod isolation {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isolation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: IsolationId,
        pub digest: Vec<u8>,
        pub arrival_id: ArrivalId,
        pub person_id: PersonId,
        pub household_id: HouseholdId,
        /// Where the household counts: the area of whoever opened its isolation, also for those who join at another grid.
        pub household_area: String,
        pub area: String,
        pub ground: String,
        pub started_on: Day,
        pub ends_on: Day,
        pub state: String,
        pub ended_on: Option<Day>,
        pub first_of_household: bool,
        pub opens_household: bool,
        pub closes_household: bool,
        pub fever: bool,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod order {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isolation_order")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub isolation_id: IsolationId,
        pub area: String,
        pub kind: String,
        pub ground: String,
        pub ends_on: Day,
        pub day: Day,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reading {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reading")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReadingId,
        pub digest: Vec<u8>,
        pub isolation_id: IsolationId,
        pub task_id: Option<Uuid>,
        pub area: String,
        pub day: Day,
        /// Tenths of a degree Celsius.
        pub temperature: i32,
        /// Codes, separated by blanks.
        pub symptoms: String,
        pub fever: bool,
        pub measured_by: String,
        pub taken_at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The isolation of that name.
pub async fn find(from: &impl Read, id: IsolationId) -> Result<Option<isolation::Model>> {
    from.one(isolation::Entity::find_by_id(id)).await
}

/// The latest isolation of each of these arrivals.
pub async fn of_arrivals(
    from: &impl Read,
    ids: impl IntoIterator<Item = ArrivalId>,
) -> Result<BTreeMap<ArrivalId, IsolationId>> {
    let mut rows = from.among(isolation::Entity::find(), isolation::Column::ArrivalId, ids).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows.into_iter().map(|row| (row.arrival_id, row.id)).collect())
}

/// For each of these households where anybody ever was isolated: where it counts now, if somebody still is.
pub async fn in_households(from: &impl Read, ids: &[HouseholdId]) -> Result<HashMap<HouseholdId, Option<String>>> {
    let mut known: HashMap<HouseholdId, Option<String>> = HashMap::new();
    let homes = ids.iter().copied();
    for row in from.among(isolation::Entity::find(), isolation::Column::HouseholdId, homes).await? {
        let now = known.entry(row.household_id).or_default();
        if row.state == "isolating" {
            *now = Some(row.household_area);
        }
    }
    Ok(known)
}

/// Adds an order to an isolation.
pub async fn add_order(tx: &Tx, row: &isolation::Model, kind: &str, ground: &str) -> Result<()> {
    order_row(tx, row, kind, ground).insert(tx).await?;
    Ok(())
}

/// An order ready to be stored.
pub fn order_row(tx: &Tx, row: &isolation::Model, kind: &str, ground: &str) -> order::ActiveModel {
    order::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        isolation_id: Set(row.id),
        area: Set(row.area.clone()),
        kind: Set(kind.to_owned()),
        ground: Set(ground.to_owned()),
        ends_on: Set(row.ends_on),
        day: Set(tx.today()),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
    }
}

#[derive(FromQueryResult)]
struct Busy {
    area: String,
}

const BUSIEST: &str = "
    SELECT area
    FROM task
    WHERE day = $1
      AND state = 'open'
    GROUP BY area
    ORDER BY COUNT(*) DESC, area
    LIMIT 1";

/// The area with the most open tasks of a day.
pub async fn busiest_area(from: &impl Read, day: Day) -> Result<Option<AreaCode>> {
    let rows: Vec<Busy> = from.sql(BUSIEST, [day.into()]).await?;
    Ok(rows.first().and_then(|row| row.area.parse().ok()))
}

/// The open temperature tasks whose window a moment lies in, with their isolations.
pub async fn temperatures_due(from: &impl Read, now: Stamp) -> Result<Vec<(Uuid, isolation::Model)>> {
    let due = task::Entity::find()
        .filter(task::Column::Kind.eq(super::TEMPERATURE.code))
        .filter(task::Column::State.eq("open"))
        .filter(task::Column::OpensAt.lte(now))
        .filter(task::Column::DueAt.gte(now))
        .order_by_asc(task::Column::Area)
        .order_by_asc(task::Column::Id);
    let tasks = from.all(due).await?;
    let subjects = tasks.iter().map(|task| task.subject);
    let rows = from.among(isolation::Entity::find(), isolation::Column::Id, subjects).await?;
    let rows: HashMap<Uuid, isolation::Model> = rows.into_iter().map(|row| (row.id.0, row)).collect();
    Ok(tasks.into_iter().filter_map(|task| Some((task.id, rows.get(&task.subject)?.clone()))).collect())
}

/// The isolations whose last day has come.
pub async fn due_for_release(from: &impl Read, day: Day) -> Result<Vec<isolation::Model>> {
    let due = isolation::Entity::find()
        .filter(isolation::Column::State.eq("isolating"))
        .filter(isolation::Column::EndsOn.lte(day));
    from.all(due.order_by_asc(isolation::Column::Id)).await
}
