//! Compounds, coverages, absences and gaps as stored.

use codes::{AreaCode, Level};
use kernel::{Day, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{Condition, QuerySelect, entity::prelude::*};

use crate::rooms::people::{UnitId, WorkerId};

kernel::id!(
    /// The name of a compound.
    CompoundId
);

kernel::id!(
    /// The name of a coverage.
    CoverageId
);

kernel::id!(
    /// The name of somebody's absence.
    AbsenceId
);

kernel::id!(
    /// The name of a gap.
    GapId
);

pub mod compound {
    use super::*;

    /// A compound (小区).
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compound")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CompoundId,
        pub digest: Vec<u8>,
        pub area: String,
        pub name: String,
        pub initials: String,
        pub created_at: Stamp,
        /// How many grids and buildings were named as its own.
        pub parts: i32,
        /// Changes with every change.
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod part {
    use super::*;

    /// A grid or building whose doors belong to a compound.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compound_part")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub compound_id: CompoundId,
        pub area: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod coverage {
    use super::*;

    /// Who answers for what, from when to when.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "coverage")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CoverageId,
        pub digest: Vec<u8>,
        /// Where the target lies; the target itself where it is an area.
        pub area: String,
        pub target_kind: String,
        /// The record; nil where the target is an area.
        pub target_id: Uuid,
        pub unit_id: Option<UnitId>,
        pub worker_id: Option<WorkerId>,
        pub kind: String,
        /// Daily hours, `HH:MM-HH:MM`.
        pub hours: String,
        pub from_day: Day,
        /// The last day, inclusive; the day before the first where it never began.
        pub to_day: Option<Day>,
        /// The coverage it took over from.
        pub follows: Option<CoverageId>,
        /// What was handed over, or why it ended; it may name people.
        pub note: Option<Sealed>,
        /// Whether somebody was told that it ends.
        pub warned: bool,
        pub assigned_at: Stamp,
        pub assigned_by: Option<WorkerId>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod absence {
    use super::*;

    /// When somebody cannot be asked.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "absence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AbsenceId,
        pub digest: Vec<u8>,
        pub worker_id: WorkerId,
        /// Where they held their first post when it was noted.
        pub area: String,
        pub from_at: Stamp,
        pub until_at: Option<Stamp>,
        /// Leave or illness, in words.
        pub reason: Option<Sealed>,
        pub noted_at: Stamp,
        pub noted_by: Option<WorkerId>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod gap {
    use super::*;

    /// Something nobody answers for, now or soon.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "gap")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GapId,
        pub rule: String,
        pub area: String,
        pub subject_kind: String,
        /// The record; nil where the subject is an area.
        pub subject_id: Uuid,
        pub day: Day,
        pub found_at: Stamp,
        pub begins_at: Stamp,
        pub due_at: Stamp,
        pub closed_at: Option<Stamp>,
        pub closed_on: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is to be looked at: marked by a change, or timed because something begins or ends then.
pub mod check {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "gap_check")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub due_at: Stamp,
        pub timed: bool,
        pub subject_kind: String,
        pub area: String,
        pub subject_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Since when a compound is covered, or a unit covers any.
pub mod covered {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "covered")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// `compound` or `unit`.
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub area: String,
        pub from_day: Day,
        pub to_day: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl coverage::Model {
    /// Where its target lies.
    pub fn place(&self) -> Result<AreaCode> {
        self.area.parse().map_err(Error::internal)
    }

    /// Whether it reaches a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from_day <= day && self.to_day.is_none_or(|to| to >= day)
    }
}

/// The coverage of that name, held so that nobody else changes it meanwhile.
pub async fn find_to_change(tx: &Tx, id: CoverageId) -> Result<coverage::Model> {
    tx.one(coverage::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("coverage"))
}

/// The coverages of some areas themselves, also those that are over.
pub async fn of_areas(from: &impl Read, areas: Vec<String>) -> Result<Vec<coverage::Model>> {
    let own = coverage::Entity::find().filter(coverage::Column::TargetKind.eq("area"));
    Ok(distinct(from.among(own, coverage::Column::Area, areas).await?))
}

/// The coverages of some records, also those that are over.
pub async fn of_records(from: &impl Read, ids: Vec<Uuid>) -> Result<Vec<coverage::Model>> {
    Ok(distinct(from.among(coverage::Entity::find(), coverage::Column::TargetId, ids).await?))
}

fn distinct(mut rows: Vec<coverage::Model>) -> Vec<coverage::Model> {
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    rows
}

/// When some workers cannot be asked, from a moment on.
pub async fn absences(from: &impl Read, workers: Vec<WorkerId>, since: Stamp) -> Result<Vec<absence::Model>> {
    let lasting = Condition::any().add(absence::Column::UntilAt.is_null()).add(absence::Column::UntilAt.gt(since));
    let mut rows = from.among(absence::Entity::find().filter(lasting), absence::Column::WorkerId, workers).await?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

/// The compounds to which a place belongs: those that name a grid or building around it as theirs; of those that name none, the one
/// whose own grid or building it is. One that lies in a community and names no building is no door's; it shows for the community.
pub async fn compounds_around(from: &impl Read, place: AreaCode) -> Result<Vec<CompoundId>> {
    let around: Vec<String> =
        place.chain().filter(|area| area.level() >= Level::Community).map(|area| area.to_string()).collect();
    let rows = from.among(compound::Entity::find(), compound::Column::Area, around.iter().cloned()).await?;
    let (divided, whole): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.parts > 0);
    let narrow = |row: &compound::Model| row.area.parse().is_ok_and(|area: AreaCode| area.level() > Level::Community);
    let whole = whole.into_iter().filter(|row| narrow(row) || row.area == place.as_str());
    let mut found: Vec<CompoundId> = whole.map(|row| row.id).collect();
    if !divided.is_empty() {
        let own = part::Entity::find().filter(part::Column::Area.is_in(around));
        let divided: Vec<CompoundId> = divided.iter().map(|row| row.id).collect();
        let own = from.among(own, part::Column::CompoundId, divided).await?;
        found.extend(own.into_iter().map(|row| row.compound_id));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The grids and buildings of some compounds.
pub async fn parts_of(from: &impl Read, ids: impl IntoIterator<Item = CompoundId>) -> Result<Vec<part::Model>> {
    let mut rows = from.among(part::Entity::find(), part::Column::CompoundId, ids).await?;
    rows.sort_by(|one, other| (&one.area, one.id).cmp(&(&other.area, other.id)));
    // Two buildings that became one are one.
    rows.dedup_by(|one, other| one.area == other.area && one.compound_id == other.compound_id);
    Ok(rows)
}
