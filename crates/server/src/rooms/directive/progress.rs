//! How far directives are, counted from their assignments: all of one, by the parts of its area, and of what was broken down.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::dialect::Unpacking;
use kernel::{Read, Result, Stamp};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::model::{AssignmentState, part_of};
use super::store::{AssignmentId, DirectiveId, assignment};

/// How many assignments stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct DirectiveProgress {
    /// All but those withdrawn.
    pub assigned: i64,
    /// Nobody said yet that they have it.
    pub unreceived: i64,
    /// They have it or are at it, also those who reported how far it is.
    pub acting: i64,
    /// They say that it is done; the issuer looks at it.
    pub done: i64,
    /// The issuer agrees.
    pub verified: i64,
    /// Not done, and its time has passed.
    pub overdue: i64,
    /// Done or not, later than it should.
    pub late: i64,
    /// Not done, and nobody's: the post through which it came is vacant.
    pub vacant: i64,
}

impl DirectiveProgress {
    fn add(&mut self, state: AssignmentState, lateness: i32, n: i64, vacant: i64) {
        if state == AssignmentState::Withdrawn {
            return;
        }
        self.assigned += n;
        match state {
            AssignmentState::Sent => self.unreceived += n,
            AssignmentState::Received | AssignmentState::Acting | AssignmentState::Reported => self.acting += n,
            AssignmentState::Done => self.done += n,
            AssignmentState::Verified => self.verified += n,
            AssignmentState::Closed | AssignmentState::Withdrawn => {}
        }
        if state.is_undone() {
            self.vacant += vacant;
        }
        if lateness > 0 {
            self.late += n;
        }
        if lateness > 1 {
            self.overdue += n;
        }
    }
}

/// How far a part of an area is.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DirectiveAreaProgress {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// How far it is.
    pub progress: DirectiveProgress,
}

#[derive(FromQueryResult)]
struct Group {
    directive_id: DirectiveId,
    state: String,
    lateness: i32,
    n: i64,
    vacant: i64,
}

/// How far some directives are, as far as `which` lets see.
pub async fn of_directives(
    from: &impl Read,
    ids: impl IntoIterator<Item = DirectiveId>,
    which: Condition,
    now: Stamp,
) -> Result<BTreeMap<DirectiveId, DirectiveProgress>> {
    use assignment::Column;
    let groups = assignment::Entity::find()
        .select_only()
        .column(Column::DirectiveId)
        .column(Column::State)
        .column_as(lateness(now), "lateness")
        .column_as(Column::Id.count(), "n")
        .column_as(Column::VacantSince.count(), "vacant")
        .filter(which)
        .group_by(Column::DirectiveId)
        .group_by(Column::State)
        .group_by(grouped());
    let mut ids: Vec<DirectiveId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let groups: Vec<Group> = from.among_as(groups, Column::DirectiveId, ids).await?;
    let mut found: BTreeMap<DirectiveId, DirectiveProgress> = BTreeMap::new();
    for group in groups {
        let state = AssignmentState::of_code(&group.state)?;
        found.entry(group.directive_id).or_default().add(state, group.lateness, group.n, group.vacant);
    }
    Ok(found)
}

/// 2 where its time has passed undone, 1 where it was late once, 0 where it never was.
fn lateness(now: Stamp) -> sea_orm::sea_query::SimpleExpr {
    use assignment::Column;
    let passed = Column::State.is_in(AssignmentState::undone()).and(Column::DueAt.lt(now));
    let was = Column::LateOn.is_not_null().or(Expr::col(Column::DoneAt).gt(Expr::col(Column::DueAt)));
    Expr::case(passed, 2).case(was, 1).finally(0).into()
}

/// Groups are told apart by the name of a column, not by its expression: its values are other parameters each time.
fn grouped() -> sea_orm::sea_query::SimpleExpr {
    Expr::cust("lateness")
}

#[derive(FromQueryResult)]
struct PartGroup {
    area: String,
    state: String,
    lateness: i32,
    n: i64,
    vacant: i64,
}

