//! Taking a temperature at the door or by phone.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Actor, Error, Read, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::clinic::{self, Judgement};
use super::model::ReadingRules;
use super::readings::{self, NewReading, ReadingId};
use super::store::{self, IsolationId, reading};
use super::{CONFIRM_READING, TAKE_READING};
use crate::house::House;
use crate::http::{At, Body, Created, MadeAt, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// A reading as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeReading {
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// The task it answers; the one due now if not given.
    pub task_id: Option<Uuid>,
    /// Degrees Celsius, one decimal.
    #[schema(minimum = 35.0, maximum = 43.0, example = 36.5)]
    pub celsius: f64,
    /// `fever`, `cough`, `sore_throat`, `chest_tightness`, `dyspnoea`, `fatigue`, `nausea`, `diarrhoea`, `conjunctivitis`,
    /// `myalgia`, `other`; of a layman those of `listSymptoms`.
    #[serde(default)]
    #[schema(max_items = 11)]
    pub symptoms: Vec<String>,
    /// `team`, `self`, or `device` for a thermometer that reports itself.
    #[schema(pattern = "^(team|self|device)$")]
    pub measured_by: String,
}

/// A reading.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Reading {
    /// Its id.
    pub id: ReadingId,
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// The task it answered.
    pub task_id: Option<Uuid>,
    /// Degrees Celsius.
    pub celsius: f64,
    /// Codes of symptoms.
    pub symptoms: Vec<String>,
    /// Whether it is a fever.
    pub fever: bool,
    /// `team`, `self` or `device`.
    pub measured_by: String,
    /// When.
    pub taken_at: Stamp,
    /// Who.
    pub by: Option<String>,
    /// Whether it waits for a medic.
    pub waits: bool,
    /// What a medic made of it.
    pub judgement: Option<Judgement>,
}

impl Reading {
    /// Describes a stored reading.
    pub fn of(row: reading::Model, by: Option<String>) -> Self {
        Self {
            id: row.id,
            isolation_id: row.isolation_id,
            task_id: row.task_id,
            celsius: f64::from(row.temperature) / 10.0,
            symptoms: row.symptoms.split_whitespace().map(str::to_owned).collect(),
            fever: row.fever,
            measured_by: row.measured_by,
            taken_at: row.taken_at,
            by,
            waits: row.waits_since.is_some(),
            judgement: None,
        }
    }

    /// The same with what a medic made of it.
    pub fn judged(self, judgement: Option<Judgement>) -> Self {
        Self { judgement, ..self }
    }
}

/// Records temperature and symptoms. The task that is due is done with it; a fever raises an alert.
#[utoipa::path(put, path = "/readings/{id}", operation_id = "takeReading", tag = "isolation", request_body = TakeReading,
    params(("id" = ReadingId, Path)),
    responses((status = 201, body = Reading), (status = 200, body = Reading, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn take_reading(
    State(house): State<House>,
    person: SignedIn,
    MadeAt(taken_at): MadeAt,
    At(id): At<ReadingId>,
    Body(given): Body<TakeReading>,
) -> Result<Created<Reading>> {
    let scope = person.scope(TAKE_READING)?;
    let measured_by = match given.measured_by.as_str() {
        "team" => "team",
        "self" => "self",
        "device" => "device",
        _ => return Err(Error::invalid("measured_by", "measured_by_unknown")),
    };
    let seen = store::find(&house.store.read, given.isolation_id).await?;
    let area = seen.and_then(|row| row.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = area.ok_or(Error::invalid("isolation_id", "isolation_unknown"))?;
    let rules = ReadingRules::on(&house.store.policy, house.store.clock.today())?;
    let medic = person.actor.may(CONFIRM_READING, &area);
    let temperature = readings::check(given.celsius, &given.symptoms, &rules, medic)?;
    let new = NewReading {
        id,
        digest: house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0,
        isolation_id: given.isolation_id,
        task_id: given.task_id,
        temperature,
        symptoms: given.symptoms,
        measured_by,
        taken_at,
    };
    keep(&house, &person.actor, TAKE_READING, area, new).await
}

/// Stores a reading in somebody's name, once, and shows it.
pub async fn keep(house: &House, actor: &Actor, act: Act, area: AreaCode, new: NewReading) -> Result<Created<Reading>> {
    let id = new.id;
    let made = house
        .store
        .journal
        .record(actor, act, &area, async |tx| {
            tx.about("isolation", new.isolation_id);
            if let Some(known) = tx.one(reading::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == new.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = store::find(tx, new.isolation_id).await?.ok_or(Error::NotFound("isolation"))?;
            let fever = readings::read(tx, &house.store, &row, &new).await?;
            tx.tell(&serde_json::json!({ "reading": id, "fever": fever }));
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(reading::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("reading"))?;
    let who: Option<WorkerId> = row.worker_id;
    let names = people::worker_names(&house.store.read, who).await?;
    let judgement = clinic::judgements(house, vec![id]).await?.remove(&id);
    let shown = Reading::of(row, who.and_then(|id| names.get(&id).cloned())).judged(judgement);
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
