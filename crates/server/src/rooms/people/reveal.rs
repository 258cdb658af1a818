//! Showing a person's number, phone and address in full: an act of its own, with a purpose, in the journal.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Vault};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::REVEAL_PERSON;
use super::households::{Shown, addresses};
use super::store::{HouseholdId, PersonId, person};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// What it is needed for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To call or find the person.
    Contact,
    /// To check that the record is theirs.
    Verify,
    /// To care for their health.
    Care,
    /// To answer their own question about their data.
    OwnRequest,
}

/// Why somebody looks.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What it is needed for.
    pub purpose: Purpose,
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
    let places: Vec<Place> = read.sql(PLACES, [id.into()]).await?;
    let here = places.iter().find_map(|place| {
        let area: AreaCode = place.area.parse().ok()?;
        scope.contains(&area).then_some((area, place.household_id))
    });
    let (area, household) = here.ok_or(Error::NotFound("person"))?;
    house
        .store
        .journal
        .record(&person.actor, REVEAL_PERSON, &area, async |tx| {
            tx.about("person", id);
            tx.tell(&serde_json::json!({ "purpose": reason.purpose }));
            Ok(())
        })
        .await?;
    let vault = &house.store.vault;
    let shown = in_full(read, vault, [id]).await?.remove(&id).ok_or(Error::NotFound("person"))?;
    let address = addresses(read, vault, [household], Shown::Full).await?.remove(&household);
    Ok(Json(Revealed {
        document_number: shown.document,
        phone: shown.phone,
        address: address.filter(|address| !address.is_empty()),
    }))
}
