//! Keeps personal data unreadable at rest and yet findable.
//!
//! A text is sealed with XChaCha20-Poly1305 under one of the city's data keys, whose number it bears; an exact search goes through
//! a blind index, an HMAC-SHA-256 under a key of its own. These keys are made at `wangge init` and kept in the store wrapped by the
//! master key, which lives outside the database: in a file of mode 0600 or in the environment. Who loses the master key
//! loses the sealed data.
//!
//! Data keys are changed while the house is at work: a new one is added, all texts are sealed anew with it, the old one is taken away.
//! The index key is changed while nobody has the store open, and every fingerprint with it; see [`Renewal`].

mod change;
mod column;
mod master;
mod renewal;
mod ring;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sea_orm::DeriveValueType;
use sha2::Sha256;
use tokio::sync::Notify;

pub(crate) use change::NOTE;
pub use change::{add_key, drop_old_keys, rewrap};
pub use column::SealedColumn;
pub use master::MasterKey;
pub use renewal::{Fingerprints, Keys, Renewal, read};
pub use ring::DataKey;
use ring::Ring;

use crate::clock::Stamp;
use crate::error::{Error, Result};

/// A sealed text: version byte, two bytes with the number of the key, 24 bytes of nonce, cipher text with tag.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct Sealed(pub Vec<u8>);

impl Sealed {
    /// The number of the data key it was sealed with; none where it is no sealed text.
    pub fn key_number(&self) -> Option<u16> {
        let (head, _) = self.0.split_first_chunk::<HEAD>()?;
        (head[0] == VERSION).then(|| u16::from_be_bytes([head[1], head[2]]))
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed")
    }
}

/// The keyed fingerprint by which a sealed text is found again: 16 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct Blind(pub Vec<u8>);

/// Seals, opens and indexes personal data.
#[derive(Clone)]
pub struct Vault(Arc<Inside>);

struct Inside {
    /// What the data keys are wrapped with.
    master: XChaCha20Poly1305,
    index: Hmac<Sha256>,
    held: RwLock<Arc<Held>>,
    /// Told where a text bears the number of a key that is not held.
    unknown: Notify,
}

/// The keys as they were last seen in the store.
#[derive(Clone)]
struct Held {
    note: String,
    ring: Arc<Ring>,
    learned: Instant,
    /// The number of the key that new texts are sealed with; none where the store has keys that this program cannot unwrap.
    in_use: Option<u16>,
    /// The store's keys were wrapped by another master key since.
    strange: bool,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

const VERSION: u8 = 2;
/// Version and number.
const HEAD: usize = 3;
/// The length of a fingerprint.
const BLIND: usize = 16;
/// Keeps derived secrets apart from fingerprints: no kind begins with a zero sign.
const DERIVED: &[u8] = b"\0derived ";

/// A new key is known so long before it is used: every server looks for it several times meanwhile.
pub const AHEAD_SECONDS: i64 = 60;

impl Held {
    fn new(note: &str, ring: Ring, now: Stamp) -> Self {
        let ring = Arc::new(ring);
        let held = Self { note: note.to_owned(), ring, learned: Instant::now(), in_use: None, strange: false };
        Self { in_use: held.in_use_at(now), ..held }
    }

    /// The newest key whose time has come; by this program's own watch too, should the clocks of two servers differ.
    fn in_use_at(&self, now: Stamp) -> Option<u16> {
        if self.strange && self.in_use.is_none() {
            return None;
        }
        let known_for_long = self.learned.elapsed() >= Duration::from_secs(AHEAD_SECONDS.unsigned_abs());
        let begun = self.ring.keys.iter().rfind(|key| key.from <= now || known_for_long);
        begun.or(self.ring.keys.first()).map(|key| key.number)
    }

    /// Only wrapped by another: all goes on. With other keys in it: nothing is sealed any more that could not be opened later.
    fn under_another_master(&self, note: &str) -> Self {
        let same = Ring::keys_of(note).is_some_and(|keys| keys == self.ring.keys);
        tracing::error!(same, "the store's keys were wrapped by another master key; restart with its file");
        let in_use = self.in_use.filter(|_| same);
        Self { note: note.to_owned(), in_use, strange: true, ..self.clone() }
    }

    /// Fingerprints were made anew meanwhile: nothing is written any more that nobody would find.
    fn under_another_index(&self, note: &str) -> Self {
        tracing::error!("the store's index key was changed while it was open here; restart");
        Self { note: note.to_owned(), in_use: None, strange: true, ..self.clone() }
    }
}

impl Vault {
    /// Makes the keys of a new store and returns them wrapped for it.
    pub fn create(master: &MasterKey) -> Result<String> {
        Ring::new().wrap(&master.cipher())
    }

