//! What a person does with a message that was not sent: try again, or give it up.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::list_messages::{OutgoingLine, describe};
use super::model::{ChannelKind, MessageRules};
use super::queue::{To, number_of};
use super::send::end;
use super::store::{OutgoingId, message};
use super::{DEAD, DISCARD_MESSAGE, RETRY_MESSAGE};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// The message as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleMessage {
    /// The version the caller saw.
    pub version: i64,
}

/// Tries a message again that was given up, to the number that leads to its recipient now.
#[utoipa::path(post, path = "/messages/{id}/retry", operation_id = "retryMessage", tag = "message",
    request_body = SettleMessage, params(("id" = OutgoingId, Path)),
    responses((status = 200, body = OutgoingLine), Refusals), security(("session" = [])))]
pub async fn retry_message(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<OutgoingId>,
    Body(given): Body<SettleMessage>,
) -> Result<Json<OutgoingLine>> {
    settle(&house, &person, RETRY_MESSAGE, id, given.version).await
}

/// Gives a message up that was not sent.
#[utoipa::path(post, path = "/messages/{id}/discard", operation_id = "discardMessage", tag = "message",
    request_body = SettleMessage, params(("id" = OutgoingId, Path)),
    responses((status = 200, body = OutgoingLine), Refusals), security(("session" = [])))]
pub async fn discard_message(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<OutgoingId>,
    Body(given): Body<SettleMessage>,
) -> Result<Json<OutgoingLine>> {
    settle(&house, &person, DISCARD_MESSAGE, id, given.version).await
}

async fn settle(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: OutgoingId,
    version: i64,
) -> Result<Json<OutgoingLine>> {
    let scope = person.scope(act)?;
    let find = || message::Entity::find_by_id(id);
    let seen = house.store.read.one(find()).await?.ok_or(Error::NotFound("message"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("message"));
    }
    let current = describe(house, vec![seen]).await?.pop().ok_or(Error::NotFound("message"))?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("message", id);
            let row = tx.one(find().lock_exclusive()).await?.ok_or(Error::NotFound("message"))?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if act == RETRY_MESSAGE { retry(tx, house, row).await } else { discard(tx, row).await }
        })
        .await?;
    let row = house.store.read.one(find()).await?.ok_or(Error::NotFound("message"))?;
    describe(house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("message"))
}

/// Puts a message that was given up in the outbox again.
pub async fn retry(tx: &mut Tx, house: &House, row: message::Model) -> Result<()> {
    let Some(ended_on) = row.ended_on.filter(|_| row.state == "dead") else {
        return Err(Error::conflict("already_settled"));
    };
    let vault = &house.store.vault;
    let of_browser = row.channel == ChannelKind::Push.code();
    let to = row.worker_id.map(To::Worker).or(row.person_id.map(To::Person)).filter(|_| !of_browser);
    let recipient = match to {
        Some(to) => {
            let number = number_of(tx, vault, &to).await?.ok_or(Error::conflict("no_number"))?;
            Some(vault.seal("recipient", &number)?)
        }
        None => row.recipient,
    };
    let rules = MessageRules::on(&house.store.policy, tx.today())?;
    let queued = message::ActiveModel {
        id: Set(row.id),
        state: Set("queued".to_owned()),
        recipient: Set(recipient),
        tries: Set(0),
        reason: Set(None),
        due_at: Set(Some(tx.now())),
        valid_until: Set(tx.now().plus_hours(rules.valid_hours)),
        ended_at: Set(None),
        ended_on: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    queued.update(tx).await?;
    tx.tally(&DEAD, row.area.parse().map_err(Error::internal)?, ended_on, &row.channel, -1);
    Ok(())
}

/// Gives a message up that was not sent.
pub async fn discard(tx: &mut Tx, row: message::Model) -> Result<()> {
    // What is on its way cannot be called back.
    if row.lease.is_some() || !["queued", "failed", "dead"].contains(&row.state.as_str()) {
        return Err(Error::conflict("already_settled"));
    }
    if let Some(ended_on) = row.ended_on {
        tx.tally(&DEAD, row.area.parse().map_err(Error::internal)?, ended_on, &row.channel, -1);
    }
    let reason = row.reason.clone();
    end(tx, &row, "discarded", reason.as_deref(), None).await
}
