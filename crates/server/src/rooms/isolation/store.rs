//! Isolations, orders and readings as stored.

use std::collections::{BTreeMap, HashMap};

use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Sealed, Stamp, Tx, task};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::care_team::TeamId;
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
        pub area: String,
        /// `risk_area` where the policy opened it, `order` where a person did.
        pub ground: String,
        /// From when the days are counted for people: the day of leaving the risk area, or the first day.
        pub counted_from: Day,
        pub started_on: Day,
        pub ends_on: Day,
        pub state: String,
        pub ended_on: Option<Day>,
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
        pub digest: Vec<u8>,
        pub isolation_id: IsolationId,
        pub area: String,
        pub kind: String,
        pub ground: String,
        /// Why, in words.
        pub reason: Option<Sealed>,
        /// The law or rule it rests on.
        pub basis: String,
        /// The body that issued it.
        pub issuer: String,
        /// Where the person stays after it.
        pub household_id: HouseholdId,
        pub ends_on: Day,
        pub day: Day,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One person's time at home in one household; follows from the orders, see [`super::home`].
pub mod stay {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isolation_stay")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub isolation_id: IsolationId,
        pub household_id: HouseholdId,
        pub area: String,
        pub household_area: String,
        pub from_day: Day,
        pub to_day: Option<Day>,
        pub first_of_household: bool,
        pub opens_household: bool,
        pub closes_household: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod team {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "care_team")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TeamId,
        pub household_id: HouseholdId,
        pub area: String,
        pub template: String,
        /// How many the template asks for and the team lacks.
        pub missing: i32,
        /// The hours that nobody watches: bit 0 is midnight to one.
        pub gaps: i32,
        pub from_day: Day,
        pub to_day: Option<Day>,
        pub changed_at: Stamp,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod member {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "care_team_member")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub team_id: TeamId,
        pub worker_id: WorkerId,
        pub role: String,
        /// On watch from this local hour of every day.
        pub watch_from: i32,
        /// For so many hours.
        pub watch_hours: i32,
        pub from_day: Day,
        pub to_day: Option<Day>,
        pub serving: bool,
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
        /// Since when it waits for a medic; none where there is nothing to judge, or a medic has judged.
        pub waits_since: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The isolation of that name.
pub async fn find(from: &impl Read, id: IsolationId) -> Result<Option<isolation::Model>> {
    from.one(isolation::Entity::find_by_id(id)).await
}

/// Those of a household whose isolation has not ended, in the order they began.
pub fn isolated_in(home: HouseholdId) -> Select<isolation::Entity> {
    isolation::Entity::find()
        .filter(isolation::Column::HouseholdId.eq(home))
        .filter(isolation::Column::EndedOn.is_null())
        .order_by_asc(isolation::Column::Id)
}

/// The isolation of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: IsolationId) -> Result<isolation::Model> {
    tx.one(isolation::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("isolation"))
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

#[derive(FromQueryResult)]
struct Busy {
    area: String,
}

const BUSIEST: &str = "
    SELECT area
    FROM task
    WHERE day = $1
      AND state = 'open'
      AND kind = 'isolation.temperature'
    GROUP BY area
    ORDER BY COUNT(*) DESC, area
    LIMIT 1";

/// The area where most people at home are still to be measured on a day.
pub async fn busiest_area(from: &impl Read, day: Day) -> Result<Option<AreaCode>> {
    let rows: Vec<Busy> = from.sql(BUSIEST, [day.into()]).await?;
    Ok(rows.first().and_then(|row| row.area.parse().ok()))
}

/// The open temperature tasks whose window a moment lies in, with their isolations.
pub async fn temperatures_due(from: &impl Read, now: Stamp) -> Result<Vec<(Uuid, isolation::Model)>> {
    let due = task::Entity::find()
        .filter(task::Column::Kind.eq(super::TEMPERATURE))
        .filter(task::Column::ClosedAt.is_null())
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

/// The open tasks of the service plan whose window a moment lies in, but for the temperatures.
pub async fn services_due(from: &impl Read, now: Stamp) -> Result<Vec<task::Model>> {
    let due = task::Entity::find()
        .filter(crate::names::begins(task::Column::Kind, "isolation."))
        .filter(task::Column::Kind.is_not_in([super::TEMPERATURE, super::RELEASE.code]))
        .filter(task::Column::ClosedAt.is_null())
        .filter(task::Column::OpensAt.lte(now))
        .filter(task::Column::DueAt.gte(now))
        .order_by_asc(task::Column::Area)
        .order_by_asc(task::Column::Id);
    from.all(due).await
}

/// The isolations whose last day has come.
pub async fn due_for_release(from: &impl Read, day: Day) -> Result<Vec<isolation::Model>> {
    let due = isolation::Entity::find()
        .filter(isolation::Column::State.eq("isolating"))
        .filter(isolation::Column::EndsOn.lte(day));
    from.all(due.order_by_asc(isolation::Column::Id)).await
}

/// Whose isolation began on that day and whose ended then by release, each with the place.
pub async fn begun_and_ended(
    from: &impl Read,
    day: Day,
) -> Result<(Vec<(IsolationId, AreaCode)>, Vec<(IsolationId, AreaCode)>)> {
    let begun = from.all(isolation::Entity::find().filter(isolation::Column::StartedOn.eq(day))).await?;
    let ended = isolation::Entity::find()
        .filter(isolation::Column::EndedOn.eq(day))
        .filter(isolation::Column::State.is_in(["released", "lapsed"]));
    let ended = from.all(ended).await?;
    Ok((placed(begun)?, placed(ended)?))
}

/// Who is isolated at home, each with the place.
pub async fn at_home(from: &impl Read) -> Result<Vec<(IsolationId, AreaCode)>> {
    let open = isolation::Entity::find()
        .filter(isolation::Column::EndedOn.is_null())
        .filter(isolation::Column::State.eq("isolating"));
    placed(from.all(open.order_by_asc(isolation::Column::Id)).await?)
}

fn placed(mut rows: Vec<isolation::Model>) -> Result<Vec<(IsolationId, AreaCode)>> {
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| Ok((row.id, row.area.parse().map_err(Error::internal)?))).collect()
}
