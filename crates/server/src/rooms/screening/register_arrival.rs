//! Registering one returnee, at the desk or at the door.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use codes::{AreaCode, Level, Sex};
use kernel::together::{Together, by_halves};
use kernel::{Actor, Day, Error, Result, Sealed, Store};
use serde::{Deserialize, Serialize};

use super::REGISTER_ARRIVAL;
use super::model::Origins;
use super::register::{NewArrival, Registered, register};
use super::show_arrival::{Arrival, describe};
use super::store::{self, ArrivalId};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::people::{Given, SealedDoor, SealedPerson};

/// A returnee as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReturnee {
    /// Name in full.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// `male` or `female`; taken from the ID number where there is one.
    #[schema(value_type = Option<String>, pattern = "^(male|female)$")]
    pub sex: Option<Sex>,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    #[schema(pattern = "^(id_card|passport|hkmt_permit|none)$")]
    pub document_type: String,
    /// Number of the document; none with `none`.
    #[schema(max_length = 40)]
    pub document_number: Option<String>,
    /// Mobile or landline number; required where there is no document.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// Community, grid or building where they stay.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// Door within the community.
    #[schema(max_length = 100)]
    pub address: Option<String>,
    /// Where they come from, in words.
    #[schema(max_length = 100, example = "湖北省武汉市")]
    pub origin: String,
    /// The same as a code, where it is known.
    #[schema(value_type = Option<String>, example = "420106")]
    pub origin_area: Option<AreaCode>,
    /// When they left it.
    #[schema(value_type = Option<String>, format = Date)]
    pub left_origin_on: Option<Day>,
    /// When they arrived.
    #[schema(value_type = String, format = Date)]
    pub arrived_on: Day,
    /// Train, flight, coach or plate.
    #[schema(max_length = 100)]
    pub transport: Option<String>,
    /// Whether they were in a risk area in the 14 days before.
    pub been_to_risk_area: Option<bool>,
    /// Degrees Celsius, one decimal.
    #[schema(minimum = 34.0, maximum = 43.0)]
    pub temperature: Option<f64>,
    /// How they feel.
    #[schema(max_length = 200)]
    pub condition: Option<String>,
    /// Anything else.
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// `desk` or `field`.
    #[schema(pattern = "^(desk|field)$")]
    pub source: Option<String>,
}

impl NewReturnee {
    /// Who: written out above, because a form inside a form lets fields through that nobody knows.
    fn person(&self) -> Given {
        Given {
            name: self.name.clone(),
            sex: self.sex,
            document_type: self.document_type.clone(),
            document_number: self.document_number.clone(),
            phone: self.phone.clone(),
        }
    }
}

