//! What this room holds about a person: messages that went out to them.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::message;
use crate::held::{Part, Whom, code, field, opened};

/// The column by which messages name somebody.
pub const HELD: &[(&str, &str)] = &[("message", "person_id")];

/// Messages to somebody.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let rows = message::Entity::find().filter(message::Column::PersonId.eq(whom.person_id));
    let mut sent = vec![];
    for row in store.read.all(rows).await? {
        sent.push(vec![
            code("channel", "渠道", &row.channel),
            field("recipient", "号码", opened(&store.vault, "recipient", row.recipient.as_ref())?),
            field("text", "内容", opened(&store.vault, "message_text", Some(&row.text))?),
            field("made_at", "时间", row.made_at),
            code("state", "状态", &row.state),
        ]);
    }
    Ok(vec![Part::of("messages", "发给本人的短信", sent)])
}
