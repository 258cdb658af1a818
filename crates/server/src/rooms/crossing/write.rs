//! Writing crossings: all that wait in one change, with everything that follows from them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use codes::AreaCode;
use kernel::together::{Together, by_halves, everybody};
use kernel::{Actor, Error, Read, Result, Store, Tx};
use sea_orm::ActiveValue::Set;

use super::content::Crossing;
use super::model::Decision;
use super::register_crossing::Checked;
use super::store::{self, CrossingId, Fact, companion, crossing, describe, facts, hour_facet};
use super::{BY_HOUR, CROSSINGS, PEOPLE, REGISTER_CROSSING};
use crate::http::Created;
use crate::rooms::alert::{self, NewAlert};
use crate::rooms::checkpoint::{self, CheckpointId, Gate};
use crate::rooms::people::WorkerId;
use crate::rooms::screening::{self, ArrivalId, NewArrival, Registered};
use crate::rooms::{area, isolation};

/// Somebody's wish to register a crossing, checked.
#[derive(Clone)]
pub struct Asked {
    actor: Arc<Actor>,
    crossing: Arc<Checked>,
}

/// What became of it.
pub enum Written {
    /// It is written now, at this checkpoint.
    New(Box<crossing::Model>, Gate),
    /// It was there.
    Again(Box<Crossing>),
}

/// Checkpoints that were looked up a moment ago: a look at the store costs a connection all it remembers of it. What is written
/// is written only where the checkpoint still lies there.
type Known = moka::sync::Cache<CheckpointId, Gate>;

/// A checkpoint is known for so long.
const MOMENT: Duration = Duration::from_secs(10);

/// Where crossings wait to be written together.
pub type Door = Together<Asked, Written>;

/// Writes a crossing with all that wait. What is shown of it is made here and not where everybody waits.
pub async fn register(door: &Door, actor: &Arc<Actor>, crossing: Checked) -> Result<Created<Crossing>> {
    let crossing = Arc::new(crossing);
    Ok(match door.ask(Asked { actor: actor.clone(), crossing: crossing.clone() }).await? {
        // What was written is known: it is not read again.
        Written::New(row, gate) => {
            let name = actor.worker.map(|_| actor.name.clone());
            Created::New(Crossing::of(*row, Arc::unwrap_or_clone(crossing).content, gate.name, name))
        }
        Written::Again(shown) => Created::Again(*shown),
    })
}

/// Opens the door.
pub fn door(store: &Store) -> Door {
    let store = store.clone();
    let known: Known = moka::sync::Cache::builder().max_capacity(10_000).time_to_live(MOMENT).build();
    Together::start(store.lanes(), move |asked| {
        let (store, known) = (store.clone(), known.clone());
        async move { write_all(&store, &known, asked).await }
    })
}

type Answer = Result<Written>;

/// Writes those whose checkpoint lies where their actor may register; the others are told that there is no such checkpoint.
async fn write_all(store: &Store, known: &Known, asked: Vec<Asked>) -> Vec<Answer> {
    let gates = match gates_of(store, known, &asked).await {
        Ok(gates) => gates,
        Err(error) => return everybody(asked.len(), &error),
    };
    let mut answers: Vec<Option<Answer>> = vec![];
    let mut may: Vec<(usize, Asked, Gate)> = vec![];
    for (place, one) in asked.into_iter().enumerate() {
        let gate = gates.get(&one.crossing.checkpoint_id);
        match gate.filter(|gate| one.actor.may(REGISTER_CROSSING, &gate.area)) {
            Some(gate) => {
                answers.push(None);
                may.push((place, one, gate.clone()));
            }
            None => answers.push(Some(Err(Error::invalid("checkpoint_id", "checkpoint_unknown")))),
        }
    }
    let (places, may): (Vec<usize>, Vec<(Asked, Gate)>) =
        may.into_iter().map(|(at, one, gate)| (at, (one, gate))).unzip();
    for (place, answer) in places.into_iter().zip(write_allowed(store, known, &may).await) {
        answers[place] = Some(answer);
    }
    let missing = || Err(Error::internal("a crossing was not answered for"));
    answers.into_iter().map(|answer| answer.unwrap_or_else(missing)).collect()
}

/// Their checkpoints. Where somebody may not register at one of them, it may have moved with its area: that is looked up before anybody
/// is told so.
async fn gates_of(store: &Store, known: &Known, asked: &[Asked]) -> Result<HashMap<CheckpointId, Gate>> {
    let found = gates(store, known, asked).await?;
    let may = |one: &Asked| {
        found.get(&one.crossing.checkpoint_id).is_some_and(|gate| one.actor.may(REGISTER_CROSSING, &gate.area))
    };
    if asked.iter().all(may) {
        return Ok(found);
    }
    known.invalidate_all();
    gates(store, known, asked).await
}

