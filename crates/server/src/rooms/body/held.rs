//! What this room holds about a person: the bodies they belong to.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::{body, member};
use crate::held::{Part, Whom, code, field, place};

/// The columns by which bodies name somebody.
pub const HELD: &[(&str, &str)] = &[("body", "household_id"), ("body_member", "person_id")];

/// Somebody's terms, and what their household is.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let terms = member::Entity::find().filter(member::Column::PersonId.eq(whom.person_id));
    let terms = store.read.all(terms).await?;
    let ids: Vec<_> = terms.iter().map(|row| row.body_id).collect();
    let bodies = store.read.among(body::Entity::find(), body::Column::Id, ids).await?;
    let name = |id| bodies.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let mut rows: Vec<_> = terms
        .into_iter()
        .map(|row| {
            vec![
                field("body", "组织", name(row.body_id)),
                place("area", "区域", &row.area),
                code("role", "职务", &row.role),
                field("title", "行政职务", row.title),
                field("from_day", "从", row.from_day),
                field("until_day", "到(不含)", row.until_day),
            ]
        })
        .collect();
    for row in store.read.among(body::Entity::find(), body::Column::HouseholdId, whom.doors()).await? {
        if !row.household_id.is_some_and(|home| whom.was_at(home, row.from_day)) {
            continue;
        }
        rows.push(vec![
            field("body", "组织", row.name),
            place("area", "区域", &row.area),
            code("role", "职务", &row.kind),
            field("title", "行政职务", None::<String>),
            field("from_day", "从", row.from_day),
            field("until_day", "到(不含)", row.until_day),
        ]);
    }
    Ok(vec![Part::of("bodies", "所属组织", rows)])
}
