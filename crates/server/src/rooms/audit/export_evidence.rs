//! Lines of the journal, signed, for a court; and the key by which anybody tells that they are true.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::journal::{self, Line};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::evidence::{About, fingerprint, public_key, signed};
use super::journal::{LineFilter, all};
use super::model::{RevealRules, Way};
use super::store::line;
use super::{EXPORT_EVIDENCE, READ_EVIDENCE_KEY};
use crate::house::House;
use crate::http::{Body, Params, Refusals, SignedIn};

/// What the file is for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceOrder {
    /// What it is needed for: a code of the policy, see `readRevealRules`.
    #[schema(max_length = 40, example = "court")]
    pub purpose: String,
}

/// The media type of lines of JSON.
const LINES: &str = "application/x-ndjson";

/// Gives lines of the journal with their hashes and a signature, at most 100,000; `wangge verify` checks the file offline.
#[utoipa::path(post, path = "/journal/evidence", operation_id = "exportEvidence", tag = "audit", params(LineFilter),
    request_body = EvidenceOrder, responses((status = 200, content_type = "application/x-ndjson", body = Vec<u8>), Refusals),
    security(("session" = [])))]
pub async fn export_evidence(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<LineFilter>,
    Body(order): Body<EvidenceOrder>,
) -> Result<Response> {
    let scope = person.scope(EXPORT_EVIDENCE)?;
    let store = &house.store;
    let rules = RevealRules::on(&store.policy, store.clock.today())?;
    rules.must_know(&order.purpose, Way::Export)?;
    let lines = all(&house, &filter, &scope).await?;
    let before = hashes_before(&house, &lines).await?;
    let last = journal::last(&store.read).await?;
    let place = scope.narrow(filter.area.as_ref()).areas().first().copied().ok_or(Error::NotFound("area"))?;
    store
        .journal
        .record(&person.actor, EXPORT_EVIDENCE, &place, async |tx| {
            let (first, last) = (lines.first().map(|line| line.seq), lines.last().map(|line| line.seq));
            tx.tell(&json!({ "purpose": order.purpose, "rows": lines.len(), "first": first, "last": last }));
            Ok(())
        })
        .await?;
    let about = About {
        city: house.city.to_string(),
        made_at: store.clock.local(store.clock.now()).to_rfc3339(),
        made_by: person.actor.name.clone(),
        purpose: rules.zh(&order.purpose),
        filter: serde_json::to_value(&filter).map_err(Error::internal)?,
        chain: last.map_or((0, journal::beginning().to_owned()), |line| (line.seq, line.hash)),
    };
    let hash = |line: Line| {
        let before = before.get(&(line.seq - 1)).cloned().unwrap_or_else(|| journal::beginning().to_owned());
        (line, before)
    };
    let lines: Vec<(Line, String)> = lines.into_iter().map(hash).collect();
    let file = signed(&store.vault, about, &lines)?;
    let named = format!("attachment; filename=\"evidence-{}.jsonl\"", store.clock.today());
    Ok(([(header::CONTENT_TYPE, LINES.to_owned()), (header::CONTENT_DISPOSITION, named)], file).into_response())
}

async fn hashes_before(house: &House, lines: &[Line]) -> Result<BTreeMap<i64, String>> {
    let mut known: BTreeMap<i64, String> = lines.iter().map(|line| (line.seq, line.hash.clone())).collect();
    let missing: Vec<i64> =
        lines.iter().map(|line| line.seq - 1).filter(|seq| *seq > 0 && !known.contains_key(seq)).collect();
    let rows = house.store.read.among(line::Entity::find(), line::Column::Seq, missing).await?;
    known.extend(rows.into_iter().map(|row| (row.seq, row.hash)));
    Ok(known)
}

/// The public key of evidence.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidenceKey {
    /// 32 bytes, hexadecimal: what `wangge verify --key` takes.
    pub key: String,
    /// What people compare, in groups of four.
    pub fingerprint: String,
    /// The keys before, the newest first: each tells what was signed until it was changed, and nothing later.
    pub former: Vec<FormerEvidenceKey>,
}

/// A public key of evidence that signs no more.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FormerEvidenceKey {
    /// 32 bytes, hexadecimal.
    pub key: String,
    /// What people compare, in groups of four.
    pub fingerprint: String,
    /// Until then it signed.
    pub until: Stamp,
    /// The journal line of its end: what `wangge verify --until` takes. A file that says the journal had as many lines was not made
    /// by the house.
    pub until_line: i64,
}

/// What the journal lines are about that tell the end of a key of evidence.
pub const FORMER_KEY: &str = "index_key";

/// What such a line says.
#[derive(Deserialize)]
struct Ended {
    evidence_key: String,
}

async fn former(house: &House) -> Result<Vec<FormerEvidenceKey>> {
    let ends = line::Entity::find().filter(line::Column::SubjectId.eq(FORMER_KEY));
    let ends = ends.filter(line::Column::SubjectKind.eq(FORMER_KEY));
    let rows = house.store.read.all(ends.order_by_desc(line::Column::Seq)).await?;
    let key = |row: line::Model| {
        let Ended { evidence_key: key } = serde_json::from_str(&row.detail).map_err(Error::internal)?;
        Ok(FormerEvidenceKey { fingerprint: fingerprint(&key), key, until: row.at, until_line: row.seq })
    };
    rows.into_iter().map(key).collect()
}

/// Shows the key by which anybody tells that signed lines are true, and those of what was signed before.
#[utoipa::path(get, path = "/journal/key", operation_id = "readEvidenceKey", tag = "audit",
    responses((status = 200, body = EvidenceKey), Refusals), security(("session" = [])))]
pub async fn read_evidence_key(State(house): State<House>, person: SignedIn) -> Result<Json<EvidenceKey>> {
    person.scope(READ_EVIDENCE_KEY)?;
    let key = public_key(&house.store.vault);
    Ok(Json(EvidenceKey { fingerprint: fingerprint(&key), key, former: former(&house).await? }))
}
