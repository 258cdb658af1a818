//! What was not answered in time: it is marked, and whoever answers for it hears of it.

use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde_json::json;

use super::NOTE_OVERDUE;
use super::model::OwnDataRules;
use super::store::data_request;
use crate::house::House;
use crate::rooms::alert::{self, Named, NewAlert, OWN_DATA_OVERDUE};
use crate::rooms::people;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Marks every request whose last day has passed, and raises an alert for each.
pub async fn note_overdue(house: &House) -> Result<()> {
    let actor = house.actor("clock");
    loop {
        let today = house.store.clock.today();
        let over = data_request::Entity::find()
            .filter(data_request::Column::State.eq("asked"))
            .filter(data_request::Column::Overdue.eq(false))
            .filter(data_request::Column::DueOn.lt(today))
            .order_by_asc(data_request::Column::DueOn)
            .limit(PORTION);
        let rows = house.store.read.all(over).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let rules = OwnDataRules::on(&house.store.policy, today)?;
        let told: Vec<&str> = rules.told.iter().map(String::as_str).collect();
        house
            .store
            .journal
            .record(&actor, NOTE_OVERDUE, &house.city, async |tx| {
                tx.tell(&json!({ "requests": rows.len() }));
                for seen in &rows {
                    let held = data_request::Entity::find_by_id(seen.id).lock_exclusive();
                    let Some(row) = tx.one(held).await? else { continue };
                    if row.overdue || row.state != "asked" {
                        continue;
                    }
                    let late = data_request::ActiveModel { id: Set(row.id), overdue: Set(true), ..Default::default() };
                    late.update(tx).await?;
                    let area = row.area.parse().map_err(Error::internal)?;
                    let raised = NewAlert {
                        rule: &OWN_DATA_OVERDUE,
                        area,
                        subject_kind: "data_request",
                        subject_id: row.id.0,
                        person_id: Some(row.person_id),
                        cause: format!("{} {}", OWN_DATA_OVERDUE.code, row.id),
                        detail: json!({ "kind": row.kind, "due_on": row.due_on }),
                        named: Named { holder: people::answerable(tx, area, today, &told).await?, lead: None },
                    };
                    alert::raise(tx, &house.store, raised).await?;
                }
                Ok(())
            })
            .await?;
    }
}
