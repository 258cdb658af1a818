//! Registering one returnee, at the desk or at the door.

use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Day, Error, Result};
use serde::{Deserialize, Serialize};

use super::REGISTER_ARRIVAL;
use super::model::Origins;
use super::register::{NewArrival, Registered, register};
use super::show_arrival::{Arrival, describe};
use super::store::{self, ArrivalId};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::Given;

/// A returnee as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewReturnee {
    /// Who.
    #[serde(flatten)]
    pub person: Given,
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
    let new = check(&house, id, &given)?;
    let made = house
        .store
        .journal
        .record(&person.actor, REGISTER_ARRIVAL, &given.area, async |tx| {
            tx.about("arrival", id);
            tx.tell(&serde_json::json!({ "source": new.source }));
            if let Some(known) = store::find(tx, id).await? {
                tx.nothing_changed();
                return if known.digest == new.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            match register(tx, &house.store, std::slice::from_ref(&new)).await?[..] {
                [Registered::Created] => Ok(true),
                _ => Err(Error::conflict("already_registered")),
            }
        })
        .await?;
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("arrival"))?;
    let arrival = describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("arrival"))?;
    Ok(if made { Created::New(arrival) } else { Created::Again(arrival) })
}

fn check(house: &House, id: ArrivalId, given: &NewReturnee) -> Result<NewArrival> {
    let today = house.store.clock.today();
    let origins = Origins::on(&house.store.policy, today, house.city)?;
    let person = given.person.check(today)?;
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
    let origin = text("origin", Some(&given.origin), 100)?.ok_or(Error::invalid("origin", "origin_missing"))?;
    Ok(NewArrival {
        id,
        digest: house.store.vault.index("request", &serde_json::to_string(given).map_err(Error::internal)?).0,
        person,
        area: given.area,
        address: text("address", given.address.as_deref(), 100)?,
        origin_kind: origins.kind(&origin, given.origin_area.as_ref(), given.been_to_risk_area),
        origin,
        left_origin_on: given.left_origin_on,
        arrived_on: given.arrived_on,
        transport: text("transport", given.transport.as_deref(), 100)?,
        been_to_risk_area: given.been_to_risk_area,
        temperature,
        condition: text("condition", given.condition.as_deref(), 200)?,
        note: text("note", given.note.as_deref(), 500)?,
        source,
    })
}

/// A temperature in tenths of a degree.
fn tenths(celsius: f64) -> Result<i32> {
    if !(34.0..=43.0).contains(&celsius) {
        return Err(Error::invalid("temperature", "temperature_range"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 340 and 430")]
    Ok((celsius * 10.0).round() as i32)
}

/// A text without blanks around it, not longer than allowed; none where nothing was written.
fn text(field: &str, text: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > longest || text.chars().any(|c| c.is_control() && c != '\n')) {
        return Err(Error::invalid(field, "text_length"));
    }
    Ok(text.map(str::to_owned))
}
