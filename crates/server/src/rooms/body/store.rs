//! Bodies and terms as stored.
//!
//! A body stands, and a term is held, from a day up to the day before `until_day`; so what is over began before it ended, and who
//! held what on a day is one question: `from_day <= day AND until_day > day`.

use chrono::Days;
use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::sea_query::{Cond, Condition};
use sea_orm::{QuerySelect, entity::prelude::*};

use super::model::BodyRole;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};

kernel::id!(
    /// The name of a body.
    BodyId
);

kernel::id!(
    /// The name of somebody's term in a body.
    MemberId
);

pub mod body {
    use super::*;

    /// A body as stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "body")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BodyId,
        /// What the request that made it was.
        pub digest: Vec<u8>,
        pub kind: String,
        pub name: String,
        pub initials: String,
        /// What it sees to.
        pub line: Option<String>,
        pub area: String,
        pub parent_id: Option<BodyId>,
        /// The household that a member household is.
        pub household_id: Option<HouseholdId>,
        /// Who is asked first.
        pub contact_id: Option<WorkerId>,
        /// The number of its office.
        pub phone: Option<Sealed>,
        pub from_day: Day,
        /// The first day on which it stands no more.
        pub until_day: Option<Day>,
        pub closed_reason: Option<Sealed>,
        pub created_at: Stamp,
        /// Changes with every change.
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod member {
    use super::*;

    /// A term: somebody's role in a body. It carries area and kind of the body, as the tallies do.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "body_member")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MemberId,
        pub digest: Vec<u8>,
        pub body_id: BodyId,
        pub area: String,
        pub kind: String,
        /// Somebody who works, or
        pub worker_id: Option<WorkerId>,
        /// somebody who lives here; never both.
        pub person_id: Option<PersonId>,
        pub role: String,
        /// The place of the role in a list.
        pub place: i32,
        /// The office because of which they are in it.
        pub title: Option<String>,
        pub from_day: Day,
        /// The first day on which they hold it no more.
        pub until_day: Option<Day>,
        pub version: i32,
    }

    impl Model {
        /// What the tallies divide by.
        pub fn facet(&self) -> String {
            format!("{}.{}", self.kind, self.role)
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Inside the scope, or right above it: whoever works in a grid sees the branch, the committee and the leading group over it.
pub fn seen_from<C: ColumnTrait + sea_orm::sea_query::IntoColumnRef>(scope: &Scope, column: C) -> Condition {
    let above = scope.areas().iter().flat_map(AreaCode::chain).map(|area| area.to_string());
    Cond::any().add(scope.on(column)).add(column.is_in(above.collect::<Vec<_>>()))
}

/// Whether an area is seen from a scope.
pub fn is_seen(scope: &Scope, area: &AreaCode) -> bool {
    scope.contains(area) || scope.areas().iter().any(|own| area.contains(own))
}

/// The condition that something holds on a day.
pub fn on<C: ColumnTrait>(day: Day, from: C, until: C) -> Condition {
    Cond::all().add(from.lte(day)).add(Cond::any().add(until.is_null()).add(until.gt(day)))
}

/// The condition that a body stands on a day.
pub fn standing(day: Day) -> Condition {
    on(day, body::Column::FromDay, body::Column::UntilDay)
}

/// The condition that a term is held on a day.
pub fn held(day: Day) -> Condition {
    on(day, member::Column::FromDay, member::Column::UntilDay)
}

/// The last day of what is over from a day on.
pub fn last_day(until: Option<Day>) -> Option<Day> {
    until.and_then(|day| day.checked_sub_days(Days::new(1)))
}

/// Somebody who works and heads a body.
pub struct Head {
    /// What the body is.
    pub kind: String,
    /// Where it stands.
    pub area: String,
    /// Who.
    pub worker_id: WorkerId,
    /// The office because of which they do.
    pub title: Option<String>,
}

/// Who heads the bodies of some areas themselves on a day.
pub async fn heads(from: &impl Read, areas: Vec<String>, day: Day) -> Result<Vec<Head>> {
    let heading = member::Entity::find().filter(member::Column::Role.eq(BodyRole::Head.code())).filter(held(day));
    let mut rows = from.among(heading, member::Column::Area, areas).await?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    let head = |row: member::Model| {
        let worker_id = row.worker_id?;
        Some(Head { kind: row.kind, area: row.area, worker_id, title: row.title })
    };
    Ok(rows.into_iter().filter_map(head).collect())
}

/// The body of that name.
pub async fn find(from: &impl Read, id: BodyId) -> Result<Option<body::Model>> {
    from.one(body::Entity::find_by_id(id)).await
}

/// The body of that name, held so that nobody else changes it or its members meanwhile.
pub async fn find_to_change(tx: &Tx, id: BodyId) -> Result<body::Model> {
    tx.one(body::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("body"))
}

/// The body of that name and its area, as far as somebody may do the act there.
pub async fn within_reach(house: &House, person: &SignedIn, act: Act, id: BodyId) -> Result<(body::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = find(&house.store.read, id).await?.ok_or(Error::NotFound("body"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("body")) }
}