/// How far the parts of a directive's area are, in the order of their codes.
pub async fn by_area(
    from: &impl Read,
    of: DirectiveId,
    root: &AreaCode,
    which: Condition,
    now: Stamp,
) -> Result<BTreeMap<AreaCode, DirectiveProgress>> {
    use assignment::Column;
    let groups = assignment::Entity::find()
        .select_only()
        .column(Column::Area)
        .column(Column::State)
        .column_as(lateness(now), "lateness")
        .column_as(Column::Id.count(), "n")
        .column_as(Column::VacantSince.count(), "vacant")
        .filter(Column::DirectiveId.eq(of))
        .filter(which)
        .group_by(Column::Area)
        .group_by(Column::State)
        .group_by(grouped());
    let mut found: BTreeMap<AreaCode, DirectiveProgress> = BTreeMap::new();
    for group in from.rows::<PartGroup, _>(groups).await? {
        let Ok(area) = group.area.parse::<AreaCode>() else { continue };
        let state = AssignmentState::of_code(&group.state)?;
        found.entry(part_of(root, &area)).or_default().add(state, group.lateness, group.n, group.vacant);
    }
    Ok(found)
}

/// How far it is what an assignment was broken down into, at all levels below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct BelowProgress {
    /// Directives by which it was broken down.
    pub directives: i64,
    /// Of these so many are still open.
    pub open: i64,
    /// How far their assignments are.
    pub progress: DirectiveProgress,
}

/// What is below each assignment, from the first breakdown to the last; what was withdrawn is left out.
static BELOW: Unpacking = Unpacking::new(
    "WITH RECURSIVE below AS (
         SELECT ID[0] AS top, INT[1] AS now, directive.id, directive.state
         FROM EACH[$1]
         JOIN directive ON directive.parent_id = ID[0]
         UNION ALL
         SELECT below.top, below.now, directive.id, directive.state
         FROM below
         JOIN directive_assignment AS one ON one.directive_id = below.id
         JOIN directive ON directive.parent_id = one.id
     )
     SELECT below.top,
            below.id AS directive_id,
            below.state AS directive_state,
            one.state,
            CASE
                WHEN one.state IN ('sent', 'received', 'acting', 'reported') AND one.due_at < below.now THEN 2
                WHEN one.late_on IS NOT NULL OR one.done_at > one.due_at THEN 1
                ELSE 0
            END AS lateness,
            COUNT(*) AS n,
            COUNT(one.vacant_since) AS vacant
     FROM below
     JOIN directive_assignment AS one ON one.directive_id = below.id
     WHERE below.state <> 'withdrawn'
     GROUP BY 1, 2, 3, 4, 5
     ORDER BY 1, 2",
);

#[derive(FromQueryResult)]
struct BelowGroup {
    top: Uuid,
    directive_id: Uuid,
    directive_state: String,
    state: String,
    lateness: i32,
    n: i64,
    vacant: i64,
}

/// How far it is what assignments were broken down into; those that were not are left out.
pub async fn below(
    from: &impl Read,
    tops: &[AssignmentId],
    now: Stamp,
) -> Result<BTreeMap<AssignmentId, BelowProgress>> {
    if tops.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(String, i64)> = tops.iter().map(|id| (id.0.simple().to_string(), now.0)).collect();
    let rows = serde_json::to_string(&rows).map_err(kernel::Error::internal)?;
    let groups: Vec<BelowGroup> = from.unpack(&BELOW, rows).await?;
    let mut found: BTreeMap<AssignmentId, BelowProgress> = BTreeMap::new();
    let mut last = None;
    for group in groups {
        let one = found.entry(AssignmentId(group.top)).or_default();
        if last != Some((group.top, group.directive_id)) {
            last = Some((group.top, group.directive_id));
            one.directives += 1;
            one.open += i64::from(group.directive_state == "open");
        }
        one.progress.add(AssignmentState::of_code(&group.state)?, group.lateness, group.n, group.vacant);
    }
    Ok(found)
}
