//! A step of an assignment: what every move changes, writes down and ends.

use codes::AreaCode;
use kernel::{Error, Read, Result, Sealed, Store, Tx, task};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::LATE;
use super::chase::{late_cause, unreceived_cause};
use super::model::{AssignmentState, Move, is_late};
use super::store::{AssignmentId, DirectiveId, StepId, assignment, step};
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

/// What the alert about assignments that nobody received is closed with.
const RECEIVED: &str = "已全部签收";

/// What the alert about late assignments is closed with.
const DONE: &str = "已全部办结";

/// What the alerts about a directive that ended are closed with.
pub const ENDED: &str = "指令已终止";

/// Writes down what happened.
pub struct NewStep {
    /// Its id.
    pub id: StepId,
    /// Of a report, by which the same again is told from another.
    pub digest: Option<Vec<u8>>,
    /// What happened.
    pub step: &'static str,
    /// What was said.
    pub text: Option<Sealed>,
    /// Why it was done in spite of what is left.
    pub reason: Option<Sealed>,
}

impl NewStep {
    /// Something that happened without words.
    pub fn plain(tx: &Tx, step: &'static str) -> Self {
        Self { id: StepId::new(tx.now()), digest: None, step, text: None, reason: None }
    }

    /// The row of it.
    pub fn row(self, tx: &Tx, of: DirectiveId, assignment: Option<AssignmentId>, area: &str) -> step::ActiveModel {
        step::ActiveModel {
            id: Set(self.id),
            digest: Set(self.digest),
            directive_id: Set(of),
            assignment_id: Set(assignment),
            area: Set(area.to_owned()),
            at: Set(tx.now()),
            worker_id: Set(tx.actor().map(WorkerId)),
            step: Set(self.step.to_owned()),
            handed_to: Set(None),
            text: Set(self.text),
            reason: Set(self.reason),
        }
    }
}

/// Moves an assignment on and writes the step down.
///
/// # Errors
/// `assignment_moved` where that move is not possible from where it stands.
pub async fn take(tx: &mut Tx, store: &Store, row: &assignment::Model, way: Move, step: NewStep) -> Result<()> {
    let state = AssignmentState::of_code(&row.state)?;
    let next = state.after(way).ok_or(Error::conflict("assignment_moved"))?;
    let (now, today) = (tx.now(), tx.today());
    let mut changed = assignment::ActiveModel {
        id: Set(row.id),
        state: Set(next.code().to_owned()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let theirs = matches!(way, Move::Receive | Move::Start | Move::Report | Move::Finish);
    if theirs && row.received_at.is_none() {
        changed.received_at = Set(Some(now));
    }
    if way == Move::Start && row.acting_at.is_none() {
        changed.acting_at = Set(Some(now));
    }
    if matches!(way, Move::Report | Move::Finish) {
        changed.reported_at = Set(Some(now));
    }
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if way == Move::Finish {
        changed.done_at = Set(Some(now));
        changed.done_on = Set(Some(today));
        tx.tally(&super::DONE, area, today, &row.urgency, 1);
        if row.late_on.is_none() && is_late(row.due_at, None, now) {
            let day = store.clock.day_of(row.due_at);
            changed.late_on = Set(Some(day));
            tx.tally(&LATE, area, day, &row.urgency, 1);
        }
        finish_tasks(tx, row.id).await?;
    }
    if way == Move::Verify {
        changed.verified_at = Set(Some(now));
        changed.verified_by = Set(tx.actor().map(WorkerId));
    }
    if way == Move::Return {
        changed.done_at = Set(None);
        changed.done_on = Set(None);
        changed.returns = Set(row.returns + 1);
        if let Some(day) = row.done_on {
            tx.tally(&super::DONE, area, day, &row.urgency, -1);
        }
    }
    changed.update(tx).await?;
    step.row(tx, row.directive_id, Some(row.id), &row.area).insert(tx).await?;
    if theirs && state == AssignmentState::Sent && row.told_unreceived {
        settle(tx, store, row, AssignmentState::Sent.code(), &unreceived_cause(row), RECEIVED).await?;
    }
    if way == Move::Finish && row.told_late {
        settle(tx, store, row, "", &late_cause(row), DONE).await?;
    }
    Ok(())
}

/// Closes an alert once nobody else of that directive and area is in the state it tells of.
async fn settle(
    tx: &mut Tx,
    store: &Store,
    row: &assignment::Model,
    state: &str,
    cause: &str,
    outcome: &str,
) -> Result<()> {
    use assignment::Column;
    let mut others = assignment::Entity::find()
        .filter(Column::DirectiveId.eq(row.directive_id))
        .filter(Column::Area.eq(&row.area))
        .filter(Column::Id.ne(row.id));
    others = if state.is_empty() {
        others.filter(Column::State.is_in(AssignmentState::undone())).filter(Column::ToldLate.eq(true))
    } else {
        others.filter(Column::State.eq(state)).filter(Column::ToldUnreceived.eq(true))
    };
    if tx.one(others).await?.is_none() {
        alert::close_with(tx, &store.vault, &[cause.to_owned()], outcome).await?;
    }
    Ok(())
}

async fn finish_tasks(tx: &mut Tx, id: AssignmentId) -> Result<()> {
    let open = task::Entity::find().filter(task::Column::Subject.eq(id.0)).filter(task::Column::State.eq("open"));
    for task in tx.all(open).await? {
        task::finish(tx, task.id, id).await?;
    }
    Ok(())
}
