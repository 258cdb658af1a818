//! Messages go a while after they were sent or given up, and with the task or the person they are for; lines of inboxes a while after
//! they came.

use kernel::gone::Hangs;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::DEAD;
use super::store::{OutgoingId, message};
use crate::rooms::retention::{Due, HOME, Kind};

/// Messages that were sent, or given up.
pub const FORGOTTEN: Kind = Kind {
    code: "message",
    zh: "外发消息",
    en: "Messages",
    table: "message",
    portion: 300,
    due: Due::Day("SELECT id, ended_on AS day FROM message WHERE id < $3 AND ended_on < $1 ORDER BY id LIMIT $4"),
    rest: None,
    also: &[],
};

/// Lines of inboxes, read or not.
pub const INBOX: Kind = Kind {
    code: "inbox",
    zh: "收件箱提醒",
    en: "Lines of inboxes",
    table: "inbox",
    due: Due::Moment("SELECT id, at FROM inbox WHERE id < $3 AND at < $2 ORDER BY id LIMIT $4"),
    ..FORGOTTEN
};

/// What hangs on that which messages and lines are about.
pub const HANGING: &[Hangs] = &[
    Hangs::of("message", "task_id", "task"),
    Hangs::of("message", "person_id", "person"),
    Hangs::of("inbox", "subject_id", "isolation"),
    Hangs::of("inbox", "subject_id", "need"),
    Hangs::of("inbox", "subject_id", "arrival"),
    Hangs::of("inbox", "subject_id", HOME),
    Hangs::of("inbox", "subject_id", "household"),
];

/// Gives up those that were not sent and nobody dealt with, before they are deleted: they wait for nobody any more.
pub async fn end_forgotten(tx: &mut Tx, ids: Vec<Uuid>) -> Result<()> {
    let dead = message::Entity::find().filter(message::Column::State.eq("dead"));
    for row in tx.among(dead, message::Column::Id, ids.into_iter().map(OutgoingId)).await? {
        let ended = message::ActiveModel { id: Set(row.id), state: Set("discarded".to_owned()), ..Default::default() };
        ended.update(tx).await?;
        if let Some(ended_on) = row.ended_on {
            tx.tally(&DEAD, row.area.parse().map_err(Error::internal)?, ended_on, &row.channel, -1);
        }
    }
    Ok(())
}
