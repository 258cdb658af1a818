//! Another index key: every fingerprint is made anew in one change, from the sealed text beside it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use chacha20poly1305::aead::KeyInit;
use hmac::Hmac;
use sea_orm::{QueryResult, Value};
use sha2::Sha256;
use tokio::sync::Notify;

use super::change::exchange_index;
use super::{Blind, Held, Inside, Sealed, Vault};
use crate::clock::Stamp;
use crate::error::{Error, Result};
use crate::journal::Tx;

/// Both index keys while one takes the place of the other.
pub struct Renewal {
    old: Vault,
    pub(super) new: Vault,
    carried: AtomicU64,
}

/// Fingerprints of a table and how they are made anew.
pub struct Fingerprints {
    /// The table.
    pub table: &'static str,
    /// The columns with its fingerprints.
    pub columns: &'static [&'static str],
    /// How they are made.
    pub keys: Keys,
}

/// How the fingerprints of a table are made.
pub enum Keys {
    /// From what stands beside them.
    Made {
        /// Its primary key.
        id: &'static str,
        /// The second column of it, a small number, where it has two.
        place: Option<&'static str>,
        /// What is joined to the table.
        joined: &'static str,
        /// What is selected besides its names.
        from: &'static str,
        /// What stands in the columns afterwards; nothing where the row has no fingerprint.
        renewed: fn(&Renewal, &QueryResult) -> Result<Option<Vec<Value>>>,
    },
    /// From what the house does not know: the rows go.
    Gone,
}

impl Renewal {
    /// Invents a key; the store keeps the one before until [`Renewal::keep`].
    pub fn begin(vault: &Vault, now: Stamp) -> Result<Self> {
        let held = vault.held();
        let ring = held.ring.with_new_index();
        let note = ring.wrap(&vault.0.master)?;
        let index = Hmac::<Sha256>::new_from_slice(ring.index()).expect("HMAC takes a key of any length");
        let held = RwLock::new(Arc::new(Held::new(&note, ring, now)));
        let new = Vault(Arc::new(Inside { master: vault.0.master.clone(), index, held, unknown: Notify::new() }));
        Ok(Self { old: vault.clone(), new, carried: AtomicU64::new(0) })
    }

    /// The fingerprint in the place of one: of that of the texts which gave it.
    ///
    /// Where none did, for example of a household without an address, it is carried over: it equals what it equalled
    /// before and nothing else, and without both keys nobody can tell what it was.
    pub fn of(&self, stored: &Blind, kind: &str, texts: impl IntoIterator<Item = String>) -> Blind {
        let found = texts.into_iter().find(|text| self.old.index(kind, text) == *stored);
        found.map_or_else(|| self.carry(stored), |text| self.new.index(kind, &text))
    }

    fn carry(&self, stored: &Blind) -> Blind {
        self.carried.fetch_add(1, Ordering::Relaxed);
        self.new.index("carried over", &hex::encode(&stored.0))
    }

    /// Reads a sealed text; none where it does not open: that is told elsewhere, and its fingerprint is carried over.
    pub fn open(&self, kind: &str, sealed: Option<Sealed>) -> Option<String> {
        self.old.open(kind, &sealed?).ok()
    }

    /// What stands in the place of a fingerprint of a whole request: nothing equals it, so the same request sent again is another.
    pub fn blank() -> Value {
        Vec::<u8>::new().into()
    }

    /// So many fingerprints were carried over until now.
    pub fn carried(&self) -> u64 {
        self.carried.load(Ordering::Relaxed)
    }

    /// Puts the new key into the store. With the commit the old one is gone.
    ///
    /// # Errors
    /// A conflict where another program changed the keys meanwhile.
    pub async fn keep(&self, tx: &Tx) -> Result<()> {
        exchange_index(tx, &self.old, &self.new).await
    }
}

impl Fingerprints {
    /// A table named by its `id`.
    pub const fn made(
        table: &'static str,
        columns: &'static [&'static str],
        from: &'static str,
        renewed: fn(&Renewal, &QueryResult) -> Result<Option<Vec<Value>>>,
    ) -> Self {
        Self { table, columns, keys: Keys::Made { id: "id", place: None, joined: "", from, renewed } }
    }

    /// A table whose rows go.
    pub const fn gone(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns, keys: Keys::Gone }
    }
}

/// What stands in a column of a row that was read.
pub fn read<T: sea_orm::TryGetable>(row: &QueryResult, column: &str) -> Result<T> {
    row.try_get("", column).map_err(Error::internal)
}
