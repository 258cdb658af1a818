//! Who called or visited whom, when and about what: so that nobody is asked twice.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::Page;
use kernel::{Error, Read, Result, Sealed, Stamp};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::pushed::{PushedRowId, find_row};
use super::{LIST_CONTACTS, NOTE_CONTACT};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn, words};
use crate::rooms::people::{self, HouseholdId, PersonId, WorkerId};
use crate::rooms::screening;

kernel::id!(
    /// The name of a contact note.
    ContactId
);

pub mod contact {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContactId,
        pub digest: Vec<u8>,
        pub area: String,
        pub person_id: Option<PersonId>,
        pub household_id: Option<HouseholdId>,
        pub pushed_row_id: Option<PushedRowId>,
        pub way: String,
        pub outcome: String,
        pub about: Sealed,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How somebody was spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactWay {
    /// By phone.
    Call,
    /// At the door.
    Visit,
}

impl ContactWay {
    fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Visit => "visit",
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactOutcome {
    /// They answered.
    Reached,
    /// Nobody answered.
    NotReached,
    /// They did not want to answer.
    Refused,
}

impl ContactOutcome {
    fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NotReached => "not_reached",
            Self::Refused => "refused",
        }
    }
}

/// A contact as whoever made it notes it; of person, household and row one is named.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteContact {
    /// Whom.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Or which household.
    #[serde(default)]
    pub household_id: Option<HouseholdId>,
    /// Or whom a list that was sent down asks about.
    #[serde(default)]
    pub pushed_row_id: Option<PushedRowId>,
    /// How.
    pub way: ContactWay,
    /// What came of it.
    pub outcome: ContactOutcome,
    /// About what; kept sealed.
    #[schema(min_length = 1, max_length = 300)]
    pub about: String,
}

/// A contact.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ContactNote {
    /// Its id.
    pub id: ContactId,
    /// Whom.
    pub person_id: Option<PersonId>,
    /// In which household.
    pub household_id: Option<HouseholdId>,
    /// For which row of a list.
    pub pushed_row_id: Option<PushedRowId>,
    /// `call` or `visit`.
    pub way: String,
    /// `reached`, `not_reached` or `refused`.
    pub outcome: String,
    /// About what.
    pub about: String,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: Option<String>,
}

/// Whom a contact was with, and where.
struct With {
    area: AreaCode,
    person_id: Option<PersonId>,
    household_id: Option<HouseholdId>,
}

/// Notes that somebody was called or visited.
#[utoipa::path(put, path = "/contacts/{id}", operation_id = "noteContact", tag = "round", request_body = NoteContact,
    params(("id" = ContactId, Path)),
    responses((status = 201, body = ContactNote), (status = 200, body = ContactNote, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn note_contact(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ContactId>,
    Body(given): Body<NoteContact>,
) -> Result<Created<ContactNote>> {
    let scope = person.scope(NOTE_CONTACT)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let about = words("about", Some(&given.about), 300)?.ok_or(Error::invalid("about", "text_length"))?;
    let about = house.store.vault.seal("contact", &about)?;
    let (field, with) = with(&house, &person, &given).await?;
    let with = with.filter(|with| scope.contains(&with.area)).ok_or(Error::invalid(field, "contact_unknown"))?;
    let made = house
        .store
        .journal
        .record(&person.actor, NOTE_CONTACT, &with.area, async |tx| {
            tx.about("contact", id);
            tx.tell(&serde_json::json!({ "way": given.way, "outcome": given.outcome }));
            if let Some(known) = tx.one(contact::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = contact::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                area: Set(with.area.to_string()),
                person_id: Set(with.person_id),
                household_id: Set(with.household_id),
                pushed_row_id: Set(given.pushed_row_id),
                way: Set(given.way.code().to_owned()),
                outcome: Set(given.outcome.code().to_owned()),
                about: Set(about.clone()),
                at: Set(tx.now()),
                worker_id: Set(tx.actor().map(WorkerId)),
            };
            row.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(contact::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("contact"))?;
    let shown = describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("contact"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

async fn with(house: &House, person: &SignedIn, given: &NoteContact) -> Result<(&'static str, Option<With>)> {
    let read = &house.store.read;
    match (given.person_id, given.household_id, given.pushed_row_id) {
        (Some(id), None, None) => {
            let home = people::homes_of(read, &[id]).await?.remove(&id).map(|home| (home.area, home.id));
            let place = match home {
                Some(home) => Some(home),
                None => {
                    let arrival = screening::facts_of_persons(read, &[id]).await?.remove(&id);
                    arrival.map(|arrival| (arrival.area, arrival.household_id))
                }
            };
            let with = place.map(|(area, home)| With { area, person_id: Some(id), household_id: Some(home) });
            Ok(("person_id", with))
        }
        (None, Some(id), None) => {
            let area = people::household_area(read, id).await?;
            Ok(("household_id", area.map(|area| With { area, person_id: None, household_id: Some(id) })))
        }
        (None, None, Some(id)) => {
            let (row, area) = match find_row(house, person, NOTE_CONTACT, id).await {
                Ok(found) => found,
                Err(Error::NotFound(_)) => return Ok(("pushed_row_id", None)),
                Err(error) => return Err(error),
            };
            Ok(("pushed_row_id", Some(With { area, person_id: row.person_id, household_id: row.household_id })))
        }
        _ => Err(Error::invalid("person_id", "contact_one_of")),
    }
}

/// Whose contacts to list; one is named.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ContactFilter {
    /// With this person.
    pub person_id: Option<PersonId>,
    /// In this household.
    pub household_id: Option<HouseholdId>,
    /// For this row of a list.
    pub pushed_row_id: Option<PushedRowId>,
}

/// Lists who called or visited somebody, the newest first.
#[utoipa::path(get, path = "/contacts", operation_id = "listContacts", tag = "round", params(ContactFilter),
    responses((status = 200, body = Page<ContactNote>), Refusals), security(("session" = [])))]
pub async fn list_contacts(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ContactFilter>,
) -> Result<Json<Page<ContactNote>>> {
    use contact::Column;
    let scope = person.scope(LIST_CONTACTS)?;
    let whose = match (filter.person_id, filter.household_id, filter.pushed_row_id) {
        (Some(id), None, None) => Column::PersonId.eq(id),
        (None, Some(id), None) => Column::HouseholdId.eq(id),
        (None, None, Some(id)) => Column::PushedRowId.eq(id),
        _ => return Err(Error::invalid("person_id", "contact_one_of")),
    };
    let rows = contact::Entity::find().filter(whose).filter(scope.on(Column::Area)).order_by_desc(Column::At);
    let rows = describe(&house, house.store.read.all(rows.limit(100)).await?).await?;
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}

async fn describe(house: &House, rows: Vec<contact::Model>) -> Result<Vec<ContactNote>> {
    let names = people::worker_names(&house.store.read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let note = |row: contact::Model| {
        Ok(ContactNote {
            id: row.id,
            person_id: row.person_id,
            household_id: row.household_id,
            pushed_row_id: row.pushed_row_id,
            way: row.way,
            outcome: row.outcome,
            about: house.store.vault.open("contact", &row.about)?,
            at: row.at,
            by: row.worker_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(note).collect()
}
