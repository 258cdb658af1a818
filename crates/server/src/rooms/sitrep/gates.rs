//! What passed the checkpoints, by checkpoint, hour and origin; by decision it stands among the figures.

use std::collections::BTreeMap;

use kernel::tally::Sum;
use kernel::{Read, Result};
use serde::Serialize;

use crate::rooms::checkpoint::{self, BY_HOUR, CheckpointId, HourCount, HourSum, PEOPLE, by_hour};
use crate::rooms::screening::OriginKind;

/// People and crossings at the checkpoints of the area.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Gates {
    /// People on the day: a crossing may carry several.
    pub people_day: i64,
    /// People from the beginning to the day.
    pub people_total: i64,
    /// The same people by where they came from, as far as they said.
    pub origins: Vec<FromOrigin>,
    /// Crossings of the day by hour.
    pub hours: Vec<HourCount>,
    /// Crossings by checkpoint, the busiest of the day first.
    pub checkpoints: Vec<AtCheckpoint>,
}

/// People of one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FromOrigin {
    /// Where they came from.
    pub origin: OriginKind,
    /// On the day.
    pub day: i64,
    /// From the beginning to the day.
    pub total: i64,
}

/// Crossings at one checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct AtCheckpoint {
    /// The checkpoint.
    pub checkpoint_id: CheckpointId,
    /// Its name.
    pub name: String,
    /// On the day.
    pub day: i64,
    /// From the beginning to the day.
    pub total: i64,
}

/// What is counted from.
pub const MEASURES: [&str; 2] = [PEOPLE, BY_HOUR];

/// Counts what passed, from the sums of an area up to a day.
pub async fn passed(from: &impl Read, sums: &[Sum]) -> Result<Gates> {
    let origins = origins(sums.iter().filter(|sum| sum.measure == PEOPLE));
    let mut hours = vec![];
    let mut by_gate: BTreeMap<CheckpointId, (i64, i64)> = BTreeMap::new();
    for sum in sums.iter().filter(|sum| sum.measure == BY_HOUR) {
        let Some(hour) = HourSum::of(&sum.facet, sum.on_day) else { continue };
        let gate = by_gate.entry(hour.checkpoint_id).or_default();
        *gate = (gate.0 + sum.on_day, gate.1 + sum.to_day);
        hours.push(hour);
    }
    let gates = checkpoint::gates(from, by_gate.keys().copied()).await?;
    let at = |gate: checkpoint::Gate| {
        let (day, total) = by_gate.get(&gate.id).copied().unwrap_or_default();
        AtCheckpoint { checkpoint_id: gate.id, name: gate.name, day, total }
    };
    let mut checkpoints: Vec<AtCheckpoint> = gates.into_iter().map(at).collect();
    checkpoints.sort_by(|a, b| (b.day, b.total).cmp(&(a.day, a.total)).then_with(|| a.name.cmp(&b.name)));
    Ok(Gates {
        people_day: origins.iter().map(|one| one.day).sum(),
        people_total: origins.iter().map(|one| one.total).sum(),
        hours: by_hour(&hours),
        origins,
        checkpoints,
    })
}

fn origins<'a>(sums: impl Iterator<Item = &'a Sum>) -> Vec<FromOrigin> {
    let mut people: BTreeMap<OriginKind, (i64, i64)> = BTreeMap::new();
    for sum in sums {
        let one = people.entry(OriginKind::of_code(&sum.facet)).or_default();
        *one = (one.0 + sum.on_day, one.1 + sum.to_day);
    }
    people.into_iter().map(|(origin, (day, total))| FromOrigin { origin, day, total }).collect()
}
