//! Sixty checkpoints of the exercise: where they stand, who comes when, and who passes.
//!
//! They have people and chances of their own, so that what goes on at the gates moves no other figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use chrono::{Days, Timelike};
use codes::{AreaCode, Document, Level};
use futures::{StreamExt, TryStreamExt};
use kernel::{Actor, Day, Error, Result, Stamp};

use super::invent::Chance;
use super::settle::{Cast, actor};
use super::{Plan, moment};
use crate::house::House;
use crate::http::{At, Body, SignedIn};
use crate::rooms::checkpoint::{
    self, ADD_CHECKPOINT, CheckpointId, CheckpointKind, DutyId, NewCheckpoint, NewDuty, NewShift, PLAN_SHIFT, Planned,
    SIGN_ON,
};
use crate::rooms::crossing::{self, CrossingId, Decision, Direction, NewCrosser, NewCrossing};
use crate::rooms::people::{self, WorkerId};

/// How many of a day's crossings fall into each hour: most go to work at seven and come home at five.
const HOURS: [usize; 24] = [1, 0, 0, 0, 1, 3, 8, 16, 14, 10, 8, 7, 6, 6, 7, 9, 14, 16, 10, 6, 4, 3, 2, 1];

/// Crossings of a village entrance on one day in a city of full size.
const A_DAY: f64 = 60.0;

/// People at the gates are numbered from here on: beyond everybody who lives here or came back.
const APART: u32 = 800_000;

/// So many cross at the same time.
const SIDE_BY_SIDE: usize = 64;

/// Cars that a gate knows.
const REGULARS: usize = 8;

const FROM: &[&str] = &["吉林省通化市", "吉林省辽源市", "吉林省长春市", "吉林省辉南县", "梅河口市"];

/// Somebody who stands at a gate, and in which role.
struct Guard {
    worker: WorkerId,
    role: String,
    actor: Arc<Actor>,
}

/// One checkpoint and its crews by shift.
struct Gate {
    id: CheckpointId,
    area: AreaCode,
    kind: CheckpointKind,
    crews: BTreeMap<String, Vec<Guard>>,
    regulars: Vec<(String, Vec<NewCrosser>)>,
}

/// The checkpoints of the exercise.
pub struct Gates {
    gates: Vec<Gate>,
    chance: Chance,
    a_day: f64,
    last: Day,
    clerks: BTreeMap<AreaCode, Arc<Actor>>,
    /// Whoever has the account of the gates comes to their last shift when they sign in.
    awaited: Vec<WorkerId>,
    crossed_until: Stamp,
}

/// Sets up the checkpoints on the eve of the first day; the shifts of that evening are on duty.
pub async fn set_up(house: &House, areas: &[(AreaCode, String)], cast: &Cast, plan: &Plan) -> Result<Gates> {
    let mut chance = Chance::apart(plan.seed.wrapping_add(60), APART);
    let clock = &house.store.clock;
    let mut gates = vec![];
    let mut awaited = vec![];
    for (area, kind, name, place) in places(areas) {
        let township = area.within_level(Level::Township).unwrap_or(area);
        let Some(clerk) = cast.actor("township_clerk", &township) else { continue };
        let own = cast.posts.get(&("checkpoint_staff", township)).filter(|_| kind == CheckpointKind::Road);
        let id = CheckpointId::new(clock.now());
        let crews = crews(house, kind, township, own, &mut chance).await?;
        let lead = crews.values().flatten().next().map(|guard| guard.worker);
        awaited.extend(own.and_then(|actor| actor.worker).map(WorkerId));
        let new = NewCheckpoint { area, kind, name, place, hours: "00:00-24:00".to_owned(), lead };
        house
            .store
            .journal
            .record(&clerk, ADD_CHECKPOINT, &area, async |tx| {
                tx.about("checkpoint", id);
                checkpoint::add(tx, id, vec![], &new).await
            })
            .await?;
        let regulars = (0..REGULARS).map(|_| (plate(&mut chance), car(&mut chance))).collect();
        gates.push(Gate { id, area, kind, crews, regulars });
    }
    let clerks = cast.townships.iter().filter_map(|area| Some((*area, cast.actor("township_clerk", area)?)));
    let mut gates = Gates {
        gates,
        chance,
        a_day: (A_DAY * plan.scale).max(1.0),
        last: plan.until,
        clerks: clerks.collect(),
        awaited,
        crossed_until: clock.now(),
    };
    let eve = clock.today();
    gates.plan(house, eve).await?;
    for hour in [20, 22] {
        clock.set(moment(clock, eve, hour));
        gates.change(house, eve, hour).await?;
    }
    Ok(gates)
}

