//! Gaps in the watch over isolated households are told before they begin.

use chrono::{Days, NaiveTime, Timelike};
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::WARN_OF_GAPS;
use super::care_team::{TeamId, Teams};
use super::store::team;
use super::team::TeamRules;
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Raises an alert for every gap that begins within the hours of the policy; one for each gap and night.
pub async fn warn_of_gaps(house: &House) -> Result<()> {
    let clock = &house.store.clock;
    let (now, today) = (clock.now(), clock.today());
    let rules = TeamRules::on(&house.store.policy, today)?;
    let hour = clock.local(now).hour();
    let mut after = TeamId(uuid::Uuid::nil());
    loop {
        let open = team::Entity::find()
            .filter(team::Column::ToDay.is_null())
            .filter(team::Column::Gaps.ne(0))
            .filter(team::Column::Id.gt(after));
        let rows = house.store.read.all(open.order_by_asc(team::Column::Id).limit(PORTION)).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(()) };
        after = last;
        let due: Vec<_> = rows
            .into_iter()
            .filter_map(|row| Some((next_gap(row.gaps, hour, rules.warning_hours)?, row)))
            .map(|(ahead, row)| {
                let begins = (hour + ahead) % 24;
                let day = today + Days::new(u64::from((hour + ahead) / 24));
                (day, begins, row)
            })
            .collect();
        if due.is_empty() {
            continue;
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), WARN_OF_GAPS, &house.city, async |tx| {
                let mut raised = 0;
                let teams = Teams::of(tx, due.iter().map(|(.., row)| row.household_id)).await?;
                for (day, begins, row) in &due {
                    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
                    let at = clock.at(*day, NaiveTime::from_hms_opt(*begins, 0, 0).unwrap_or_default());
                    let new = alert::NewAlert {
                        rule: &alert::TEAM_GAP,
                        area,
                        subject_kind: "household",
                        subject_id: row.household_id.0,
                        person_id: None,
                        cause: format!("gap {} {day} {begins}", row.id),
                        detail: serde_json::json!({ "at": at, "hour": begins }),
                        named: teams.named(row.household_id, &rules, None),
                    };
                    raised += usize::from(alert::raise(tx, &house.store, new).await?);
                }
                tx.tell(&serde_json::json!({ "gaps": raised }));
                if raised == 0 {
                    tx.nothing_changed();
                }
                Ok(())
            })
            .await?;
    }
}

/// In how many hours the next gap begins, if that is within so many. A gap that goes on already counts from now.
fn next_gap(gaps: i32, hour: u32, within: u32) -> Option<u32> {
    (0..=within).find(|ahead| {
        let at = (hour + ahead) % 24;
        let before = (at + 23) % 24;
        let begins = *ahead == 0 || gaps >> before & 1 == 0;
        gaps >> at & 1 == 1 && begins
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_seen_before_it_begins() {
        let two_to_four = 1 << 2 | 1 << 3;
        assert_eq!(next_gap(two_to_four, 21, 4), None);
        assert_eq!(next_gap(two_to_four, 22, 4), Some(4));
        assert_eq!(next_gap(two_to_four, 1, 4), Some(1));
        assert_eq!(next_gap(two_to_four, 3, 4), Some(0));
        assert_eq!(next_gap(0, 3, 24), None);
    }
}
