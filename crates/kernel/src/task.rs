//! What one answerable party must do in a time window. One engine for every kind of work.
//!
//! Plans lay tasks, each at most once by (subject, kind, day, slot). A task ends as done, missed or cancelled; it is deleted only
//! with what it serves, when the time of that is over ([`crate::gone`]).

use std::collections::{BTreeSet, HashMap};

use codes::AreaCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use crate::clock::{Day, Stamp};
use crate::error::Result;
use crate::journal::Tx;
use crate::read::Read;
use crate::tally::{Measure, Unit};

/// One sort of work. Rooms declare their kinds as constants.
#[derive(Clone, Copy, Debug)]
pub struct TaskKind {
    /// `room.noun`, for example `isolation.temperature`.
    pub code: &'static str,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

/// One task as stored.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    /// Name of the task.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Code of the kind.
    pub kind: String,
    /// Where it is to be done.
    pub area: String,
    /// The record it serves, for example an isolation.
    pub subject: Uuid,
    /// The person it serves, if one.
    pub person_id: Option<Uuid>,
    /// The household it is done at, if one.
    pub household_id: Option<Uuid>,
    /// The worker who must do it, if named.
    pub holder: Option<Uuid>,
    /// The local day it belongs to.
    pub day: Day,
    /// Which of several on that day, for example `morning`.
    pub slot: String,
    /// From when it can be done.
    pub opens_at: Stamp,
    /// Until when it must be done.
    pub due_at: Stamp,
    /// `open`, `done`, `missed` or `cancelled`.
    pub state: String,
    /// When it ended.
    pub closed_at: Option<Stamp>,
    /// Who ended it.
    pub closed_by: Option<Uuid>,
    /// The record it left, for example a reading.
    pub outcome: Option<String>,
}

/// A task has no relations that are followed in code.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Tasks laid, by the day they belong to; the facet is the kind.
pub const DUE: Measure = Measure {
    code: "task.due",
    zh: "应办任务",
    en: "Tasks due",
    unit: Unit::Item,
    key: "task",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM task
        WHERE state <> 'cancelled'
        GROUP BY 1, 2, 3",
};

/// Tasks done, by the day they belong to.
pub const DONE: Measure = Measure {
    code: "task.done",
    zh: "已办任务",
    en: "Tasks done",
    unit: Unit::Item,
    key: "task",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM task
        WHERE state = 'done'
        GROUP BY 1, 2, 3",
};

/// Tasks whose window passed undone, by the day they belong to.
pub const LATE: Measure = Measure {
    code: "task.late",
    zh: "漏办任务",
    en: "Tasks missed",
    unit: Unit::Item,
    key: "task",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM task
        WHERE state = 'missed'
        GROUP BY 1, 2, 3",
};

/// What the engine counts.
pub const MEASURES: &[Measure] = &[DUE, DONE, LATE];

/// A task to be laid.
#[derive(Clone, Debug)]
pub struct NewTask {
    /// Code of its kind.
    pub kind: String,
    /// Where.
    pub area: AreaCode,
    /// The record it serves.
    pub subject: Uuid,
    /// The person it serves.
    pub person_id: Option<Uuid>,
    /// The household it is done at.
    pub household_id: Option<Uuid>,
    /// Who must do it.
    pub holder: Option<Uuid>,
    /// The day it belongs to.
    pub day: Day,
    /// Which of several on that day.
    pub slot: String,
    /// From when it can be done.
    pub opens_at: Stamp,
    /// Until when it must be done.
    pub due_at: Stamp,
}

#[derive(FromQueryResult)]
struct Laid {
    id: Uuid,
    subject: Uuid,
    kind: String,
    day: Day,
    slot: String,
    state: String,
}

/// Lays tasks; those already laid stay as they are, but what was cancelled and is asked for again opens again. Returns how
/// many are new or open again.
///
/// # Errors
/// `already_there` where another change lays the same at this moment.
pub async fn lay(tx: &mut Tx, tasks: &[NewTask]) -> Result<usize> {
    let Some(first) = tasks.iter().map(|task| task.day).min() else { return Ok(0) };
    let subjects: BTreeSet<Uuid> = tasks.iter().map(|task| task.subject).collect();
    let columns = [Column::Id, Column::Subject, Column::Kind, Column::Day, Column::Slot, Column::State];
    let laid = Entity::find().select_only().columns(columns).filter(Column::Day.gte(first));
    let laid: Vec<Laid> = tx.among_as(laid, Column::Subject, subjects).await?;
    let mut laid: HashMap<(Uuid, String, Day, String), (Uuid, String)> =
        laid.into_iter().map(|one| ((one.subject, one.kind, one.day, one.slot), (one.id, one.state))).collect();
    let (mut rows, mut opened) = (vec![], 0);
    for task in tasks {
        let id = crate::id::new(tx.now());
        let row = ActiveModel {
            id: Set(id),
            kind: Set(task.kind.clone()),
            area: Set(task.area.to_string()),
            subject: Set(task.subject),
            person_id: Set(task.person_id),
            household_id: Set(task.household_id),
            holder: Set(task.holder),
            day: Set(task.day),
            slot: Set(task.slot.clone()),
            opens_at: Set(task.opens_at),
            due_at: Set(task.due_at),
            state: Set("open".into()),
            closed_at: Set(None),
            closed_by: Set(None),
            outcome: Set(None),
        };
        let key = (task.subject, task.kind.clone(), task.day, task.slot.clone());
        match laid.insert(key, (id, "open".to_owned())) {
            None => rows.push(row),
            Some((known, state)) if state == "cancelled" => {
                Entity::update(ActiveModel { id: Set(known), ..row }).exec(tx).await?;
                opened += 1;
            }
            Some(_) => continue,
        }
        tx.tally(&DUE, task.area, task.day, &task.kind, 1);
    }
    tx.insert_all(&rows).await?;
    Ok(rows.len() + opened)
}

