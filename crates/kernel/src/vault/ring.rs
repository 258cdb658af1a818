//! The data keys of a city, each with its number, and how the store keeps them: wrapped by the master key, with the numbers
//! readable beside them, so that also who cannot unwrap them sees that they changed.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use serde::{Deserialize, Serialize};

use super::{open_with, seal_with};
use crate::clock::Stamp;
use crate::error::{Error, Result};

/// What may be said of a data key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataKey {
    /// Its number, which every text sealed with it bears.
    pub number: u16,
    /// From then on new texts are sealed with it, until there is a later one.
    pub from: Stamp,
}

/// The ring as the store keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    keys: Vec<DataKey>,
    wrapped: String,
}

/// The keys themselves.
pub(super) struct Ring {
    /// The oldest first.
    pub keys: Vec<DataKey>,
    /// The key of blind indexes, then the data keys as they stand in `keys`.
    secrets: Vec<[u8; 32]>,
    ciphers: Vec<XChaCha20Poly1305>,
}

const WRAP: &[u8] = b"wangge data keys ";

impl Ring {
    /// The first key of a new city, in use from the beginning.
    pub fn new() -> Self {
        Self::of(vec![DataKey { number: 1, from: Stamp(0) }], vec![rand::random(), rand::random()])
    }

    fn of(keys: Vec<DataKey>, secrets: Vec<[u8; 32]>) -> Self {
        let ciphers = secrets.iter().skip(1).map(|secret| XChaCha20Poly1305::new(&(*secret).into())).collect();
        Self { keys, secrets, ciphers }
    }

    /// None where the master key is another, or the note is not as it was written.
    pub fn unwrap(master: &XChaCha20Poly1305, note: &str) -> Option<Self> {
        let note: Note = serde_json::from_str(note).ok()?;
        let secrets = open_with(master, &hex::decode(&note.wrapped).ok()?, &bound_to(&note.keys).ok()?)?;
        let (secrets, rest) = secrets.as_chunks::<32>();
        let whole = rest.is_empty() && secrets.len() == note.keys.len() + 1 && !note.keys.is_empty();
        whole.then(|| Self::of(note.keys, secrets.to_vec()))
    }

    pub fn wrap(&self, master: &XChaCha20Poly1305) -> Result<String> {
        let wrapped = seal_with(master, 0, &self.secrets.concat(), &bound_to(&self.keys)?)?;
        let note = Note { keys: self.keys.clone(), wrapped: hex::encode(wrapped) };
        serde_json::to_string(&note).map_err(Error::internal)
    }

    /// The numbers of a note that somebody else wrapped.
    pub fn keys_of(note: &str) -> Option<Vec<DataKey>> {
        serde_json::from_str::<Note>(note).ok().map(|note| note.keys)
    }

    /// The key of blind indexes.
    pub fn index(&self) -> &[u8; 32] {
        &self.secrets[0]
    }

    pub fn newest(&self) -> &DataKey {
        self.keys.last().expect("a ring has a key")
    }

    pub fn cipher(&self, number: u16) -> Option<&XChaCha20Poly1305> {
        let at = self.keys.iter().position(|key| key.number == number)?;
        self.ciphers.get(at)
    }

    /// The same ring with a new key, to be used from then on.
    pub fn with_new(&self, from: Stamp) -> Result<Self> {
        let number = self.newest().number.checked_add(1).ok_or(Error::internal("there are no more key numbers"))?;
        let (mut keys, mut secrets) = (self.keys.clone(), self.secrets.clone());
        keys.push(DataKey { number, from });
        secrets.push(rand::random());
        Ok(Self::of(keys, secrets))
    }

    /// The same data keys beside a new key of blind indexes.
    pub fn with_new_index(&self) -> Self {
        let mut secrets = self.secrets.clone();
        secrets[0] = rand::random();
        Self::of(self.keys.clone(), secrets)
    }

    /// The same ring without any key but the newest.
    pub fn with_newest_only(&self) -> Self {
        let newest = *self.secrets.last().expect("a ring has a key");
        Self::of(vec![self.newest().clone()], vec![*self.index(), newest])
    }
}

/// Numbers and times cannot be changed without the master key.
fn bound_to(keys: &[DataKey]) -> Result<Vec<u8>> {
    Ok([WRAP, &serde_json::to_vec(keys).map_err(Error::internal)?].concat())
}
