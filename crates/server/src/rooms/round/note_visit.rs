//! Saying how a knock on a door ended.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Stamp, Store, Tx};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::NOTE_VISIT;
use super::model::{Outcome, RoundRules};
use super::store::{self, RoundId, VisitId, visit};
use super::visits::{self, NewVisit};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, HouseholdId, PersonId, ResidentId, WorkerId};
use crate::rooms::{alert, isolation};

/// A visit as a phone sends it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteVisit {
    /// In which round.
    pub round_id: RoundId,
    /// At whose door.
    pub household_id: HouseholdId,
    /// The moment at the door; a phone without a signal tells it later.
    pub at: Stamp,
    /// How it ended.
    pub outcome: Outcome,
    /// How many people live there now, if somebody answered.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 50)]
    pub people_now: Option<i32>,
    /// Those known to live there who were confirmed.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub confirmed: Vec<ResidentId>,
    /// Symptoms of somebody there, of `listSymptoms`; a medic hears of them at once.
    #[serde(default)]
    #[schema(max_items = 11)]
    pub symptoms: Vec<String>,
    /// Who has them, if it is somebody known.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// More about it; kept sealed.
    #[serde(default)]
    #[schema(max_length = 300)]
    pub note: Option<String>,
}

/// A visit.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// In which round.
    pub round_id: RoundId,
    /// At whose door.
    pub household_id: HouseholdId,
    /// The moment at the door.
    pub at: Stamp,
    /// When the house heard of it.
    pub received_at: Stamp,
    /// How it ended.
    pub outcome: String,
    /// How many people live there now.
    pub people_now: Option<i32>,
    /// Codes of symptoms.
    pub symptoms: Vec<String>,
    /// More about it.
    pub note: Option<String>,
    /// Who was there.
    pub by: Option<String>,
    /// Taken back.
    pub withdrawn: bool,
    /// How the door stands now: another visit may have been later.
    pub door_state: String,
}

/// Notes a visit. The last at a door decides, whenever it is told; what came before stays in its history.
#[utoipa::path(put, path = "/visits/{id}", operation_id = "noteVisit", tag = "round", request_body = NoteVisit,
    params(("id" = VisitId, Path)),
    responses((status = 201, body = Visit), (status = 200, body = Visit, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn note_visit(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<VisitId>,
    Body(given): Body<NoteVisit>,
) -> Result<Created<Visit>> {
    let scope = person.scope(NOTE_VISIT)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let door = door_of(&house, given.round_id, given.household_id).await?;
    let area = door.and_then(|door| door.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = area.ok_or(Error::invalid("household_id", "household_unknown"))?;
    let (round_id, person_id) = (given.round_id, given.person_id);
    let new = checked(&house, id, digest, given)?;
    let made = house
        .store
        .journal
        .record(&person.actor, NOTE_VISIT, &area, async |tx| {
            tx.about("visit", id);
            tx.tell(&serde_json::json!({ "outcome": new.outcome, "at": new.at }));
            if let Some(known) = tx.one(visit::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == new.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = store::find_to_change(tx, round_id).await?;
            if row.closed_at.is_some_and(|closed| row.state == "closed" && new.at > closed) {
                return Err(Error::conflict("round_closed"));
            }
            visits::note(tx, &house.store, &row, std::slice::from_ref(&new)).await?;
            if !new.symptoms.is_empty() {
                tell_medic(tx, &house.store, &new, person_id, area).await?;
            }
            Ok(true)
        })
        .await?;
    let shown = describe(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Checks what a form carries.
fn checked(house: &House, id: VisitId, digest: Vec<u8>, given: NoteVisit) -> Result<NewVisit> {
    let now = house.store.clock.now();
    let today = house.store.clock.today();
    let rules = RoundRules::on(&house.store.policy, today)?;
    // A phone's clock may be a little fast.
    if given.at > now.plus_seconds(300) || given.at.plus_hours(rules.told_within_hours) < now {
        return Err(Error::invalid("at", "visit_time"));
    }
    if given.people_now.is_some_and(|n| !(0..=50).contains(&n)) {
        return Err(Error::invalid("people_now", "people_now_range"));
    }
    if given.confirmed.len() > 50 {
        return Err(Error::invalid("confirmed", "too_many_items"));
    }
    let readings = isolation::ReadingRules::on(&house.store.policy, today)?;
    let plain: Vec<&str> = readings.reportable(false).collect();
    if let Some(at) = given.symptoms.iter().position(|symptom| !plain.contains(&symptom.as_str())) {
        return Err(Error::invalid(format!("symptoms[{at}]"), "symptom_unknown"));
    }
    let note = words("note", given.note.as_deref(), 300)?;
    let note = note.map(|note| house.store.vault.seal("visit", &note)).transpose()?;
    Ok(NewVisit {
        id,
        digest,
        household_id: given.household_id,
        at: given.at.min(now),
        outcome: given.outcome,
        people_now: given.people_now,
        confirmed: given.confirmed,
        symptoms: given.symptoms,
        note,
    })
}

/// The nearest medic hears of symptoms; one alert a day for one door.
async fn tell_medic(
    tx: &mut Tx,
    store: &Store,
    new: &NewVisit,
    person_id: Option<PersonId>,
    area: AreaCode,
) -> Result<()> {
    let medic = people::answerable(tx, area, tx.today(), &["medic"]).await?;
    let raised = alert::NewAlert {
        rule: &alert::ROUND_SYMPTOM,
        area,
        subject_kind: "household",
        subject_id: new.household_id.0,
        person_id,
        cause: format!("{} {} {}", alert::ROUND_SYMPTOM.code, new.household_id, tx.today()),
        detail: serde_json::json!({ "symptoms": new.symptoms }),
        named: alert::Named { holder: medic, lead: None },
    };
    alert::raise(tx, store, raised).await.map(drop)
}

/// The door of a household in a round.
pub async fn door_of(house: &House, round: RoundId, home: HouseholdId) -> Result<Option<store::door::Model>> {
    let listed = store::door::Entity::find()
        .filter(store::door::Column::RoundId.eq(round))
        .filter(store::door::Column::HouseholdId.eq(home));
    house.store.read.one(listed).await
}

/// Describes a stored visit.
pub async fn describe(house: &House, id: VisitId) -> Result<Visit> {
    let row = house.store.read.one(visit::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("visit"))?;
    let door = door_of(house, row.round_id, row.household_id).await?.ok_or(Error::NotFound("visit"))?;
    let who: Option<WorkerId> = row.worker_id;
    let names = people::worker_names(&house.store.read, who).await?;
    Ok(Visit {
        id,
        round_id: row.round_id,
        household_id: row.household_id,
        at: row.at,
        received_at: row.received_at,
        outcome: row.outcome,
        people_now: row.people_now,
        symptoms: row.symptoms.split_whitespace().map(str::to_owned).collect(),
        note: row.note.map(|sealed| house.store.vault.open("visit", &sealed)).transpose()?,
        by: who.and_then(|id| names.get(&id).cloned()),
        withdrawn: row.withdrawn,
        door_state: door.state,
    })
}
