//! Fingerprints of plates and persons under another index key.
//!
//! Somebody who is known is found by the key that they have, which may be another than what was said at the gate: a wrong number
//! was put right since. So these are made anew before those of the persons.

use kernel::vault::{Fingerprints, Keys, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

use super::content::{Content, KIND};
use crate::rooms::people;

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] = &[
    Fingerprints {
        table: "crossing",
        columns: &["plate_index", "person_index", "digest"],
        keys: Keys::Made {
            id: "id",
            place: None,
            joined: "LEFT JOIN person ON person.identity = crossing.person_index",
            from: "crossing.content, crossing.plate_index, crossing.person_index, person.identity, person.name, \
                   person.document_type, person.document, person.phone",
            renewed: crossing,
        },
    },
    Fingerprints {
        table: "crossing_companion",
        columns: &["person_index"],
        keys: Keys::Made {
            id: "crossing_id",
            place: Some("place"),
            joined: "JOIN crossing ON crossing.id = crossing_companion.crossing_id \
                     LEFT JOIN person ON person.identity = crossing_companion.person_index",
            from: "crossing.content, crossing_companion.person_index, person.identity, person.name, person.document_type, \
                   person.document, person.phone",
            renewed: companion,
        },
    },
];

fn content(renewal: &Renewal, row: &QueryResult) -> Result<Option<Content>> {
    let text = renewal.open(KIND, read(row, "content")?);
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn crossing(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let content = content(renewal, row)?;
    let plate = content.as_ref().and_then(|content| content.plate.clone());
    let plate_index: Option<Blind> = read(row, "plate_index")?;
    let plate_index = plate_index.map(|stored| renewal.of(&stored, "plate", plate));
    Ok(Some(vec![plate_index.into(), person(renewal, row, content.as_ref(), 0)?.into(), Renewal::blank()]))
}

fn companion(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let place = usize::try_from(read::<i32>(row, "place")?).unwrap_or_default();
    Ok(Some(vec![person(renewal, row, content(renewal, row)?.as_ref(), place)?.into()]))
}

fn person(renewal: &Renewal, row: &QueryResult, content: Option<&Content>, place: usize) -> Result<Option<Blind>> {
    let Some(stored) = read::<Option<Blind>>(row, "person_index")? else { return Ok(None) };
    if read::<Option<Blind>>(row, "identity")?.is_some() {
        return people::renewed_identity(renewal, row, &stored).map(Some);
    }
    let said = content.and_then(|content| content.people.get(place)).map(|one| {
        let document = one.document.as_ref().map(|(kind, number)| (kind.code(), number.as_str()));
        people::identity_of(document, &one.name, one.phone.as_deref())
    });
    Ok(Some(renewal.of(&stored, people::IDENTITY, said)))
}
