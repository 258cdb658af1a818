//! What passes a checkpoint, from the tallies of the room of crossings.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::tally::above::{self, Ask};
use kernel::{Clock, Day, Error, Read, Result, Scope, Stamp};
use sea_orm::FromQueryResult;
use serde::Serialize;
use uuid::Uuid;

use super::store::{CheckpointId, checkpoint};

/// Crossings of one sort in one hour.
#[derive(Clone, Debug)]
pub struct HourSum {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// The hour of the day.
    pub hour: i64,
    /// `in` or `out`.
    pub direction: String,
    /// What was decided.
    pub decision: String,
    /// How many.
    pub n: i64,
}

impl HourSum {
    /// Reads a facet of the measure `crossing.by_hour`.
    pub fn of(facet: &str, n: i64) -> Option<Self> {
        let mut parts = facet.split('/');
        let checkpoint_id = CheckpointId(parts.next()?.parse().ok()?);
        let hour = parts.next()?.parse().ok()?;
        let (direction, decision) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { checkpoint_id, hour, direction, decision, n })
    }
}

/// A crossing that was referred to a medic and waits.
#[derive(Clone, Debug, Serialize, FromQueryResult, utoipa::ToSchema)]
pub struct WaitingReferral {
    /// The crossing.
    pub id: Uuid,
    /// When it was.
    pub at: Stamp,
}

/// Crossings in one hour of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct HourCount {
    /// The hour, 0 to 23.
    pub hour: i64,
    /// Into the area.
    pub inward: i64,
    /// Out of it.
    pub outward: i64,
}

// A referral waits until the alert that it raised is closed.
const REFERRED: &str = "
    SELECT crossing.id, crossing.at
    FROM crossing
    WHERE crossing.checkpoint_id = $1
      AND crossing.at >= $2
      AND crossing.decision = 'refer'
      AND NOT EXISTS (
          SELECT 1
          FROM alert
          WHERE alert.subject_id = crossing.id
            AND alert.state = 'closed'
      )
    ORDER BY crossing.at";

/// The measure of people who crossed, by origin; the room of crossings counts it.
pub const PEOPLE: &str = "crossing.people";
/// The measure of crossings by checkpoint and hour; the room of crossings counts it.
pub const BY_HOUR: &str = "crossing.by_hour";

/// What passed some checkpoints on a day, hour by hour.
pub async fn on(from: &impl Read, checkpoints: &[checkpoint::Model], day: Day) -> Result<Vec<HourSum>> {
    let areas = checkpoints.iter().map(|one| one.area.parse()).collect::<Result<Vec<AreaCode>, _>>();
    // An area within another's counts there too.
    let areas = Scope::of(areas.map_err(Error::internal)?);
    let asks: Vec<Ask> = areas.areas().iter().map(|area| Ask::each(*area, BY_HOUR)).collect();
    let ids: BTreeSet<CheckpointId> = checkpoints.iter().map(|one| one.id).collect();
    let passed = above::days(from, &asks, day, day).await?;
    let sums = passed.iter().filter_map(|one| HourSum::of(&one.facet, one.n));
    Ok(sums.filter(|sum| ids.contains(&sum.checkpoint_id)).collect())
}

/// Those referred at a checkpoint since yesterday for whom nobody has come.
pub async fn waiting(from: &impl Read, clock: &Clock, checkpoint: CheckpointId) -> Result<Vec<WaitingReferral>> {
    let since = clock.at(clock.today() - Days::new(1), NaiveTime::MIN);
    from.sql(REFERRED, [checkpoint.0.into(), since.into()]).await
}

/// The 24 hours of the day, in and out.
pub fn by_hour<'a>(sums: impl IntoIterator<Item = &'a HourSum>) -> Vec<HourCount> {
    let mut hours: Vec<HourCount> = (0..24).map(|hour| HourCount { hour, ..HourCount::default() }).collect();
    for sum in sums {
        if let Some(count) = usize::try_from(sum.hour).ok().and_then(|hour| hours.get_mut(hour)) {
            *(if sum.direction == "in" { &mut count.inward } else { &mut count.outward }) += sum.n;
        }
    }
    hours
}

/// Which part of a facet of `crossing.by_hour` tells hour and direction, behind the 32 digits of the checkpoint.
pub const HOUR_PART: (i32, i32) = (34, 5);

/// The 24 hours of the day from sums by [`HOUR_PART`].
pub fn of_hour_parts<'a>(sums: impl Iterator<Item = (&'a str, i64)>) -> Vec<HourCount> {
    let mut hours: Vec<HourCount> = (0..24).map(|hour| HourCount { hour, ..HourCount::default() }).collect();
    for (part, n) in sums {
        let Some((hour, direction)) = part.split_once('/') else { continue };
        if let Some(count) = hour.parse::<usize>().ok().and_then(|hour| hours.get_mut(hour)) {
            *(if direction == "in" { &mut count.inward } else { &mut count.outward }) += n;
        }
    }
    hours
}

/// How often each decision was taken.
pub fn by_decision<'a>(sums: impl IntoIterator<Item = &'a HourSum>) -> BTreeMap<String, i64> {
    let mut decisions = BTreeMap::new();
    for sum in sums {
        *decisions.entry(sum.decision.clone()).or_default() += sum.n;
    }
    decisions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_is_read() {
        let sum = HourSum::of("0192F5A2C3D47E8F9A0B1C2D3E4F5061/08/in/admit", 3).unwrap();
        assert_eq!((sum.hour, &*sum.direction, &*sum.decision, sum.n), (8, "in", "admit", 3));
        assert!(HourSum::of("0192F5A2C3D47E8F9A0B1C2D3E4F5061/08", 3).is_none());
    }

    #[test]
    fn the_part_of_a_facet_tells_the_hour() {
        let facet = "0192F5A2C3D47E8F9A0B1C2D3E4F5061/08/out/admit";
        let part = &facet[HOUR_PART.0 as usize - 1..][..HOUR_PART.1 as usize];
        let hours = of_hour_parts([(part, 3), ("09/in", 2)].into_iter());
        assert_eq!((hours[8].outward, hours[9].inward, hours.len()), (3, 2, 24));
    }

    #[test]
    fn hours_and_decisions_add_up() {
        let sum = |hour, direction: &str, decision: &str, n| HourSum {
            checkpoint_id: CheckpointId(Uuid::nil()),
            hour,
            direction: direction.to_owned(),
            decision: decision.to_owned(),
            n,
        };
        let sums =
            [sum(8, "in", "admit", 3), sum(8, "in", "refer", 1), sum(8, "out", "admit", 2), sum(17, "in", "admit", 4)];
        let hours = by_hour(&sums);
        assert_eq!((hours.len(), hours[8].inward, hours[8].outward, hours[17].inward), (24, 4, 2, 4));
        assert_eq!(by_decision(&sums), BTreeMap::from([("admit".to_owned(), 9), ("refer".to_owned(), 1)]));
    }
}
