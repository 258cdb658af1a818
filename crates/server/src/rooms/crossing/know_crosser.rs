//! What is known of whoever stands at the gate, so that nothing is typed twice: an act of its own, with a line in the journal,
//! for it shows numbers in full.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Plate};
use kernel::{Blind, Error, Result, Scope, Stamp};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::list_crossings::Span;
use super::model::CrossingRules;
use super::store::concerned;
use super::store::{CrossingId, crossing};
use super::trace_crossings::{Whose, newest_of};
use super::{KNOW_PERSON, KNOW_VEHICLE};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::people;

/// So many earlier crossings are offered.
const MOST: u64 = 5;

/// Somebody as they crossed before.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct KnownPerson {
    /// Name.
    pub name: String,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    pub document_type: &'static str,
    /// Number of the document.
    pub document_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
}

/// An earlier crossing, with what a form asks.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct KnownCrossing {
    /// That crossing.
    pub id: CrossingId,
    /// When.
    pub at: Stamp,
    /// Number plate.
    pub plate: Option<String>,
    /// Who; the first drove or walked.
    pub people: Vec<KnownPerson>,
    /// Where from.
    pub origin: Option<String>,
    /// Area they went to.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Address there.
    pub address: Option<String>,
    /// What was decided.
    pub decision: String,
}

/// Earlier crossings, the newest first.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct KnownCrossings {
    /// At most five; none where nothing is known.
    pub rows: Vec<KnownCrossing>,
}

/// Which vehicle.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownVehicle {
    /// Its number plate.
    #[schema(max_length = 12)]
    pub plate: String,
}

/// Which person.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownDocument {
    /// `id_card`, `passport` or `hkmt_permit`.
    #[schema(pattern = "^(id_card|passport|hkmt_permit)$")]
    pub document_type: String,
    /// Number of the document.
    #[schema(max_length = 40)]
    pub document_number: String,
}

/// Tells who crossed with a vehicle before, in full, so that the form is filled in.
#[utoipa::path(post, path = "/crossings/known-vehicle", operation_id = "knowVehicle", tag = "crossing", request_body = KnownVehicle,
    responses((status = 200, body = KnownCrossings), Refusals), security(("session" = [])))]
pub async fn know_vehicle(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<KnownVehicle>,
) -> Result<Json<KnownCrossings>> {
    let scope = person.scope(KNOW_VEHICLE)?;
    let plate: Plate = asked.plate.parse().map_err(|e: codes::PlateError| Error::invalid("plate", e.code()))?;
    let index = house.store.vault.index("plate", plate.as_str());
    known(&house, &person, KNOW_VEHICLE, &scope, Whose::Vehicle, index).await
}

/// Tells how a person crossed before, in full, so that the form is filled in.
#[utoipa::path(post, path = "/crossings/known", operation_id = "knowPerson", tag = "crossing", request_body = KnownDocument,
    responses((status = 200, body = KnownCrossings), Refusals), security(("session" = [])))]
pub async fn know_person(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<KnownDocument>,
) -> Result<Json<KnownCrossings>> {
    let scope = person.scope(KNOW_PERSON)?;
    let index = people::document_key(&house.store.vault, &asked.document_type, &asked.document_number)?;
    known(&house, &person, KNOW_PERSON, &scope, Whose::Person, index).await
}

async fn known(
    house: &House,
    person: &SignedIn,
    act: kernel::Act,
    scope: &Scope,
    whose: Whose,
    index: Blind,
) -> Result<Json<KnownCrossings>> {
    let store = &house.store;
    let days = CrossingRules::on(&store.policy, store.clock.today())?.known_days;
    let since = Stamp(store.clock.now().0 - days * 86_400_000);
    let mut rows = newest_of(house, scope, whose, &index, Span::before(Stamp(i64::MAX), None), MOST).await?;
    rows.retain(|row| row.at >= since);
    if let Some(newest) = rows.first() {
        // Nothing known shows nothing, and leaves no line.
        let area: AreaCode = newest.area.parse().map_err(Error::internal)?;
        let persons = concerned(&store.read, &rows).await?;
        let line = Some(("crossing", newest.id.to_string(), serde_json::json!({ "found": rows.len() })));
        // Whoever stands at the gate counts once, however often they crossed.
        let look = Look { act, area, purpose: "gate".to_owned(), persons, shown: 1, line };
        audit::look(house, person, look).await?;
    }
    let shown = |row: crossing::Model| {
        let content = Content::open(&store.vault, &row.content)?;
        let people = content.people.into_iter().map(|one| KnownPerson {
            document_type: one.document_type(),
            name: one.name,
            document_number: one.document.map(|(_, number)| number),
            phone: one.phone,
        });
        Ok(KnownCrossing {
            id: row.id,
            at: row.at,
            plate: content.plate,
            people: people.collect(),
            origin: content.origin,
            area: content.area,
            address: content.address,
            decision: row.decision,
        })
    };
    Ok(Json(KnownCrossings { rows: rows.into_iter().map(shown).collect::<Result<_>>()? }))
}
