//! Taking a sample from somebody.

use axum::extract::State;
use chrono::NaiveTime;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::in_scope;
use super::samples::{SampleKind, SampleLine, describe_one, moment};
use super::store::{SampleId, sample};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::isolation::COLLECT_SAMPLE;
use crate::rooms::isolation::store::{self, IsolationId};
use crate::rooms::people::WorkerId;

/// A sample as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectSample {
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// What was taken.
    pub kind: SampleKind,
    /// The number on the tube.
    #[schema(min_length = 1, max_length = 40)]
    pub label: String,
    /// When; now if not given.
    pub collected_at: Option<Stamp>,
}

/// Notes that a sample was taken. No two tubes that wait for their result bear one number.
#[utoipa::path(put, path = "/samples/{id}", operation_id = "collectSample", tag = "isolation", request_body = CollectSample,
    params(("id" = SampleId, Path)),
    responses((status = 201, body = SampleLine), (status = 200, body = SampleLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn collect_sample(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<SampleId>,
    Body(given): Body<CollectSample>,
) -> Result<Created<SampleLine>> {
    let scope = person.scope(COLLECT_SAMPLE)?;
    let label = words("label", Some(&given.label), 40)?.ok_or(Error::invalid("label", "label_missing"))?;
    let seen = in_scope(&house.store.read, &scope, given.isolation_id).await?;
    let (row, area) = seen.ok_or(Error::invalid("isolation_id", "isolation_unknown"))?;
    let begun = house.store.clock.at(row.started_on, NaiveTime::MIN);
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, COLLECT_SAMPLE, &area, async |tx| {
            tx.about("isolation", row.id);
            tx.tell(&serde_json::json!({ "sample": id, "kind": given.kind }));
            if let Some(known) = tx.one(sample::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let now = store::find(tx, row.id).await?.ok_or(Error::NotFound("isolation"))?;
            // Those in hospital and those handed over are sampled too; whoever is free is left alone.
            if !["isolating", "hospital", "referred"].contains(&now.state.as_str()) {
                return Err(Error::conflict("not_isolating"));
            }
            let waits = sample::Entity::find()
                .filter(sample::Column::Label.eq(&label))
                .filter(sample::Column::Id.ne(id))
                .filter(sample::Column::ResultAt.is_null());
            if tx.one(waits).await?.is_some() {
                return Err(Error::invalid("label", "label_taken"));
            }
            let stored = sample::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                isolation_id: Set(row.id),
                area: Set(now.area),
                kind: Set(given.kind.code().to_owned()),
                label: Set(label.clone()),
                collected_at: Set(moment("collected_at", given.collected_at, begun, tx.now())?),
                collected_by: Set(tx.actor().map(WorkerId)),
                received_at: Set(None),
                received_by: Set(None),
                result_at: Set(None),
                result_by: Set(None),
                result: Set(None),
                version: Set(1),
            };
            stored.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
