//! How far a round is, by area, from tallies.

use std::collections::BTreeMap;

use codes::{AreaCode, Level};
use kernel::{Day, Read, Result, Scope, tally};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::COVERAGE;
use super::model::Outcome;
use super::store::{RoundId, round};
use crate::rooms::area;

/// How the doors of a place stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Doors {
    /// All doors.
    pub households: i64,
    /// Nobody was there yet.
    pub open: i64,
    /// Somebody opened and answered.
    pub reached: i64,
    /// Nobody opened: somebody comes again.
    pub nobody_home: i64,
    /// They did not answer: somebody comes again.
    pub refused: i64,
    /// Nobody lives there.
    pub vacant: i64,
    /// They moved away.
    pub moved: i64,
    /// Reached, vacant or moved.
    pub done: i64,
    /// Done of all, in per cent, one decimal and never rounded up to 100.
    pub percent: f64,
}

impl Doors {
    /// So many more doors of a state.
    pub fn count(&mut self, state: &str, n: i64) {
        let part = match Outcome::of_code(state) {
            Some(Outcome::Reached) => &mut self.reached,
            Some(Outcome::NobodyHome) => &mut self.nobody_home,
            Some(Outcome::Refused) => &mut self.refused,
            Some(Outcome::Vacant) => &mut self.vacant,
            Some(Outcome::Moved) => &mut self.moved,
            None => &mut self.open,
        };
        *part += n;
        self.households += n;
        self.done = self.reached + self.vacant + self.moved;
        self.percent = percent(self.done, self.households);
    }

    /// These and those together.
    pub fn add(&mut self, other: &Self) {
        let Self { open, reached, nobody_home, refused, vacant, moved, .. } = *other;
        self.count("open", open);
        for (outcome, n) in Outcome::ALL.into_iter().zip([reached, nobody_home, refused, vacant, moved]) {
            self.count(outcome.code(), n);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no city has so many doors")]
fn percent(done: i64, of: i64) -> f64 {
    if of == 0 { 100.0 } else { (done as f64 * 1000.0 / of as f64).floor() / 10.0 }
}

/// How far one part of a round is.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CoverageLine {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// Its doors.
    pub doors: Doors,
}

/// A round that goes on, and how far it is in one place.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct OpenCoverage {
    /// The round.
    pub id: RoundId,
    /// Its name.
    pub name: String,
    /// Where: a township may have one of its own of the same name as its neighbour's.
    pub area_name: String,
    /// The last day on which it should be done.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// Its doors there.
    pub doors: Doors,
}

/// How far the rounds are that go on, from sums of [`COVERAGE`] facet by facet; the first due first.
pub async fn of_open(from: &impl Read, sums: &[(String, i64)]) -> Result<Vec<OpenCoverage>> {
    let mut all: BTreeMap<String, Doors> = BTreeMap::new();
    for (facet, n) in sums {
        if let Some((mark, state)) = facet.split_once(':') {
            all.entry(mark.to_owned()).or_default().count(state, *n);
        }
    }
    all.retain(|_, doors| doors.households > 0);
    let open = round::Entity::find().filter(round::Column::State.eq("open"));
    let marks: Vec<String> = all.keys().cloned().collect();
    let rows = from.among(open, round::Column::Mark, marks).await?;
    let places = area::names(from, rows.iter().map(|row| &row.area)).await?;
    let mut lines: BTreeMap<(Day, RoundId), OpenCoverage> = BTreeMap::new();
    for row in rows {
        let doors = all.get(&row.mark).copied().unwrap_or_default();
        let area_name = places.of(&row.area);
        let line = OpenCoverage { id: row.id, name: row.name, area_name, due_on: row.due_on, doors };
        lines.insert((row.due_on, row.id), line);
    }
    Ok(lines.into_values().collect())
}

/// How far each of these rounds is within the scope, all areas together.
pub async fn of_rounds(from: &impl Read, scope: &Scope) -> Result<BTreeMap<String, Doors>> {
    let mut all: BTreeMap<String, Doors> = BTreeMap::new();
    for part in tally::parts(from, &COVERAGE, scope, 0, "").await? {
        if let Some((mark, state)) = part.facet.split_once(':') {
            all.entry(mark.to_owned()).or_default().count(state, part.n);
        }
    }
    Ok(all)
}

/// How far one round is, part by part: those below where the scope is one area, else its areas.
pub async fn by_area(from: &impl Read, row: &round::Model, scope: &Scope) -> Result<Vec<CoverageLine>> {
    let one = |area: &AreaCode| area.level().below().unwrap_or(Level::Building);
    let level = match scope.areas() {
        [area] => one(area),
        areas => areas.iter().map(AreaCode::level).max().unwrap_or(Level::Building),
    };
    let digits = i32::try_from(level.digits()).unwrap_or(18);
    let mut lines: BTreeMap<String, Doors> = BTreeMap::new();
    for part in tally::parts(from, &COVERAGE, scope, digits, &format!("{}:", row.mark)).await? {
        let state = part.facet.rsplit(':').next().unwrap_or_default();
        lines.entry(part.area).or_default().count(state, part.n);
    }
    let names = area::names(from, lines.keys()).await?;
    let line = |(area, doors): (String, Doors)| CoverageLine { area_name: names.of(&area), area, doors };
    Ok(lines.into_iter().filter(|(_, doors)| doors.households > 0).map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_door_left_is_not_all() {
        let mut doors = Doors::default();
        doors.count("reached", 2999);
        doors.count("open", 1);
        assert_eq!((doors.percent, doors.households - doors.done), (99.9, 1));
        assert_eq!(percent(0, 0), 100.0);
    }
}
