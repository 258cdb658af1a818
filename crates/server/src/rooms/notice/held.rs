//! What this room holds about a person: papers about their isolation, and those at their door.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::notice;
use crate::held::{Part, Whom, code, field};

/// The column by which papers name somebody.
pub const HELD: &[(&str, &str)] = &[("notice", "household_id")];

/// Papers about somebody. Those of others behind the same door are not among them.
pub async fn held(
    store: &Store,
    whom: &Whom,
    isolations: &[crate::rooms::isolation::IsolationId],
) -> Result<Vec<Part>> {
    let at = store.read.among(notice::Entity::find(), notice::Column::HouseholdId, whom.doors()).await?;
    let own = |row: &notice::Model| match row.isolation_id {
        Some(of) => isolations.contains(&of),
        None => whom.was_at(row.household_id, row.day),
    };
    let line = |row: notice::Model| {
        vec![
            code("kind", "文书", &row.kind),
            field("number", "编号", row.number),
            field("day", "日期", row.day),
            field("starts_on", "开始日期", row.starts_on),
            field("ends_on", "截止日期", row.ends_on),
            field("released_on", "解除日期", row.released_on),
            field("basis", "依据", row.basis),
            field("issuer", "出具单位", row.issuer),
        ]
    };
    let rows = at.into_iter().filter(own).map(line).collect();
    Ok(vec![Part::of("papers", "文书", rows)])
}
