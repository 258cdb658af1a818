//! Fingerprints of recipients under another index key. A browser is told only what the house signs with the key that the browser was
//! given, and that key follows from the index key: browsers are named anew.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] = &[
    Fingerprints::made("message", &["bundle"], "message.bundle, message.recipient", bundle),
    Fingerprints::gone("push_subscription", &["endpoint"]),
];

fn bundle(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let bundle: String = read(row, "bundle")?;
    // Channel, rule and recipient; of an address its fingerprint, of others their name with its dashes.
    let Some((told, who)) = bundle.rsplit_once(' ') else { return Ok(None) };
    let Some(stored) = hex::decode(who).ok().filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
    let address = renewal.open("recipient", read(row, "recipient")?);
    let renewed = renewal.of(&Blind(stored), "recipient", address);
    Ok(Some(vec![format!("{told} {}", hex::encode(renewed.0)).into()]))
}
