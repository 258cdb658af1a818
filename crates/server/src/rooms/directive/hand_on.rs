//! Handing on: what came to somebody through a post goes, once they hold it no more, to whoever holds it now; where nobody does it
//! is nobody's, and whoever issued it sees that.

use kernel::task;
use kernel::{Day, Error, Read, Result, Store, Tx};
use sea_orm::{ActiveValue::Set, FromQueryResult, entity::prelude::*};

use super::HAND_ON;
use super::chase::{late_cause, unreceived_cause};
use super::model::{AssignmentState, DirectiveRules, DirectiveUrgency};
use super::steps::NewStep;
use super::store::{AssignmentId, assignment, assignment_to_change, directive};
use crate::house::House;
use crate::rooms::alert;
use crate::rooms::people::{self, WorkerId};

/// So many at a time.
const PORTION: i64 = 200;

/// What the alerts about an assignment are closed with; those of whoever has it now begin anew.
const HANDED_ON: &str = "已移交";

/// What is not done and whose post is over, or that is nobody's already.
const ADRIFT: &str = "
    SELECT given.id
    FROM directive_assignment AS given
    WHERE given.state IN ('sent', 'received', 'acting', 'reported')
      AND given.id > $2
      AND (
        given.vacant_since IS NOT NULL
        OR NOT EXISTS (
            SELECT 1
            FROM post
            WHERE post.worker_id = given.worker_id
              AND post.role = given.role
              AND post.area = given.area
              AND (given.unit_id IS NULL OR post.unit_id = given.unit_id)
              AND post.from_day <= $1
              AND (post.to_day IS NULL OR post.to_day >= $1)
        )
      )
    ORDER BY given.id
    LIMIT $3";

#[derive(FromQueryResult)]
struct Adrift {
    id: AssignmentId,
}

/// Hands on whatever is adrift.
pub async fn hand_on(house: &House) -> Result<()> {
    let (read, today) = (&house.store.read, house.store.clock.today());
    let mut last = AssignmentId(Uuid::nil());
    loop {
        let rows: Vec<Adrift> = read.sql(ADRIFT, [today.into(), last.0.into(), PORTION.into()]).await?;
        let Some(end) = rows.last() else { return Ok(()) };
        last = end.id;
        for Adrift { id } in rows {
            let row = read.one(assignment::Entity::find_by_id(id)).await?;
            if let Some(row) = row
                && next(read, &row, today).await?.is_some()
            {
                hand_one_on(house, &row).await?;
            }
        }
    }
}

/// What becomes of an assignment.
enum Next {
    /// It goes to them.
    To(WorkerId),
    /// It becomes nobody's.
    Nobody,
}

/// What becomes of an assignment on a day; nothing where it stays as it is.
async fn next(from: &impl Read, row: &assignment::Model, today: Day) -> Result<Option<Next>> {
    if !AssignmentState::of_code(&row.state)?.is_undone() {
        return Ok(None);
    }
    let holding = people::successors(from, &row.role, &row.area, row.unit_id, today).await?;
    if holding.contains(&row.worker_id) {
        return Ok(row.vacant_since.map(|_| Next::To(row.worker_id)));
    }
    let of = from.one(directive::Entity::find_by_id(row.directive_id)).await?;
    let issuer = of.ok_or(Error::internal("an assignment of no directive"))?.issued_by;
    let theirs = assignment::Entity::find().filter(assignment::Column::DirectiveId.eq(row.directive_id));
    let theirs = from.among(theirs, assignment::Column::WorkerId, holding.iter().copied()).await?;
    // Whoever has it already answers for their own, and nobody owes themselves something.
    let free = |one: &WorkerId| Some(*one) != issuer && !theirs.iter().any(|row| row.worker_id == *one);
    Ok(match holding.into_iter().find(free) {
        Some(to) => Some(Next::To(to)),
        None => row.vacant_since.is_none().then_some(Next::Nobody),
    })
}

async fn hand_one_on(house: &House, seen: &assignment::Model) -> Result<()> {
    let area = seen.area.parse().map_err(Error::internal)?;
    house
        .store
        .journal
        .record(&house.actor("clock"), HAND_ON, &area, async |tx| {
            tx.about("assignment", seen.id);
            let row = assignment_to_change(tx, seen.id).await?;
            let today = tx.today();
            match next(tx, &row, today).await? {
                Some(Next::To(worker)) => {
                    tx.tell(&serde_json::json!({ "from": row.worker_id, "to": worker }));
                    task::hand_over(tx, row.id.0, worker.0).await?;
                    begin_anew(tx, &house.store, &row, Some(worker)).await
                }
                Some(Next::Nobody) => {
                    tx.tell(&serde_json::json!({ "from": row.worker_id, "to": null }));
                    task::cancel(tx, row.id.0).await?;
                    begin_anew(tx, &house.store, &row, None).await
                }
                None => {
                    tx.nothing_changed();
                    Ok(())
                }
            }
        })
        .await
}

/// It is sent anew: whoever has it now has not received it, and is told of what is late as everybody is. Its time stays.
async fn begin_anew(tx: &mut Tx, store: &Store, row: &assignment::Model, to: Option<WorkerId>) -> Result<()> {
    let rules = DirectiveRules::on(&store.policy, tx.today())?;
    let urgency = DirectiveUrgency::of_code(&row.urgency).ok_or(Error::internal("of no urgency"))?;
    let anew = assignment::ActiveModel {
        id: Set(row.id),
        worker_id: Set(to.unwrap_or(row.worker_id)),
        vacant_since: Set(if to.is_some() { None } else { Some(tx.now()) }),
        state: Set(AssignmentState::Sent.code().to_owned()),
        received_at: Set(None),
        acting_at: Set(None),
        receive_by: Set(tx.now().plus_seconds(rules.of(urgency)?.receive_minutes * 60)),
        told_unreceived: Set(false),
        told_late: Set(false),
        version: Set(row.version + 1),
        ..Default::default()
    };
    anew.update(tx).await?;
    let name = if to.is_some() { "handed_on" } else { "vacant" };
    let mut step = NewStep::plain(tx, name).row(tx, row.directive_id, Some(row.id), &row.area);
    step.worker_id = Set(Some(row.worker_id));
    step.handed_to = Set(to);
    step.insert(tx).await?;
    for (told, cause) in [(row.told_unreceived, unreceived_cause(row)), (row.told_late, late_cause(row))] {
        if told && !others_told(tx, row).await? {
            alert::close_with(tx, &store.vault, &[cause], HANDED_ON).await?;
        }
    }
    Ok(())
}

/// Whether the alert of a directive and area also tells of somebody else.
async fn others_told(tx: &Tx, row: &assignment::Model) -> Result<bool> {
    use assignment::Column;
    let told = sea_orm::Condition::any().add(Column::ToldUnreceived.eq(true)).add(Column::ToldLate.eq(true));
    let others = assignment::Entity::find()
        .filter(Column::DirectiveId.eq(row.directive_id))
        .filter(Column::Area.eq(&row.area))
        .filter(Column::Id.ne(row.id))
        .filter(Column::State.is_in(AssignmentState::undone()))
        .filter(told);
    Ok(tx.one(others).await?.is_some())
}
