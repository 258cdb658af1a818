//! Storing a coverage: what must hold for each, however it comes.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::marks;
use super::model::{CoverageRules, TargetKind};
use super::store::{CoverageId, coverage};
use super::target::{CoverageTarget, Placed, touched};
use crate::house::House;
use crate::rooms::checkpoint::Hours;
use crate::rooms::people::{self, UnitCard, UnitId, WorkerId};

/// Who answers, how, from when to when.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageTerms {
    /// The unit that answers.
    pub unit_id: Option<UnitId>,
    /// The worker who answers; beside a unit whom it names.
    pub worker_id: Option<WorkerId>,
    /// Kind of coverage, as the policy names it.
    #[schema(max_length = 30, example = "cover")]
    pub kind: String,
    /// Daily hours; `00:00-24:00` is round the clock.
    #[schema(max_length = 11, example = "00:00-24:00")]
    pub hours: String,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

/// CoverageTerms that have been checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The unit, if one answers.
    pub unit: Option<UnitCard>,
    /// The worker, if one is named.
    pub worker: Option<WorkerId>,
    /// The kind.
    pub kind: String,
    /// Daily hours.
    pub hours: String,
    /// The first day.
    pub from: Day,
    /// The last day, if it ends.
    pub to: Option<Day>,
}

/// Longer ahead nothing is assigned.
const MOST_DAYS: u64 = 3660;

impl CoverageTerms {
    /// Checks what can be checked without the target.
    pub async fn check(&self, house: &House, scope: &Scope) -> Result<Checked> {
        let today = house.store.clock.today();
        let rules = CoverageRules::on(&house.store.policy, today)?;
        rules.kind(&self.kind).ok_or(Error::invalid("kind", "coverage_kind_unknown"))?;
        Hours::parse(&self.hours).ok_or(Error::invalid("hours", "hours_invalid"))?;
        let from = self.from.unwrap_or(today);
        check_days(today, from, self.to)?;
        if self.unit_id.is_none() && self.worker_id.is_none() {
            return Err(Error::invalid("unit_id", "coverage_by_nobody"));
        }
        let (unit, worker) = by_whom(house, scope, self.unit_id, self.worker_id).await?;
        Ok(Checked { unit, worker, kind: self.kind.clone(), hours: self.hours.clone(), from, to: self.to })
    }
}

/// Checks the first and the last day.
pub fn check_days(today: Day, from: Day, to: Option<Day>) -> Result<()> {
    let last = today + chrono::Days::new(MOST_DAYS);
    if from > last || from < today - chrono::Days::new(MOST_DAYS) {
        return Err(Error::invalid("from", "date_range"));
    }
    if to.is_some_and(|to| to < from || to > last) {
        return Err(Error::invalid("to", "date_range"));
    }
    Ok(())
}

/// The unit and the worker, as far as whoever assigns may see them: in their own areas, or above those.
pub async fn by_whom(
    house: &House,
    scope: &Scope,
    unit: Option<UnitId>,
    worker: Option<WorkerId>,
) -> Result<(Option<UnitCard>, Option<WorkerId>)> {
    let read = &house.store.read;
    let near = |area: &codes::AreaCode| scope.contains(area) || scope.areas().iter().any(|own| area.contains(own));
    let unit = match unit {
        Some(id) => {
            let found = people::units_named(read, vec![id]).await?.remove(&id).filter(|unit| near(&unit.area));
            Some(found.ok_or(Error::invalid("unit_id", "unit_unknown"))?)
        }
        None => None,
    };
    if let Some(worker) = worker {
        let posts = people::posts_of(read, vec![worker]).await?;
        let today = house.store.clock.today();
        if !posts.iter().any(|post| !post.is_over(today) && near(&post.area)) {
            return Err(Error::invalid("worker_id", "worker_unknown"));
        }
    }
    Ok((unit, worker))
}

/// Finds a target that somebody may assign.
pub async fn reach(house: &House, scope: &Scope, target: &CoverageTarget) -> Result<Placed> {
    let placed = target.place(&house.store.read).await?.filter(|placed| scope.contains(&placed.area));
    placed.ok_or(Error::invalid("target", "target_unknown"))
}

