//! Deleting what is past its time, as section `[[retention]]` of the policy says.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use kernel::gone::{self, Going};
use kernel::{Clock, Day, Error, Read, Result, Stamp, Tx};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use serde::Deserialize;
use uuid::Uuid;

use super::{Due, FORGET, HOME, HOUSEHOLDS, Kind, PERSONS};
use crate::house::House;
use crate::rooms::{self, alert, message, need, people};

/// So many changes each time the clock looks.
const PORTIONS: usize = 40;

/// How many days records of each kind are kept after their purpose ended.
#[derive(Clone, Deserialize)]
pub struct Rules {
    /// By the code of the kind.
    pub days: BTreeMap<String, i32>,
    /// The day the emergency ended: what began before and has no end of its own is past its purpose from then on.
    pub emergency_ended_on: Option<Day>,
}

impl Rules {
    /// Those in force on a day.
    pub fn on(house: &House, day: Day) -> Result<Self> {
        house.store.policy.on("retention", day)
    }

    /// How long a kind is kept; none where it goes with the last record that names it.
    pub fn days_of(&self, kind: &Kind) -> Option<i32> {
        self.days.get(kind.code).copied().filter(|_| !matches!(kind.due, Due::WithTheLast))
    }
}

/// Refuses rules that leave a kind out, or name one there is none of: whoever mistypes one would believe it deleted.
///
/// # Errors
/// A plain message that names it.
pub fn check_rules(house: &House) -> Result<()> {
    let rules = Rules::on(house, house.store.clock.today())?;
    let kinds: Vec<Kind> =
        rooms::forgotten_kinds().into_iter().filter(|kind| !matches!(kind.due, Due::WithTheLast)).collect();
    if let Some(odd) = rules.days.keys().find(|code| !kinds.iter().any(|kind| kind.code == **code)) {
        return Err(Error::setup(format!("policy: [[retention]] days names the unknown kind {odd}")));
    }
    for kind in kinds {
        if rules.days.get(kind.code).is_none_or(|days| *days < 1) {
            return Err(Error::setup(format!("policy: [[retention]] days must say at least 1 for {}", kind.code)));
        }
    }
    Ok(())
}

/// The first day that is kept of a kind today: records whose purpose ended before are gone, or will be in a moment.
pub fn kept_from(house: &House, kind: &Kind) -> Result<Day> {
    let today = house.store.clock.today();
    let days = Rules::on(house, today)?.days_of(kind).unwrap_or_default();
    Ok(today - Days::new(days.unsigned_abs().into()))
}

/// How many days records of a kind are kept after their purpose ended.
pub fn kept_days(house: &House, kind: &Kind) -> Result<u64> {
    let days = Rules::on(house, house.store.clock.today())?.days_of(kind).unwrap_or_default();
    Ok(days.unsigned_abs().into())
}

