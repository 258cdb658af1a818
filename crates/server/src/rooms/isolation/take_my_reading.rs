//! A temperature that the isolated person takes at home.

use axum::extract::State;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::TAKE_MY_READING;
use super::model::ReadingRules;
use super::readings::{self, NewReading, ReadingId};
use super::take_reading::{Reading, keep};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, Resident};

/// A reading as the resident's page carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeMyReading {
    /// Degrees Celsius, one decimal.
    #[schema(minimum = 35.0, maximum = 43.0, example = 36.5)]
    pub celsius: f64,
    /// What a layman can tell: `fever`, `cough`, `dyspnoea`, `chest_tightness`, `nausea`, `diarrhoea`, `myalgia`, `other`.
    #[serde(default)]
    #[schema(max_items = 11)]
    pub symptoms: Vec<String>,
}

/// Records one's own temperature and symptoms. The task that is due is done with it; a fever raises an alert.
#[utoipa::path(put, path = "/my/readings/{id}", operation_id = "takeMyReading", tag = "isolation",
    request_body = TakeMyReading, params(("id" = ReadingId, Path)),
    responses((status = 201, body = Reading), (status = 200, body = Reading, description = "The same again"), Refusals),
    security(("page" = [])))]
pub async fn take_my_reading(
    State(house): State<House>,
    me: Resident,
    At(id): At<ReadingId>,
    Body(given): Body<TakeMyReading>,
) -> Result<Created<Reading>> {
    let rules = ReadingRules::on(&house.store.policy, house.store.clock.today())?;
    let temperature = readings::check(given.celsius, &given.symptoms, &rules, false)?;
    let request = serde_json::to_string(&(me.isolation_id, &given)).map_err(Error::internal)?;
    let new = NewReading {
        id,
        digest: house.store.vault.index("request", &request).0,
        isolation_id: me.isolation_id,
        task_id: None,
        temperature,
        symptoms: given.symptoms,
        measured_by: "self",
        taken_at: None,
    };
    keep(&house, &me.actor, TAKE_MY_READING, me.area, new).await
}
