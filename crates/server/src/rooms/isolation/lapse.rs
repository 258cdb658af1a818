//! When a period is over and nobody acted: the person is free all the same, and the chain hears of it.

use codes::AreaCode;
use kernel::{Day, Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::LAPSE_ISOLATIONS;
use super::care_team::Teams;
use super::episode::OrderKind;
use super::orders::give;
use super::release_isolation::by_the_house;
use super::store::isolation;
use super::team::TeamRules;
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Ends every isolation whose planned end has passed, from the day after it, and raises an alert for each.
pub async fn lapse_overdue(house: &House, today: Day) -> Result<()> {
    let actor = house.actor("clock");
    let rules = TeamRules::on(&house.store.policy, today)?;
    loop {
        let over = isolation::Entity::find()
            .filter(isolation::Column::EndedOn.is_null())
            .filter(isolation::Column::EndsOn.lt(today))
            .order_by_asc(isolation::Column::Id)
            .limit(PORTION);
        let rows = house.store.read.all(over).await?;
        if rows.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&actor, LAPSE_ISOLATIONS, &house.city, async |tx| {
                tx.tell(&serde_json::json!({ "isolations": rows.len() }));
                for seen in &rows {
                    let row = super::store::find_to_change(tx, seen.id).await?;
                    if row.ended_on.is_some() || row.ends_on >= today {
                        continue;
                    }
                    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
                    let day = row.ends_on.succ_opt().ok_or(Error::internal("no day after the last"))?;
                    let order = by_the_house(tx, &house.store, OrderKind::Lapse, "lapsed", &row, day)?;
                    // Before the order: it dissolves the team.
                    let teams = Teams::of(tx, [row.household_id]).await?;
                    give(tx, &house.store, &row, order).await?;
                    let raised = alert::NewAlert {
                        rule: &alert::LAPSE,
                        area,
                        subject_kind: "isolation",
                        subject_id: row.id.0,
                        person_id: Some(row.person_id),
                        cause: format!("lapse {}", row.id),
                        detail: serde_json::json!({ "ends_on": row.ends_on }),
                        named: teams.named(row.household_id, &rules, None),
                    };
                    alert::raise(tx, &house.store, raised).await?;
                }
                Ok(())
            })
            .await?;
    }
}
