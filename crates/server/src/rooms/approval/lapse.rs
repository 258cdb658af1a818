//! Requests that nobody decided in time: their alerts close by themselves.

use kernel::{Error, Read, Result};
use sea_orm::FromQueryResult;
use serde_json::json;

use super::LAPSE_APPROVALS;
use super::store::ApprovalId;
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: usize = 100;

const LAPSED: &str = "
    SELECT approval.id, approval.area FROM approval
    JOIN alert ON alert.subject_id = approval.id AND alert.rule = $1 AND alert.state <> 'closed'
    WHERE approval.state = 'open' AND approval.valid_until <= $2";

#[derive(FromQueryResult)]
struct Lapsed {
    id: ApprovalId,
    area: String,
}

/// Closes the alerts of requests whose time is over.
pub async fn lapse_overdue(house: &House) -> Result<()> {
    let rule = alert::APPROVAL_ASKED.code;
    let lapsed: Vec<Lapsed> = house.store.read.sql(LAPSED, [rule.into(), house.store.clock.now().into()]).await?;
    for portion in lapsed.chunks(PORTION) {
        let area = portion[0].area.parse().map_err(Error::internal)?;
        let causes: Vec<String> = portion.iter().map(|one| format!("{rule} {}", one.id)).collect();
        let close = async |tx: &mut kernel::Tx| {
            tx.tell(&json!({ "approvals": causes.len() }));
            alert::close_with(tx, &house.store.vault, &causes, "逾期无人批准").await.map(drop)
        };
        house.store.journal.record(&house.actor("clock"), LAPSE_APPROVALS, &area, close).await?;
    }
    Ok(())
}
