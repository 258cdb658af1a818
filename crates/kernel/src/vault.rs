//! Keeps personal data unreadable at rest and yet findable.
//!
//! A text is sealed with XChaCha20-Poly1305 under the city's data key; an exact search goes through a blind index, an
//! HMAC-SHA-256 under a second key. Both keys are made at `wangge init` and kept in the store wrapped by the master
//! key, which lives outside the database: in a file of mode 0600 or in the environment. Who loses the master key
//! loses the sealed data.

use std::path::Path;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sea_orm::DeriveValueType;
use sha2::Sha256;

use crate::error::{Error, Result};

/// A sealed text: version byte, 24 bytes of nonce, cipher text with tag.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct Sealed(pub Vec<u8>);

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed")
    }
}

/// The keyed fingerprint by which a sealed text is found again: 16 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct Blind(pub Vec<u8>);

/// The master key: 32 bytes.
pub struct MasterKey([u8; 32]);

impl MasterKey {
    /// A new key.
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self> {
        let odd = || Error::setup("the master key must be 64 hexadecimal digits");
        let bytes = hex::decode(text.trim()).map_err(|_| odd())?;
        Ok(Self(bytes.try_into().map_err(|_| odd())?))
    }

    /// Reads the key file, refusing one that others may read.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .map_err(|e| Error::setup(format!("cannot read the master key {}: {e}", path.display())))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path).map(|m| m.permissions().mode()).unwrap_or(0o777);
            if mode & 0o077 != 0 {
                return Err(Error::setup(format!("{} may be read by others; chmod 600 it", path.display())));
            }
        }
        Self::parse(&text)
    }

    /// A key for one purpose, which its parts name. From it nobody finds the master key.
    pub fn derive(&self, purpose: &[&str]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(DERIVED);
        for part in purpose {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        mac.finalize().into_bytes().into()
    }

    /// Writes the key file with mode 0600; an existing file is never overwritten.
    pub fn write(&self, path: &Path) -> Result<()> {
        use std::io::Write;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(path).and_then(|mut file| {
            writeln!(file, "{}", hex::encode(self.0))?;
            file.sync_all()
        });
        written.map_err(|e| Error::setup(format!("cannot write the master key {}: {e}", path.display())))
    }
}

/// Seals, opens and indexes personal data.
#[derive(Clone)]
pub struct Vault(Arc<Keys>);

struct Keys {
    cipher: XChaCha20Poly1305,
    index: Hmac<Sha256>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

const VERSION: u8 = 1;
const WRAP: &[u8] = b"wangge data key";
/// Keeps derived secrets apart from fingerprints: no kind begins with a zero sign.
const DERIVED: &[u8] = b"\0derived ";

impl Vault {
    /// Makes new data keys and returns them wrapped for the store.
    pub fn create(master: &MasterKey) -> Result<(Self, String)> {
        let keys: [u8; 64] = std::array::from_fn(|_| rand::random());
        let wrapped = seal_with(&XChaCha20Poly1305::new(&master.0.into()), &keys, WRAP)?;
        Ok((Self::of(&keys), hex::encode(wrapped)))
    }

    /// Unwraps the data keys that the store holds.
    ///
    /// # Errors
    /// A plain message where the master key is not the one of this store.
    pub fn unwrap(master: &MasterKey, wrapped: &str) -> Result<Self> {
        let wrong = || Error::setup("the master key is not the one of this store");
        let wrapped = hex::decode(wrapped).map_err(|_| wrong())?;
        let keys = open_with(&XChaCha20Poly1305::new(&master.0.into()), &wrapped, WRAP).ok_or_else(wrong)?;
        let keys: [u8; 64] = keys.try_into().map_err(|_| wrong())?;
        Ok(Self::of(&keys))
    }

    fn of(keys: &[u8; 64]) -> Self {
        let (cipher, index) = keys.split_at(32);
        let cipher = XChaCha20Poly1305::new_from_slice(cipher).expect("32 bytes are a key");
        let index = Hmac::new_from_slice(index).expect("HMAC takes a key of any length");
        Self(Arc::new(Keys { cipher, index }))
    }

    /// Makes a text unreadable. `kind` binds it to its column: moved to another column it does not open.
    pub fn seal(&self, kind: &str, text: &str) -> Result<Sealed> {
        self.seal_bytes(kind, text.as_bytes())
    }

    /// Makes anything unreadable, for example a photo; as [`Vault::seal`].
    pub fn seal_bytes(&self, kind: &str, bytes: &[u8]) -> Result<Sealed> {
        seal_with(&self.0.cipher, bytes, kind.as_bytes()).map(Sealed)
    }

    /// Reads a sealed text again.
    pub fn open(&self, kind: &str, sealed: &Sealed) -> Result<String> {
        let unreadable = || Error::internal(format!("a sealed {kind} does not open"));
        String::from_utf8(self.open_bytes(kind, sealed)?).map_err(|_| unreadable())
    }

    /// Reads anything sealed again.
    pub fn open_bytes(&self, kind: &str, sealed: &Sealed) -> Result<Vec<u8>> {
        let bytes = open_with(&self.0.cipher, &sealed.0, kind.as_bytes());
        bytes.ok_or_else(|| Error::internal(format!("a sealed {kind} does not open")))
    }

    /// The fingerprint of a normalised text, for exact search within one kind.
    pub fn index(&self, kind: &str, text: &str) -> Blind {
        let mut mac = self.0.index.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        Blind(mac.finalize().into_bytes()[..16].to_vec())
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

fn seal_with(cipher: &XChaCha20Poly1305, text: &[u8], kind: &[u8]) -> Result<Vec<u8>> {
    let nonce: [u8; 24] = rand::random();
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: text, aad: kind })
        .map_err(|_| Error::internal("a text could not be sealed"))?;
    Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
}

fn open_with(cipher: &XChaCha20Poly1305, sealed: &[u8], kind: &[u8]) -> Option<Vec<u8>> {
    let (version, rest) = sealed.split_first()?;
    let (nonce, text) = rest.split_first_chunk::<24>()?;
    if *version != VERSION {
        return None;
    }
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: kind }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_texts_open_only_with_their_key_and_kind() {
        let master = MasterKey::random();
        let (vault, wrapped) = Vault::create(&master).unwrap();
        let sealed = vault.seal("phone", "15412345678").unwrap();
        assert!(!sealed.0.windows(4).any(|part| part == b"1541"));
        let again = Vault::unwrap(&master, &wrapped).unwrap();
        assert_eq!(again.open("phone", &sealed).unwrap(), "15412345678");
        assert!(again.open("address", &sealed).is_err());
        assert!(Vault::unwrap(&MasterKey::random(), &wrapped).is_err());
        assert_eq!(again.index("phone", "1"), vault.index("phone", "1"));
        assert_ne!(again.index("phone", "1"), vault.index("tail", "1"));
        assert_eq!(again.derive("pass"), vault.derive("pass"));
        assert_ne!(again.derive("pass"), vault.derive("page"));
    }
}