    /// Unwraps the keys that the store holds.
    ///
    /// # Errors
    /// A plain message where the master key is not the one of this store.
    pub fn unwrap(master: &MasterKey, note: &str, now: Stamp) -> Result<Self> {
        let master = master.cipher();
        let ring = Ring::unwrap(&master, note);
        let ring = ring.ok_or_else(|| Error::setup("the master key is not the one of this store"))?;
        let index = Hmac::new_from_slice(ring.index()).expect("HMAC takes a key of any length");
        let held = RwLock::new(Arc::new(Held::new(note, ring, now)));
        Ok(Self(Arc::new(Inside { master, index, held, unknown: Notify::new() })))
    }

    fn held(&self) -> Arc<Held> {
        self.0.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hold(&self, held: Held) {
        *self.0.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(held);
    }

    /// The data keys, the oldest first. More than one while texts are sealed anew.
    pub fn keys(&self) -> Vec<DataKey> {
        self.held().ring.keys.clone()
    }

    /// The number of the key that new texts are sealed with.
    ///
    /// # Errors
    /// [`Error::Busy`] where other keys were put into the store under a master key that this program does not have.
    pub fn key_in_use(&self) -> Result<u16> {
        self.held().in_use.ok_or_else(strange)
    }

    /// Makes a text unreadable. `kind` binds it to its column: moved to another column it does not open.
    pub fn seal(&self, kind: &str, text: &str) -> Result<Sealed> {
        self.seal_bytes(kind, text.as_bytes())
    }

    /// Makes anything unreadable, for example a photo; as [`Vault::seal`].
    pub fn seal_bytes(&self, kind: &str, bytes: &[u8]) -> Result<Sealed> {
        let held = self.held();
        let number = held.in_use.ok_or_else(strange)?;
        let cipher = held.ring.cipher(number).ok_or_else(strange)?;
        seal_with(cipher, number, bytes, kind.as_bytes()).map(Sealed)
    }

    /// Reads a sealed text again.
    pub fn open(&self, kind: &str, sealed: &Sealed) -> Result<String> {
        String::from_utf8(self.open_bytes(kind, sealed)?).map_err(|_| unreadable(kind))
    }

    /// Reads anything sealed again.
    pub fn open_bytes(&self, kind: &str, sealed: &Sealed) -> Result<Vec<u8>> {
        let number = sealed.key_number().ok_or_else(|| unreadable(kind))?;
        let held = self.held();
        match held.ring.cipher(number) {
            Some(cipher) => open_with(cipher, &sealed.0, kind.as_bytes()).ok_or_else(|| unreadable(kind)),
            // Another server knew of a new key before this one did.
            None if number > held.ring.newest().number => {
                self.0.unknown.notify_one();
                Err(Error::Busy("a new data key is being looked up".into()))
            }
            None => Err(unreadable(kind)),
        }
    }

    /// Seals the same text anew, with the key in use.
    pub fn reseal(&self, kind: &str, sealed: &Sealed) -> Result<Sealed> {
        self.seal_bytes(kind, &self.open_bytes(kind, sealed)?)
    }

    /// What everything sealed with a key begins with.
    pub fn head(number: u16) -> [u8; 3] {
        let [high, low] = number.to_be_bytes();
        [VERSION, high, low]
    }

    /// The fingerprint of a normalised text, for exact search within one kind.
    pub fn index(&self, kind: &str, text: &str) -> Blind {
        let mut mac = self.0.index.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        Blind(mac.finalize().into_bytes()[..BLIND].to_vec())
    }

    /// A secret of 32 bytes for one purpose, for example to sign with. It follows from the city's own keys: always the same, kept
    /// nowhere, and from it nobody finds those keys.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = self.0.index.clone();
        mac.update(DERIVED);
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn unreadable(kind: &str) -> Error {
    Error::internal(format!("a sealed {kind} does not open"))
}

fn strange() -> Error {
    Error::Busy("the store's keys were changed under another master key, or its index key; restart".into())
}

fn seal_with(cipher: &XChaCha20Poly1305, number: u16, text: &[u8], kind: &[u8]) -> Result<Vec<u8>> {
    let nonce: [u8; 24] = rand::random();
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: text, aad: kind })
        .map_err(|_| Error::internal("a text could not be sealed"))?;
    Ok([Vault::head(number).as_slice(), &nonce, &sealed].concat())
}

fn open_with(cipher: &XChaCha20Poly1305, sealed: &[u8], kind: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = sealed.split_first_chunk::<HEAD>()?;
    let (nonce, text) = rest.split_first_chunk::<24>()?;
    if head[0] != VERSION {
        return None;
    }
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: kind }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Stamp = Stamp(1_581_307_200_000);

    #[test]
    fn sealed_texts_open_only_with_their_key_and_kind() {
        let master = MasterKey::random();
        let note = Vault::create(&master).unwrap();
        let vault = Vault::unwrap(&master, &note, NOON).unwrap();
        let sealed = vault.seal("phone", "15412345678").unwrap();
        assert!(!sealed.0.windows(4).any(|part| part == b"1541"));
        assert_eq!(sealed.key_number(), Some(1));
        let again = Vault::unwrap(&master, &note, NOON).unwrap();
        assert_eq!(again.open("phone", &sealed).unwrap(), "15412345678");
        assert!(again.open("address", &sealed).is_err());
        assert!(Vault::unwrap(&MasterKey::random(), &note, NOON).is_err());
        assert_eq!(again.index("phone", "1"), vault.index("phone", "1"));
        assert_ne!(again.index("phone", "1"), vault.index("tail", "1"));
        assert_eq!(again.derive("pass"), vault.derive("pass"));
        assert_ne!(again.derive("pass"), vault.derive("page"));
    }

