//! Needs as stored.

use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::sea_query::{Cond, Condition};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::model::{NeedCategory, NeedKind, NeedRules};
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::isolation::IsolationId;
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};

kernel::id!(
    /// The name of a need.
    NeedId
);

pub mod need {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NeedId,
        pub digest: Vec<u8>,
        pub kind: String,
        /// What an ask is for.
        pub category: Option<String>,
        pub isolation_id: IsolationId,
        pub household_id: HouseholdId,
        pub person_id: PersonId,
        pub area: String,
        /// What they wrote; it may tell of somebody's health.
        pub text: Option<Sealed>,
        pub day: Day,
        pub raised_at: Stamp,
        pub due_at: Stamp,
        /// `open`, `taken` or `answered`.
        pub state: String,
        /// It was not answered in time.
        pub overdue: bool,
        pub taken_by: Option<WorkerId>,
        pub taken_at: Option<Stamp>,
        /// What came of an appeal.
        pub granted: Option<bool>,
        pub answer: Option<Sealed>,
        pub answered_on: Option<Day>,
        pub answered_at: Option<Stamp>,
        pub answered_by: Option<WorkerId>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The needs that somebody may deal with.
///
/// # Errors
/// [`Error::NotPermitted`] where no role of theirs holds the act.
pub fn within_reach(house: &House, person: &SignedIn, act: Act, area: Option<&codes::AreaCode>) -> Result<Condition> {
    person.scope(act)?;
    let rules = NeedRules::on(&house.store.policy, house.store.clock.today())?;
    // An empty condition would be true.
    let mut reach = Cond::any().add(Scope::default().on(need::Column::Area));
    for (kind, categories, scope) in rules.reach(&person.actor, act) {
        let mut one = Cond::all().add(need::Column::Kind.eq(kind.code()));
        one = one.add(scope.narrow(area).on(need::Column::Area));
        if let Some(categories) = categories {
            one = one.add(need::Column::Category.is_in(categories.iter().copied().map(NeedCategory::code)));
        }
        reach = reach.add(one);
    }
    Ok(reach)
}

/// The need of that name, as far as somebody may deal with it.
pub async fn find(house: &House, person: &SignedIn, act: Act, id: NeedId) -> Result<need::Model> {
    let reach = within_reach(house, person, act, None)?;
    house.store.read.one(need::Entity::find_by_id(id).filter(reach)).await?.ok_or(Error::NotFound("need"))
}

/// The need of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: NeedId) -> Result<need::Model> {
    tx.one(need::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("need"))
}

/// What still waits for an answer: id, kind, place and version.
pub async fn waiting(from: &impl Read) -> Result<Vec<(NeedId, NeedKind, codes::AreaCode, i64)>> {
    let open = need::Entity::find().filter(need::Column::State.ne("answered")).order_by_asc(need::Column::Id);
    let one = |row: need::Model| {
        let kind = NeedKind::of_code(&row.kind).ok_or(Error::internal("a need of no kind"))?;
        Ok((row.id, kind, row.area.parse().map_err(Error::internal)?, row.version))
    };
    from.all(open).await?.into_iter().map(one).collect()
}
