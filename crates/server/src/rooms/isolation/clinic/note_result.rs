//! Noting what the hospital found.

use axum::extract::State;
use kernel::{Day, Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::course::{ResultKind, Stay, may_follow};
use super::in_scope;
use super::results::{ClinicalResult, kind, results, stored};
use super::store::{ResultId, result};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::isolation::orders::facts_of;
use crate::rooms::isolation::readings::raise_about;
use crate::rooms::isolation::store::{self, IsolationId, isolation};
use crate::rooms::isolation::{CONFIRMED, NOTE_RESULT};
use crate::rooms::people::{PersonId, WorkerId};

/// A result as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteResult {
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// What was found.
    pub kind: ResultKind,
    /// When it was found.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Where.
    #[schema(min_length = 1, max_length = 100)]
    pub hospital: String,
    /// In words; kept sealed.
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

/// Notes what the hospital found of somebody who was sent there. Nobody moves by it: that takes an order.
#[utoipa::path(put, path = "/results/{id}", operation_id = "noteResult", tag = "isolation", request_body = NoteResult,
    params(("id" = ResultId, Path)),
    responses((status = 201, body = ClinicalResult), (status = 200, body = ClinicalResult, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn note_result(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ResultId>,
    Body(given): Body<NoteResult>,
) -> Result<Created<ClinicalResult>> {
    let scope = person.scope(NOTE_RESULT)?;
    let vault = &house.store.vault;
    let hospital =
        words("hospital", Some(&given.hospital), 100)?.ok_or(Error::invalid("hospital", "hospital_missing"))?;
    let note = words("note", given.note.as_deref(), 500)?;
    let seen = in_scope(&house.store.read, &scope, given.isolation_id).await?;
    let (_, area) = seen.ok_or(Error::invalid("isolation_id", "isolation_unknown"))?;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, NOTE_RESULT, &area, async |tx| {
            tx.about("isolation", given.isolation_id);
            tx.tell(&serde_json::json!({ "result": id, "kind": given.kind, "day": given.day }));
            if let Some(known) = tx.one(result::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = store::find_to_change(tx, given.isolation_id).await?;
            check(tx, &row, &given).await?;
            let first_confirmed = given.kind == ResultKind::Confirmed && !is_a_case(tx, row.person_id).await?;
            let stored = result::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                isolation_id: Set(row.id),
                person_id: Set(row.person_id),
                area: Set(row.area.clone()),
                kind: Set(given.kind.code().to_owned()),
                day: Set(given.day),
                hospital: Set(hospital.clone()),
                note: Set(note.as_ref().map(|note| vault.seal("result", note)).transpose()?),
                first_confirmed: Set(first_confirmed),
                at: Set(tx.now()),
                worker_id: Set(tx.actor().map(WorkerId)),
                withdrawn_at: Set(None),
                withdrawn_by: Set(None),
                withdrawn_reason: Set(None),
            };
            stored.insert(tx).await?;
            let area = row.area.parse().map_err(Error::internal)?;
            if first_confirmed {
                tx.tally(&CONFIRMED, area, given.day, "", 1);
            }
            if given.kind == ResultKind::Confirmed {
                let cause = confirmed(id);
                let detail = serde_json::json!({ "result": id });
                raise_about(tx, &house.store, &alert::CONFIRMED, &row, cause, detail).await?;
            }
            Ok(true)
        })
        .await?;
    let shown = results(&house, given.isolation_id).await?.into_iter().find(|result| result.id == id);
    let shown = shown.ok_or(Error::NotFound("result"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// The cause of the alert about a confirmed case.
pub fn confirmed(id: ResultId) -> String {
    format!("{} {id}", alert::CONFIRMED.code)
}

/// Whether the result may follow what was ordered and found before, and its day with it.
async fn check(tx: &Tx, row: &isolation::Model, given: &NoteResult) -> Result<()> {
    let stay = Stay::of(&facts_of(tx, row.id).await?);
    let before = stored(tx, row.id).await?;
    let last = before.last().map(kind).transpose()?;
    may_follow(stay, last, given.kind).map_err(Error::conflict)?;
    let earliest = before.last().map(|last| last.day).or(stay.map(|stay| stay.since));
    if earliest.is_some_and(|earliest| given.day < earliest) || given.day > tx.today() {
        return Err(Error::invalid("day", "date_range"));
    }
    Ok(())
}

/// Whether somebody was confirmed before, here or in an earlier isolation.
async fn is_a_case(tx: &Tx, person: PersonId) -> Result<bool> {
    let first = result::Entity::find()
        .filter(result::Column::PersonId.eq(person))
        .filter(result::Column::FirstConfirmed.eq(true));
    Ok(tx.one(first).await?.is_some())
}
