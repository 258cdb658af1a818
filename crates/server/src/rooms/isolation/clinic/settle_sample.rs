//! What becomes of a sample: the laboratory has it, and it shows something.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Stamp, Store, Tx};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::samples::{Finding, SampleLine, describe_one, moment};
use super::store::{SampleId, sample};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::alert;
use crate::rooms::isolation::readings::raise_about;
use crate::rooms::isolation::store::{self, IsolationId};
use crate::rooms::isolation::{NOTE_SAMPLE_RESULT, RECEIVE_SAMPLE};
use crate::rooms::people::WorkerId;

/// The sample as the laboratory received it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveSample {
    /// The version the caller saw.
    pub version: i64,
    /// When; now if not given.
    pub received_at: Option<Stamp>,
}

/// What a sample showed.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteSampleResult {
    /// The version the caller saw.
    pub version: i64,
    /// What it showed.
    pub result: Finding,
    /// When; now if not given.
    pub result_at: Option<Stamp>,
}

/// Notes that the laboratory has a sample.
#[utoipa::path(post, path = "/samples/{id}/receive", operation_id = "receiveSample", tag = "isolation",
    request_body = ReceiveSample, params(("id" = SampleId, Path)), responses((status = 200, body = SampleLine), Refusals),
    security(("session" = [])))]
pub async fn receive_sample(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<SampleId>,
    Body(given): Body<ReceiveSample>,
) -> Result<Json<SampleLine>> {
    settle(&house, &person, RECEIVE_SAMPLE, id, given.version, async |tx, row| {
        if row.received_at.is_some() {
            return Err(Error::conflict("already_settled"));
        }
        let change = sample::ActiveModel {
            id: Set(id),
            received_at: Set(Some(moment("received_at", given.received_at, row.collected_at, tx.now())?)),
            received_by: Set(tx.actor().map(WorkerId)),
            version: Set(row.version + 1),
            ..Default::default()
        };
        change.update(tx).await?;
        Ok(())
    })
    .await
}

/// Notes what a sample showed; a positive one raises an alert.
#[utoipa::path(post, path = "/samples/{id}/result", operation_id = "noteSampleResult", tag = "isolation",
    request_body = NoteSampleResult, params(("id" = SampleId, Path)), responses((status = 200, body = SampleLine), Refusals),
    security(("session" = [])))]
pub async fn note_sample_result(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<SampleId>,
    Body(given): Body<NoteSampleResult>,
) -> Result<Json<SampleLine>> {
    settle(&house, &person, NOTE_SAMPLE_RESULT, id, given.version, async |tx, row| {
        if row.result_at.is_some() {
            return Err(Error::conflict("already_settled"));
        }
        let received = row.received_at.ok_or(Error::conflict("sample_not_received"))?;
        let change = sample::ActiveModel {
            id: Set(id),
            result_at: Set(Some(moment("result_at", given.result_at, received, tx.now())?)),
            result_by: Set(tx.actor().map(WorkerId)),
            result: Set(Some(given.result.code().to_owned())),
            version: Set(row.version + 1),
            ..Default::default()
        };
        change.update(tx).await?;
        if given.result == Finding::Positive { alarm(tx, &house.store, id, row.isolation_id).await } else { Ok(()) }
    })
    .await
}

async fn alarm(tx: &mut Tx, store: &Store, id: SampleId, isolation: IsolationId) -> Result<()> {
    let row = store::find(tx, isolation).await?.ok_or(Error::internal("a sample without its isolation"))?;
    let cause = format!("{} {id}", alert::POSITIVE.code);
    raise_about(tx, store, &alert::POSITIVE, &row, cause, serde_json::json!({ "sample": id })).await
}

async fn settle<F>(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: SampleId,
    version: i64,
    change: F,
) -> Result<Json<SampleLine>>
where
    F: AsyncFnOnce(&mut Tx, &sample::Model) -> Result<()>,
{
    let scope = person.scope(act)?;
    let find = || sample::Entity::find_by_id(id);
    let seen = house.store.read.one(find()).await?.ok_or(Error::NotFound("sample"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("sample"));
    }
    let current = describe_one(house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("isolation", seen.isolation_id);
            tx.tell(&serde_json::json!({ "sample": id }));
            let row = tx.one(find().lock_exclusive()).await?.ok_or(Error::NotFound("sample"))?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            change(tx, &row).await
        })
        .await?;
    describe_one(house, id).await.map(Json)
}