async fn gates(store: &Store, known: &Known, asked: &[Asked]) -> Result<HashMap<CheckpointId, Gate>> {
    let mut gates = HashMap::new();
    let mut unknown = vec![];
    for id in asked.iter().map(|one| one.crossing.checkpoint_id) {
        match known.get(&id) {
            Some(gate) => drop(gates.insert(id, gate)),
            None => unknown.push(id),
        }
    }
    if !unknown.is_empty() {
        for gate in checkpoint::gates(&store.read, unknown).await? {
            known.insert(gate.id, gate.clone());
            gates.insert(gate.id, gate);
        }
    }
    Ok(gates)
}

/// All in one change, as if all were new and every checkpoint where it was a moment ago; where that is not so, once more with a look
/// at what is there.
async fn write_allowed(store: &Store, known: &Known, asked: &[(Asked, Gate)]) -> Vec<Answer> {
    if asked.is_empty() {
        return vec![];
    }
    let all = write_together(store, asked, false).await;
    if !was_twice(&all) {
        return by_halves(asked.len(), all, |part| write_looking(store, known, &asked[part])).await;
    }
    known.invalidate_all();
    match look_again(store, known, asked).await {
        Ok(looked) => {
            let all = write_looking(store, known, &looked).await;
            by_halves(looked.len(), all, |part| write_looking(store, known, &looked[part])).await
        }
        Err(error) => everybody(asked.len(), &error),
    }
}

/// The same with their checkpoints as they are now.
async fn look_again(store: &Store, known: &Known, asked: &[(Asked, Gate)]) -> Result<Vec<(Asked, Gate)>> {
    let ones: Vec<Asked> = asked.iter().map(|(one, _)| one.clone()).collect();
    let gates = gates(store, known, &ones).await?;
    let now = |(one, gate): &(Asked, Gate)| (one.clone(), gates.get(&gate.id).unwrap_or(gate).clone());
    Ok(asked.iter().map(now).collect())
}

/// One change with a look at what is there. Where one that stands alone was written after that look, or its checkpoint has moved, there
/// is another look; whoever waits with them has nothing to do with that.
async fn write_looking(store: &Store, known: &Known, asked: &[(Asked, Gate)]) -> Result<Vec<Answer>> {
    let written = write_together(store, asked, true).await;
    if asked.len() > 1 || !was_twice(&written) {
        return written;
    }
    known.invalidate_all();
    let looked = look_again(store, known, asked).await?;
    let written = write_together(store, &looked, true).await;
    if was_twice(&written) { Ok(vec![Err(Error::Busy("written twice at this moment".into()))]) } else { written }
}

fn was_twice<T>(written: &Result<T>) -> bool {
    matches!(written, Err(Error::Conflict { code: TWICE, .. }))
}

/// What became of one.
enum Outcome {
    Made(Box<crossing::Model>),
    Again,
    Refused(Error),
}

/// One change. `looks`: whether it asks first which of them are there; otherwise it gives up with [`TWICE`] where one is.
async fn write_together(store: &Store, asked: &[(Asked, Gate)], looks: bool) -> Result<Vec<Answer>> {
    let people: Vec<(&Actor, AreaCode)> = asked.iter().map(|(one, gate)| (&*one.actor, gate.area)).collect();
    let written = store.journal.record_for(REGISTER_CROSSING, &people, async |tx| {
        // Each crossing has a line of its own.
        tx.nothing_changed();
        // The writer remembers the pages it needs for that; whoever only reads begins anew after every commit.
        let seen = Seen::of(tx, asked).await?;
        write(tx, store, asked, &seen, looks).await
    });
    let outcomes = written.await?;
    let again = asked.iter().zip(&outcomes).filter(|(_, outcome)| matches!(outcome, Outcome::Again));
    let again: Vec<CrossingId> = again.map(|((one, _), _)| one.crossing.id).collect();
    let mut known = HashMap::new();
    if !again.is_empty() {
        let rows = store::find_all(&store.read, again).await?;
        known.extend(describe(store, rows).await?.into_iter().map(|shown| (shown.id, shown)));
    }
    let answer = |((one, gate), outcome): (&(Asked, Gate), Outcome)| match outcome {
        Outcome::Made(row) => Ok(Written::New(row, gate.clone())),
        Outcome::Again => known
            .get(&one.crossing.id)
            .map(|shown| Written::Again(Box::new(shown.clone())))
            .ok_or(Error::NotFound("crossing")),
        Outcome::Refused(error) => Err(error),
    };
    Ok(asked.iter().zip(outcomes).map(answer).collect())
}

/// Says that a crossing of that name is there already, or its checkpoint lies elsewhere by now.
const TWICE: &str = "crossing_twice";

