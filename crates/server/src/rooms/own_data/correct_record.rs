//! Correcting what is recorded of a person, because they asked and showed that it is wrong.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;
use serde_json::json;

use super::CORRECT_RECORD;
use super::show_data_request::{DataRequest, again};
use super::show_record::{must_be_open_for, others};
use super::store::{self, DataRequestId, data_request};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::crossing;
use crate::rooms::people::{self, Given};

/// The record as it should be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectRecord {
    /// Name, document and phone.
    pub right: Given,
    /// Year of birth, where the document does not tell it.
    #[schema(minimum = 1900, maximum = 2100)]
    pub birth_year: Option<i32>,
    /// The address of the door behind which they live; unchanged if not given.
    #[schema(min_length = 1, max_length = 100)]
    pub address: Option<String>,
    /// The address is wrong for everybody behind that door.
    #[serde(default)]
    pub for_all: bool,
    /// The version of the record the caller saw.
    pub record_version: i64,
    /// The version of the request the caller saw.
    pub version: i64,
}

/// Corrects the record of whoever asked for it. They are found by what is right from then on, and no more by what was wrong; the journal
/// says which fields changed, and none of their values.
#[utoipa::path(post, path = "/data-requests/{id}/correction", operation_id = "correctRecord", tag = "own_data",
    request_body = CorrectRecord, params(("id" = DataRequestId, Path)),
    responses((status = 200, body = DataRequest), Refusals), security(("session" = [])))]
pub async fn correct_record(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<CorrectRecord>,
) -> Result<Json<DataRequest>> {
    let (seen, area) = store::find_with_person(&house, &person, CORRECT_RECORD, id).await?;
    must_be_open_for(&seen, "correction")?;
    let vault = &house.store.vault;
    let right = given.right.check(house.store.clock.today())?;
    if given.birth_year.is_some_and(|year| !(1900..=2100).contains(&year)) {
        return Err(Error::invalid("birth_year", "birth_year_range"));
    }
    let address = words("address", given.address.as_deref(), 100)?;
    let about = seen.person_id;
    house
        .store
        .journal
        .record(&person.actor, CORRECT_RECORD, &area, async |tx| {
            let row = store::find_waiting(tx, id, given.version).await?;
            let done = people::correct_person(tx, vault, about, given.record_version, &right, given.birth_year).await?;
            let mut fields = done.fields;
            if done.old_key != done.new_key {
                let names = [done.old_name.as_str(), right.name.as_str()];
                crossing::follow(tx, vault, about, (&done.old_key, &done.new_key), names).await?;
            }
            if let Some(address) = &address {
                let shared = !given.for_all && others(tx, about, tx.today()).await? > 0;
                if people::correct_address(tx, vault, about, address, shared).await? {
                    fields.push("address");
                }
            }
            if fields.is_empty() {
                return Err(Error::conflict("nothing_to_correct"));
            }
            tx.about("data_request", id);
            tx.tell(&json!({ "person": about, "fields": fields }));
            let corrected = data_request::ActiveModel {
                id: Set(id),
                corrected_at: Set(Some(tx.now())),
                version: Set(row.version + 1),
                ..Default::default()
            };
            corrected.update(tx).await?;
            Ok(())
        })
        .await?;
    again(&house, &person, CORRECT_RECORD, id).await
}
