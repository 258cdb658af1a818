//! What this room holds about a person: what they said they need, and the answers.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::need;
use crate::held::{Part, Whom, code, field, opened};

/// The columns by which needs name somebody.
pub const HELD: &[(&str, &str)] = &[("need", "person_id"), ("need", "household_id")];

/// Somebody's needs.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let rows = need::Entity::find().filter(need::Column::PersonId.eq(whom.person_id));
    let mut needs = vec![];
    for row in store.read.all(rows).await? {
        needs.push(vec![
            code("kind", "类型", &row.kind),
            code("category", "类别", row.category.unwrap_or_default()),
            field("text", "内容", opened(&store.vault, "need", row.text.as_ref())?),
            field("raised_at", "提出时间", row.raised_at),
            field("due_at", "应答复时间", row.due_at),
            code("state", "状态", &row.state),
            field("granted", "申诉是否准许", row.granted),
            field("answer", "答复", opened(&store.vault, "answer", row.answer.as_ref())?),
            field("answered_at", "答复时间", row.answered_at),
        ]);
    }
    Ok(vec![Part::of("needs", "诉求与答复", needs)])
}