async fn write(tx: &mut Tx, store: &Store, asked: &[(Asked, Gate)], seen: &Seen, looks: bool) -> Result<Vec<Outcome>> {
    let mut known: HashMap<CrossingId, Vec<u8>> = HashMap::new();
    if looks {
        let ids: Vec<CrossingId> = asked.iter().map(|(one, _)| one.crossing.id).collect();
        let rows = store::find_all(tx, ids).await?;
        known.extend(rows.into_iter().map(|row| (row.id, row.digest)));
    }
    let areas: Vec<AreaCode> =
        asked.iter().flat_map(|(one, _)| one.crossing.arrivals.iter().map(|arrival| arrival.area)).collect();
    let places = area::names(tx, areas).await?;
    let mut new: Vec<(usize, crossing::Model)> = Vec::with_capacity(asked.len());
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(asked.len());
    for (by, (one, gate)) in asked.iter().enumerate() {
        let crossing = &one.crossing;
        let lives_here = seen.of_crossing(by).any(|(_, fact)| fact.resident.is_some() || fact.isolation_id.is_some());
        let outcome = match known.get(&crossing.id) {
            Some(digest) if *digest == crossing.digest => Some(Outcome::Again),
            Some(_) => Some(Outcome::Refused(Error::conflict("different_body"))),
            None if crossing.arrivals.iter().any(|arrival| !places.knows(&arrival.area)) => {
                Some(Outcome::Refused(Error::invalid("area", "area_unknown")))
            }
            None => crossing.rules.check_return(crossing.decision, lives_here).err().map(Outcome::Refused),
        };
        if outcome.is_none() {
            tx.speak_for(by);
            new.push((by, row(tx, crossing, gate, seen, by)));
        }
        outcomes.push(outcome);
    }
    register_arrivals(tx, store, asked, &mut new).await?;
    if !store::insert(tx, &new.iter().map(|(_, row)| row).collect::<Vec<_>>()).await? {
        return Err(Error::conflict(TWICE));
    }
    let mut companions = vec![];
    for (by, row) in &new {
        let (one, gate) = &asked[*by];
        tx.speak_for(*by);
        count(tx, row, gate);
        companions.extend(companions_of(&one.crossing, seen, *by));
        tell(tx, store, row, &one.crossing, gate, seen, *by).await?;
    }
    tx.insert_all(&companions).await?;
    for (by, row) in new {
        outcomes[by] = Some(Outcome::Made(Box::new(row)));
    }
    let missing = || Error::internal("a crossing without an outcome");
    outcomes.into_iter().map(|outcome| outcome.ok_or_else(missing)).collect()
}

/// What is known of everybody who stands at the gates.
struct Seen {
    /// Where the people of each crossing begin in the count of all.
    begins: Vec<usize>,
    facts: HashMap<usize, Fact>,
}

impl Seen {
    async fn of(from: &impl Read, asked: &[(Asked, Gate)]) -> Result<Self> {
        let mut begins = Vec::with_capacity(asked.len() + 1);
        let mut keys = Vec::with_capacity(asked.len());
        for (one, _) in asked {
            begins.push(keys.len());
            keys.extend(one.crossing.keys.iter());
        }
        begins.push(keys.len());
        let keys = keys.into_iter().enumerate().filter_map(|(n, key)| Some((n, hex::encode(&key.as_ref()?.0))));
        let keys: Vec<(usize, String)> = keys.collect();
        Ok(Self { facts: facts(from, &keys).await?, begins })
    }

    /// Those of a crossing of whom something is known, with their place in it.
    fn of_crossing(&self, by: usize) -> impl Iterator<Item = (usize, &Fact)> {
        let begin = self.begins[by];
        (begin..self.begins[by + 1]).filter_map(move |n| Some((n - begin, self.facts.get(&n)?)))
    }

    fn person(&self, by: usize, place: usize) -> Option<&Fact> {
        self.facts.get(&(self.begins[by] + place))
    }
}

fn row(tx: &Tx, crossing: &Checked, gate: &Gate, seen: &Seen, by: usize) -> crossing::Model {
    let isolated = seen.of_crossing(by).any(|(_, fact)| fact.isolation_id.is_some());
    crossing::Model {
        id: crossing.id,
        digest: crossing.digest.clone(),
        checkpoint_id: crossing.checkpoint_id,
        area: gate.area.to_string(),
        at: crossing.at,
        day: crossing.day,
        hour: crossing.hour.clone(),
        direction: crossing.direction.code().to_owned(),
        decision: crossing.decision.code().to_owned(),
        origin_kind: crossing.origin_kind.code().to_owned(),
        people: i32::try_from(crossing.keys.len()).unwrap_or(i32::MAX),
        content: crossing.sealed.clone(),
        plate_index: crossing.plate_index.clone(),
        person_index: crossing.keys.first().cloned().flatten(),
        person_id: seen.person(by, 0).map(|fact| fact.person_id),
        arrivals: None,
        pass_id: crossing.pass_id,
        notice: isolated.then(|| "isolated_person_at_gate".to_owned()),
        source: crossing.source.to_owned(),
        recorded_at: tx.now(),
        worker_id: tx.actor().map(WorkerId),
    }
}

