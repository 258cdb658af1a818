//! What this room holds about a person: alerts that were about them. What came of one is left out: it may tell of others.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::RULES;
use super::store::alert;
use crate::held::{Part, Whom, code, field};

/// The column by which alerts name somebody.
pub const HELD: &[(&str, &str)] = &[("alert", "person_id")];

/// Alerts about somebody.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let rows = alert::Entity::find().filter(alert::Column::PersonId.eq(whom.person_id));
    let line = |row: alert::Model| {
        let rule = RULES.iter().find(|rule| rule.code == row.rule).map(|rule| rule.zh);
        vec![
            code("rule", "规则", &row.rule),
            field("title", "预警", rule),
            field("raised_at", "触发时间", row.raised_at),
            code("state", "状态", &row.state),
            field("closed_on", "办结日期", row.closed_on),
        ]
    };
    let rows = store.read.all(rows).await?.into_iter().map(line).collect();
    Ok(vec![Part::of("alerts", "与本人有关的预警", rows)])
}
