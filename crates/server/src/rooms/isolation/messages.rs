//! Messages to whoever is isolated: they stand on their page, and one a day is a service of the plan.

use codes::AreaCode;
use kernel::{Error, Read, Result, Sealed, Stamp, Store, Tx, task};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;
use uuid::Uuid;

use super::MESSAGE;
use super::daily::outgoing;
use super::store::{IsolationId, isolation};
use crate::house::House;
use crate::rooms::message::{self, ChannelKind};
use crate::rooms::people::{self, WorkerId};

kernel::id!(
    /// The name of a message.
    MessageId
);

pub mod stored {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "isolation_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MessageId,
        pub isolation_id: IsolationId,
        pub area: String,
        pub text: Sealed,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message that was sent.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Stamp,
    /// Who sent it.
    pub by: Option<String>,
}

/// Sends a message to somebody isolated: it stands on their page, and goes out to their phone where the city has a gateway. The
/// message of the day is done with it: when it was sent, or at once where nothing leaves the house. Says whether it is new.
pub async fn send(tx: &mut Tx, house: &House, row: &isolation::Model, id: MessageId, text: &str) -> Result<bool> {
    if tx.one(stored::Entity::find_by_id(id)).await?.is_some() {
        return Ok(false);
    }
    if row.ended_on.is_some() {
        return Err(Error::conflict("not_isolating"));
    }
    keep(tx, &house.store, row, id, text).await?;
    let due = task::Entity::find()
        .filter(task::Column::Subject.is_in([row.id.0, row.household_id.0]))
        .filter(task::Column::Kind.eq(MESSAGE))
        .filter(task::Column::State.eq("open"))
        .filter(task::Column::OpensAt.lte(tx.now()))
        .filter(task::Column::DueAt.gte(tx.now()));
    let due = tx.one(due.limit(1)).await?;
    let goes_out = house.channels.set_up(ChannelKind::Sms);
    if goes_out {
        let until = due.as_ref().map_or(tx.now().plus_hours(12), |due| due.due_at);
        let task_id = due.as_ref().map(|due| due.id);
        let new = outgoing(house, tx, row, "personal", task_id, text.to_owned(), until)?;
        message::put(tx, house, new).await?;
    } else if let Some(due) = due {
        task::finish(tx, due.id, id).await?;
    }
    Ok(true)
}

/// Keeps a message on the page of whoever it is for.
pub async fn keep(tx: &Tx, store: &Store, row: &isolation::Model, id: MessageId, text: &str) -> Result<()> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let sent = stored::ActiveModel {
        id: Set(id),
        isolation_id: Set(row.id),
        area: Set(area.to_string()),
        text: Set(store.vault.seal("message", text)?),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
    };
    sent.insert(tx).await?;
    Ok(())
}

/// The messages to somebody, first to last.
pub async fn messages_of(house: &House, id: IsolationId) -> Result<Vec<Message>> {
    let rows = stored::Entity::find().filter(stored::Column::IsolationId.eq(id));
    let rows = house.store.read.all(rows.order_by_asc(stored::Column::At).limit(200)).await?;
    let names = people::worker_names(&house.store.read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let line = |row: stored::Model| {
        Ok(Message {
            id: row.id,
            text: house.store.vault.open("message", &row.text)?,
            at: row.at,
            by: row.worker_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(line).collect()
}

/// The name of the part of a batch that concerns one record: the same batch sent again names the same parts.
pub fn part_of(batch: Uuid, record: Uuid) -> Uuid {
    use sha2::Digest;
    let hash = sha2::Sha256::new().chain_update(batch.as_bytes()).chain_update(record.as_bytes()).finalize();
    let moment = batch.as_bytes()[..6].iter().fold(0, |millis, byte| millis << 8 | u64::from(*byte));
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash[..10]);
    uuid::Builder::from_unix_timestamp_millis(moment, &chance).into_uuid()
}
