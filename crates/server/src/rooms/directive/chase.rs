//! What nobody received or did in time: it is noted once, and an alert tells whose it is, then whoever issued it, then the chain.

use std::collections::BTreeMap;

use kernel::{Error, Read, Result, Tx};
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::model::AssignmentState;
use super::steps::NewStep;
use super::store::{DirectiveId, assignment, assignment_to_change, directive};
use super::{CHASE_DIRECTIVES, LATE};
use crate::house::House;
use crate::rooms::alert;

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// What makes it the same: one alert for all of a directive in one area.
pub fn unreceived_cause(row: &assignment::Model) -> String {
    format!("{} {} {}", alert::DIRECTIVE_UNRECEIVED.code, row.directive_id, row.area)
}

/// The same of what is late.
pub fn late_cause(row: &assignment::Model) -> String {
    format!("{} {} {}", alert::DIRECTIVE_LATE.code, row.directive_id, row.area)
}

/// What there is to note of an assignment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    /// Nobody said that they have it.
    Unreceived,
    /// Its time has passed.
    Late,
    /// Its time has passed long enough that the issuer hears of it.
    TellLate,
}

impl Note {
    /// The assignments of which there is this to note now.
    fn due(self, now: kernel::Stamp) -> Condition {
        use assignment::Column;
        let undone = || Condition::all().add(Column::State.is_in(AssignmentState::undone()));
        match self {
            Self::Unreceived => Condition::all()
                .add(Column::State.eq(AssignmentState::Sent.code()))
                .add(Column::ToldUnreceived.eq(false))
                .add(Column::ReceiveBy.lt(now)),
            Self::Late => undone().add(Column::LateOn.is_null()).add(Column::DueAt.lt(now)),
            Self::TellLate => undone().add(Column::ToldLate.eq(false)).add(Column::ChaseAt.lt(now)),
        }
    }

    /// Whether there is this to note of a row as it is now.
    fn holds(self, row: &assignment::Model, now: kernel::Stamp) -> Result<bool> {
        let state = AssignmentState::of_code(&row.state)?;
        Ok(match self {
            Self::Unreceived => state == AssignmentState::Sent && !row.told_unreceived && row.receive_by < now,
            Self::Late => state.is_undone() && row.late_on.is_none() && row.due_at < now,
            Self::TellLate => state.is_undone() && !row.told_late && row.chase_at < now,
        })
    }
}

/// Notes what is late, and raises the alerts that are due.
pub async fn chase(house: &House) -> Result<()> {
    for note in [Note::Unreceived, Note::Late, Note::TellLate] {
        while note_some(house, note).await? {}
    }
    Ok(())
}

async fn note_some(house: &House, note: Note) -> Result<bool> {
    let due = assignment::Entity::find().filter(note.due(house.store.clock.now()));
    let rows = house.store.read.all(due.order_by_asc(assignment::Column::Id).limit(PORTION)).await?;
    if rows.is_empty() {
        return Ok(false);
    }
    let of = rows.iter().map(|row| row.directive_id);
    let of = house.store.read.among(directive::Entity::find(), directive::Column::Id, of).await?;
    let of: BTreeMap<DirectiveId, directive::Model> = of.into_iter().map(|row| (row.id, row)).collect();
    house
        .store
        .journal
        .record(&house.actor("clock"), CHASE_DIRECTIVES, &house.city, async |tx| {
            tx.tell(&serde_json::json!({ "assignments": rows.len() }));
            for seen in &rows {
                let row = assignment_to_change(tx, seen.id).await?;
                if note.holds(&row, tx.now())? {
                    let of = of.get(&row.directive_id).ok_or(Error::internal("an assignment of no directive"))?;
                    write(tx, house, note, &row, of).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(true)
}

async fn write(tx: &mut Tx, house: &House, note: Note, row: &assignment::Model, of: &directive::Model) -> Result<()> {
    let mut changed = assignment::ActiveModel { id: Set(row.id), ..Default::default() };
    let area = row.area.parse().map_err(Error::internal)?;
    let (rule, cause) = match note {
        Note::Unreceived => {
            changed.told_unreceived = Set(true);
            (&alert::DIRECTIVE_UNRECEIVED, unreceived_cause(row))
        }
        Note::TellLate => {
            changed.told_late = Set(true);
            (&alert::DIRECTIVE_LATE, late_cause(row))
        }
        Note::Late => {
            let day = house.store.clock.day_of(row.due_at);
            changed.late_on = Set(Some(day));
            tx.tally(&LATE, area, day, &row.urgency, 1);
            changed.update(tx).await?;
            NewStep::plain(tx, "late").row(tx, of.id, Some(row.id), &row.area).insert(tx).await?;
            return Ok(());
        }
    };
    changed.update(tx).await?;
    let raised = alert::NewAlert {
        rule,
        area,
        subject_kind: "directive",
        subject_id: of.id.0,
        person_id: None,
        cause,
        detail: serde_json::json!({ "title": of.title, "due_at": row.due_at }),
        named: alert::Named { holder: row.vacant_since.is_none().then_some(row.worker_id), lead: of.issued_by },
    };
    alert::raise(tx, &house.store, raised).await.map(drop)
}
