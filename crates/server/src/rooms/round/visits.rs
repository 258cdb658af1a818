//! Visits, however they come in: each is kept, the last at a door decides how it stands.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Clock, Error, Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::enrol::facet;
use super::model::{Knock, LEFT, OPEN, Outcome, RoundRules, deciding};
use super::store::{RoundId, VisitId, door, round, visit};
use super::warn_of_unreached::unreached_cause;
use super::{COVERAGE, REVISIT, STANDING, VISITS};
use crate::rooms::alert;
use crate::rooms::people::{self, HouseholdId, ResidentId, WorkerId};

/// What came of an alert about a door that is done with now.
const REACHED: &str = "已见到";

/// A checked visit.
#[derive(Clone, Debug)]
pub struct NewVisit {
    /// Its name.
    pub id: VisitId,
    /// Fingerprint of the request.
    pub digest: Vec<u8>,
    /// At whose door.
    pub household_id: HouseholdId,
    /// The moment at the door.
    pub at: Stamp,
    /// How it ended.
    pub outcome: Outcome,
    /// How many people live there now.
    pub people_now: Option<i32>,
    /// Those known who were confirmed.
    pub confirmed: Vec<ResidentId>,
    /// Codes of symptoms.
    pub symptoms: Vec<String>,
    /// More about it, sealed.
    pub note: Option<Sealed>,
}

/// Stores visits of one round and lets their doors stand as the last visits say. Of one door at most one at a time.
///
/// # Errors
/// `household_unknown` where a household is not of this round.
pub async fn note(tx: &mut Tx, store: &Store, row: &round::Model, new: &[NewVisit]) -> Result<()> {
    let mut doors = doors_of(tx, row, new.iter().map(|one| one.household_id)).await?;
    let mut rows = vec![];
    for one in new {
        let door = doors.get(&one.household_id).ok_or(Error::invalid("household_id", "household_unknown"))?;
        let area: AreaCode = door.area.parse().map_err(Error::internal)?;
        let day = store.clock.day_of(one.at);
        let confirmed: Vec<String> = one.confirmed.iter().map(ToString::to_string).collect();
        rows.push(visit::ActiveModel {
            id: Set(one.id),
            digest: Set(one.digest.clone()),
            round_id: Set(row.id),
            household_id: Set(one.household_id),
            area: Set(door.area.clone()),
            worker_id: Set(tx.actor().map(WorkerId)),
            at: Set(one.at),
            day: Set(day),
            received_at: Set(tx.now()),
            outcome: Set(one.outcome.code().to_owned()),
            people_now: Set(one.people_now),
            confirmed: Set(confirmed.join(" ")),
            symptoms: Set(one.symptoms.join(" ")),
            note: Set(one.note.clone()),
            withdrawn: Set(false),
        });
        tx.tally(&VISITS, area, day, one.outcome.code(), 1);
    }
    tx.insert_all(&rows).await?;
    for one in new {
        let Some(door) = doors.remove(&one.household_id) else { continue };
        let knock = Knock { at: one.at, order: one.id.0.as_u128(), outcome: one.outcome };
        let before = door.visit_id.zip(door.visited_at).zip(Outcome::of_code(&door.state));
        let before = before.map(|((id, at), outcome)| Knock { at, order: id.0.as_u128(), outcome });
        let decides = deciding([knock].into_iter().chain(before));
        let visits = door.visits + 1;
        stand(tx, store, row, door, decides, visits).await?;
    }
    Ok(())
}

/// The doors of a round to which somebody must go, and where they lie.
pub async fn left_of(from: &impl Read, id: RoundId) -> Result<Vec<(HouseholdId, AreaCode)>> {
    let left = door::Entity::find().filter(door::Column::RoundId.eq(id)).filter(door::Column::State.is_in(LEFT));
    let left = from.all(left.order_by_asc(door::Column::Area).order_by_asc(door::Column::Id)).await?;
    left.into_iter().map(|row| Ok((row.household_id, row.area.parse().map_err(Error::internal)?))).collect()
}

/// Takes a visit back; its door stands as the one before says.
pub async fn withdraw(tx: &mut Tx, store: &Store, row: &round::Model, gone: &visit::Model) -> Result<()> {
    let mut doors = doors_of(tx, row, [gone.household_id]).await?;
    let door = doors.remove(&gone.household_id).ok_or(Error::NotFound("visit"))?;
    visit::ActiveModel { id: Set(gone.id), withdrawn: Set(true), ..Default::default() }.update(tx).await?;
    tx.tally(&VISITS, gone.area.parse().map_err(Error::internal)?, gone.day, &gone.outcome, -1);
    let left = visit::Entity::find()
        .filter(visit::Column::HouseholdId.eq(gone.household_id))
        .filter(visit::Column::RoundId.eq(row.id))
        .filter(visit::Column::Withdrawn.eq(false));
    let left = tx.all(left).await?;
    let knock = |one: &visit::Model| {
        Some(Knock { at: one.at, order: one.id.0.as_u128(), outcome: Outcome::of_code(&one.outcome)? })
    };
    let visits = i32::try_from(left.len()).unwrap_or(i32::MAX);
    stand(tx, store, row, door, deciding(left.iter().filter_map(knock)), visits).await
}

