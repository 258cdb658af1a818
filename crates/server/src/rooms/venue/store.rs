//! Venues and the days on which they were closed, as stored.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{QuerySelect, entity::prelude::*};

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{UnitId, WorkerId};

kernel::id!(
    /// The name of a venue.
    VenueId
);

pub mod venue {
    use super::*;

    /// A venue as stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "venue")]
    pub struct Model {
        /// Its name in the store.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VenueId,
        /// What the request that made it was.
        pub digest: Vec<u8>,
        /// Where it lies.
        pub area: String,
        /// What it is.
        pub kind: String,
        /// What stands over its door.
        pub name: String,
        /// By which it is found.
        pub initials: String,
        /// By which it is found.
        pub pinyin: String,
        /// Street and number.
        pub address: Option<String>,
        /// The unit that runs it.
        pub unit_id: Option<UnitId>,
        /// The worker who is its contact.
        pub worker_id: Option<WorkerId>,
        /// The contact, where they are no worker.
        pub contact_name: Option<Sealed>,
        /// Their phone.
        pub phone: Option<Sealed>,
        /// `open` or `closed`.
        pub state: String,
        /// Since when.
        pub state_at: Stamp,
        /// Why it is closed; it may name people.
        pub closed_reason: Option<Sealed>,
        /// The day by which it counts.
        pub registered_on: Day,
        /// Changes with every change.
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// When a venue was closed.
pub mod suspension {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "venue_suspension")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: uuid::Uuid,
        pub venue_id: VenueId,
        pub area: String,
        pub kind: String,
        pub from_day: Day,
        pub to_day: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl venue::Model {
    /// Where it lies.
    pub fn place(&self) -> Result<AreaCode> {
        self.area.parse().map_err(Error::internal)
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

/// The venue of that name.
pub async fn find(from: &impl Read, id: VenueId) -> Result<Option<venue::Model>> {
    from.one(venue::Entity::find_by_id(id)).await
}

/// The venues of these names that there are.
pub async fn find_all(from: &impl Read, ids: impl IntoIterator<Item = VenueId>) -> Result<Vec<venue::Model>> {
    let mut ids: Vec<VenueId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    from.among(venue::Entity::find(), venue::Column::Id, ids).await
}

/// All venues within a scope.
pub async fn within(from: &impl Read, scope: &kernel::Scope) -> Result<Vec<venue::Model>> {
    from.all(venue::Entity::find().filter(scope.on(venue::Column::Area))).await
}

/// The venue of that name and its area, as far as somebody may do the act there.
pub async fn within_reach(house: &House, person: &SignedIn, act: Act, id: VenueId) -> Result<(venue::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = find(&house.store.read, id).await?.ok_or(Error::NotFound("venue"))?;
    let area = row.place()?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("venue")) }
}

/// The venue of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: VenueId) -> Result<venue::Model> {
    tx.one(venue::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("venue"))
}
