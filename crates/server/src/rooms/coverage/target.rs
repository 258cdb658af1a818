//! What somebody answers for: found, placed and named.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::{Error, Read, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::marks::Subject;
use super::model::TargetKind;
use super::store::{CompoundId, compound, coverage};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::checkpoint::{self, CheckpointId};
use crate::rooms::isolation::{self, IsolationId};
use crate::rooms::people::{self, HouseholdId, Shown, UnitCard};
use crate::rooms::venue::{self, VenueId};
use sea_orm::entity::prelude::*;

/// What somebody answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CoverageTarget {
    /// An area, from the city to a building.
    Area {
        /// Its code.
        #[schema(value_type = String, example = "220581001004")]
        area: AreaCode,
    },
    /// A compound.
    Compound {
        /// Its id.
        id: CompoundId,
    },
    /// A household.
    Household {
        /// Its id.
        id: HouseholdId,
    },
    /// A checkpoint.
    Checkpoint {
        /// Its id.
        id: CheckpointId,
    },
    /// A venue.
    Venue {
        /// Its id.
        id: VenueId,
    },
    /// An isolation.
    Isolation {
        /// Its id.
        id: IsolationId,
    },
}

/// A target and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// What it is.
    pub kind: TargetKind,
    /// The record; nil for areas.
    pub id: Uuid,
    /// Where it lies.
    pub area: AreaCode,
}

impl CoverageTarget {
    /// Finds it. None where there is no such thing.
    pub async fn place(&self, from: &impl Read) -> Result<Option<Placed>> {
        let placed = |kind, id, area| Placed { kind, id, area };
        Ok(match self {
            Self::Area { area } => {
                let known = area::exists(from, area).await?;
                known.then(|| placed(TargetKind::Area, Uuid::nil(), *area))
            }
            Self::Compound { id } => {
                let row = from.one(compound::Entity::find_by_id(*id)).await?;
                let area: Option<AreaCode> = row.map(|row| row.area.parse().map_err(Error::internal)).transpose()?;
                area.map(|area| placed(TargetKind::Compound, id.0, area))
            }
            Self::Household { id } => {
                let area = people::household_area(from, *id).await?;
                area.map(|area| placed(TargetKind::Household, id.0, area))
            }
            Self::Checkpoint { id } => {
                let gate = checkpoint::gates(from, [*id]).await?.pop();
                gate.map(|gate| placed(TargetKind::Checkpoint, id.0, gate.area))
            }
            Self::Venue { id } => {
                let row = venue::find(from, *id).await?;
                let area = row.map(|row| row.place()).transpose()?;
                area.map(|area| placed(TargetKind::Venue, id.0, area))
            }
            Self::Isolation { id } => {
                let standing = isolation::standings(from, [*id]).await?.remove(id);
                standing.map(|standing| placed(TargetKind::Isolation, id.0, standing.area))
            }
        })
    }
}

/// What is to be looked at once somebody answers for it, or nobody does any more.
pub fn touched(placed: &Placed, unit: Option<&UnitCard>) -> Vec<Subject> {
    let mut subjects = match placed.kind {
        TargetKind::Area => vec![Subject::area(placed.area), Subject::homes(placed.area)],
        TargetKind::Compound => vec![Subject::compound(placed.area, CompoundId(placed.id))],
        TargetKind::Household => vec![Subject::home(placed.area, HouseholdId(placed.id))],
        TargetKind::Venue => vec![Subject::venue(placed.area, VenueId(placed.id))],
        TargetKind::Checkpoint | TargetKind::Isolation => vec![],
    };
    if let Some(unit) = unit.filter(|_| placed.kind == TargetKind::Compound) {
        subjects.push(Subject::unit(unit.area, unit.id));
    }
    subjects
}

/// The target of a coverage as it is stored.
pub fn stored(row: &coverage::Model) -> Result<Placed> {
    let kind = TargetKind::of_code(&row.target_kind).ok_or(Error::internal("a coverage of nothing"))?;
    Ok(Placed { kind, id: row.target_id, area: row.place()? })
}

/// The name of a compound or venue; what else there is has its name by its area, or none that anybody may read.
pub async fn plain_name(house: &House, placed: Placed) -> Result<Option<String>> {
    if !matches!(placed.kind, TargetKind::Compound | TargetKind::Venue) {
        return Ok(None);
    }
    Ok(names(house, &[placed]).await?.remove(&placed))
}

/// How some targets are called: doors masked.
pub async fn names(house: &House, targets: &[Placed]) -> Result<BTreeMap<Placed, String>> {
    let read = &house.store.read;
    let of = |kind: TargetKind| targets.iter().filter(move |target| target.kind == kind).map(|target| target.id);
    let places = area::names(read, targets.iter().map(|target| target.area).collect::<Vec<_>>()).await?;
    let compounds: Vec<CompoundId> = of(TargetKind::Compound).map(CompoundId).collect();
    let compounds = read.among(compound::Entity::find(), compound::Column::Id, compounds).await?;
    let gates = checkpoint::gates(read, of(TargetKind::Checkpoint).map(CheckpointId).collect::<Vec<_>>()).await?;
    let venues = venue::find_all(read, of(TargetKind::Venue).map(VenueId)).await?;
    let isolated = isolation::standings(read, of(TargetKind::Isolation).map(IsolationId).collect::<Vec<_>>()).await?;
    let mut doors: Vec<HouseholdId> = of(TargetKind::Household).map(HouseholdId).collect();
    doors.extend(isolated.values().map(|standing| standing.household_id));
    let doors = people::addresses(read, &house.store.vault, doors, Shown::Masked).await?;
    let name = |target: &Placed| match target.kind {
        TargetKind::Area => places.of(&target.area),
        TargetKind::Compound => {
            compounds.iter().find(|row| row.id.0 == target.id).map(|row| row.name.clone()).unwrap_or_default()
        }
        TargetKind::Checkpoint => {
            gates.iter().find(|gate| gate.id.0 == target.id).map(|gate| gate.name.clone()).unwrap_or_default()
        }
        TargetKind::Venue => {
            venues.iter().find(|row| row.id.0 == target.id).map(|row| row.name.clone()).unwrap_or_default()
        }
        TargetKind::Household => doors.get(&HouseholdId(target.id)).cloned().unwrap_or_default(),
        TargetKind::Isolation => {
            let home = isolated.get(&IsolationId(target.id)).map(|standing| standing.household_id);
            home.and_then(|home| doors.get(&home).cloned()).unwrap_or_default()
        }
    };
    Ok(targets.iter().map(|target| (*target, name(target))).collect())
}
