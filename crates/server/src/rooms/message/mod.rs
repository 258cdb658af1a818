//! Messages: what leaves the house, and what waits in each worker's inbox.
//!
//! A message is put in the outbox by the change that causes it, with its recipient and text sealed; sending is the clock's, and
//! every try leaves its outcome. What cannot be sent is seen on the desk and tried again or discarded by a person. Alerts that
//! come to somebody lie in their inbox, and go out by the channels that the policy names; a browser is told as long as the session
//! goes on in which its holder asked for it.

mod channel;
mod forgotten;
mod held;
mod inbox;
mod list_channels;
mod list_messages;
mod model;
mod push;
mod queue;
mod renewed;
mod send;
mod send_test;
mod settle_message;
mod settle_messages;
mod store;
mod subscriptions;
mod tell;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Result, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use channel::Channels;
pub use forgotten::{FORGOTTEN, HANGING, INBOX, end_forgotten};
pub use held::{HELD, held};
pub use model::{ChannelKind, Daily, MessageRules, fill};
pub use queue::{NewMessage, To, put, queued_for};
pub use renewed::FINGERPRINTS;
pub use send::{send_by, send_due};
pub use store::OutgoingId;
pub use tell::tell_due;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("message", "recipient", "recipient"),
    SealedColumn::new("message", "text", "message_text"),
    SealedColumn::new("push_subscription", "address", push::SEALED_AS),
];

/// Seeing what was sent and what was not.
pub const LIST_MESSAGES: Act = Act::new("message.list_messages", "查看消息发送", "List messages");
/// Seeing how the channels stand.
pub const LIST_CHANNELS: Act = Act::new("message.list_channels", "查看发送通道", "List channels");
/// Trying a message again that was given up.
pub const RETRY_MESSAGE: Act = Act::new("message.retry_message", "重发消息", "Retry message");
/// Giving a message up.
pub const DISCARD_MESSAGE: Act = Act::new("message.discard_message", "弃置消息", "Discard message");
/// Dealing with many at once.
pub const SETTLE_MESSAGES: Act = Act::new("message.settle_messages", "批量处理消息", "Settle messages");
/// Sending a message to oneself, to see whether a channel works.
pub const SEND_TEST_MESSAGE: Act = Act::new("message.send_test_message", "发送测试消息", "Send test message");
/// Seeing one's own inbox.
pub const LIST_INBOX: Act = Act::new("message.list_inbox", "查看收件箱", "List inbox");
/// Saying that one has read it.
pub const READ_INBOX: Act = Act::new("message.read_inbox", "标记已读", "Read inbox");
/// Seeing which of one's browsers are told.
pub const LIST_PUSH_SUBSCRIPTIONS: Act =
    Act::new("message.list_push_subscriptions", "查看本人推送设备", "List push subscriptions");
/// Asking for notifications in this browser.
pub const SUBSCRIBE_PUSH: Act = Act::new("message.subscribe_push", "开启消息推送", "Subscribe to push");
/// Asking for none any more.
pub const END_PUSH_SUBSCRIPTION: Act =
    Act::new("message.end_push_subscription", "关闭消息推送", "End push subscription");
/// Telling those to whom alerts came; the clock does it.
pub const TELL_OWNERS: Act = Act::new("message.tell_owners", "通知处置人", "Tell owners");
/// Taking messages to be sent; the clock does it.
pub const CLAIM_MESSAGES: Act = Act::new("message.claim_messages", "取出待发消息", "Claim messages");
/// Noting what became of a try; the clock does it.
pub const NOTE_OUTCOME: Act = Act::new("message.note_outcome", "记录发送结果", "Note outcome");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_MESSAGES,
    LIST_CHANNELS,
    RETRY_MESSAGE,
    DISCARD_MESSAGE,
    SETTLE_MESSAGES,
    SEND_TEST_MESSAGE,
    LIST_INBOX,
    READ_INBOX,
    LIST_PUSH_SUBSCRIPTIONS,
    SUBSCRIBE_PUSH,
    END_PUSH_SUBSCRIPTION,
    TELL_OWNERS,
    CLAIM_MESSAGES,
    NOTE_OUTCOME,
];

/// What the clock does.
pub const OF_THE_CLOCK: &[Act] = &[TELL_OWNERS, CLAIM_MESSAGES, NOTE_OUTCOME];

/// Messages put in the outbox, by the day; the facet is the channel.
pub const MADE: Measure = Measure {
    code: "message.made",
    zh: "待发消息",
    en: "Messages to be sent",
    unit: Unit::Time,
    key: "message",
    recount: "
        SELECT area, day, channel AS facet, COUNT(*) AS n
        FROM message
        GROUP BY 1, 2, 3",
};

/// Messages sent, by the day they went out; the facet is the channel.
pub const SENT: Measure = Measure {
    code: "message.sent",
    zh: "已发消息",
    en: "Messages sent",
    unit: Unit::Time,
    key: "message",
    recount: "
        SELECT area, ended_on AS day, channel AS facet, COUNT(*) AS n
        FROM message
        WHERE state IN ('sent', 'delivered')
        GROUP BY 1, 2, 3",
};

/// Messages that could not be sent and that nobody has dealt with, by the day they were given up; the facet is the channel.
pub const DEAD: Measure = Measure {
    code: "message.dead",
    zh: "未送出消息",
    en: "Messages not sent",
    unit: Unit::Time,
    key: "message",
    recount: "
        SELECT area, ended_on AS day, channel AS facet, COUNT(*) AS n
        FROM message
        WHERE state = 'dead'
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[MADE, SENT, DEAD];

/// Tells and sends everything that is due now.
pub async fn run_due(house: &House) -> Result<()> {
    tell_due(house).await?;
    send_due(house).await
}

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_messages::list_messages))
        .routes(routes!(list_channels::list_channels))
        .routes(routes!(settle_message::retry_message))
        .routes(routes!(settle_message::discard_message))
        .routes(routes!(settle_messages::settle_messages))
        .routes(routes!(send_test::send_test_message))
        .routes(routes!(inbox::list_inbox))
        .routes(routes!(inbox::read_inbox))
        .routes(routes!(subscriptions::list_push_subscriptions))
        .routes(routes!(subscriptions::subscribe_push, subscriptions::end_push_subscription))
}
