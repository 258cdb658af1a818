//! Fingerprints of persons and doors under another index key.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result, Sealed};
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use super::households::door_of;
use super::identity::{IDENTITY, identity_of};
use super::persons::tail;

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] = &[
    Fingerprints::made(
        "person",
        &["document_tail_index", "phone_index", "identity"],
        "person.name, person.document_type, person.document, person.phone, person.document_tail_index, person.phone_index, \
         person.identity",
        person,
    ),
    Fingerprints::made(
        "household",
        &["address_index"],
        "household.area, household.address, household.address_index",
        door,
    ),
];

fn person(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let document: Option<String> = renewal.open("document", read(row, "document")?);
    let phone: Option<String> = renewal.open("phone", read(row, "phone")?);
    let of = |stored: Option<Blind>, kind: &str, text: Option<&str>| -> Value {
        stored.map(|stored| renewal.of(&stored, kind, text.map(str::to_owned))).into()
    };
    Ok(Some(vec![
        of(read(row, "document_tail_index")?, "document_tail", document.as_deref().map(tail)),
        of(read(row, "phone_index")?, "phone", phone.as_deref()),
        identity(renewal, row, &read(row, "identity")?)?.into(),
    ]))
}

/// The key by which somebody counts once, under the new index key: from their name, document_type, document and phone in a row.
pub fn identity(renewal: &Renewal, row: &QueryResult, stored: &Blind) -> Result<Blind> {
    let (name, kind): (String, String) = (read(row, "name")?, read(row, "document_type")?);
    let document = renewal.open("document", read(row, "document")?);
    let phone = renewal.open("phone", read(row, "phone")?);
    let document = document.as_deref().map(|number| (&*kind, number));
    Ok(renewal.of(stored, IDENTITY, [identity_of(document, &name, phone.as_deref())]))
}

fn door(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let (id, area): (Uuid, String) = (read(row, "id")?, read(row, "area")?);
    let address = renewal.open("address", Some(read::<Sealed>(row, "address")?)).unwrap_or_default();
    let door = area.parse().ok().and_then(|area| door_of(area, &address));
    // Where two communities became one, a door of both is known by its own name.
    let texts = door.into_iter().chain([id.to_string()]);
    Ok(Some(vec![renewal.of(&read(row, "address_index")?, "door", texts).into()]))
}
