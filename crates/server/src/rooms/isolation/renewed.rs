//! Fingerprints of the secrets of pages under another index key.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] =
    &[Fingerprints::made("isolation_page", &["token"], "isolation_page.token, isolation_page.secret", page)];

fn page(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let secret = renewal.open("page", read(row, "secret")?);
    Ok(Some(vec![renewal.of(&read::<Blind>(row, "token")?, "page", secret).into()]))
}
