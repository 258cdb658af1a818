//! Fingerprints of accounts under another index key. What the house does not know in plain it cannot make anew: recovery codes go, and
//! browsers, whose cookie is called by such a fingerprint, are known again when somebody next signs in with them.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

use super::provider::said_of;

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] = &[
    Fingerprints::made(
        "account_link",
        &["subject_index"],
        "account_link.issuer, account_link.subject, account_link.subject_index",
        link,
    ),
    Fingerprints::gone("recovery_code", &["code"]),
    Fingerprints::gone("known_browser", &["secret_hash"]),
];

fn link(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let issuer: String = read(row, "issuer")?;
    let subject = renewal.open("link subject", read(row, "subject")?);
    let said = subject.map(|subject| said_of(&issuer, &subject));
    Ok(Some(vec![renewal.of(&read::<Blind>(row, "subject_index")?, "link subject", said).into()]))
}
