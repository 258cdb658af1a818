//! Fingerprints of requests that take two, under another index key.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] =
    &[Fingerprints::made("approval", &["fingerprint", "digest"], "approval.request, approval.fingerprint", request)];

fn request(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let request = renewal.open("approval", read(row, "request")?);
    let fingerprint = renewal.of(&read::<Blind>(row, "fingerprint")?, "approval", request);
    Ok(Some(vec![fingerprint.into(), Renewal::blank()]))
}
