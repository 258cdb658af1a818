//! What passes a checkpoint: the only place in this room that reads crossings.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use kernel::{Clock, Day, Read, Result, Scope, Stamp};
use sea_orm::FromQueryResult;
use serde::Serialize;
use uuid::Uuid;

use super::store::CheckpointId;

/// Crossings of one sort in one hour.
#[derive(Clone, Debug, FromQueryResult)]
pub struct HourSum {
    /// Where.
    pub checkpoint_id: Uuid,
    /// The hour of the day.
    pub hour: i64,
    /// `in` or `out`.
    pub direction: String,
    /// What was decided.
    pub decision: String,
    /// How many.
    pub n: i64,
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

const AT_ONE: &str = "
    SELECT checkpoint_id, CAST((at - $2) / 3600000 AS BIGINT) AS hour, direction, decision, COUNT(*) AS n
    FROM crossing
    WHERE checkpoint_id = $1
      AND at >= $2
      AND at < $3
    GROUP BY 1, 2, 3, 4";

const WITHIN: &str = "
    SELECT checkpoint_id, CAST((at - $3) / 3600000 AS BIGINT) AS hour, direction, decision, COUNT(*) AS n
    FROM crossing
    WHERE area >= $1
      AND area < $2
      AND at >= $3
      AND at < $4
    GROUP BY 1, 2, 3, 4";

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

/// The first moment of a day and that of the next.
fn bounds(clock: &Clock, day: Day) -> (Stamp, Stamp) {
    (clock.at(day, NaiveTime::MIN), clock.at(day + Days::new(1), NaiveTime::MIN))
}

/// What passed one checkpoint on a day, hour by hour.
pub async fn at(from: &impl Read, clock: &Clock, checkpoint: CheckpointId, day: Day) -> Result<Vec<HourSum>> {
    let (begins, ends) = bounds(clock, day);
    from.sql(AT_ONE, [checkpoint.0.into(), begins.into(), ends.into()]).await
}

/// What passed the checkpoints of a scope on a day, hour by hour.
pub async fn within(from: &impl Read, clock: &Clock, scope: &Scope, day: Day) -> Result<Vec<HourSum>> {
    let (begins, ends) = bounds(clock, day);
    let mut rows = vec![];
    for (start, end) in scope.ranges() {
        rows.extend(from.sql(WITHIN, [start.into(), end.into(), begins.into(), ends.into()]).await?);
    }
    Ok(rows)
}

/// How many passed each of some checkpoints today.
pub async fn today(
    from: &impl Read,
    clock: &Clock,
    checkpoints: &[CheckpointId],
) -> Result<BTreeMap<CheckpointId, i64>> {
    let mut sums = BTreeMap::new();
    for id in checkpoints {
        let rows = at(from, clock, *id, clock.today()).await?;
        sums.insert(*id, rows.iter().map(|row| row.n).sum());
    }
    Ok(sums)
}

/// Those referred at a checkpoint since yesterday for whom nobody has come.
pub async fn waiting(from: &impl Read, clock: &Clock, checkpoint: CheckpointId) -> Result<Vec<WaitingReferral>> {
    let since = bounds(clock, clock.today() - Days::new(1)).0;
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
    fn hours_and_decisions_add_up() {
        let sum = |hour, direction: &str, decision: &str, n| HourSum {
            checkpoint_id: Uuid::nil(),
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
