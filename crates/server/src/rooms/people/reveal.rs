//! Showing a person's number, phone and address in full: an act of its own, with a purpose, in the journal.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Scope, Vault};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::REVEAL_PERSON;
use super::households::{Shown, addresses};
use super::store::{HouseholdId, PersonId, person};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};

/// Why somebody looks.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What it is needed for: a code of the policy, see `readRevealRules`.
    #[schema(max_length = 40, example = "contact")]
    pub purpose: String,
}

/// A person in full.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Revealed {
    /// Number of the document.
    pub document_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Where they live.
    pub address: Option<String>,
}

/// A person with nothing hidden: for whoever revealed them, and for papers handed to that person.
#[derive(Clone, Debug)]
pub struct InFull {
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Kind of document.
    pub document_type: String,
    /// Number of the document.
    pub document: Option<String>,
    /// Phone.
    pub phone: Option<String>,
}

/// Some persons with nothing hidden. What shows them must be in the journal.
pub async fn in_full(
    from: &impl Read,
    vault: &Vault,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, InFull>> {
    let rows = from.among(person::Entity::find(), person::Column::Id, ids).await?;
    let open = |row: person::Model| {
        let shown = InFull {
            name: row.name,
            sex: row.sex,
            document_type: row.document_type,
            document: row.document.map(|sealed| vault.open("document", &sealed)).transpose()?,
            phone: row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?,
        };
        Ok((row.id, shown))
    };
    rows.into_iter().map(open).collect()
}

#[derive(FromQueryResult)]
struct Place {
    area: String,
    household_id: HouseholdId,
}

const PLACES: &str = "
    SELECT area, household_id
    FROM arrival
    WHERE person_id = $1
    UNION
    SELECT area, household_id
    FROM resident
    WHERE person_id = $1";

/// Where in a scope somebody lives or arrived, and the household there.
pub async fn place_of(from: &impl Read, scope: &Scope, id: PersonId) -> Result<Option<(AreaCode, HouseholdId)>> {
    let places: Vec<Place> = from.sql(PLACES, [id.into()]).await?;
    Ok(places.iter().find_map(|place| {
        let area: AreaCode = place.area.parse().ok()?;
        scope.contains(&area).then_some((area, place.household_id))
    }))
}

/// Shows a person's number, phone and address in full, to whom they live or arrived in scope.
#[utoipa::path(post, path = "/persons/{id}/reveal", operation_id = "revealPerson", tag = "people", request_body = Reason,
    params(("id" = PersonId, Path)), responses((status = 200, body = Revealed), Refusals), security(("session" = [])))]
pub async fn reveal_person(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PersonId>,
    Body(reason): Body<Reason>,
) -> Result<Json<Revealed>> {
    let scope = person.scope(REVEAL_PERSON)?;
    let read = &house.store.read;
    let (area, household) = place_of(read, &scope, id).await?.ok_or(Error::NotFound("person"))?;
    let look = Look {
        act: REVEAL_PERSON,
        area,
        purpose: reason.purpose,
        persons: [id].into(),
        shown: 1,
        line: Some(("person", id.to_string(), serde_json::json!({}))),
    };
    audit::look(&house, &person, look).await?;
    let vault = &house.store.vault;
    let shown = in_full(read, vault, [id]).await?.remove(&id).ok_or(Error::NotFound("person"))?;
    let address = addresses(read, vault, [household], Shown::Full).await?.remove(&household);
    Ok(Json(Revealed {
        document_number: shown.document,
        phone: shown.phone,
        address: address.filter(|address| !address.is_empty()),
    }))
}