/// Registers a returnee. Whom the policy says must stay at home is isolated at once.
///
/// The same person registered before is a conflict `already_registered`.
#[utoipa::path(put, path = "/arrivals/{id}", operation_id = "registerArrival", tag = "screening", request_body = NewReturnee,
    params(("id" = ArrivalId, Path)),
    responses((status = 201, body = Arrival), (status = 200, body = Arrival, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn register_arrival(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ArrivalId>,
    Body(given): Body<NewReturnee>,
) -> Result<Created<Arrival>> {
    person.actor.must(REGISTER_ARRIVAL, &given.area)?;
    let arrival = check(&house, id, &given)?;
    house.arrivals.ask(Asked { actor: person.actor, arrival }).await
}

/// Somebody's wish to register an arrival, checked.
#[derive(Clone)]
pub struct Asked {
    actor: Arc<Actor>,
    arrival: NewArrival,
}

/// Where arrivals wait to be registered together.
pub type Door = Together<Asked, Created<Arrival>>;

/// Opens the door.
pub fn door(store: &Store) -> Door {
    let store = store.clone();
    Together::start(store.lanes(), move |asked| {
        let store = store.clone();
        async move { register_all(&store, asked).await }
    })
}

/// Registers all of them in one change; where that fails in parts, so that each hears its own refusal.
async fn register_all(store: &Store, asked: Vec<Asked>) -> Vec<Result<Created<Arrival>>> {
    let all = register_together(store, &asked).await;
    by_halves(asked.len(), all, |part| register_together(store, &asked[part])).await
}

enum Answer {
    Made,
    Again,
    Refused(Error),
}

async fn register_together(store: &Store, asked: &[Asked]) -> Result<Vec<Result<Created<Arrival>>>> {
    let people: Vec<(&Actor, AreaCode)> = asked.iter().map(|one| (&*one.actor, one.arrival.area)).collect();
    let ids: Vec<ArrivalId> = asked.iter().map(|one| one.arrival.id).collect();
    let answers = store
        .journal
        .record_for(REGISTER_ARRIVAL, &people, async |tx| {
            // Each arrival has a line of its own.
            tx.nothing_changed();
            let known: HashMap<_, _> = store::find_all(tx, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
            let places = area::names(tx, asked.iter().map(|one| one.arrival.area)).await?;
            let mut new: Vec<NewArrival> = vec![];
            let mut answers: Vec<Answer> = Vec::with_capacity(asked.len());
            for (by, Asked { arrival, .. }) in asked.iter().enumerate() {
                answers.push(match known.get(&arrival.id) {
                    Some(row) if row.digest == arrival.digest => Answer::Again,
                    Some(_) => Answer::Refused(Error::conflict("different_body")),
                    None if !places.knows(&arrival.area) => Answer::Refused(Error::invalid("area", "area_unknown")),
                    // The same request twice at the same moment: apart, each is told rightly.
                    None if new.iter().any(|other| other.id == arrival.id) => return Err(Error::conflict("again")),
                    None => {
                        new.push(NewArrival { by, ..arrival.clone() });
                        Answer::Made
                    }
                });
            }
            let registered = register(tx, store, &new).await?;
            for (arrival, registered) in new.iter().zip(registered) {
                if registered != Registered::Created {
                    answers[arrival.by] = Answer::Refused(Error::conflict("already_registered"));
                }
            }
            Ok(answers)
        })
        .await?;
    let rows = store::find_all(&store.read, &ids).await?;
    let shown: HashMap<ArrivalId, Arrival> =
        describe(store, rows).await?.into_iter().map(|arrival| (arrival.id, arrival)).collect();
    let show = |id| shown.get(&id).cloned().ok_or(Error::NotFound("arrival"));
    let answer = |(id, answer)| match answer {
        Answer::Made => show(id).map(Created::New),
        Answer::Again => show(id).map(Created::Again),
        Answer::Refused(error) => Err(error),
    };
    Ok(ids.into_iter().zip(answers).map(answer).collect())
}

fn check(house: &House, id: ArrivalId, given: &NewReturnee) -> Result<NewArrival> {
    let today = house.store.clock.today();
    let origins = Origins::on(&house.store.policy, today, house.city)?;
    let person = given.person().check(today)?;
    if given.area.level() < Level::Community {
        return Err(Error::invalid("area", "area_too_wide"));
    }
    if given.arrived_on > today || given.arrived_on < origins.earliest {
        return Err(Error::invalid("arrived_on", "date_range"));
    }
    if given.left_origin_on.is_some_and(|left| left > given.arrived_on || left < origins.earliest) {
        return Err(Error::invalid("left_origin_on", "date_range"));
    }
    let temperature = given.temperature.map(tenths).transpose()?;
    let source = match given.source.as_deref() {
        None | Some("desk") => "desk",
        Some("field") => "field",
        Some(_) => return Err(Error::invalid("source", "source_unknown")),
    };
    let origin = words("origin", Some(&given.origin), 100)?.ok_or(Error::invalid("origin", "origin_missing"))?;
    let address = words("address", given.address.as_deref(), 100)?;
    let (vault, now) = (&house.store.vault, house.store.clock.now());
    let sealed = |field: &str, given: &Option<String>, longest| -> Result<Option<Sealed>> {
        words(field, given.as_deref(), longest)?.map(|text| vault.seal(field, &text)).transpose()
    };
    Ok(NewArrival {
        id,
        digest: vault.index("request", &serde_json::to_string(given).map_err(Error::internal)?).0,
        person: SealedPerson::of(&person, vault, now)?,
        area: given.area,
        door: SealedDoor::of(given.area, address.as_deref(), vault, now)?,
        origin_kind: origins.kind(&origin, given.origin_area.as_ref(), given.been_to_risk_area),
        origin,
        left_origin_on: given.left_origin_on,
        arrived_on: given.arrived_on,
        transport: words("transport", given.transport.as_deref(), 100)?,
        been_to_risk_area: given.been_to_risk_area,
        temperature,
        condition: sealed("condition", &given.condition, 200)?,
        note: sealed("note", &given.note, 500)?,
        source,
        by: 0,
    })
}

/// A temperature in tenths of a degree.
pub fn tenths(celsius: f64) -> Result<i32> {
    if !(34.0..=43.0).contains(&celsius) {
        return Err(Error::invalid("temperature", "temperature_range"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 340 and 430")]
    Ok((celsius * 10.0).round() as i32)
}
