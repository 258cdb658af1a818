//! What a change touched and must be looked at: written in the change itself, visited by the clock a moment later.

use codes::{AreaCode, Level};
use kernel::{Result, Stamp, Tx};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::store::{CompoundId, check};
use crate::rooms::checkpoint::CheckpointId;
use crate::rooms::people::{Home, HouseholdId, UnitId};
use crate::rooms::venue::VenueId;

/// What kind of thing is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// An area itself.
    Area,
    /// A compound.
    Compound,
    /// A checkpoint.
    Checkpoint,
    /// A venue.
    Venue,
    /// A household in isolation and its team.
    Team,
    /// The households that lie in an area and in no part of it.
    Homes,
    /// One of them.
    Home,
    /// A unit: whether it covers any compound.
    Unit,
}

impl SubjectKind {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Area, Self::Compound, Self::Checkpoint, Self::Venue, Self::Team, Self::Homes, Self::Home, Self::Unit];

    /// The name in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Compound => "compound",
            Self::Checkpoint => "checkpoint",
            Self::Venue => "venue",
            Self::Team => "team",
            Self::Homes => "homes",
            Self::Home => "home",
            Self::Unit => "unit",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Where it lies.
    pub area: AreaCode,
    /// The record; nil for areas.
    pub id: Uuid,
}

impl Subject {
    /// An area.
    pub fn area(area: AreaCode) -> Self {
        Self { kind: SubjectKind::Area, area, id: Uuid::nil() }
    }

    /// The households of an area that lie in no part of it.
    pub fn homes(area: AreaCode) -> Self {
        Self { kind: SubjectKind::Homes, area, id: Uuid::nil() }
    }

    /// One household.
    pub fn home(area: AreaCode, id: HouseholdId) -> Self {
        Self { kind: SubjectKind::Home, area, id: id.0 }
    }

    /// A compound.
    pub fn compound(area: AreaCode, id: CompoundId) -> Self {
        Self { kind: SubjectKind::Compound, area, id: id.0 }
    }

    /// A checkpoint.
    pub fn checkpoint(area: AreaCode, id: CheckpointId) -> Self {
        Self { kind: SubjectKind::Checkpoint, area, id: id.0 }
    }

    /// A venue.
    pub fn venue(area: AreaCode, id: VenueId) -> Self {
        Self { kind: SubjectKind::Venue, area, id: id.0 }
    }

    /// A household with somebody in isolation, or no more.
    pub fn team(area: AreaCode, id: HouseholdId) -> Self {
        Self { kind: SubjectKind::Team, area, id: id.0 }
    }

    /// A unit.
    pub fn unit(area: AreaCode, id: UnitId) -> Self {
        Self { kind: SubjectKind::Unit, area, id: id.0 }
    }

    /// A note to look at it: at once, or when something begins or ends.
    pub fn note(&self, at: Stamp, timed: bool) -> check::ActiveModel {
        check::ActiveModel {
            id: Set(kernel::id::new(at)),
            due_at: Set(at),
            timed: Set(timed),
            subject_kind: Set(self.kind.code().to_owned()),
            area: Set(self.area.to_string()),
            subject_id: Set(self.id),
        }
    }
}

/// Marks what a change touched. Marks are never shared, so two changes at one place do not wait for each other.
pub async fn touch(tx: &Tx, mut subjects: Vec<Subject>) -> Result<()> {
    subjects.sort_unstable();
    subjects.dedup();
    let rows: Vec<check::ActiveModel> = subjects.iter().map(|subject| subject.note(tx.now(), false)).collect();
    if rows.is_empty() { Ok(()) } else { tx.insert_all(&rows).await }
}

/// Marks the areas whose posts changed, or that are new.
pub async fn touch_areas(tx: &Tx, areas: Vec<AreaCode>) -> Result<()> {
    touch(tx, areas.into_iter().map(Subject::area).collect()).await
}

/// Marks households that were added: those that lie in no grid are looked at, each by itself.
pub async fn touch_homes(tx: &Tx, homes: &[Home]) -> Result<()> {
    let wide = homes.iter().filter(|home| home.area.level() < Level::Grid);
    touch(tx, wide.map(|home| Subject::home(home.area, home.id)).collect()).await
}

/// Marks areas that became others, and the households in them.
pub async fn touch_whole(tx: &Tx, areas: &[AreaCode]) -> Result<()> {
    let wide = areas.iter().filter(|area| area.level() < Level::Grid).copied();
    touch(tx, areas.iter().copied().map(Subject::area).chain(wide.map(Subject::homes)).collect()).await
}
