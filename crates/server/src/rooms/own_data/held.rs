//! What this room itself holds about a person: what they asked before.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::{KIND, data_request};
use crate::held::{Part, Whom, code, field, opened};

/// The column by which requests name somebody.
pub const HELD: &[(&str, &str)] = &[("data_request", "person_id")];

/// Their requests.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let of = data_request::Entity::find().filter(data_request::Column::PersonId.eq(whom.person_id));
    let mut asked = vec![];
    for row in store.read.all(of).await? {
        let open = |sealed: &Option<_>| opened(&store.vault, KIND, sealed.as_ref());
        asked.push(vec![
            code("kind", "申请事项", &row.kind),
            field("asked_at", "申请时间", row.asked_at),
            field("text", "内容", open(&row.text)?),
            field("proof", "证明材料", open(&row.proof)?),
            code("behalf_ground", "代为申请依据", row.behalf_ground.as_deref().unwrap_or_default()),
            field("due_on", "应答复日期", row.due_on),
            code("state", "状态", &row.state),
            code("refusal", "拒绝理由", row.refusal.as_deref().unwrap_or_default()),
            field("answer", "答复", open(&row.answer)?),
            field("closed_at", "办结时间", row.closed_at),
        ]);
    }
    Ok(vec![Part::of("data_requests", "个人信息申请", asked)])
}
