//! Signed lines for a court: a file that anybody can check without the house.
//!
//! Lines of JSON, each ended by a line feed. The first says whose, when and what for; then one line for each line of the journal with the
//! hash before it; the last holds the SHA-256 over every byte before it and an Ed25519 signature (RFC 8032) over
//! `wangge evidence\0` and that hash. A line's own hash follows from the hash before it and what it says, so each can be checked by
//! itself, and lines that follow each other are the chain.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use kernel::journal::Line;
use kernel::{Error, Result, Stamp, Vault};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const CONTEXT: &[u8] = b"wangge evidence\0";
const FORMAT: &str = "wangge evidence 1";

/// What stands above.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Always the same: tells the format.
    pub format: String,
    /// Code of the city.
    pub city: String,
    /// When it was made.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// What for.
    pub purpose: String,
    /// Which lines were asked for.
    pub filter: serde_json::Value,
    /// How many lines there are.
    pub lines: usize,
    /// The number of the last line of the whole journal …
    pub chain_lines: i64,
    /// … and its hash.
    pub chain_hash: String,
    /// The public key that the signature belongs to, hexadecimal.
    pub key: String,
}

/// A line of the journal as it stands in the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    seq: i64,
    at: i64,
    actor: Option<Uuid>,
    act: String,
    area: String,
    subject_kind: String,
    subject_id: String,
    detail: String,
    before: String,
    hash: String,
}

#[derive(Serialize, Deserialize)]
struct Tail {
    sha256: String,
    signature: String,
}

/// The key that signs evidence: a key of its own, that follows from the city's keys and lies nowhere by itself.
fn key(vault: &Vault) -> SigningKey {
    SigningKey::from_bytes(&vault.derive("evidence"))
}

/// The key by which anybody tells true evidence: 32 bytes, hexadecimal.
pub fn public_key(vault: &Vault) -> String {
    hex::encode(key(vault).verifying_key().to_bytes())
}

/// What people compare of a key, in groups of four.
pub fn fingerprint(public_key: &str) -> String {
    let hash = hex::encode_upper(&Sha256::digest(public_key.as_bytes())[..16]);
    hash.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// What a file of evidence says, without the lines.
pub struct About {
    pub city: String,
    pub made_at: String,
    pub made_by: String,
    pub purpose: String,
    pub filter: serde_json::Value,
    pub chain: (i64, String),
}

/// Puts lines together, each with the hash before it, and signs them.
pub fn signed(vault: &Vault, about: About, lines: &[(Line, String)]) -> Result<Vec<u8>> {
    signed_with(&key(vault), about, lines)
}

fn signed_with(key: &SigningKey, about: About, lines: &[(Line, String)]) -> Result<Vec<u8>> {
    let About { city, made_at, made_by, purpose, filter, chain: (chain_lines, chain_hash) } = about;
    let head = Head {
        format: FORMAT.to_owned(),
        city,
        made_at,
        made_by,
        purpose,
        filter,
        lines: lines.len(),
        chain_lines,
        chain_hash,
        key: hex::encode(key.verifying_key().to_bytes()),
    };
    let mut file = vec![];
    put(&mut file, &head)?;
    for (line, before) in lines {
        let Line { seq, at, actor, act, area, subject_kind, subject_id, detail, hash } = line.clone();
        let before = before.clone();
        put(&mut file, &Entry { seq, at: at.0, actor, act, area, subject_kind, subject_id, detail, before, hash })?;
    }
    let hash = Sha256::digest(&file);
    let signature = key.sign(&[CONTEXT, &hash].concat());
    put(&mut file, &Tail { sha256: hex::encode(hash), signature: hex::encode(signature.to_bytes()) })?;
    Ok(file)
}

fn put(file: &mut Vec<u8>, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *file, value).map_err(Error::internal)?;
    file.push(b'\n');
    Ok(())
}

/// What a file of evidence proves.
#[derive(Debug)]
pub struct Verdict {
    /// What stands above.
    pub head: Head,
    /// The numbers of the first and the last line.
    pub span: Option<(i64, i64)>,
    /// How many runs of lines that follow each other without a gap.
    pub runs: usize,
}

/// Checks a file against a public key, without the house. A key that was changed in line `until` of the journal signed nothing later.
///
/// # Errors
/// A plain sentence that says what is wrong: the file, the key, the signature, or the first line that does not fit.
pub fn verify(file: &[u8], public_key: &str, until: Option<i64>) -> Result<Verdict, String> {
    let key: Option<[u8; 32]> = hex::decode(public_key.trim()).ok().and_then(|key| key.try_into().ok());
    let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let key = key.ok_or("the key is not 64 hexadecimal digits of an Ed25519 key")?;
    let cut = file.strip_suffix(b"\n").and_then(|whole| whole.iter().rposition(|byte| *byte == b'\n'));
    let cut = cut.ok_or("the file has no signature")? + 1;
    let (signed, tail) = file.split_at(cut);
    let tail: Tail = serde_json::from_slice(tail).map_err(|_| "the file has no signature")?;
    let hash = Sha256::digest(signed);
    if tail.sha256 != hex::encode(hash) {
        return Err("the file was altered: its SHA-256 is another".into());
    }
    let signature: Option<[u8; 64]> = hex::decode(&tail.signature).ok().and_then(|bytes| bytes.try_into().ok());
    let signature = Signature::from_bytes(&signature.ok_or("the signature cannot be read")?);
    if key.verify_strict(&[CONTEXT, &hash].concat(), &signature).is_err() {
        return Err("the signature is not one of this key".into());
    }
    let mut lines = signed.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let head: Head =
        lines.next().and_then(|line| serde_json::from_slice(line).ok()).ok_or("the head cannot be read")?;
    if head.format != FORMAT {
        return Err(format!("this is no {FORMAT}"));
    }
    if let Some(end) = until.filter(|end| head.chain_lines >= *end) {
        return Err(format!(
            "the key was changed in journal line {end}, and the journal then had {} lines",
            head.chain_lines
        ));
    }
    let (mut span, mut runs, mut n) = (None::<(i64, i64)>, 0, 0);
    let mut last: Option<Line> = None;
    for text in lines {
        let entry: Entry = serde_json::from_slice(text).map_err(|_| format!("line {} cannot be read", n + 1))?;
        let Entry { seq, at, actor, act, area, subject_kind, subject_id, detail, before, hash } = entry;
        let line = Line { seq, at: Stamp(at), actor, act, area, subject_kind, subject_id, detail, hash };
        if !line.follows(&before) {
            return Err(format!("journal line {seq} does not fit its hash"));
        }
        match &last {
            Some(last) if last.seq >= seq => return Err(format!("journal line {seq} stands out of order")),
            Some(last) if last.seq + 1 == seq => {
                if last.hash != before {
                    return Err(format!("journal line {seq} does not follow the one before"));
                }
            }
            _ => runs += 1,
        }
        span = Some((span.map_or(seq, |(first, _)| first), seq));
        n += 1;
        last = Some(line);
    }
    if let Some(last) = last.filter(|line| line.seq > head.chain_lines) {
        return Err(format!("journal line {} is later than the {} lines of the head", last.seq, head.chain_lines));
    }
    if n != head.lines {
        return Err(format!("the head says {} lines, there are {n}", head.lines));
    }
    Ok(Verdict { head, span, runs })
}
