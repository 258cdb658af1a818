//! The master key, which lies outside the store.

use std::path::Path;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::DERIVED;
use crate::error::{Error, Result};

/// The master key: 32 bytes.
#[derive(PartialEq, Eq)]
pub struct MasterKey(pub(super) [u8; 32]);

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
        Self::parse(&crate::config::read_private(path, "the master key")?)
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

    pub(super) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
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
            file.sync_all()?;
            // Its name must be on the disk too before anything is wrapped with it.
            #[cfg(unix)]
            std::fs::File::open(folder_of(path))?.sync_all()?;
            Ok(())
        });
        written.map_err(|e| Error::setup(format!("cannot write the master key {}: {e}", path.display())))
    }
}

#[cfg(unix)]
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
