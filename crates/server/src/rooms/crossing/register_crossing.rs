//! Registering one crossing, at the desk or at the gate.

use axum::extract::State;
use codes::{AreaCode, Level, Plate};
use kernel::{Blind, Day, Error, Result, Sealed, Stamp, Store};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::REGISTER_CROSSING;
use super::content::{Content, Crosser, Crossing};
use super::model::{CrossingRules, Decision, Direction};
use super::store::CrossingId;
use super::write;
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::checkpoint::CheckpointId;
use crate::rooms::people::{Given, Identity, SealedDoor, SealedPerson};
use crate::rooms::screening::{ArrivalId, NewArrival, OriginKind, Origins, tenths};

/// So many cross in one record.
const MOST_PEOPLE: usize = 9;

/// Somebody at the gate.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCrosser {
    /// Name in full.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    #[schema(pattern = "^(id_card|passport|hkmt_permit|none)$")]
    pub document_type: String,
    /// Number of the document; none with `none`.
    #[schema(max_length = 40)]
    pub document_number: Option<String>,
    /// Mobile or landline number. The first person needs it where there is no document, and everybody who is registered.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// Degrees Celsius, one decimal.
    #[schema(minimum = 34.0, maximum = 43.0)]
    pub temperature: Option<f64>,
}

/// A crossing as a form carries it.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCrossing {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// The moment at the gate, milliseconds since 1970. Without a signal it may lie up to three days back.
    pub at: i64,
    /// `in` or `out`.
    pub direction: Direction,
    /// Number plate; none on foot.
    #[schema(max_length = 12)]
    pub plate: Option<String>,
    /// Whoever drives or walks, then companions.
    #[schema(min_items = 1, max_items = 9)]
    pub people: Vec<NewCrosser>,
    /// Where they come from, in words; needed where they are registered.
    #[schema(max_length = 100)]
    pub origin: Option<String>,
    /// The same as a code.
    #[schema(value_type = Option<String>)]
    pub origin_area: Option<AreaCode>,
    /// Whether they were in a risk area in the 14 days before.
    pub been_to_risk_area: Option<bool>,
    /// Community or finer where they go to; needed where they are registered.
    #[schema(value_type = Option<String>, example = "220581001004")]
    pub area: Option<AreaCode>,
    /// Door there.
    #[schema(max_length = 100)]
    pub address: Option<String>,
    /// What is decided.
    pub decision: Decision,
    /// Why; kept sealed.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
    /// The pass that was shown.
    pub pass_id: Option<Uuid>,
    /// `desk` or `field`.
    #[schema(pattern = "^(desk|field)$")]
    pub source: String,
}

