//! Alerts whose owner has not been told yet. They wait in their own rows, written with what raised them: none is lost.

use kernel::dialect::Unpacking;
use kernel::{Read, Result, Store, Tx};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::climb::Ladder;
use super::store::{AlertId, alert};
use super::{RULES, Rule};
use crate::rooms::people::WorkerId;

/// An alert that came to somebody.
#[derive(Clone, Debug)]
pub struct Untold {
    /// The alert.
    pub id: AlertId,
    /// Code of its rule.
    pub rule: &'static str,
    /// 规则名.
    pub rule_zh: &'static str,
    /// How urgent it is.
    pub severity: &'static str,
    /// Where.
    pub area: String,
    /// Kind of the record it is about.
    pub subject_kind: String,
    /// The record.
    pub subject_id: Uuid,
    /// To whom it came.
    pub owner: WorkerId,
    /// On which step of the ladder.
    pub step: String,
    /// 哪一级.
    pub step_zh: String,
}

/// Whether anybody waits to be told.
pub async fn any_untold(from: &impl Read) -> Result<bool> {
    let one = alert::Entity::find().filter(alert::Column::TellAt.is_not_null()).limit(1);
    Ok(from.one(one).await?.is_some())
}

static TOLD: Unpacking = Unpacking::new(
    "
    UPDATE alert
    SET tell_at = NULL
    WHERE id IN (SELECT ID[0] FROM EACH[$1])",
);

/// Takes alerts whose owners are told in this change, the oldest first. Another server takes others.
pub async fn take_untold(tx: &Tx, store: &Store, limit: u64) -> Result<Vec<Untold>> {
    let untold = alert::Entity::find()
        .filter(alert::Column::TellAt.is_not_null())
        .order_by_asc(alert::Column::TellAt)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let rows = tx.all(untold).await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    tx.unpack_into(&TOLD, rows.iter().map(|row| vec![row.id.into()]).collect()).await?;
    let ladder = Ladder::on(&store.policy, tx.today())?;
    let told = |row: alert::Model| {
        let rule: &'static Rule = RULES.iter().find(|rule| rule.code == row.rule)?;
        Some(Untold {
            id: row.id,
            rule: rule.code,
            rule_zh: rule.zh,
            severity: rule.severity.code(),
            area: row.area,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            owner: row.owner?,
            step_zh: ladder.named(&row.step).map(|step| step.zh.clone()).unwrap_or_default(),
            step: row.step,
        })
    };
    Ok(rows.into_iter().filter_map(told).collect())
}