fn count(tx: &mut Tx, row: &crossing::Model, gate: &Gate) {
    tx.tally(&CROSSINGS, gate.area, row.day, &row.decision, 1);
    tx.tally(&BY_HOUR, gate.area, row.day, &hour_facet(row), 1);
    tx.tally(&PEOPLE, gate.area, row.day, &row.origin_kind, i64::from(row.people));
    tx.also(REGISTER_CROSSING, gate.area, "crossing", row.id, &serde_json::json!({ "decision": row.decision }));
}

fn companions_of<'a>(
    crossing: &'a Checked,
    seen: &'a Seen,
    by: usize,
) -> impl Iterator<Item = companion::ActiveModel> + 'a {
    let others = crossing.keys.iter().enumerate().skip(1);
    others.filter_map(move |(place, key)| {
        Some(companion::ActiveModel {
            crossing_id: Set(crossing.id),
            place: Set(i32::try_from(place).ok()?),
            at: Set(crossing.at),
            person_index: Set(key.clone()?),
            person_id: Set(seen.person(by, place).map(|fact| fact.person_id)),
        })
    })
}

/// Registers whom the decisions say, and isolates them where they say that too. Whoever was registered before stays so.
async fn register_arrivals(
    tx: &mut Tx,
    store: &Store,
    asked: &[(Asked, Gate)],
    new: &mut [(usize, crossing::Model)],
) -> Result<()> {
    let mut arrivals: Vec<NewArrival> = vec![];
    for (by, _) in new.iter() {
        let of = asked[*by].0.crossing.arrivals.iter();
        arrivals.extend(of.map(|arrival| NewArrival { by: *by, ..arrival.clone() }));
    }
    if arrivals.is_empty() {
        return Ok(());
    }
    let registered = screening::register(tx, store, &arrivals).await?;
    let named = arrivals.iter().zip(registered).map(|(arrival, registered)| match registered {
        Registered::Created => (arrival.by, arrival.id),
        Registered::Duplicate(first) => (arrival.by, first),
    });
    let named: Vec<(usize, ArrivalId)> = named.collect();
    for (by, row) in new.iter_mut() {
        let own: Vec<ArrivalId> = named.iter().filter(|(of, _)| of == by).map(|(_, id)| *id).collect();
        let Some(first) = own.first() else { continue };
        row.person_id = Some(screening::facts(tx, *first).await?.person_id);
        row.arrivals = Some(own.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        if asked[*by].0.crossing.decision == Decision::AdmitIsolate {
            let decided: Vec<_> = own.into_iter().map(|id| (id, *by)).collect();
            let ground = asked[*by].0.crossing.content.reason.as_deref().unwrap_or("卡点处置");
            isolation::isolate_arrivals(tx, store, &decided, ground).await?;
        }
    }
    Ok(())
}

/// Tells the team of whoever should be at home, and a medic of whoever is referred.
async fn tell(
    tx: &mut Tx,
    store: &Store,
    row: &crossing::Model,
    crossing: &Checked,
    gate: &Gate,
    seen: &Seen,
    by: usize,
) -> Result<()> {
    let isolated: Vec<&Fact> = seen.of_crossing(by).map(|(_, fact)| fact).collect();
    for fact in isolated {
        let (Some(id), Some(home), Some(area)) = (fact.isolation_id, fact.household_id, &fact.area) else { continue };
        let lead = isolation::team_leader(tx, store, home).await?;
        let raised = NewAlert {
            rule: &alert::ISOLATED_AT_GATE,
            area: area.parse().map_err(Error::internal)?,
            subject_kind: "isolation",
            subject_id: id.0,
            person_id: Some(fact.person_id),
            cause: format!("{} {id} {}", alert::ISOLATED_AT_GATE.code, row.day),
            detail: serde_json::json!({ "crossing": row.id, "checkpoint": gate.name }),
            named: alert::Named { holder: None, lead },
        };
        alert::raise(tx, store, raised).await?;
    }
    if crossing.decision == Decision::Refer {
        let raised = NewAlert {
            rule: &alert::REFERRED,
            area: gate.area,
            subject_kind: "crossing",
            subject_id: row.id.0,
            person_id: row.person_id,
            cause: format!("{} {}", alert::REFERRED.code, row.id),
            detail: serde_json::json!({ "crossing": row.id, "checkpoint": gate.name }),
            named: alert::Named::default(),
        };
        alert::raise(tx, store, raised).await?;
    }
    Ok(())
}
