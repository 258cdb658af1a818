//! Registering what waited on a phone, each entry by itself.

use axum::Json;
use axum::extract::State;
use futures::future::join_all;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{Decision, Direction};
use super::register_crossing::{NewCrosser, NewCrossing, check};
use super::store::CrossingId;
use super::write;
use super::{REGISTER_CROSSING, REGISTER_CROSSINGS};
use crate::house::House;
use crate::http::{Body, Created, Refusals, SignedIn};
use crate::rooms::checkpoint::CheckpointId;
use codes::AreaCode;

/// So many at once.
const MOST: usize = 100;

/// A crossing with its name.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedCrossing {
    /// Its id.
    pub id: CrossingId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// The moment at the gate, milliseconds since 1970.
    pub at: i64,
    /// `in` or `out`.
    pub direction: Direction,
    /// Number plate; none on foot.
    #[schema(max_length = 12)]
    pub plate: Option<String>,
    /// Whoever drives or walks, then companions.
    #[schema(min_items = 1, max_items = 9)]
    pub people: Vec<NewCrosser>,
    /// Where they come from, in words.
    #[schema(max_length = 100)]
    pub origin: Option<String>,
    /// The same as a code.
    #[schema(value_type = Option<String>)]
    pub origin_area: Option<AreaCode>,
    /// Whether they were in a risk area in the 14 days before.
    pub been_to_risk_area: Option<bool>,
    /// Community or finer where they go to.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Door there.
    #[schema(max_length = 100)]
    pub address: Option<String>,
    /// What is decided.
    pub decision: Decision,
    /// Why.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
    /// The pass that was shown.
    pub pass_id: Option<Uuid>,
    /// `desk` or `field`.
    #[schema(pattern = "^(desk|field)$")]
    pub source: String,
}

impl From<NamedCrossing> for NewCrossing {
    fn from(named: NamedCrossing) -> Self {
        Self {
            checkpoint_id: named.checkpoint_id,
            at: named.at,
            direction: named.direction,
            plate: named.plate,
            people: named.people,
            origin: named.origin,
            origin_area: named.origin_area,
            been_to_risk_area: named.been_to_risk_area,
            area: named.area,
            address: named.address,
            decision: named.decision,
            reason: named.reason,
            pass_id: named.pass_id,
            source: named.source,
        }
    }
}

/// What waited, each entry as it would be sent alone.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCrossings {
    /// In the order in which they happened. One that is not even of the right shape refuses no other.
    #[schema(value_type = Vec<NamedCrossing>, min_items = 1, max_items = 100)]
    pub crossings: Vec<serde_json::Value>,
}

/// What became of one entry.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CrossingOutcome {
    /// The entry, as it was named.
    pub id: Option<CrossingId>,
    /// The status it would have got alone: 201 new, 200 the same again, 409, 422 …
    pub status: u16,
    /// The code of the refusal.
    pub code: Option<String>,
    /// The field that is wrong.
    pub field: Option<String>,
    /// `isolated_person_at_gate` where somebody should be at home.
    pub notice: Option<String>,
}

/// What became of all of them.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CrossingOutcomes {
    /// In the order given.
    pub rows: Vec<CrossingOutcome>,
}

/// Registers up to a hundred crossings. Each is answered for by itself; one that is refused holds up no other.
#[utoipa::path(put, path = "/crossings", operation_id = "registerCrossings", tag = "crossing", request_body = NewCrossings,
    responses((status = 200, body = CrossingOutcomes), Refusals), security(("session" = [])))]
pub async fn register_crossings(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<NewCrossings>,
) -> Result<Json<CrossingOutcomes>> {
    person.scope(REGISTER_CROSSINGS)?;
    person.scope(REGISTER_CROSSING)?;
    if given.crossings.is_empty() || given.crossings.len() > MOST {
        return Err(Error::invalid("crossings", "crossings_number"));
    }
    let rows = join_all(given.crossings.into_iter().map(|entry| register(&house, &person, entry))).await;
    Ok(Json(CrossingOutcomes { rows }))
}

async fn register(house: &House, person: &SignedIn, entry: serde_json::Value) -> CrossingOutcome {
    let id = entry.get("id").and_then(|id| CrossingId::deserialize(id).ok());
    let answer = async {
        let named: NamedCrossing = serde_path_to_error::deserialize(entry)
            .map_err(|error| Error::invalid_because(error.path().to_string(), "invalid_field", error.inner()))?;
        let checked = check(&house.store, house.city, named.id, &named.into())?;
        write::register(&house.crossings, &person.actor, checked).await
    };
    match answer.await {
        Ok(Created::New(row)) => CrossingOutcome { id, status: 201, code: None, field: None, notice: row.notice },
        Ok(Created::Again(row)) => CrossingOutcome { id, status: 200, code: None, field: None, notice: row.notice },
        Err(error) => {
            let problem = kernel::error::Problem::from(&error);
            let code = Some(problem.code.to_owned());
            CrossingOutcome { id, status: problem.status, code, field: problem.field, notice: None }
        }
    }
}
