//! A message to oneself, or to one's group, to see whether a channel works.

use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::Deserialize;

use super::SEND_TEST_MESSAGE;
use super::list_messages::{OutgoingLine, describe};
use super::model::{ChannelKind, MessageRules};
use super::push;
use super::queue::{NewMessage, To, number_of, put};
use super::store::{OutgoingId, message};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// Which channel to try.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestMessage {
    /// The channel.
    pub channel: ChannelKind,
}

/// Sends a test: a text message to the caller's own phone, mail to the first address of the settings, a
/// notification to the browser that asked for them last, else to the group.
#[utoipa::path(put, path = "/test-messages/{id}", operation_id = "sendTestMessage", tag = "message",
    request_body = TestMessage, params(("id" = OutgoingId, Path)),
    responses((status = 201, body = OutgoingLine), (status = 200, body = OutgoingLine), Refusals),
    security(("session" = [])))]
pub async fn send_test_message(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<OutgoingId>,
    Body(given): Body<TestMessage>,
) -> Result<Created<OutgoingLine>> {
    let scope = person.scope(SEND_TEST_MESSAGE)?;
    let area = scope.areas().first().copied().ok_or(Error::NotPermitted(SEND_TEST_MESSAGE))?;
    let worker = person.actor.worker.map(WorkerId).ok_or(Error::NotSignedIn)?;
    if let Some(row) = house.store.read.one(message::Entity::find_by_id(id)).await? {
        // Whose it is is not said to anybody else.
        let own = row.kind == "test" && row.area == area.as_str();
        if !own || row.channel != given.channel.code() {
            return Err(Error::conflict("different_body"));
        }
        return shown(&house, id).await.map(Created::Again);
    }
    let channel = house.channels.get(given.channel).ok_or(Error::conflict("channel_not_set_up"))?;
    let to = match given.channel {
        ChannelKind::Sms => To::Worker(worker),
        ChannelKind::Email => channel.to.first().cloned().map(To::Address).ok_or(Error::conflict("no_number"))?,
        ChannelKind::Wecom | ChannelKind::Dingtalk => To::Group,
        ChannelKind::Push => {
            let told = push::of_worker(&house.store.read, &house.store, worker).await?;
            let newest = told.last().ok_or(Error::conflict("no_subscription"))?;
            To::Browser(newest.id, worker)
        }
    };
    if to != To::Group && number_of(&house.store.read, &house.store.vault, &to).await?.is_none() {
        return Err(Error::conflict("no_number"));
    }
    let now = house.store.clock.now();
    let rules = MessageRules::on(&house.store.policy, house.store.clock.today())?;
    let new = NewMessage {
        id,
        kind: "test",
        channel: given.channel,
        area,
        rule: String::new(),
        n: 1,
        urgency: 1,
        to,
        task_id: None,
        text: format!("【网格】测试消息，{} 发出。收到说明通道可用。", house.store.clock.local(now).format("%H:%M")),
        due_at: now,
        valid_until: now.plus_hours(rules.valid_hours),
    };
    house
        .store
        .journal
        .record(&person.actor, SEND_TEST_MESSAGE, &area, async |tx| {
            tx.about("message", id);
            tx.tell(&serde_json::json!({ "channel": given.channel }));
            put(tx, &house, new).await
        })
        .await?;
    shown(&house, id).await.map(Created::New)
}

async fn shown(house: &House, id: OutgoingId) -> Result<OutgoingLine> {
    let row = house.store.read.one(message::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("message"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("message"))
}
