//! Causes that hold a fingerprint, under another index key: of a building in which several people had a fever.

use kernel::vault::{Fingerprints, Renewal, read};
use kernel::{Blind, Result};
use sea_orm::{QueryResult, Value};

use super::CLUSTER;

/// The fingerprints of this room.
pub const FINGERPRINTS: &[Fingerprints] =
    &[Fingerprints::made("alert", &["cause"], "alert.rule, alert.area, alert.cause, alert.detail", cause)];

fn cause(renewal: &Renewal, row: &QueryResult) -> Result<Option<Vec<Value>>> {
    let (rule, cause): (String, String) = (read(row, "rule")?, read(row, "cause")?);
    let mut words: Vec<String> = cause.split(' ').map(str::to_owned).collect();
    let Some(stored) = words.get(1).and_then(|mark| hex::decode(mark).ok()).filter(|_| rule == CLUSTER.code) else {
        return Ok(None);
    };
    let (area, detail): (String, String) = (read(row, "area")?, read(row, "detail")?);
    let detail: serde_json::Value = serde_json::from_str(&detail).unwrap_or_default();
    let building = detail["building"].as_str().map(|building| format!("{area} {building}"));
    words[1] = hex::encode(renewal.of(&Blind(stored), "building", building).0);
    Ok(Some(vec![words.join(" ").into()]))
}
