//! Correcting what is recorded of a person: every way by which they are found follows at once.

use std::collections::BTreeSet;

use kernel::{Blind, Error, Read, Result, Tx, Vault};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::households::{self, key};
use super::identity::Identity;
use super::persons;
use super::store::{HouseholdId, PersonId, household, person, resident};

/// What is recorded of somebody, in full.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PersonRecord {
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Year of birth, if known.
    pub birth_year: Option<i32>,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    pub document_type: String,
    /// Number of the document.
    pub document_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Where they live, if they are registered here.
    pub address: Option<String>,
    /// How many others live or stay behind the same door.
    pub others: usize,
    /// Changes with every correction.
    pub version: i64,
}

/// What is recorded of somebody who shares their door with so many others. What shows it must be in the journal.
pub async fn record_of(from: &impl Read, vault: &Vault, id: PersonId, others: usize) -> Result<PersonRecord> {
    let row = from.one(person::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("person"))?;
    let door = match home_of(from, id).await? {
        Some((home, _)) => households::find(from, home).await?,
        None => None,
    };
    Ok(PersonRecord {
        document_number: row.document.map(|sealed| vault.open("document", &sealed)).transpose()?,
        phone: row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?,
        name: row.name,
        sex: row.sex,
        birth_year: row.birth_year,
        document_type: row.document_type,
        address: door.map(|door| vault.open("address", &door.address)).transpose()?,
        others,
        version: row.version,
    })
}

/// Where somebody lives today, and who is registered there.
pub async fn home_of(from: &impl Read, id: PersonId) -> Result<Option<(HouseholdId, BTreeSet<PersonId>)>> {
    let open = || resident::Entity::find().filter(resident::Column::ToDay.is_null());
    let Some(own) = from.one(open().filter(resident::Column::PersonId.eq(id))).await? else { return Ok(None) };
    let with = from.all(open().filter(resident::Column::HouseholdId.eq(own.household_id))).await?;
    Ok(Some((own.household_id, with.into_iter().map(|one| one.person_id).collect())))
}

/// What a correction changed.
pub struct Corrected {
    /// The names of the fields.
    pub fields: Vec<&'static str>,
    /// The key under which they counted …
    pub old_key: Blind,
    /// … and the one under which they count now.
    pub new_key: Blind,
    /// The name before.
    pub old_name: String,
}

/// Corrects a person's record.
///
/// # Errors
/// `version_conflict`; `person_exists` where the right document is somebody else's already: two records are one person then, or one of
/// them is wrong.
pub async fn correct_person(
    tx: &Tx,
    vault: &Vault,
    id: PersonId,
    version: i64,
    right: &Identity,
    birth_year: Option<i32>,
) -> Result<Corrected> {
    kernel::gone::hold_off(tx).await?;
    let held = tx.one(person::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("person"))?;
    if held.version != version {
        return Err(Error::conflict("version_conflict"));
    }
    let new_key = right.key(vault);
    if persons::person_with_key(tx, &new_key).await?.is_some_and(|known| known != id) {
        return Err(Error::conflict("person_exists"));
    }
    let before = record_of(tx, vault, id, 0).await?;
    let year = right.birth_year.or(birth_year);
    let sex = right.sex.map_or("unknown", codes::Sex::code);
    let number = right.document.as_ref().map(|document| document.number().to_owned());
    let phone = right.phone.as_ref().map(|phone| phone.as_str().to_owned());
    let changed = [
        ("name", before.name != right.name),
        ("sex", before.sex != sex),
        ("birth_year", before.birth_year != year),
        ("document_type", before.document_type != right.document_type()),
        ("document_number", before.document_number != number),
        ("phone", before.phone != phone),
    ];
    let fields: Vec<_> = changed.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect();
    let row = persons::row(right, new_key.clone(), vault, tx.now())?;
    let row = person::ActiveModel { id: Set(id), birth_year: Set(year), version: Set(version + 1), ..row };
    row.update(tx).await?;
    Ok(Corrected { fields, old_key: held.identity, new_key, old_name: held.name })
}

/// Corrects the address of the door behind which somebody lives. Says whether it was another.
///
/// # Errors
/// `no_home` where they are registered nowhere; `door_shared` where they share it and nobody said that it is wrong for all;
/// `household_exists` where that door is known already: then they are registered there instead.
pub async fn correct_address(tx: &Tx, vault: &Vault, id: PersonId, address: &str, shared: bool) -> Result<bool> {
    let (home, _) = home_of(tx, id).await?.ok_or(Error::conflict("no_home"))?;
    let held = tx.one(household::Entity::find_by_id(home).lock_exclusive()).await?;
    let door = held.ok_or(Error::NotFound("household"))?;
    if vault.open("address", &door.address)? == address {
        return Ok(false);
    }
    if shared {
        return Err(Error::conflict("door_shared"));
    }
    let right = key(vault, door.area.parse().map_err(Error::internal)?, Some(address), tx.now());
    let known = tx.one(household::Entity::find().filter(household::Column::AddressIndex.eq(right.clone()))).await?;
    if known.is_some_and(|known| known.id != home) {
        return Err(Error::conflict("household_exists"));
    }
    let corrected = household::ActiveModel {
        id: Set(home),
        address: Set(vault.seal("address", address)?),
        address_index: Set(right),
        ..Default::default()
    };
    corrected.update(tx).await?;
    Ok(true)
}
