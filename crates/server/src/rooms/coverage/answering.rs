//! Who answers for some records today, as other rooms show it.

use std::collections::BTreeMap;

use kernel::{Day, Read, Result};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef};
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};
use uuid::Uuid;

use super::store::{coverage, of_records};
use crate::rooms::people;

/// The units and workers who answer for each of some records on a day, by name.
pub async fn answering(from: &impl Read, ids: Vec<Uuid>, day: Day) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let mut rows = of_records(from, ids).await?;
    rows.retain(|row| row.holds_on(day));
    let units = people::units_named(from, rows.iter().filter_map(|row| row.unit_id).collect()).await?;
    let workers: Vec<_> = rows.iter().filter_map(|row| row.worker_id).collect();
    let workers = people::worker_names(from, workers).await?;
    let mut names: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in rows {
        let unit = row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone());
        let name = unit.or_else(|| row.worker_id.and_then(|id| workers.get(&id).cloned()));
        names.entry(row.target_id).or_default().extend(name);
    }
    for names in names.values_mut() {
        names.sort_unstable();
        names.dedup();
    }
    Ok(names)
}

/// The condition that somebody answers for the record of a column on a day.
pub fn answered(record: impl IntoColumnRef, day: Day) -> Expr {
    let standing = coverage::Entity::find()
        .select_only()
        .column(coverage::Column::Id)
        .filter(Expr::col((coverage::Entity, coverage::Column::TargetId)).equals(record))
        .filter(coverage::Column::FromDay.lte(day))
        .filter(Condition::any().add(coverage::Column::ToDay.is_null()).add(coverage::Column::ToDay.gte(day)));
    Expr::exists(standing.into_query())
}
