//! A shift without enough people is told before it begins; a checkpoint at which nobody stands is told at once.

use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::WARN_OF_UNSTAFFED;
use super::model::{CheckpointRules, Slot};
use super::shifts::{self, Shift};
use super::store::{self, CheckpointId, checkpoint};
use crate::house::House;
use crate::rooms::alert::{self, NewAlert};

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// What makes it the same gap: one alert for each shift.
pub fn gap_cause(at: CheckpointId, slot: &Slot) -> String {
    format!("{} {at} {} {}", alert::CHECKPOINT_GAP.code, slot.day, slot.slot)
}

/// What makes it the same empty checkpoint: one alert until somebody comes.
pub fn empty_cause(at: CheckpointId) -> String {
    format!("{} {at}", alert::CHECKPOINT_EMPTY.code)
}

/// Raises an alert for every shift that begins within the hours of the policy and lacks somebody, and for every checkpoint at
/// which nobody stands some minutes after its shift began.
pub async fn warn_of_unstaffed(house: &House) -> Result<()> {
    let clock = &house.store.clock;
    let now = clock.now();
    let rules = CheckpointRules::on(&house.store.policy, clock.today())?;
    let mut after = CheckpointId(uuid::Uuid::nil());
    loop {
        let open = checkpoint::Entity::find()
            .filter(checkpoint::Column::State.eq("open"))
            .filter(checkpoint::Column::Id.gt(after));
        let open = open.order_by_asc(checkpoint::Column::Id).limit(PORTION);
        let rows = house.store.read.all(open).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(()) };
        after = last;
        let ids: Vec<CheckpointId> = rows.iter().map(|row| row.id).collect();
        let standing = store::on_duty(&house.store.read, &ids).await?;
        let staffed: Vec<CheckpointId> = standing.iter().map(|duty| duty.checkpoint_id).collect();
        let soon = shifts::between(house, &rows, now, now.plus_hours(rules.warning_hours)).await?;
        let late = rules.late_minutes * 60;
        let empty =
            |shift: &&Shift| shift.slot.begins_at.plus_seconds(late) <= now && !staffed.contains(&shift.checkpoint_id);
        let gaps = soon.iter().filter(|shift| !shift.lacks.is_empty() && shift.slot.begins_at > now);
        let mut due = vec![];
        for shift in gaps {
            due.push(warning(&rows, shift, &alert::CHECKPOINT_GAP, gap_cause(shift.checkpoint_id, &shift.slot))?);
        }
        for shift in soon.iter().filter(empty) {
            due.push(warning(&rows, shift, &alert::CHECKPOINT_EMPTY, empty_cause(shift.checkpoint_id))?);
        }
        if due.is_empty() {
            continue;
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), WARN_OF_UNSTAFFED, &house.city, async |tx| {
                let mut raised = 0;
                for new in due {
                    raised += usize::from(alert::raise(tx, &house.store, new).await?);
                }
                tx.tell(&serde_json::json!({ "warnings": raised }));
                if raised == 0 {
                    tx.nothing_changed();
                }
                Ok(())
            })
            .await?;
    }
}

fn warning(rows: &[checkpoint::Model], shift: &Shift, rule: &'static alert::Rule, cause: String) -> Result<NewAlert> {
    let row = rows.iter().find(|row| row.id == shift.checkpoint_id);
    let row = row.ok_or(Error::internal("a shift of no checkpoint"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    Ok(NewAlert {
        rule,
        area,
        subject_kind: "checkpoint",
        subject_id: row.id.0,
        person_id: None,
        cause,
        detail: serde_json::json!({
            "at": shift.slot.begins_at,
            "checkpoint": row.name,
            "slot": shift.slot.slot,
            "lacks": shift.lacks,
        }),
        named: alert::Named { holder: None, lead: row.lead },
    })
}
