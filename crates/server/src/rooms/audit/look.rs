//! The gate through which everybody goes who sees somebody in full: a purpose, a line in the journal, a count, and an end for the day.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use codes::AreaCode;
use kernel::dialect::Unpacking;
use kernel::{Act, Day, Error, Read, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Statement, entity::prelude::*};
use serde_json::{Value, json};

use super::model::{RevealRules, Way, way_of};
use super::store::{LookId, look, look_count};
use super::{LOOKED, NOTE_LOOK, REFUSE_LOOK};
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::alert::{self, MANY_REVEALS, Named, NewAlert, Rule};
use crate::rooms::people::{self, PersonId, WorkerId};

/// What somebody is about to see.
pub struct Look {
    /// By which act.
    pub act: Act,
    /// Where.
    pub area: AreaCode,
    /// What for: a code of the policy.
    pub purpose: String,
    /// Whom it concerns, as far as they are known here.
    pub persons: BTreeSet<PersonId>,
    /// How many people are shown in full.
    pub shown: usize,
    /// The record it is about and what else its line tells; none where the act itself writes lines of its own.
    pub line: Option<(&'static str, String, Value)>,
}

/// A form of an export: as many people as the policy calls many.
pub const MANY: &str = "many";

/// Lets somebody look, or says that it is enough for the day. What they see is read afterwards.
///
/// # Errors
/// `purpose_unknown`; [`Error::SecondPersonNeeded`] where many go into one file and the policy wants that; [`Error::LimitReached`] with `reveal_limit` when the day's number is reached, of which whoever must look is told.
pub async fn look(house: &House, person: &SignedIn, look: Look) -> Result<()> {
    let way = way_of(look.act)?;
    let (today, store) = (house.store.clock.today(), &house.store);
    let rules = RevealRules::on(&store.policy, today)?;
    rules.must_know(&look.purpose, way)?;
    if way == Way::Export && look.shown.max(look.persons.len()) >= rules.many {
        person.must_be_sure(look.act, MANY)?;
    }
    let daily = rules.daily(&person.actor, look.act, way);
    let work = async |tx: &mut Tx| -> Result<bool> {
        let Some(worker) = tx.actor().map(WorkerId) else {
            note(tx, &look, way).await?;
            return Ok(true);
        };
        if count(tx, worker, way.code(), look.shown, daily).await? {
            note(tx, &look, way).await?;
            return Ok(true);
        }
        // The attempt is written down.
        tx.nothing_changed();
        tx.also(REFUSE_LOOK, look.area, "worker", worker, &json!({ "act": look.act.code, "daily": daily }));
        tell_above(tx, house, &MANY_REVEALS, post_at(person, look.act, look.area), daily).await?;
        Ok(false)
    };
    if store.journal.record(&person.actor, look.act, &look.area, work).await? {
        return Ok(());
    }
    Err(enough(house, "reveal_limit", daily))
}

/// The day's number is reached: it opens again at midnight.
pub fn enough(house: &House, code: &'static str, daily: i64) -> Error {
    let clock = &house.store.clock;
    let opens_at = midnight_after(house, clock.today());
    let retry_after = (opens_at.0 - clock.now().0).max(0).unsigned_abs().div_ceil(1000);
    let told = json!({ "opens_at": opens_at, "daily": daily });
    Error::LimitReached { code, retry_after: u32::try_from(retry_after).unwrap_or(u32::MAX), current: Box::new(told) }
}

/// When the numbers of a day begin anew.
pub fn midnight_after(house: &House, day: Day) -> Stamp {
    let clock = &house.store.clock;
    day.succ_opt().map_or(clock.now(), |next| clock.at(next, NaiveTime::MIN))
}

/// Only so many a day, also where two ask at one moment: the row is the lock.
const COUNT: &str = "
    INSERT INTO look_count (worker_id, day, way, n)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (worker_id, day, way) DO UPDATE
    SET n = look_count.n + excluded.n
    WHERE look_count.n + excluded.n <= $5";

/// Counts more of what the day gives somebody. Says whether it gave that much.
pub async fn count(tx: &Tx, worker: WorkerId, way: &str, shown: usize, daily: i64) -> Result<bool> {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    if shown == 0 {
        return Ok(true);
    }
    if shown > daily {
        return Ok(false);
    }
    let values = [worker.into(), tx.today().into(), way.into(), shown.into(), daily.into()];
    let counted = Statement::from_sql_and_values(tx.get_database_backend(), COUNT, values);
    Ok(tx.execute_raw(counted).await?.rows_affected() == 1)
}

static CONCERNS: Unpacking = Unpacking::new(
    "
    INSERT OR[FAIL] INTO look_person (person_id, look_id)
    SELECT ID[0], ID[1]
    FROM EACH[$1]",
);

async fn note(tx: &mut Tx, look: &Look, way: Way) -> Result<()> {
    let id = LookId::new(tx.now());
    let shown = i32::try_from(look.shown).unwrap_or(i32::MAX);
    let row = look::ActiveModel {
        id: Set(id),
        area: Set(look.area.to_string()),
        day: Set(tx.today()),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
        act: Set(look.act.code.to_owned()),
        way: Set(way.code().to_owned()),
        purpose: Set(look.purpose.clone()),
        shown: Set(shown),
    };
    row.insert(tx).await?;
    let persons: Vec<PersonId> = look.persons.iter().copied().collect();
    for portion in persons.chunks(5_000) {
        tx.unpack_into(&CONCERNS, portion.iter().map(|one| vec![(*one).into(), id.into()]).collect()).await?;
    }
    if shown > 0 {
        let day = tx.today();
        tx.tally(&LOOKED, look.area, day, &look.purpose, i64::from(shown));
    }
    let mut told = json!({ "purpose": look.purpose, "shown": shown });
    match &look.line {
        Some((kind, subject, more)) => {
            if let (Some(told), Some(more)) = (told.as_object_mut(), more.as_object()) {
                told.extend(more.clone());
            }
            tx.about(kind, subject);
            tx.tell(&told);
        }
        None => {
            told["act"] = look.act.code.into();
            tx.nothing_changed();
            tx.also(NOTE_LOOK, look.area, "look", id, &told);
        }
    }
    Ok(())
}

/// The area of the post by which somebody does an act there.
pub fn post_at(person: &SignedIn, act: Act, area: AreaCode) -> AreaCode {
    person.actor.granting(act).map(|grant| grant.area).find(|post| post.contains(&area)).unwrap_or(area)
}

/// Tells whoever must look that somebody with a post there came to the end of a number of the day, once a day.
pub async fn tell_above(tx: &mut Tx, house: &House, rule: &'static Rule, post: AreaCode, daily: i64) -> Result<()> {
    let Some(worker) = tx.actor().map(WorkerId) else { return Ok(()) };
    // Those of their own level do not look at it: the level above does, and the city has none above.
    let above = post.chain().filter(|area| *area != post).max_by_key(|area| area.as_str().len());
    let above = above.filter(|area| house.city.contains(area)).unwrap_or(house.city);
    let rules = RevealRules::on(&house.store.policy, tx.today())?;
    let told: Vec<&str> = rules.told.iter().map(String::as_str).collect();
    let holder = people::answerable_but(tx, above, tx.today(), &told, &[worker]).await?;
    let new = NewAlert {
        rule,
        area: above,
        subject_kind: "worker",
        subject_id: worker.0,
        person_id: None,
        cause: format!("{} {worker} {}", rule.code, tx.today()),
        detail: json!({ "daily": daily }),
        named: Named { holder, lead: None },
    };
    alert::raise(tx, &house.store, new).await?;
    Ok(())
}

/// How much of the day's numbers somebody has used, by the way.
pub async fn counted(from: &impl Read, worker: WorkerId, day: Day) -> Result<Vec<(String, i64)>> {
    let of_the_day = look_count::Entity::find()
        .filter(look_count::Column::WorkerId.eq(worker))
        .filter(look_count::Column::Day.eq(day));
    Ok(from.all(of_the_day).await?.into_iter().map(|row| (row.way, row.n)).collect())
}
