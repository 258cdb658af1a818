//! What this room holds about a person: their arrivals.

use chrono::Days;
use kernel::{Day, Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::store::arrival;
use crate::held::{Part, Whom, celsius, code, field, opened, place};
use crate::rooms::people::{self, HouseholdId, PersonId};

/// The columns by which arrivals name somebody.
pub const HELD: &[(&str, &str)] = &[("arrival", "person_id"), ("arrival", "household_id")];

/// So many days somebody who arrived is watched where they arrived. Where they are isolated, the isolation says where they stayed.
const WATCHED: Days = Days::new(14);

/// Where somebody stayed after they arrived.
pub async fn stayed(from: &impl Read, person: PersonId) -> Result<Vec<(HouseholdId, Day, Option<Day>)>> {
    let rows = arrival::Entity::find().filter(arrival::Column::PersonId.eq(person));
    Ok(from
        .all(rows)
        .await?
        .into_iter()
        .map(|row| (row.household_id, row.arrived_on, Some(row.arrived_on + WATCHED)))
        .collect())
}

/// Who is watched behind a door since they arrived.
pub async fn staying(from: &impl Read, home: HouseholdId, today: Day) -> Result<Vec<PersonId>> {
    let Some(area) = people::household_area(from, home).await? else { return Ok(vec![]) };
    // An arrival lies where its household lies.
    let there = arrival::Entity::find()
        .filter(arrival::Column::Area.eq(area.to_string()))
        .filter(arrival::Column::HouseholdId.eq(home))
        .filter(arrival::Column::Status.ne("withdrawn"))
        .filter(arrival::Column::ArrivedOn.gte(today - WATCHED));
    Ok(from.all(there).await?.into_iter().map(|row| row.person_id).collect())
}

/// Somebody's arrivals.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let rows = arrival::Entity::find().filter(arrival::Column::PersonId.eq(whom.person_id));
    let mut parts = vec![];
    for row in store.read.all(rows).await? {
        parts.push(vec![
            place("area", "区域", &row.area),
            field("origin", "来源地", row.origin),
            code("origin_kind", "来源类型", &row.origin_kind),
            field("left_origin_on", "离开日期", row.left_origin_on),
            field("arrived_on", "抵达日期", row.arrived_on),
            field("transport", "交通方式", row.transport),
            field("been_to_risk_area", "到过疫区", row.been_to_risk_area),
            celsius("temperature", "体温(℃)", row.temperature),
            field("condition", "身体状况", opened(&store.vault, "condition", row.condition.as_ref())?),
            field("note", "备注", opened(&store.vault, "note", row.note.as_ref())?),
            code("status", "状态", &row.status),
            code("source", "录入方式", &row.source),
            field("registered_at", "登记时间", row.registered_at),
        ]);
    }
    Ok(vec![Part::of("arrivals", "来返登记", parts)])
}
