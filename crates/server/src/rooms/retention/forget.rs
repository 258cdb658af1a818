//! Deleting what is past its time, as section `[[retention]]` of the policy says.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use kernel::{Day, Error, Read, Result, Stamp, Tx};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use serde::Deserialize;

use super::{FORGET, Kind};
use crate::house::House;
use crate::rooms;

/// So many records in one change, so that nobody waits long for the writer …
const PORTION: i64 = 500;

/// … and so many changes each time the clock looks.
const PORTIONS: usize = 40;

/// How many days records of each kind are kept after the day they belong to.
#[derive(Clone, Deserialize)]
pub struct Rules {
    /// By the code of the kind.
    pub days: BTreeMap<String, i32>,
}

impl Rules {
    /// Those in force on a day.
    pub fn on(house: &House, day: Day) -> Result<Self> {
        house.store.policy.on("retention", day)
    }
}

/// Refuses rules that leave a kind out, or name one there is none of: whoever mistypes one would believe it deleted.
///
/// # Errors
/// A plain message that names it.
pub fn check_rules(house: &House) -> Result<()> {
    let rules = Rules::on(house, house.store.clock.today())?;
    let kinds = rooms::forgotten_kinds();
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

#[derive(FromQueryResult)]
struct Oldest {
    at: Option<Stamp>,
}

/// Deletes what is past its time, the oldest first, as much as one look at the clock allows.
pub async fn forget_due(house: &House) -> Result<()> {
    let clock = &house.store.clock;
    let rules = Rules::on(house, clock.today())?;
    let mut left = PORTIONS;
    for kind in rooms::forgotten_kinds() {
        let Some(&days) = rules.days.get(kind.code) else { continue };
        let kept_from = clock.today() - Days::new(days.unsigned_abs().into());
        while left > 0 {
            let oldest = house.store.read.sql::<Oldest, _>(kind.oldest, []).await?;
            let Some(at) = oldest.first().and_then(|oldest| oldest.at) else { break };
            let day = clock.day_of(at);
            if day >= kept_from {
                break;
            }
            forget(house, kind, day, days).await?;
            left -= 1;
        }
    }
    Ok(())
}

const NOTE: &str = "
    INSERT INTO deletion (kind, day, rows, kept_days, first_at, last_at)
    VALUES ($1, $2, $3, $4, $5, $5)
    ON CONFLICT (kind, day) DO UPDATE
    SET rows = deletion.rows + excluded.rows,
        last_at = excluded.last_at";

const MARK: &str = "INSERT INTO forgotten (measure, day) VALUES ($1, $2) ON CONFLICT DO NOTHING";

async fn forget(house: &House, kind: &Kind, day: Day, days: i32) -> Result<()> {
    let clock = &house.store.clock;
    let range = [clock.at(day, NaiveTime::MIN), clock.at(day + Days::new(1), NaiveTime::MIN)];
    house
        .store
        .journal
        .record(&house.actor("clock"), FORGET, &house.city, async |tx| {
            let mut rows = 0;
            for text in kind.delete {
                rows = run(tx, text, [range[0].into(), range[1].into(), PORTION.into()]).await?;
            }
            let rows = i64::try_from(rows).map_err(Error::internal)?;
            tx.about("deletion", format!("{} {day}", kind.code));
            tx.tell(&serde_json::json!({ "kind": kind.code, "day": day, "rows": rows, "kept_days": days }));
            run(tx, NOTE, [kind.code.into(), day.into(), rows.into(), days.into(), tx.now().into()]).await?;
            for measure in kind.measures {
                run(tx, MARK, [measure.code.into(), day.into()]).await?;
            }
            Ok(())
        })
        .await
}

async fn run<const N: usize>(tx: &Tx, text: &str, values: [Value; N]) -> Result<u64> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}
