//! Changing the keys of a store: a further data key, the old ones gone, all of them under another master key.

use std::time::Duration;

use sea_orm::{ConnectionTrait, Statement};

use super::ring::{DataKey, Ring};
use super::{AHEAD_SECONDS, Held, MasterKey, Vault};
use crate::clock::{Clock, Stamp};
use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::read::Reader;
use crate::store::note;

/// The note of the store that holds the keys.
pub(crate) const NOTE: &str = "data_keys";

/// So often every program that has the store open looks for new keys: often enough to know one before it is used.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Adds a data key. New texts are sealed with it a minute later, when every server knows it.
///
/// # Errors
/// A conflict while an older key is still there, or where the store's keys are no longer those that this program knows.
pub async fn add_key(tx: &Tx, vault: &Vault) -> Result<DataKey> {
    let held = vault.held();
    if held.ring.keys.len() > 1 {
        return Err(Error::conflict("rotation_under_way"));
    }
    let ring = held.ring.with_new(tx.now().plus_seconds(AHEAD_SECONDS))?;
    exchange(tx, &held, &ring.wrap(&vault.0.master)?).await?;
    Ok(ring.newest().clone())
}

/// Takes away every data key but the newest: what was sealed with another is lost.
///
/// # Errors
/// As [`add_key`].
pub async fn drop_old_keys(tx: &Tx, vault: &Vault) -> Result<()> {
    let held = vault.held();
    exchange(tx, &held, &held.ring.with_newest_only().wrap(&vault.0.master)?).await
}

/// Wraps the same keys by another master key; from the commit on the old one opens nothing.
///
/// # Errors
/// As [`add_key`].
pub async fn rewrap(tx: &Tx, vault: &Vault, new: &MasterKey) -> Result<()> {
    let held = vault.held();
    exchange(tx, &held, &held.ring.wrap(&new.cipher())?).await
}

/// Puts the new index key of a renewal into the store; the old one is gone with the commit.
///
/// # Errors
/// As [`add_key`].
pub(super) async fn exchange_index(tx: &Tx, old: &Vault, new: &Vault) -> Result<()> {
    exchange(tx, &old.held(), &new.held().note).await
}

const EXCHANGE: &str = "
    UPDATE store_note
    SET value = $1
    WHERE key = $2 AND value = $3";

/// Nobody changes keys that another program changed meanwhile.
async fn exchange(tx: &Tx, held: &Held, new: &str) -> Result<()> {
    if held.strange {
        return Err(Error::conflict("keys_rewrapped"));
    }
    let values = [new.into(), NOTE.into(), held.note.as_str().into()];
    let update = Statement::from_sql_and_values(tx.get_database_backend(), EXCHANGE, values);
    match tx.execute_raw(update).await?.rows_affected() {
        1 => Ok(()),
        _ => Err(Error::conflict("keys_changed")),
    }
}

impl Vault {
    /// Goes by the keys as the store has them now.
    pub(crate) async fn follow(&self, read: &Reader, now: Stamp) -> Result<()> {
        self.learn(&note(&read.0, NOTE).await?, now);
        Ok(())
    }

    pub(super) fn learn(&self, note: &str, now: Stamp) {
        let held = self.held();
        if note != held.note {
            let next = match Ring::unwrap(&self.0.master, note) {
                Some(ring) if ring.index() != held.ring.index() => held.under_another_index(note),
                Some(ring) => Held::new(note, ring, now),
                None => held.under_another_master(note),
            };
            self.hold(next);
        } else if held.in_use_at(now) != held.in_use {
            self.hold(Held { in_use: held.in_use_at(now), ..(*held).clone() });
        }
    }

    /// Goes on to look for new keys, every few seconds and at once where a text bears a number that nobody knows.
    pub(crate) async fn keep_following(self, read: Reader, clock: Clock) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.0.unknown.notified() => {}
            }
            if let Err(error) = self.follow(&read, clock.now()).await {
                tracing::debug!(%error, "the keys could not be looked up; it will be tried again");
            }
        }
    }
}
