//! Lists that were sent down, as stored.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Vault};
use sea_orm::sea_query::{Cond, Condition};
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};

kernel::id!(
    /// The name of a list that was sent down.
    PushedListId
);
kernel::id!(
    /// The name of a row of such a list.
    PushedRowId
);

pub mod list {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pushed_list")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PushedListId,
        pub digest: Vec<u8>,
        pub area: String,
        pub batch: String,
        pub sender: String,
        pub urgency: String,
        pub asks: String,
        pub due_at: Stamp,
        pub file_name: String,
        /// The rows above the first person, as they came.
        pub head: Sealed,
        /// What each column was read as.
        pub columns: String,
        pub received_at: Stamp,
        pub received_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pushed_row")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PushedRowId,
        pub list_id: PushedListId,
        /// As Excel numbers it.
        pub number: i32,
        pub area: String,
        /// The cells as they came.
        pub cells: Sealed,
        pub who: Sealed,
        pub person_id: Option<PersonId>,
        pub household_id: Option<HouseholdId>,
        pub answer: String,
        /// Why the data is wrong.
        pub reason: Option<String>,
        /// To which area it is handed over.
        pub to_area: Option<String>,
        pub note: Option<Sealed>,
        pub by_machine: bool,
        pub task_id: Option<Uuid>,
        pub day: Day,
        pub answered_at: Stamp,
        pub answered_by: Option<WorkerId>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whom a row asks about, as written there.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Who {
    /// The name.
    pub name: String,
    /// Kind of the document.
    pub document_type: Option<String>,
    /// Its number; as written where it can be none.
    pub document: Option<String>,
    /// The phone.
    pub phone: Option<String>,
    /// Where they are said to live.
    pub address: Option<String>,
}

impl Who {
    /// Opens it.
    pub fn open(vault: &Vault, sealed: &Sealed) -> Result<Self> {
        serde_json::from_str(&vault.open("pushed_who", sealed)?).map_err(Error::internal)
    }

    /// Seals it.
    pub fn seal(&self, vault: &Vault) -> Result<Sealed> {
        vault.seal("pushed_who", &serde_json::to_string(self).map_err(Error::internal)?)
    }

    /// The number of the document, masked.
    pub fn document_masked(&self) -> Option<String> {
        let number = self.document.as_deref()?;
        let kind = self.document_type.as_deref().and_then(codes::DocumentType::of_code);
        let known = kind.and_then(|kind| codes::Document::parse(kind, number).ok());
        Some(known.map_or_else(|| "*".repeat(number.chars().count()), |document| document.mask()))
    }

    /// The phone, masked.
    pub fn phone_masked(&self) -> Option<String> {
        self.phone.as_deref()?.parse::<codes::Phone>().ok().map(|phone| phone.mask())
    }
}

/// The cells of a sheet, sealed.
pub fn seal_cells(vault: &Vault, cells: &impl Serialize) -> Result<Sealed> {
    vault.seal("pushed_cells", &serde_json::to_string(cells).map_err(Error::internal)?)
}

/// The same, opened.
pub fn open_cells<T: serde::de::DeserializeOwned>(vault: &Vault, sealed: &Sealed) -> Result<T> {
    serde_json::from_str(&vault.open("pushed_cells", sealed)?).map_err(Error::internal)
}

/// The lists that somebody sees: those sent to their areas, and those with a row there.
pub fn seen_from(scope: &Scope) -> Condition {
    let rows = row::Entity::find().select_only().column(row::Column::ListId).filter(scope.on(row::Column::Area));
    Cond::any().add(scope.on(list::Column::Area)).add(list::Column::Id.in_subquery(rows.into_query()))
}

/// A list that somebody sees.
pub async fn find(house: &House, person: &SignedIn, act: Act, id: PushedListId) -> Result<(list::Model, Scope)> {
    let scope = person.scope(act)?;
    let found = list::Entity::find_by_id(id).filter(seen_from(&scope));
    let row = house.store.read.one(found).await?.ok_or(Error::NotFound("pushed list"))?;
    Ok((row, scope))
}

/// A row that somebody sees, with its area.
pub async fn find_row(house: &House, person: &SignedIn, act: Act, id: PushedRowId) -> Result<(row::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let found = row::Entity::find_by_id(id).filter(scope.on(row::Column::Area));
    let row = house.store.read.one(found).await?.ok_or(Error::NotFound("pushed row"))?;
    let area = row.area.parse().map_err(Error::internal)?;
    Ok((row, area))
}
