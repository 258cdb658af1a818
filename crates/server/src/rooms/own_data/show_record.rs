//! Showing the record that is to be corrected, in full, beside what the person says is right.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result};
use serde_json::json;

use super::SHOW_RECORD;
use super::store::{self, DataRequestId, data_request};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::people::{self, PersonId, PersonRecord};
use crate::rooms::{isolation, screening};

/// What a person's own data are shown for.
pub const PURPOSE: &str = "own_request";

/// Only after their document was seen, and only for what they asked.
///
/// # Errors
/// `request_kind`, `identity_unchecked`, `request_closed`
pub fn must_be_open_for(row: &data_request::Model, kind: &str) -> Result<()> {
    if row.kind != kind {
        return Err(Error::conflict("request_kind"));
    }
    if row.seen.is_none() {
        return Err(Error::conflict("identity_unchecked"));
    }
    if row.state == "asked" { Ok(()) } else { Err(Error::conflict("request_closed")) }
}

/// How many others live behind the door where somebody lives, or stay there: isolated, or watched since they arrived.
pub async fn others(from: &impl Read, about: PersonId, today: Day) -> Result<usize> {
    let Some((home, mut there)) = people::home_of(from, about).await? else { return Ok(0) };
    there.extend(screening::staying(from, home, today).await?);
    there.extend(isolation::staying(from, home, today).await?);
    there.remove(&about);
    Ok(there.len())
}

/// Shows the record of whoever asked for a correction, in full: it counts as a look, and they hear of it.
#[utoipa::path(post, path = "/data-requests/{id}/record", operation_id = "showRecord", tag = "own_data",
    params(("id" = DataRequestId, Path)), responses((status = 200, body = PersonRecord), Refusals), security(("session" = [])))]
pub async fn show_record(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
) -> Result<Json<PersonRecord>> {
    let (row, area) = store::find_with_person(&house, &person, SHOW_RECORD, id).await?;
    must_be_open_for(&row, "correction")?;
    let look = Look {
        act: SHOW_RECORD,
        area,
        purpose: PURPOSE.to_owned(),
        persons: [row.person_id].into(),
        shown: 1,
        line: Some(("person", row.person_id.to_string(), json!({ "request": id }))),
    };
    audit::look(&house, &person, look).await?;
    let (read, about) = (&house.store.read, row.person_id);
    let others = others(read, about, house.store.clock.today()).await?;
    people::record_of(read, &house.store.vault, about, others).await.map(Json)
}
