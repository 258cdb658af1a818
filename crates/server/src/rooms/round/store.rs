//! Rounds, their doors and visits as stored.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::sea_query::{Cond, Condition};
use sea_orm::{QuerySelect, entity::prelude::*};

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{HouseholdId, WorkerId};

kernel::id!(
    /// The name of a round.
    RoundId
);
kernel::id!(
    /// The name of a visit.
    VisitId
);

pub mod round {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "round")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundId,
        pub digest: Vec<u8>,
        /// The id as the tallies carry it.
        pub mark: String,
        pub area: String,
        pub name: String,
        pub kind: String,
        pub asks: Option<String>,
        pub starts_on: Day,
        pub due_on: Day,
        /// `open` or `closed`.
        pub state: String,
        pub opened_at: Stamp,
        pub opened_by: Option<WorkerId>,
        pub closed_at: Option<Stamp>,
        pub closed_by: Option<WorkerId>,
        /// Why it was closed with doors left.
        pub closed_reason: Option<Sealed>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod door {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "round_door")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub round_id: RoundId,
        pub household_id: HouseholdId,
        pub area: String,
        pub joined_on: Day,
        /// `open`, or how the last visit ended.
        pub state: String,
        /// The day of that visit, or of joining.
        pub day: Day,
        pub visits: i32,
        /// The visit that decides.
        pub visit_id: Option<VisitId>,
        pub visited_at: Option<Stamp>,
        /// From when somebody comes again.
        pub next_at: Option<Stamp>,
        /// The community lead sees to it.
        pub with_lead: bool,
        pub task_id: Option<Uuid>,
        /// Since when nobody was reached; none once an alert says so, or the door is done with.
        pub unreached_since: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod visit {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitId,
        pub digest: Vec<u8>,
        pub round_id: RoundId,
        pub household_id: HouseholdId,
        pub area: String,
        pub worker_id: Option<WorkerId>,
        /// The moment at the door.
        pub at: Stamp,
        pub day: Day,
        /// When the house heard of it.
        pub received_at: Stamp,
        pub outcome: String,
        pub people_now: Option<i32>,
        /// Ids of the residences that were confirmed, parted by blanks.
        pub confirmed: String,
        pub symptoms: String,
        pub note: Option<Sealed>,
        /// Taken back, because it was entered by mistake.
        pub withdrawn: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The rounds that somebody sees: those of their areas, and those above that reach into them.
pub fn seen_from(scope: &Scope) -> Condition {
    let above = scope.areas().iter().flat_map(AreaCode::chain).map(|area| area.to_string());
    Cond::any().add(scope.on(round::Column::Area)).add(round::Column::Area.is_in(above.collect::<Vec<_>>()))
}

/// The part of a round that lies in a scope.
pub fn share(row: &round::Model, scope: &Scope) -> Result<Scope> {
    Ok(scope.narrow(Some(&row.area.parse().map_err(Error::internal)?)))
}

/// The round of that name with the part of it that somebody may do this to.
pub async fn find(house: &House, person: &SignedIn, act: Act, id: RoundId) -> Result<(round::Model, Scope)> {
    let scope = person.scope(act)?;
    let row = house.store.read.one(round::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("round"))?;
    let share = share(&row, &scope)?;
    if share.areas().is_empty() { Err(Error::NotFound("round")) } else { Ok((row, share)) }
}

/// The round of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: RoundId) -> Result<round::Model> {
    tx.one(round::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("round"))
}