/// Where checkpoints stand: expressway exits, the road of every township, the stations, village entrances, compounds.
fn places(areas: &[(AreaCode, String)]) -> Vec<(AreaCode, CheckpointKind, String, String)> {
    let of = |level: Level| areas.iter().filter(move |(code, _)| code.level() == level);
    let children = |parent: AreaCode| of(Level::Community).filter(move |(code, _)| parent.contains(code));
    let rural = || of(Level::Township).filter(|(code, _)| code.sequence() >= 100);
    let mut places = vec![];
    for (code, name) in rural().take(4) {
        places.push((*code, CheckpointKind::Expressway, format!("{name}高速出口"), "集双高速收费站出口".to_owned()));
    }
    for (at, (code, name)) in of(Level::Township).enumerate() {
        let place = format!("G202 国道 K{}+200", 60 + at * 3);
        places.push((*code, CheckpointKind::Road, format!("{name}公路卡点"), place));
    }
    for (code, _) in of(Level::Township).take(1) {
        for name in ["梅河口火车站", "梅河口客运站"] {
            places.push((*code, CheckpointKind::Station, format!("{name}卡点"), format!("{name}出站口")));
        }
    }
    let first = rural().flat_map(|(code, _)| children(*code).take(1));
    let second = rural().take(5).flat_map(|(code, _)| children(*code).skip(1).take(1));
    for (code, name) in first.chain(second) {
        let name = name.trim_end_matches("村民委员会").trim_end_matches("委会");
        places.push((*code, CheckpointKind::Village, format!("{name}村口"), "村部路口".to_owned()));
    }
    let towns = || of(Level::Township).filter(|(code, _)| code.sequence() < 100);
    let compounds = towns().flat_map(|(code, _)| children(*code).take(1));
    for (code, name) in compounds.chain(towns().take(1).flat_map(|(code, _)| children(*code).skip(1).take(1))) {
        places.push((*code, CheckpointKind::Compound, format!("{name}东门"), "小区东门".to_owned()));
    }
    places
}

/// Hires a crew for each shift. Whoever has held the township's post since before comes to the first.
async fn crews(
    house: &House,
    kind: CheckpointKind,
    township: AreaCode,
    own: Option<&Arc<Actor>>,
    chance: &mut Chance,
) -> Result<BTreeMap<String, Vec<Guard>>> {
    let today = house.store.clock.today();
    let console = house.actor("exercise");
    let mut own = own.cloned();
    let mut hired = BTreeMap::new();
    for crew in checkpoint::crews(house, kind, today)? {
        let mut guards = vec![];
        for role in crew.roles {
            let held = own.take_if(|_| role == "checkpoint_staff");
            if let Some((actor, worker)) = held.and_then(|actor| actor.worker.map(|worker| (actor, worker))) {
                guards.push(Guard { worker: WorkerId(worker), role, actor });
                continue;
            }
            let (name, phone) = (chance.name(), chance.phone());
            let phone = house.store.vault.seal("phone", phone.as_str())?;
            let worker = WorkerId::new(house.store.clock.now());
            house
                .store
                .journal
                .record(&console, people::GIVE_POST, &house.city, async |tx| {
                    people::insert_worker(tx, worker, township, &name, Some(phone)).await?;
                    people::insert_post(tx, worker, &role, township, today).await
                })
                .await?;
            let actor = actor(house, worker, &name, &role, township);
            guards.push(Guard { worker, role, actor });
        }
        hired.insert(crew.slot, guards);
    }
    Ok(hired)
}

