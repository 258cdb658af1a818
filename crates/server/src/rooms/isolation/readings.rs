//! A reading of temperature and symptoms, however it comes in: it closes its task, and a fever raises an alert.

use codes::AreaCode;
use kernel::task::{self, Model as Task};
use kernel::{Day, Error, Read, Result, Stamp, Store, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::care_team::Teams;
use super::cluster::note_cluster;
use super::model::{IsolationRules, ReadingRules, SYMPTOMS};
use super::store::{self, IsolationId, isolation, reading};
use super::team::TeamRules;
use super::{FEVER, TEMPERATURE};
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

kernel::id!(
    /// The name of a reading.
    ReadingId
);

/// A checked reading.
#[derive(Clone, Debug)]
pub struct NewReading {
    /// Its name.
    pub id: ReadingId,
    /// Fingerprint of the request.
    pub digest: Vec<u8>,
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// The task it answers, if one is named.
    pub task_id: Option<Uuid>,
    /// Tenths of a degree Celsius.
    pub temperature: i32,
    /// Codes of symptoms.
    pub symptoms: Vec<String>,
    /// `team`, `self` or `device`.
    pub measured_by: &'static str,
    /// When, where a phone kept it until it had a signal; else it is now.
    pub taken_at: Option<Stamp>,
}

/// Checks what a form carries: a temperature people can have, symptoms of the list, and of a layman only those one can judge.
pub fn check(celsius: f64, symptoms: &[String], rules: &ReadingRules, medic: bool) -> Result<i32> {
    if !(35.0..=43.0).contains(&celsius) {
        return Err(Error::invalid("celsius", "temperature_range"));
    }
    if let Some(at) = symptoms.iter().position(|symptom| !SYMPTOMS.contains(&symptom.as_str())) {
        return Err(Error::invalid(format!("symptoms[{at}]"), "symptom_unknown"));
    }
    if let Some(at) = symptoms.iter().position(|symptom| !medic && !rules.is_plain(symptom)) {
        return Err(Error::invalid(format!("symptoms[{at}]"), "symptom_for_medic"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 350 and 430")]
    Ok((celsius * 10.0).round() as i32)
}

/// Stores a reading. Returns whether it is a fever.
pub async fn read(tx: &mut Tx, store: &Store, row: &isolation::Model, new: &NewReading) -> Result<bool> {
    if row.state != "isolating" {
        return Err(Error::conflict("not_isolating"));
    }
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let at = new.taken_at.unwrap_or(tx.now());
    let day = store.clock.day_of(at);
    let fever = IsolationRules::on(&store.policy, day)?.is_fever(new.temperature);
    let task = match new.task_id {
        Some(id) => {
            let named = tx.one(task::Entity::find_by_id(id)).await?;
            let named = named.filter(|task| task.subject == row.id.0 && task.kind == TEMPERATURE);
            let named = named.ok_or(Error::invalid("task_id", "task_unknown"))?;
            // This evening's cannot be done this morning, or the day would have one temperature.
            if named.opens_at > at {
                return Err(Error::conflict("too_early"));
            }
            Some(named)
        }
        None => due_at(tx, row.id, at).await?,
    };
    if let Some(task) = &task {
        task::finish_at(tx, task, at, new.id).await?;
    }
    let stored = reading::ActiveModel {
        id: Set(new.id),
        digest: Set(new.digest.clone()),
        isolation_id: Set(row.id),
        task_id: Set(task.map(|task| task.id)),
        area: Set(row.area.clone()),
        day: Set(day),
        temperature: Set(new.temperature),
        symptoms: Set(new.symptoms.join(" ")),
        fever: Set(fever),
        measured_by: Set(new.measured_by.to_owned()),
        taken_at: Set(at),
        worker_id: Set(tx.actor().map(WorkerId)),
        waits_since: Set((fever || !new.symptoms.is_empty()).then(|| tx.now())),
    };
    let newest = !taken_after(tx, row.id, at).await?;
    stored.insert(tx).await?;
    if newest && fever != row.fever {
        let fevers = isolation::Entity::update_many()
            .filter(isolation::Column::Id.eq(row.id))
            .col_expr(isolation::Column::Fever, Expr::value(fever))
            .col_expr(isolation::Column::Version, Expr::col(isolation::Column::Version).add(1));
        fevers.exec(tx).await?;
    }
    if fever {
        tx.tally(&FEVER, area, day, "", 1);
    }
    // One alert a day for one person, for the gravest that was seen.
    let rule = if fever {
        Some(&alert::FEVER)
    } else if !new.symptoms.is_empty() {
        Some(&alert::SYMPTOM)
    } else if rises(tx, store, row.id).await? {
        Some(&alert::RISING)
    } else {
        None
    };
    if let Some(rule) = rule {
        raise(tx, store, rule, row, day, serde_json::json!({ "reading": new.id })).await?;
    }
    if fever {
        note_cluster(tx, store, row, day).await?;
    }
    Ok(fever)
}

/// What makes it the same alert: one a day for one person.
fn cause(rule: &alert::Rule, id: IsolationId, day: Day) -> String {
    format!("{} {id} {day}", rule.code)
}

/// The causes of the alerts that readings of a day raise.
pub fn causes(id: IsolationId, day: Day) -> Vec<String> {
    [&alert::FEVER, &alert::SYMPTOM, &alert::RISING].map(|rule| cause(rule, id, day)).to_vec()
}

async fn raise(
    tx: &mut Tx,
    store: &Store,
    rule: &'static alert::Rule,
    row: &isolation::Model,
    day: Day,
    detail: serde_json::Value,
) -> Result<()> {
    let cause = cause(rule, row.id, day);
    raise_about(tx, store, rule, row, cause, detail).await
}

/// Raises an alert about somebody's health; the medic of the care team looks first.
pub async fn raise_about(
    tx: &mut Tx,
    store: &Store,
    rule: &'static alert::Rule,
    row: &isolation::Model,
    cause: String,
    detail: serde_json::Value,
) -> Result<()> {
    let teams = Teams::of(tx, [row.household_id]).await?;
    let rules = TeamRules::on(&store.policy, tx.today())?;
    let raised = alert::NewAlert {
        rule,
        area: row.area.parse().map_err(Error::internal)?,
        subject_kind: "isolation",
        subject_id: row.id.0,
        person_id: Some(row.person_id),
        cause,
        detail,
        named: teams.named(row.household_id, &rules, Some("medic")),
    };
    alert::raise(tx, store, raised).await.map(drop)
}

/// Whether the last readings rise without a pause, the new one among them.
async fn rises(tx: &Tx, store: &Store, id: IsolationId) -> Result<bool> {
    let rules = ReadingRules::on(&store.policy, tx.today())?;
    let last = reading::Entity::find()
        .filter(reading::Column::IsolationId.eq(id))
        .order_by_desc(reading::Column::TakenAt)
        .order_by_desc(reading::Column::Id)
        .limit(rules.rising as u64);
    let tenths: Vec<i32> = tx.all(last).await?.iter().rev().map(|row| row.temperature).collect();
    Ok(rules.rises(&tenths))
}

/// Raises an alert where a missed temperature is not the first in a row.
pub async fn note_misses(tx: &mut Tx, store: &Store, missed: &[Task]) -> Result<()> {
    let rules = ReadingRules::on(&store.policy, tx.today())?;
    for task in missed.iter().filter(|task| task.kind == TEMPERATURE) {
        let last = task::Entity::find()
            .filter(task::Column::Subject.eq(task.subject))
            .filter(task::Column::Kind.eq(TEMPERATURE))
            .filter(task::Column::DueAt.lte(task.due_at))
            .filter(task::Column::State.ne("cancelled"));
        let last = tx.all(last.order_by_desc(task::Column::DueAt).limit(rules.misses)).await?;
        let all_missed = last.len() as u64 == rules.misses && last.iter().all(|task| task.state == "missed");
        let row = if all_missed { store::find(tx, IsolationId(task.subject)).await? } else { None };
        if let Some(row) = row {
            raise(tx, store, &alert::MISSES, &row, tx.today(), serde_json::json!({ "in_a_row": rules.misses })).await?;
        }
    }
    Ok(())
}

/// Whether a reading was taken later than that: one that comes late says nothing of how somebody is now.
async fn taken_after(tx: &Tx, id: IsolationId, at: Stamp) -> Result<bool> {
    let later = reading::Entity::find().filter(reading::Column::IsolationId.eq(id));
    Ok(tx.one(later.filter(reading::Column::TakenAt.gt(at)).limit(1)).await?.is_some())
}

/// The temperature task of the window that a moment lies in, unless it is done: it may have been noted as missed meanwhile.
async fn due_at(tx: &Tx, id: IsolationId, at: Stamp) -> Result<Option<Task>> {
    let due = task::Entity::find()
        .filter(task::Column::Subject.eq(id.0))
        .filter(task::Column::Kind.eq(TEMPERATURE))
        .filter(task::Column::State.is_in(["open", "missed"]))
        .filter(task::Column::OpensAt.lte(at))
        .filter(task::Column::DueAt.gte(at));
    tx.one(due.order_by_asc(task::Column::DueAt).limit(1)).await
}