/// The doors of some households in a round, held so that two visits never pass each other.
async fn doors_of(
    tx: &Tx,
    row: &round::Model,
    homes: impl IntoIterator<Item = HouseholdId>,
) -> Result<BTreeMap<HouseholdId, door::Model>> {
    let listed = door::Entity::find().filter(door::Column::RoundId.eq(row.id)).lock_exclusive();
    let doors = tx.among(listed, door::Column::HouseholdId, homes).await?;
    Ok(doors.into_iter().map(|door| (door.household_id, door)).collect())
}

/// Lets a door stand as the deciding visit says, or as at the beginning where there is none.
async fn stand(
    tx: &mut Tx,
    store: &Store,
    row: &round::Model,
    door: door::Model,
    decides: Option<Knock>,
    visits: i32,
) -> Result<()> {
    let rules = RoundRules::on(&store.policy, tx.today())?;
    let area: AreaCode = door.area.parse().map_err(Error::internal)?;
    let state = decides.map_or(OPEN, |knock| knock.outcome.code());
    let day = decides.map_or(door.joined_on, |knock| store.clock.day_of(knock.at));
    if (state, day) != (door.state.as_str(), door.day) {
        for (state, day, n) in [(door.state.as_str(), door.day, -1), (state, day, 1)] {
            tx.tally(&COVERAGE, area, day, &facet(&row.mark, state), n);
            if state != OPEN {
                tx.tally(&STANDING, area, day, state, n);
            }
        }
    }
    let again = decides.filter(|knock| !knock.outcome.settles());
    let next_at = again.map(|knock| knock.at.plus_hours(rules.revisit_after_hours));
    let with_lead = again.is_some() && visits >= rules.most_visits;
    let task_id = match (door.task_id, next_at.filter(|_| with_lead)) {
        (None, Some(next_at)) => Some(hand_over(tx, &store.clock, row, &door, area, next_at).await?),
        (Some(id), None) => {
            settle_task(tx, id, state).await?;
            None
        }
        (known, _) => known,
    };
    let (was_left, is_left) = (LEFT.contains(&door.state.as_str()), LEFT.contains(&state));
    let unreached_since = match (was_left, is_left) {
        (_, false) => None,
        (true, true) => door.unreached_since,
        (false, true) => Some(door.joined_on),
    };
    if was_left && !is_left && door.unreached_since.is_none() {
        let cause = unreached_cause(row.id, door.household_id);
        alert::close_with(tx, &store.vault, &[cause], REACHED).await?;
    }
    let stands = door::ActiveModel {
        id: Set(door.id),
        unreached_since: Set(unreached_since),
        state: Set(state.to_owned()),
        day: Set(day),
        visits: Set(visits),
        visit_id: Set(decides.map(|knock| VisitId(uuid::Uuid::from_u128(knock.order)))),
        visited_at: Set(decides.map(|knock| knock.at)),
        next_at: Set(next_at),
        with_lead: Set(with_lead),
        task_id: Set(task_id),
        ..Default::default()
    };
    door::Entity::update(stands).exec(tx).await?;
    Ok(())
}

/// What grid members could not settle is a task of the community lead.
async fn hand_over(
    tx: &mut Tx,
    clock: &Clock,
    row: &round::Model,
    door: &door::Model,
    area: AreaCode,
    next_at: Stamp,
) -> Result<uuid::Uuid> {
    let holder = people::answerable(tx, area, tx.today(), &["community_lead"]).await?;
    let end = clock.at(row.due_on, NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default());
    let new = NewTask {
        kind: REVISIT.code.to_owned(),
        area,
        subject: door.id,
        person_id: None,
        household_id: Some(door.household_id.0),
        holder: holder.map(|worker| worker.0),
        day: clock.day_of(next_at).max(tx.today()),
        slot: "day".to_owned(),
        opens_at: tx.now(),
        due_at: end.max(next_at.plus_hours(12)),
    };
    task::lay(tx, std::slice::from_ref(&new)).await?;
    let laid = task::Entity::find()
        .filter(task::Column::Subject.eq(door.id))
        .filter(task::Column::Day.eq(new.day))
        .filter(task::Column::Kind.eq(REVISIT.code));
    tx.one(laid).await?.map(|task| task.id).ok_or(Error::internal("a task was laid and is not there"))
}

async fn settle_task(tx: &mut Tx, id: uuid::Uuid, state: &str) -> Result<()> {
    if state == OPEN {
        return task::cancel_one(tx, id).await;
    }
    task::finish(tx, id, state.to_owned()).await.map(drop)
}