/// A number plate.
fn plate(chance: &mut Chance) -> String {
    format!("吉E{:05}", chance.below(100_000))
}

/// One to three people in a car.
fn car(chance: &mut Chance) -> Vec<NewCrosser> {
    let n = 1 + chance.below(3);
    let person = |chance: &mut Chance| {
        let person = chance.person();
        let number = person.document.as_ref().and_then(Document::id_number);
        NewCrosser {
            name: person.name.clone(),
            document_type: "id_card".to_owned(),
            document_number: number.map(|number| number.as_str().to_owned()),
            phone: person.phone.as_ref().map(|phone| phone.as_str().to_owned()),
            temperature: Some(36.5),
        }
    };
    (0..n).map(|_| person(chance)).collect()
}

impl Gates {
    /// The clerks plan the shifts that begin on a day.
    async fn plan(&self, house: &House, day: Day) -> Result<()> {
        let clerk = |gate: &Gate| self.clerks.get(&gate.area.within_level(Level::Township).unwrap_or(gate.area));
        let planned: Vec<(&Gate, &Arc<Actor>)> =
            self.gates.iter().filter_map(|gate| Some((gate, clerk(gate)?))).collect();
        let who: Vec<(&Actor, AreaCode)> = planned.iter().map(|(gate, clerk)| (clerk.as_ref(), gate.area)).collect();
        let work = async |tx: &mut kernel::Tx| {
            for (at, (gate, _)) in planned.iter().enumerate() {
                tx.speak_for(at);
                tx.also(PLAN_SHIFT, gate.area, "checkpoint", gate.id, &serde_json::json!({ "day": day }));
                for (slot, crew) in &gate.crews {
                    let people = crew.iter().map(|guard| Planned { worker_id: guard.worker, role: guard.role.clone() });
                    let new = NewShift {
                        checkpoint_id: gate.id,
                        day,
                        slot: slot.clone(),
                        people: people.collect(),
                        version: None,
                    };
                    checkpoint::plan_as(tx, house, &new).await?;
                }
            }
            Ok(())
        };
        house.store.journal.record_for(PLAN_SHIFT, &who, work).await
    }

    /// Whoever's shift begins at that hour comes on duty, and the shift before goes home.
    pub async fn change(&mut self, house: &House, day: Day, hour: u32) -> Result<()> {
        if hour == 6 {
            self.plan(house, day).await?;
            if day == self.last {
                self.plan(house, day + Days::new(1)).await?;
            }
        }
        let clock = &house.store.clock;
        let mut due: Vec<(&Gate, &Guard)> = vec![];
        for gate in &self.gates {
            for crew in checkpoint::crews(house, gate.kind, day)? {
                if clock.local(crew.begins_at).hour() == hour {
                    let guards = gate.crews.get(&crew.slot).into_iter().flatten();
                    due.extend(guards.map(|guard| (gate, guard)));
                }
            }
        }
        if day == self.last {
            due.retain(|(_, guard)| !self.awaited.contains(&guard.worker));
        }
        let who: Vec<(&Actor, AreaCode)> = due.iter().map(|(gate, guard)| (guard.actor.as_ref(), gate.area)).collect();
        if who.is_empty() {
            return Ok(());
        }
        let work = async |tx: &mut kernel::Tx| {
            for (at, (gate, guard)) in due.iter().enumerate() {
                tx.speak_for(at);
                checkpoint::sign_off_all(tx, gate.id, tx.now()).await?;
                let id = DutyId::new(tx.now());
                tx.also(SIGN_ON, gate.area, "checkpoint", gate.id, &serde_json::json!({ "duty": id }));
                let new = NewDuty {
                    id,
                    digest: vec![],
                    worker: guard.worker,
                    role: guard.role.clone(),
                    shift_id: None,
                    reason: None,
                };
                checkpoint::sign_on_to(tx, house, gate.id, new).await?;
            }
            Ok(())
        };
        house.store.journal.record_for(SIGN_ON, &who, work).await
    }

