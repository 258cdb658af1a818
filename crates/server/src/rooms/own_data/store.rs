//! Requests as stored.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{QuerySelect, entity::prelude::*};

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{self, PersonId, WorkerId};

kernel::id!(
    /// The name of a request about one's own data.
    DataRequestId
);

/// Under this name their texts are sealed.
pub const KIND: &str = "data_request";

pub mod data_request {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DataRequestId,
        pub digest: Vec<u8>,
        pub kind: String,
        pub person_id: PersonId,
        /// Where they live or arrived.
        pub area: String,
        /// `counter` or `page`.
        pub channel: String,
        /// What they ask, in words.
        pub text: Option<Sealed>,
        /// What they showed that the record is wrong.
        pub proof: Option<Sealed>,
        /// Who asks for them.
        pub behalf: Option<Sealed>,
        pub behalf_ground: Option<String>,
        /// The kind of document that was seen; `none` where it was the phone.
        pub seen: Option<String>,
        pub seen_at: Option<Stamp>,
        pub seen_by: Option<WorkerId>,
        pub day: Day,
        pub asked_at: Stamp,
        /// Who wrote it down.
        pub asked_by: Option<WorkerId>,
        pub due_on: Day,
        /// It was not answered in time.
        pub overdue: bool,
        pub corrected_at: Option<Stamp>,
        /// How often a copy was handed out.
        pub handed: i32,
        pub handed_at: Option<Stamp>,
        /// `asked`, `answered` or `refused`.
        pub state: String,
        pub refusal: Option<String>,
        /// Until when it is kept, where that is why.
        pub kept_until: Option<Day>,
        pub answer: Option<Sealed>,
        pub closed_on: Option<Day>,
        pub closed_at: Option<Stamp>,
        pub closed_by: Option<WorkerId>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The request of that name, as far as somebody may do this to it, and where it lies.
pub async fn find(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: DataRequestId,
) -> Result<(data_request::Model, AreaCode)> {
    let inside = data_request::Entity::find_by_id(id).filter(person.scope(act)?.on(data_request::Column::Area));
    let row = house.store.read.one(inside).await?.ok_or(Error::NotFound("data request"))?;
    let area = row.area.parse().map_err(Error::internal)?;
    Ok((row, area))
}

/// The same for what shows or changes the records themselves: the person must live, or have arrived, where the caller may do this now.
pub async fn find_with_person(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: DataRequestId,
) -> Result<(data_request::Model, AreaCode)> {
    let (row, area) = find(house, person, act, id).await?;
    let place = people::place_of(&house.store.read, &person.scope(act)?, row.person_id).await?;
    place.map(|_| (row, area)).ok_or(Error::NotFound("person"))
}

/// The request of that name, held so that nobody else changes it meanwhile.
///
/// # Errors
/// `version_conflict` where it is not as it was seen, `request_closed` where it was answered or refused.
pub async fn find_waiting(tx: &Tx, id: DataRequestId, version: i64) -> Result<data_request::Model> {
    let row = tx.one(data_request::Entity::find_by_id(id).lock_exclusive()).await?;
    let row = row.ok_or(Error::NotFound("data request"))?;
    if row.version != version {
        return Err(Error::conflict("version_conflict"));
    }
    if row.state != "asked" {
        return Err(Error::conflict("request_closed"));
    }
    Ok(row)
}

/// Whether somebody already waits for the same.
pub async fn waits(from: &impl Read, person: PersonId, kind: &str) -> Result<bool> {
    let same = data_request::Entity::find()
        .filter(data_request::Column::PersonId.eq(person))
        .filter(data_request::Column::Kind.eq(kind))
        .filter(data_request::Column::State.eq("asked"));
    Ok(from.one(same).await?.is_some())
}
