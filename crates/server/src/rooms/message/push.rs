//! The browsers of those who asked to be told, and where each is reached. One is told as long as the session goes on in which it
//! was named: signing out, an ended session, a revoked phone or a closed account end that by themselves.

use kernel::{Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, entity::prelude::*};
use uuid::Uuid;

use super::channel::Address;
use super::store::{PushId, message, push};
use crate::house::House;
use crate::rooms::people::WorkerId;

/// What the addresses are sealed as.
pub const SEALED_AS: &str = "push_address";

/// A browser that is told.
#[derive(FromQueryResult)]
pub struct Told {
    /// Its name.
    pub id: PushId,
    /// The session in which it was named.
    pub session_id: Uuid,
    /// Where it is reached.
    pub address: Sealed,
    /// `desk` or `field`.
    pub face: String,
    /// The browser in a word …
    pub browser: String,
    /// … and what it runs on.
    pub system: String,
    /// Since when.
    pub made_at: Stamp,
}

/// Sessions that go on, with their browsers; the oldest first.
const OF_WORKER: &str = "
    SELECT push_subscription.id, push_subscription.session_id, push_subscription.address, push_subscription.face,
           session.browser, session.system, push_subscription.made_at
    FROM push_subscription
    JOIN session ON session.id = push_subscription.session_id
    JOIN account ON account.id = session.account_id
    WHERE push_subscription.worker_id = $1
      AND session.ends_at > $2
      AND NOT session.device_revoked
      AND NOT account.closed
    ORDER BY push_subscription.id";

const OF_NAME: &str = "
    SELECT push_subscription.id, push_subscription.session_id, push_subscription.address, push_subscription.face,
           session.browser, session.system, push_subscription.made_at
    FROM push_subscription
    JOIN session ON session.id = push_subscription.session_id
    JOIN account ON account.id = session.account_id
    WHERE push_subscription.id = $1
      AND session.ends_at > $2
      AND NOT session.device_revoked
      AND NOT account.closed";

/// Browsers whose session is over: nobody tells them anything.
const FORGET_OVER: &str = "
    DELETE FROM push_subscription
    WHERE NOT EXISTS (
        SELECT 1
        FROM session
        WHERE session.id = push_subscription.session_id
          AND session.ends_at > $1
    )";

/// The browsers of somebody that are told.
pub async fn of_worker(from: &impl Read, store: &Store, worker: WorkerId) -> Result<Vec<Told>> {
    from.sql(OF_WORKER, [worker.0.into(), store.clock.now().into()]).await
}

/// Where the browser of a message is reached; none where it is told no more.
pub async fn address_of(from: &impl Read, store: &Store, recipient: Option<String>) -> Result<Option<String>> {
    let Some(id) = recipient.and_then(|text| text.parse::<Uuid>().ok()) else { return Ok(None) };
    let told = from.sql::<Told, _>(OF_NAME, [id.into(), store.clock.now().into()]).await?.pop();
    told.map(|told| store.vault.open(SEALED_AS, &told.address)).transpose()
}

/// Forgets the browser of a message.
pub async fn forget(tx: &Tx, house: &House, row: &message::Model) -> Result<()> {
    let Some(sealed) = &row.recipient else { return Ok(()) };
    let id = house.store.vault.open("recipient", sealed)?.parse().map(PushId);
    if let Ok(id) = id {
        push::Entity::delete_by_id(id).exec(tx).await?;
    }
    Ok(())
}

/// Forgets the browsers whose session is over.
pub async fn forget_over(tx: &Tx) -> Result<()> {
    let values = [tx.now().into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), FORGET_OVER, values)).await?;
    Ok(())
}

/// The page that opens when somebody looks at a notification on that face.
pub fn page_of(face: &str) -> &'static str {
    if face == "field" { "/field/inbox" } else { "/alerts" }
}

/// Whether two addresses are one.
pub fn same(store: &Store, row: &push::Model, address: &Address) -> Result<bool> {
    let known: Address =
        serde_json::from_str(&store.vault.open(SEALED_AS, &row.address)?).map_err(kernel::Error::internal)?;
    Ok(known == *address)
}
