//! What a phone carries of the isolations under way: who, where, how long, and the last readings.

use std::collections::BTreeMap;

use kernel::{Read, Result, Scope};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::show_isolation::{IsolationLine, describe};
use super::store::{IsolationId, isolation, reading};
use super::take_reading::Reading;
use crate::house::House;

/// An isolation as it is shown at the door without a signal.
#[derive(Serialize)]
pub struct Carried {
    /// Who, where and how long.
    #[serde(flatten)]
    pub line: IsolationLine,
    /// The last readings, first to last.
    pub readings: Vec<Reading>,
}

/// So far back, in hours: the last two days, morning and evening.
const BACK: i64 = 48;

/// The isolations under way in these areas.
pub async fn carried(house: &House, scope: &Scope) -> Result<Vec<Carried>> {
    let read = &house.store.read;
    let open = isolation::Entity::find()
        .filter(scope.on(isolation::Column::Area))
        .filter(isolation::Column::EndedOn.is_null())
        .order_by_asc(isolation::Column::Id);
    let rows = read.all(open).await?;
    // Since the beginning of a day, so that an hour that passes changes nothing.
    let since = house.store.clock.at(house.store.clock.today(), chrono::NaiveTime::MIN).plus_hours(-BACK);
    let recent = reading::Entity::find().filter(reading::Column::TakenAt.gte(since));
    let mut recent = read.among(recent, reading::Column::IsolationId, rows.iter().map(|row| row.id)).await?;
    recent.sort_by_key(|row| (row.taken_at, row.id));
    recent.dedup_by_key(|row| row.id);
    let mut readings: BTreeMap<IsolationId, Vec<Reading>> = BTreeMap::new();
    for row in recent {
        readings.entry(row.isolation_id).or_default().push(Reading::of(row, None));
    }
    let lines = describe(house, rows).await?;
    let carried = |line: IsolationLine| Carried { readings: readings.remove(&line.id).unwrap_or_default(), line };
    Ok(lines.into_iter().map(carried).collect())
}
