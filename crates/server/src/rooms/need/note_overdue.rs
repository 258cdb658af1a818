//! What was not answered in time: it is marked, and of an appeal the chain hears.

use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::NOTE_OVERDUE;
use super::model::NeedKind;
use super::store::{self, need};
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Marks every need whose time has passed, and raises an alert for each appeal among them.
pub async fn note_overdue(house: &House) -> Result<()> {
    let actor = house.actor("clock");
    loop {
        let over = need::Entity::find()
            .filter(need::Column::State.ne("answered"))
            .filter(need::Column::Overdue.eq(false))
            .filter(need::Column::DueAt.lt(house.store.clock.now()))
            .order_by_asc(need::Column::DueAt)
            .limit(PORTION);
        let rows = house.store.read.all(over).await?;
        if rows.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&actor, NOTE_OVERDUE, &house.city, async |tx| {
                tx.tell(&serde_json::json!({ "needs": rows.len() }));
                for seen in &rows {
                    let row = store::find_to_change(tx, seen.id).await?;
                    if row.overdue || row.state == "answered" {
                        continue;
                    }
                    need::ActiveModel { id: Set(row.id), overdue: Set(true), ..Default::default() }.update(tx).await?;
                    if row.kind == NeedKind::Appeal.code() {
                        let raised = alert::NewAlert {
                            rule: &alert::NEED_OVERDUE,
                            area: row.area.parse().map_err(Error::internal)?,
                            subject_kind: "need",
                            subject_id: row.id.0,
                            person_id: Some(row.person_id),
                            cause: format!("{} {}", alert::NEED_OVERDUE.code, row.id),
                            detail: serde_json::json!({ "due_at": row.due_at }),
                            named: alert::Named::default(),
                        };
                        alert::raise(tx, &house.store, raised).await?;
                    }
                }
                Ok(())
            })
            .await?;
    }
}