/// Deletes what is past its time, the oldest first, as much as one look at the clock allows.
pub async fn forget_due(house: &House) -> Result<()> {
    let today = house.store.clock.today();
    let rules = Rules::on(house, today)?;
    let mut left = PORTIONS;
    for kind in rooms::forgotten_kinds() {
        let Some(days) = rules.days_of(&kind) else { continue };
        let kept_from = today - Days::new(days.unsigned_abs().into());
        let over = rules.emergency_ended_on.filter(|ended| *ended < kept_from).map(|ended| ended + Days::new(1));
        for (due, before) in [(Some(kind.due), Some(kept_from)), (kind.rest, over)] {
            let (Some(due), Some(before)) = (due, before) else { continue };
            while left > 0 && !find(&house.store.read, &house.store.clock, due, before, 1).await?.is_empty() {
                if !forget(house, &kind, due, before, days).await? {
                    break;
                }
                left -= 1;
            }
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct OfDay {
    id: Uuid,
    day: Day,
}

#[derive(FromQueryResult)]
struct OfMoment {
    id: Uuid,
    at: Stamp,
}

/// At most so many that may go, each with the day its purpose ended.
async fn find(from: &impl Read, clock: &Clock, due: Due, before: Day, limit: i64) -> Result<Vec<(Uuid, Day)>> {
    let begins = clock.at(before, NaiveTime::MIN);
    let values: [Value; 4] = [before.into(), begins.into(), kernel::id::first(begins).into(), limit.into()];
    Ok(match due {
        Due::Day(text) => from.sql::<OfDay, _>(text, values).await?.into_iter().map(|row| (row.id, row.day)).collect(),
        Due::Moment(text) => {
            let rows = from.sql::<OfMoment, _>(text, values).await?;
            rows.into_iter().map(|row| (row.id, clock.day_of(row.at))).collect()
        }
        Due::WithTheLast => vec![],
    })
}

/// Deletes a portion of one day with all that hangs on it. Says whether there was any, and nobody in the way.
async fn forget(house: &House, kind: &Kind, due: Due, before: Day, days: i32) -> Result<bool> {
    house
        .store
        .journal
        .record(&house.actor("clock"), FORGET, &house.city, async |tx| {
            // One server at a time, and nobody who is taking somebody up: first of all, so that nothing is found twice.
            if !gone::alone(tx).await? {
                tx.nothing_changed();
                return Ok(false);
            }
            let found = find(tx, &house.store.clock, due, before, kind.portion).await?;
            let Some(day) = found.first().map(|(_, day)| *day) else {
                tx.nothing_changed();
                return Ok(false);
            };
            let ids: Vec<Uuid> = found.into_iter().filter(|(_, of)| *of == day).map(|(id, _)| id).collect();
            let mut first = vec![(kind.table, ids)];
            for (name, text) in kind.also {
                let rows: Vec<_> = first[0].1.iter().map(|id| [id.simple()]).collect();
                let rows = serde_json::to_string(&rows).map_err(Error::internal)?;
                first.push((*name, tx.unpack::<Also>(text, rows).await?.into_iter().map(|row| row.id).collect()));
            }
            let rows = first[0].1.len();
            let mut going = Going::with(tx, first, &rooms::hanging()).await?;
            let about = About::of(tx, &going).await?;
            // What hangs on a door goes with its last isolation; the door itself only where nothing else names it.
            going.leave(HOME);
            take_away(tx, &going).await?;
            let persons = people::unneeded_persons(tx, about.persons).await?;
            let homes = people::unneeded_households(tx, about.households).await?;
            let (people, doors) = (persons.len(), homes.len());
            let last =
                Going::with(tx, [(PERSONS.table, persons), (HOUSEHOLDS.table, homes)], &rooms::hanging()).await?;
            take_away(tx, &last).await?;
            for (code, rows) in [(kind.code, rows), (PERSONS.code, people), (HOUSEHOLDS.code, doors)] {
                note(tx, code, day, rows, days).await?;
            }
            let mut with = going.counts();
            for (table, rows) in last.counts() {
                *with.entry(table).or_default() += rows;
            }
            with.retain(|table, _| *table != kind.table);
            tx.about("deletion", format!("{} {day}", kind.code));
            tx.tell(&serde_json::json!({
                "kind": kind.code, "day": day, "rows": rows, "kept_days": days, "with": with,
            }));
            Ok(true)
        })
        .await
}

/// Ends what nobody ended, so that nothing is counted as open that is no longer there, and deletes it.
async fn take_away(tx: &mut Tx, going: &Going) -> Result<()> {
    alert::end_forgotten(tx, going.of("alert")).await?;
    need::end_forgotten(tx, going.of("need")).await?;
    message::end_forgotten(tx, going.of("message")).await?;
    going.delete(tx, &rooms::measures()).await
}

const NOTE: &str = "
    INSERT INTO deletion (kind, day, rows, kept_days, first_at, last_at)
    VALUES ($1, $2, $3, $4, $5, $5)
    ON CONFLICT (kind, day) DO UPDATE
    SET rows = deletion.rows + excluded.rows,
        last_at = excluded.last_at";

async fn note(tx: &Tx, code: &str, day: Day, rows: usize, days: i32) -> Result<()> {
    if rows == 0 {
        return Ok(());
    }
    let rows = i64::try_from(rows).map_err(Error::internal)?;
    let values: [Value; 5] = [code.into(), day.into(), rows.into(), days.into(), tx.now().into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), NOTE, values)).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Also {
    id: Uuid,
}

/// Whom and where some records were about.
#[derive(Default)]
struct About {
    persons: Vec<Uuid>,
    households: Vec<Uuid>,
}

impl About {
    async fn of(tx: &Tx, going: &Going) -> Result<Self> {
        let mut about = Self::default();
        for (table, column) in rooms::NAMES {
            let named = going.named(tx, table, column).await?;
            if *column == "person_id" { &mut about.persons } else { &mut about.households }.extend(named);
        }
        Ok(about)
    }
}
