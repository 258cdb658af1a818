//! A copy of a store as one sealed file.
//!
//! Its first line says what it is; the second, in JSON and readable to all, of what and when. What follows is the copy, packed with gzip
//! and sealed in pieces of 64 KiB that hang together (STREAM over XChaCha20-Poly1305), so that none is changed, left out or cut
//! off at the end unseen. The key follows from the master key and the salt of the second line: with the master key a copy can be
//! read, and with nothing else.

use std::io::{self, BufRead, Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{KeyInit, Payload};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::vault::MasterKey;

const FIRST_LINE: &str = "wangge backup 1";
const PIECE: usize = 64 * 1024;
/// So much longer a sealed piece is.
const TAG: usize = 16;
/// Each file has a key of its own, so all may begin alike.
const NONCE: [u8; 19] = [0; 19];

/// What a copy says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// `sqlite` or `postgres`.
    pub store: String,
    /// The schema on PostgreSQL.
    pub schema: Option<String>,
    /// The city's area code.
    pub city: String,
    /// When it was made: RFC 3339, UTC.
    pub made_at: String,
    /// Version of the program.
    pub program: String,
    /// From which, with the master key, the key of this file follows.
    pub salt: String,
}

impl Label {
    /// A new salt.
    pub fn salt() -> String {
        hex::encode(rand::random::<[u8; 32]>())
    }
}

/// Seals all that comes from `from` into `to`.
pub fn seal<W: Write>(master: &MasterKey, label: &Label, from: &mut impl Read, mut to: W) -> Result<W> {
    let line = serde_json::to_string(label).map_err(Error::internal)?;
    writeln!(to, "{FIRST_LINE}\n{line}").map_err(unwritable)?;
    let cipher = XChaCha20Poly1305::new(&master.derive(&["backup", &label.salt]).into());
    let sealing = Sealing { to, stream: EncryptorBE32::from_aead(cipher, &NONCE.into()), line, piece: vec![] };
    let mut packer = GzEncoder::new(sealing, Compression::fast());
    io::copy(from, &mut packer).map_err(unwritable)?;
    packer.finish().and_then(Sealing::finish).map_err(unwritable)
}

fn unwritable(error: io::Error) -> Error {
    Error::setup(format!("the backup cannot be written: {error}"))
}

struct Sealing<W> {
    to: W,
    stream: EncryptorBE32<XChaCha20Poly1305>,
    line: String,
    piece: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    fn finish(mut self) -> io::Result<W> {
        let last = Payload { msg: &self.piece, aad: self.line.as_bytes() };
        self.to.write_all(&self.stream.encrypt_last(last).map_err(io::Error::other)?)?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            let next = Payload { msg: &self.piece, aad: self.line.as_bytes() };
            self.to.write_all(&self.stream.encrypt_next(next).map_err(io::Error::other)?)?;
            self.piece.clear();
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads what a copy says of itself, and gives what unseals the rest.
///
/// # Errors
/// A plain message where it is no copy of a store. Reading on fails where the key is another or a piece is not as it was written.
pub fn open<R: BufRead>(master: &MasterKey, mut from: R) -> Result<(Label, impl Read)> {
    let foreign = || Error::setup("this file is no backup of Wangge");
    let mut lines = [String::new(), String::new()];
    for line in &mut lines {
        (&mut from).take(4096).read_line(line).map_err(|_| foreign())?;
    }
    let [first, line] = lines.map(|line| line.trim_end_matches('\n').to_owned());
    if first != FIRST_LINE {
        return Err(foreign());
    }
    let label: Label = serde_json::from_str(&line).map_err(|_| foreign())?;
    let cipher = XChaCha20Poly1305::new(&master.derive(&["backup", &label.salt]).into());
    let stream = Some(DecryptorBE32::from_aead(cipher, &NONCE.into()));
    Ok((label, GzDecoder::new(Opening { from, stream, line, piece: vec![], read: 0 })))
}

struct Opening<R> {
    from: R,
    /// None behind the last piece.
    stream: Option<DecryptorBE32<XChaCha20Poly1305>>,
    line: String,
    piece: Vec<u8>,
    read: usize,
}

impl<R: BufRead> Opening<R> {
    fn next(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.stream.take() else { return Ok(()) };
        let mut sealed = Vec::with_capacity(PIECE + TAG);
        (&mut self.from).take((PIECE + TAG) as u64).read_to_end(&mut sealed)?;
        let piece = Payload { msg: &sealed, aad: self.line.as_bytes() };
        let other = |_| io::Error::other("the master key is not the one of this backup, or the file is damaged");
        if self.from.fill_buf()?.is_empty() {
            self.piece = stream.decrypt_last(piece).map_err(other)?;
        } else {
            self.piece = stream.decrypt_next(piece).map_err(other)?;
            self.stream = Some(stream);
        }
        self.read = 0;
        Ok(())
    }
}

impl<R: BufRead> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.piece.len() {
            self.piece.clear();
            self.read = 0;
            self.next()?;
        }
        let n = into.len().min(self.piece.len() - self.read);
        into[..n].copy_from_slice(&self.piece[self.read..self.read + n]);
        self.read += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label() -> Label {
        Label {
            store: "sqlite".into(),
            schema: None,
            city: "220581".into(),
            made_at: "2020-02-10T01:00:00.000Z".into(),
            program: "0".into(),
            salt: Label::salt(),
        }
    }

    fn unsealed(master: &MasterKey, file: &[u8]) -> Option<Vec<u8>> {
        let mut out = vec![];
        open(master, file).ok()?.1.read_to_end(&mut out).ok()?;
        Some(out)
    }

    #[test]
    fn a_copy_opens_whole_or_not_at_all() {
        let master = MasterKey::random();
        // Random bytes cannot be packed: several pieces, the last one full, empty, or short.
        for length in [0, 1, PIECE, 3 * PIECE, 3 * PIECE + 17, 200_000] {
            let bytes: Vec<u8> = (0..length).map(|_| rand::random()).collect();
            let file = seal(&master, &label(), &mut bytes.as_slice(), vec![]).unwrap();
            assert_eq!(unsealed(&master, &file).as_deref(), Some(bytes.as_slice()), "{length}");
            assert_eq!(unsealed(&MasterKey::random(), &file), None);
            let begin = file.len() - (PIECE + TAG).min(length + TAG);
            for cut in [file.len() - 1, begin] {
                assert_eq!(unsealed(&master, &file[..cut]), None, "{length} cut to {cut}");
            }
            let mut changed = file.clone();
            *changed.last_mut().unwrap() ^= 1;
            assert_eq!(unsealed(&master, &changed), None);
            let text = String::from_utf8_lossy(&file).replace("220581", "220582");
            assert_eq!(unsealed(&master, text.as_bytes()), None, "the label is bound to the pieces");
        }
        assert!(open(&master, &b"SQLite format 3"[..]).is_err());
    }
}