/// Whether the same unit or worker answers for a target already in the same way and hours, at any day of the terms.
pub async fn standing(from: &impl Read, placed: &Placed, terms: &Checked) -> Result<Option<CoverageId>> {
    let same = coverage::Entity::find()
        .filter(coverage::Column::TargetKind.eq(placed.kind.code()))
        .filter(coverage::Column::TargetId.eq(placed.id))
        .filter(coverage::Column::Area.eq(placed.area.to_string()))
        .filter(coverage::Column::Kind.eq(&terms.kind))
        .filter(coverage::Column::Hours.eq(&terms.hours));
    let overlaps = |row: &coverage::Model| {
        let valid = row.to_day.is_none_or(|to| to >= row.from_day);
        valid && row.to_day.is_none_or(|to| to >= terms.from) && terms.to.is_none_or(|to| to >= row.from_day)
    };
    let by_same =
        |row: &coverage::Model| row.unit_id == terms.unit.as_ref().map(|unit| unit.id) && row.worker_id == terms.worker;
    let rows = from.all(same).await?;
    Ok(rows.into_iter().find(|row| overlaps(row) && by_same(row)).map(|row| row.id))
}

/// A coverage to be stored.
pub struct NewCoverage<'a> {
    /// Its name.
    pub id: CoverageId,
    /// What the request that made it was.
    pub digest: Vec<u8>,
    /// For what.
    pub placed: Placed,
    /// By whom and when.
    pub terms: &'a Checked,
    /// What it takes over from, with what was handed over.
    pub follows: Option<(CoverageId, Option<Sealed>)>,
}

/// Stores a coverage and marks what it touches.
pub async fn store(tx: &mut Tx, new: NewCoverage<'_>) -> Result<()> {
    let NewCoverage { id, digest, placed, terms, follows } = new;
    let (follows, note) = follows.map_or((None, None), |(id, note)| (Some(id), note));
    let row = coverage::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        area: Set(placed.area.to_string()),
        target_kind: Set(placed.kind.code().to_owned()),
        target_id: Set(placed.id),
        unit_id: Set(terms.unit.as_ref().map(|unit| unit.id)),
        worker_id: Set(terms.worker),
        kind: Set(terms.kind.clone()),
        hours: Set(terms.hours.clone()),
        from_day: Set(terms.from),
        to_day: Set(terms.to),
        follows: Set(follows),
        note: Set(note),
        warned: Set(false),
        assigned_at: Set(tx.now()),
        assigned_by: Set(tx.actor().map(WorkerId)),
        version: Set(1),
    };
    tx.insert_all(&[row]).await?;
    marks::touch(tx, touched(&placed, terms.unit.as_ref())).await
}

/// Tells the journal of one of several that were assigned in a change.
pub fn tell(tx: &mut Tx, act: Act, id: CoverageId, placed: &Placed, terms: &Checked) {
    let detail = serde_json::json!({
        "target": placed.kind, "kind": terms.kind, "hours": terms.hours, "from": terms.from, "to": terms.to,
        "unit": terms.unit.as_ref().map(|unit| unit.id), "worker": terms.worker,
    });
    tx.also(act, placed.area, "coverage", id, &detail);
}

/// Lets a unit cover something round the clock from today on; the bench makes a city with it.
pub async fn cover_with(tx: &mut Tx, target: (TargetKind, uuid::Uuid, AreaCode), unit: UnitId) -> Result<()> {
    let (kind, id, area) = target;
    let unit = UnitCard { id: unit, name: String::new(), area };
    let hours = "00:00-24:00".to_owned();
    let terms = Checked { unit: Some(unit), worker: None, kind: "cover".to_owned(), hours, from: tx.today(), to: None };
    let new = NewCoverage {
        id: CoverageId::new(tx.now()),
        digest: vec![],
        placed: Placed { kind, id, area },
        terms: &terms,
        follows: None,
    };
    store(tx, new).await
}
