//! Trying many messages again, or giving them up: each for itself, with its own outcome and its own line in the journal.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::settle_message::{discard, retry};
use super::store::{OutgoingId, message};
use super::{DISCARD_MESSAGE, RETRY_MESSAGE, SETTLE_MESSAGES};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};

/// So many at once.
const MOST: usize = 200;

/// A message as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenMessage {
    /// The message.
    pub id: OutgoingId,
    /// The version the caller saw.
    pub version: i64,
}

/// Which messages, and what is done with them.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleMessages {
    /// Within this area.
    #[schema(value_type = String, max_length = 18)]
    pub area: AreaCode,
    /// They are tried again; else they are given up.
    pub again: bool,
    /// Which.
    #[schema(min_items = 1, max_items = 200)]
    pub messages: Vec<SeenMessage>,
}

/// What became of one.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SettledMessage {
    /// The message.
    pub id: OutgoingId,
    /// `ok`, `version_conflict`, `already_settled`, `no_number` or `not_found`.
    pub outcome: &'static str,
}

/// What became of all.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SettledMessages {
    /// How many are done.
    pub ok: usize,
    /// One by one, as they were named.
    pub rows: Vec<SettledMessage>,
}

/// Tries messages again that were given up, or gives up messages that were not sent; at most 200 at a time.
#[utoipa::path(post, path = "/messages/settle", operation_id = "settleMessages", tag = "message",
    request_body = SettleMessages, responses((status = 200, body = SettledMessages), Refusals),
    security(("session" = [])))]
pub async fn settle_messages(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<SettleMessages>,
) -> Result<Json<SettledMessages>> {
    if !person.scope(SETTLE_MESSAGES)?.contains(&given.area) {
        return Err(Error::NotFound("area"));
    }
    let act = if given.again { RETRY_MESSAGE } else { DISCARD_MESSAGE };
    person.actor.must(act, &given.area)?;
    if given.messages.is_empty() {
        return Err(Error::invalid("messages", "messages_missing"));
    }
    if given.messages.len() > MOST {
        return Err(Error::invalid("messages", "too_many_items"));
    }
    let rows = house
        .store
        .journal
        .record(&person.actor, SETTLE_MESSAGES, &given.area, async |tx| {
            tx.about("area", given.area);
            let ids = given.messages.iter().map(|one| one.id);
            let known = tx.among(message::Entity::find().lock_exclusive(), message::Column::Id, ids).await?;
            let mut known: BTreeMap<OutgoingId, message::Model> = known.into_iter().map(|row| (row.id, row)).collect();
            let mut rows = vec![];
            for one in &given.messages {
                // Named twice, it is settled once.
                let row = known.remove(&one.id);
                let placed = row.and_then(|row| row.area.parse::<AreaCode>().ok().map(|area| (row, area)));
                let Some((row, area)) = placed.filter(|(_, area)| given.area.contains(area)) else {
                    rows.push(SettledMessage { id: one.id, outcome: "not_found" });
                    continue;
                };
                let done = match row.version == one.version {
                    false => Err(Error::conflict("version_conflict")),
                    true if given.again => retry(tx, &house, row).await,
                    true => discard(tx, row).await,
                };
                let outcome = match done {
                    Ok(()) => {
                        tx.also(act, area, "message", one.id, &serde_json::json!({}));
                        "ok"
                    }
                    Err(Error::Conflict { code, .. }) => code,
                    Err(other) => return Err(other),
                };
                rows.push(SettledMessage { id: one.id, outcome });
            }
            let ok = rows.iter().filter(|row| row.outcome == "ok").count();
            tx.tell(&serde_json::json!({ "again": given.again, "n": ok }));
            if ok == 0 {
                tx.nothing_changed();
            }
            Ok(rows)
        })
        .await?;
    let ok = rows.iter().filter(|row| row.outcome == "ok").count();
    Ok(Json(SettledMessages { ok, rows }))
}