/// Registers a crossing, with the arrival and the isolation that follow from what is decided.
///
/// Somebody who should be at home in isolation is stored like everybody; the answer has a `notice` and their team an alert.
#[utoipa::path(put, path = "/crossings/{id}", operation_id = "registerCrossing", tag = "crossing", request_body = NewCrossing,
    params(("id" = CrossingId, Path)),
    responses((status = 201, body = Crossing), (status = 200, body = Crossing, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn register_crossing(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CrossingId>,
    Body(given): Body<NewCrossing>,
) -> Result<Created<Crossing>> {
    person.scope(REGISTER_CROSSING)?;
    let checked = check(&house.store, house.city, id, &given)?;
    write::register(&house.crossings, &person.actor, checked).await
}

/// A crossing whose fields are sound.
#[derive(Clone)]
pub struct Checked {
    pub id: CrossingId,
    pub digest: Vec<u8>,
    pub checkpoint_id: CheckpointId,
    pub at: Stamp,
    pub day: Day,
    pub hour: String,
    pub direction: Direction,
    pub decision: Decision,
    pub origin_kind: OriginKind,
    pub content: Content,
    pub sealed: Sealed,
    pub plate_index: Option<Blind>,
    /// The key of each person, in their order; none who showed and said nothing.
    pub keys: Vec<Option<Blind>>,
    pub pass_id: Option<Uuid>,
    pub source: &'static str,
    pub rules: CrossingRules,
    /// Those to be registered; empty where nobody is.
    pub arrivals: Vec<NewArrival>,
}

/// Checks every field of a crossing and seals what is personal.
pub fn check(store: &Store, city: AreaCode, id: CrossingId, given: &NewCrossing) -> Result<Checked> {
    let (vault, now, today) = (&store.vault, store.clock.now(), store.clock.today());
    let rules = CrossingRules::on(&store.policy, today)?;
    if !rules.believes(given.at, now.0) {
        return Err(Error::invalid("at", "moment_range"));
    }
    if given.people.is_empty() || given.people.len() > MOST_PEOPLE {
        return Err(Error::invalid("people", "people_number"));
    }
    let source = match given.source.as_str() {
        "desk" => "desk",
        "field" => "field",
        _ => return Err(Error::invalid("source", "source_unknown")),
    };
    let plate = given.plate.as_deref().map(str::trim).filter(|plate| !plate.is_empty());
    let plate = plate.map(str::parse::<Plate>).transpose().map_err(|e| Error::invalid("plate", e.code()))?;
    let mut people = Vec::with_capacity(given.people.len());
    let mut identities = Vec::with_capacity(given.people.len());
    for (at, one) in given.people.iter().enumerate() {
        let (identity, temperature) = person(one, at > 0 && !given.decision.registers(), today)
            .map_err(|error| within(error, &format!("people[{at}]")))?;
        let document = identity.document.as_ref().map(|one| (one.kind(), one.number().to_owned()));
        let phone = identity.phone.as_ref().map(|phone| phone.as_str().to_owned());
        people.push(Crosser { name: identity.name.clone(), document, phone, temperature });
        identities.push(identity);
    }
    let warmest = people.iter().filter_map(|one| one.temperature).max();
    let content = Content {
        plate: plate.map(|plate| plate.as_str().to_owned()),
        people,
        origin: words("origin", given.origin.as_deref(), 100)?,
        origin_area: given.origin_area,
        been_to_risk_area: given.been_to_risk_area,
        area: given.area,
        address: words("address", given.address.as_deref(), 100)?,
        reason: words("reason", given.reason.as_deref(), 200)?,
    };
    rules.check_fever(given.decision, warmest, content.reason.is_some())?;
    let told = content.origin.is_some() || content.origin_area.is_some() || content.been_to_risk_area == Some(true);
    let origin_kind = if told {
        let origins = Origins::on(&store.policy, today, city)?;
        let text = content.origin.as_deref().unwrap_or_default();
        origins.kind(text, content.origin_area.as_ref(), content.been_to_risk_area)
    } else {
        OriginKind::Unknown
    };
    let at = Stamp(given.at);
    let local = store.clock.local(at);
    let keyed = |one: &Identity| (one.document.is_some() || one.phone.is_some()).then(|| one.key(vault));
    let mut checked = Checked {
        id,
        digest: vault.index("request", &serde_json::to_string(given).map_err(Error::internal)?).0,
        checkpoint_id: given.checkpoint_id,
        at,
        day: local.date_naive(),
        hour: format!("{:02}", chrono::Timelike::hour(&local)),
        direction: given.direction,
        decision: given.decision,
        origin_kind,
        sealed: content.seal(vault)?,
        plate_index: content.plate.as_deref().map(|plate| vault.index("plate", plate)),
        keys: identities.iter().map(keyed).collect(),
        content,
        pass_id: given.pass_id,
        source,
        rules,
        arrivals: vec![],
    };
    if given.decision.registers() {
        checked.arrivals = arrivals(store, &checked, &identities)?;
    }
    Ok(checked)
}

/// One person; companions need neither document nor phone.
fn person(given: &NewCrosser, companion: bool, today: Day) -> Result<(Identity, Option<i32>)> {
    let temperature = given.temperature.map(tenths).transpose()?;
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let nameless = given.document_type == "none" && !said(&given.document_number) && !said(&given.phone);
    if companion && nameless {
        let name = words("name", Some(&given.name), 60).map_err(|_| Error::invalid("name", "name_length"))?;
        let name = name.ok_or(Error::invalid("name", "name_missing"))?;
        return Ok((Identity { name, sex: None, birth_year: None, document: None, phone: None }, temperature));
    }
    let given = Given {
        name: given.name.clone(),
        sex: None,
        document_type: given.document_type.clone(),
        document_number: given.document_number.clone(),
        phone: given.phone.clone(),
    };
    Ok((given.check(today)?, temperature))
}

/// Names the field by the whole path.
fn within(error: Error, path: &str) -> Error {
    match error {
        Error::Invalid { field, code, detail } => Error::Invalid { field: format!("{path}.{field}"), code, detail },
        other => other,
    }
}

/// Everybody in the record as returnees of the place they go to.
fn arrivals(store: &Store, checked: &Checked, identities: &[Identity]) -> Result<Vec<NewArrival>> {
    let (vault, now) = (&store.vault, store.clock.now());
    let content = &checked.content;
    let area = content.area.ok_or(Error::invalid("area", "area_missing"))?;
    if area.level() < Level::Community {
        return Err(Error::invalid("area", "area_too_wide"));
    }
    let origin = content.origin.clone().ok_or(Error::invalid("origin", "origin_missing"))?;
    let door = SealedDoor::of(area, content.address.as_deref(), vault, now)?;
    let arrival = |(identity, crosser): (&Identity, &Crosser)| {
        Ok(NewArrival {
            id: ArrivalId::new(now),
            digest: checked.digest.clone(),
            person: SealedPerson::of(identity, vault, now)?,
            area,
            door: door.clone(),
            origin: origin.clone(),
            origin_kind: checked.origin_kind,
            left_origin_on: None,
            arrived_on: checked.day,
            transport: content.plate.clone(),
            been_to_risk_area: content.been_to_risk_area,
            temperature: crosser.temperature,
            condition: None,
            note: None,
            source: checked.source,
            by: 0,
        })
    };
    identities.iter().zip(&content.people).map(arrival).collect()
}