    #[test]
    fn a_new_key_is_used_from_its_time_on_and_old_texts_stay_readable() {
        let master = MasterKey::random();
        let first = Vault::create(&master).unwrap();
        let vault = Vault::unwrap(&master, &first, NOON).unwrap();
        let (old, index, derived) = (vault.seal("phone", "1").unwrap(), vault.index("a", "b"), vault.derive("pass"));
        let two = vault.held().ring.with_new(NOON.plus_seconds(60)).unwrap().wrap(&master.cipher()).unwrap();
        vault.learn(&two, NOON);
        assert_eq!(vault.key_in_use().unwrap(), 1, "not every server knows it yet");
        vault.learn(&two, NOON.plus_seconds(60));
        let new = vault.seal("phone", "2").unwrap();
        assert_eq!(new.key_number(), Some(2));
        let again = vault.reseal("phone", &old).unwrap();
        assert_eq!((again.key_number(), vault.open("phone", &again).unwrap()), (Some(2), "1".into()));
        assert_eq!(vault.open("phone", &old).unwrap(), "1");

        let late = Vault::unwrap(&master, &first, NOON).unwrap();
        assert!(matches!(late.open("phone", &new), Err(Error::Busy(_))), "a server that does not know it yet");

        let last = vault.held().ring.with_newest_only().wrap(&master.cipher()).unwrap();
        vault.learn(&last, NOON);
        assert_eq!(vault.keys().len(), 1);
        assert_eq!(vault.open("phone", &new).unwrap(), "2");
        assert!(matches!(vault.open("phone", &old), Err(Error::Internal(_))), "it is gone for good");
        assert_eq!((vault.index("a", "b"), vault.derive("pass")), (index, derived));
    }

    #[test]
    fn under_another_master_key_a_running_program_goes_on_until_keys_change() {
        let (old, new) = (MasterKey::random(), MasterKey::random());
        let note = Vault::create(&old).unwrap();
        let vault = Vault::unwrap(&old, &note, NOON).unwrap();
        let rewrapped = vault.held().ring.wrap(&new.cipher()).unwrap();
        assert!(Vault::unwrap(&old, &rewrapped, NOON).is_err());
        let next = Vault::unwrap(&new, &rewrapped, NOON).unwrap();
        vault.learn(&rewrapped, NOON);
        let sealed = vault.seal("phone", "1").unwrap();
        assert_eq!(next.open("phone", &sealed).unwrap(), "1");
        // It would not learn of a key that is dropped: rather nothing is sealed than something lost.
        vault.learn(&next.held().ring.with_new(NOON).unwrap().wrap(&new.cipher()).unwrap(), NOON);
        assert!(matches!(vault.seal("phone", "1"), Err(Error::Busy(_))));
        assert_eq!(vault.open("phone", &sealed).unwrap(), "1");
        // Numbers and times are bound to the keys.
        assert!(Vault::unwrap(&new, &rewrapped.replace("\"number\":1", "\"number\":2"), NOON).is_err());
    }

    #[test]
    fn under_another_index_key_fingerprints_are_made_anew_or_carried_over() {
        let master = MasterKey::random();
        let note = Vault::create(&master).unwrap();
        let old = Vault::unwrap(&master, &note, NOON).unwrap();
        let renewal = Renewal::begin(&old, NOON).unwrap();
        let phone = |text: &str| old.index("phone", text);
        let texts = ["1".to_owned(), "2".to_owned()];
        let renewed = renewal.of(&phone("2"), "phone", texts.clone());
        assert_eq!(renewal.carried(), 0);
        // What no text gave equals what it equalled, and nothing that a text gives.
        let carried = renewal.of(&phone("3"), "phone", texts.clone());
        assert_eq!(carried, renewal.of(&phone("3"), "phone", []));
        assert_ne!(carried, renewal.of(&phone("4"), "phone", texts));
        assert_ne!(carried, phone("3"));
        assert_eq!(renewal.carried(), 3);

        let next = renewal.new.held().note.clone();
        let new = Vault::unwrap(&master, &next, NOON).unwrap();
        assert_eq!((new.index("phone", "2"), new.index("phone", "3") == carried), (renewed, false));
        assert_ne!(new.derive("pass"), old.derive("pass"));
        let sealed = old.seal("phone", "1").unwrap();
        assert_eq!(new.open("phone", &sealed).unwrap(), "1");
        // A program that had the store open meanwhile seals nothing more.
        old.learn(&next, NOON);
        assert!(matches!(old.seal("phone", "1"), Err(Error::Busy(_))));
        assert_eq!(old.open("phone", &sealed).unwrap(), "1");
    }
}
