//! Changing the master key, at the machine itself.

use kernel::Result;
use kernel::vault::{self, MasterKey};

use super::REWRAP;
use crate::house::House;

/// Wraps the data keys by another master key, in one commit: the old one opens nothing afterwards.
///
/// # Errors
/// A conflict where another program changed the keys meanwhile.
pub async fn rewrap(house: &House, new: &MasterKey) -> Result<()> {
    let store = &house.store;
    store
        .journal
        .record(&house.actor("console"), REWRAP, &house.city, async |tx| {
            tx.about("data_key", store.vault.key_in_use()?);
            vault::rewrap(tx, &store.vault, new).await
        })
        .await
}