    /// Whoever passed since the last time until that hour of a day.
    pub async fn cross(&mut self, house: &House, day: Day, hour: u32) -> Result<()> {
        let clock = &house.store.clock;
        let (since, until) = (self.crossed_until, moment(clock, day, hour));
        self.crossed_until = until;
        let mut new: Vec<(usize, NewCrossing)> = vec![];
        for at in 0..self.gates.len() {
            for back in [1, 0] {
                let on = day - Days::new(back);
                let all = self.a_day * weight(self.gates[at].kind);
                for (clock_hour, share) in (0..24).zip(HOURS) {
                    let begins = moment(clock, on, clock_hour);
                    if begins < since || begins >= until {
                        continue;
                    }
                    #[expect(clippy::cast_precision_loss, reason = "a few crossings")]
                    let wanted = all * share as f64 / HOURS.iter().sum::<usize>() as f64;
                    for _ in 0..self.rounded(wanted) {
                        let moment = begins.plus_seconds(i64::try_from(self.chance.below(3600)).unwrap_or(0));
                        new.push((at, self.crossing(at, moment, clock_hour)));
                    }
                }
            }
        }
        self.register(house, new).await
    }

    /// A whole number whose mean is the wanted one.
    fn rounded(&mut self, wanted: f64) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few crossings")]
        let whole = wanted.floor() as usize;
        whole + usize::from(self.chance.happens(wanted.fract().clamp(0.0, 1.0)))
    }

    fn crossing(&mut self, at: usize, moment: Stamp, hour: u32) -> NewCrossing {
        let chance = &mut self.chance;
        let known = chance.happens(0.8);
        let (plate, mut people) =
            if known { self.gates[at].regulars[chance.below(REGULARS)].clone() } else { (plate(chance), car(chance)) };
        for person in &mut people {
            person.temperature = Some(36.1 + f64::from(u32::try_from(chance.below(9)).unwrap_or(0)) / 10.0);
        }
        let decision = match (known, chance.below(100)) {
            (false, 0..=1) => Decision::Refer,
            (false, 2..=7) => Decision::AdviseReturn,
            _ => Decision::Admit,
        };
        if let Some(person) = people.first_mut().filter(|_| decision == Decision::Refer) {
            person.temperature = Some(37.6);
        }
        // Out to work in the morning, home in the evening.
        let outward = chance.happens(if hour < 12 { 0.7 } else { 0.3 });
        NewCrossing {
            checkpoint_id: self.gates[at].id,
            at: moment.0,
            direction: if outward && decision == Decision::Admit { Direction::Out } else { Direction::In },
            plate: Some(plate),
            people,
            origin: Some(chance.one_of(FROM).to_owned()),
            origin_area: None,
            been_to_risk_area: Some(false),
            area: None,
            address: None,
            reason: match decision {
                Decision::Refer => Some("体温异常".to_owned()),
                Decision::AdviseReturn => Some("非本地居民且无必要事由".to_owned()),
                _ => None,
            },
            decision,
            pass_id: None,
            source: "field".to_owned(),
        }
    }

    /// Registers crossings, each by somebody of the gate, through the same door as over HTTP.
    async fn register(&self, house: &House, new: Vec<(usize, NewCrossing)>) -> Result<()> {
        let register = |(at, new): (usize, NewCrossing)| {
            let guard = self.gates[at].crews.values().flatten().next().map(|guard| guard.actor.clone());
            async move {
                let actor = guard.ok_or(Error::internal("a gate without a crew"))?;
                let by = SignedIn::acting(actor);
                let id = CrossingId::new(Stamp(new.at));
                crossing::register_crossing(State(house.clone()), by, At(id), Body(new)).await.map(drop)
            }
        };
        futures::stream::iter(new.into_iter().map(register)).buffer_unordered(SIDE_BY_SIDE).try_collect().await
    }
}

/// How much more passes a place than a village entrance.
fn weight(kind: CheckpointKind) -> f64 {
    match kind {
        CheckpointKind::Expressway => 4.0,
        CheckpointKind::Station => 3.0,
        CheckpointKind::Road => 2.0,
        CheckpointKind::Village | CheckpointKind::Compound => 1.0,
    }
}