/// Ends an open or missed-by-nobody task as done. Returns whether it was open.
pub async fn finish(tx: &mut Tx, id: Uuid, outcome: impl ToString) -> Result<bool> {
    let set = [
        (Column::State, Expr::value("done")),
        (Column::ClosedAt, Expr::value(tx.now())),
        (Column::ClosedBy, Expr::value(tx.actor())),
        (Column::Outcome, Expr::value(outcome.to_string())),
    ];
    let ended = end(tx, Expr::col(Column::Id).eq(id), set).await?;
    for task in &ended {
        tally(tx, &DONE, task, 1);
    }
    Ok(!ended.is_empty())
}

/// Ends a task as done at a moment that has passed, as a phone tells it that had no signal: also one that was noted as missed
/// meanwhile, where that moment lies in its window. Returns whether it could be ended.
pub async fn finish_at(tx: &mut Tx, task: &Model, at: Stamp, outcome: impl ToString) -> Result<bool> {
    if task.state != "missed" || at < task.opens_at || at > task.due_at {
        return finish(tx, task.id, outcome).await;
    }
    let done = ActiveModel {
        id: Set(task.id),
        state: Set("done".into()),
        closed_at: Set(Some(at)),
        closed_by: Set(tx.actor()),
        outcome: Set(Some(outcome.to_string())),
        ..Default::default()
    };
    done.update(tx).await?;
    tally(tx, &LATE, task, -1);
    tally(tx, &DONE, task, 1);
    Ok(true)
}

/// Opens a task again that was done by mistake.
pub async fn reopen(tx: &mut Tx, task: &Model) -> Result<()> {
    let open = ActiveModel {
        id: Set(task.id),
        state: Set("open".into()),
        closed_at: Set(None),
        closed_by: Set(None),
        outcome: Set(None),
        ..Default::default()
    };
    open.update(tx).await?;
    tally(tx, &DONE, task, -1);
    Ok(())
}

/// Cancels the open tasks of a record, for example after release. Returns how many.
pub async fn cancel(tx: &mut Tx, subject: Uuid) -> Result<usize> {
    let set = [(Column::State, Expr::value("cancelled")), (Column::ClosedAt, Expr::value(tx.now()))];
    let ended = end(tx, Expr::col(Column::Subject).eq(subject), set).await?;
    for task in &ended {
        tally(tx, &DUE, task, -1);
    }
    Ok(ended.len())
}

/// Gives the open tasks of a record to somebody else; one that was cancelled because it was nobody's opens again. What was missed
/// or done stays with whose it was.
pub async fn hand_over(tx: &mut Tx, subject: Uuid, holder: Uuid) -> Result<()> {
    let latest = Entity::find().filter(Column::Subject.eq(subject)).order_by_desc(Column::Id).limit(1);
    let Some(task) = tx.one(latest).await?.filter(|task| ["open", "cancelled"].contains(&task.state.as_str())) else {
        return Ok(());
    };
    let again = task.state == "cancelled";
    let handed = ActiveModel {
        id: Set(task.id),
        holder: Set(Some(holder)),
        state: Set("open".into()),
        closed_at: Set(None),
        ..Default::default()
    };
    handed.update(tx).await?;
    if again {
        tally(tx, &DUE, &task, 1);
    }
    Ok(())
}

/// Cancels one open task.
pub async fn cancel_one(tx: &mut Tx, id: Uuid) -> Result<()> {
    let set = [(Column::State, Expr::value("cancelled")), (Column::ClosedAt, Expr::value(tx.now()))];
    for task in end(tx, Expr::col(Column::Id).eq(id), set).await? {
        tally(tx, &DUE, &task, -1);
    }
    Ok(())
}

/// Marks open tasks whose window has passed as missed, at most `limit` of them, and returns them.
pub async fn miss_overdue(tx: &mut Tx, limit: u64) -> Result<Vec<Model>> {
    let late = Entity::find().filter(Column::ClosedAt.is_null()).filter(Column::DueAt.lt(tx.now()));
    let late = tx.all(late.limit(limit)).await?;
    let ids: Vec<Uuid> = late.iter().map(|task| task.id).collect();
    let set = [(Column::State, Expr::value("missed")), (Column::ClosedAt, Expr::value(tx.now()))];
    let ended = end(tx, Expr::col(Column::Id).is_in(ids), set).await?;
    for task in &ended {
        tally(tx, &LATE, task, 1);
    }
    Ok(ended)
}

async fn end(
    tx: &Tx,
    which: sea_orm::sea_query::SimpleExpr,
    set: impl IntoIterator<Item = (Column, sea_orm::sea_query::SimpleExpr)>,
) -> Result<Vec<Model>> {
    let mut update = Entity::update_many().filter(which).filter(Column::State.eq("open"));
    for (column, value) in set {
        update = update.col_expr(column, value);
    }
    Ok(update.exec_with_returning(tx).await?)
}

fn tally(tx: &mut Tx, measure: &Measure, task: &Model, n: i64) {
    if let Ok(area) = task.area.parse() {
        tx.tally(measure, area, task.day, &task.kind, n);
    }
}
