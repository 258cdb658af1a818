//! The days themselves: who arrives, who is isolated, who measures, who is released.

use std::sync::Arc;

use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Result};

use super::coverage::Coverage;
use super::directives::Directives;
use super::gates::Gates;
use super::invent::Chance;
use super::passes::Passes;
use super::rounds::Rounds;
use super::settle::Cast;
use super::venues::Venues;
use super::{Plan, Progress, moment, papers};
use crate::house::House;
use crate::jobs;
use crate::rooms::alert;
use crate::rooms::isolation::{
    self, COMPLETE_TASK, CONFIRM_READING, CompleteTask, JudgementId, NewJudgement, NewReading, RELEASE_ISOLATION,
    ReadingId, TAKE_READING, Verdict,
};
use crate::rooms::people::{Identity, SealedDoor, SealedPerson};
use crate::rooms::screening::{ArrivalId, NewArrival, OriginKind, START_IMPORT, register};

/// Returnees from other provinces, by the end.
const RETURNEES: usize = 22_561;

/// Households where so many people are isolated: 304 households, 384 people.
const ISOLATED: &[(usize, usize)] = &[(1, 240), (2, 48), (3, 16)];

/// The share of a day's arrivals in all of them: the eve of the festival brings most, the closing of roads few.
const CURVE: [usize; 23] = [
    1900, 1850, 1700, 1600, 1500, 1400, 1300, 1250, 1150, 1100, 1000, 950, 900, 850, 780, 720, 650, 560, 480, 360, 280,
    180, 101,
];

/// Where people came from who are not isolated.
const ELSEWHERE: &[&str] = &[
    "辽宁省沈阳市",
    "黑龙江省哈尔滨市",
    "北京市",
    "上海市",
    "广东省广州市",
    "浙江省杭州市",
    "山东省青岛市",
    "河北省唐山市",
];

/// Where the isolated came from.
const RISK: &[&str] = &["湖北省武汉市", "湖北省黄冈市", "湖北省孝感市", "湖北省荆州市", "湖北省襄阳市"];

/// The share of temperatures that nobody takes.
const MISSED: f64 = 0.014;

/// The share of the last evening's temperatures that are not taken yet at 18:00.
const UNDER_WAY: f64 = 0.4;

/// The share of readings with a fever; none of them is confirmed.
const FEVER: f64 = 0.002;

/// The first day.
pub fn first() -> Day {
    Day::from_ymd_opt(2020, 1, 25).unwrap_or_default()
}

/// The last day.
pub fn last() -> Day {
    first() + Days::new(CURVE.len() as u64 - 1)
}

/// Replays day after day until the plan's last one, 18:00.
pub async fn replay(
    house: &Arc<House>,
    cast: &Cast,
    (gates, coverage, venues): (&mut Gates, &Coverage, &mut Venues),
    plan: &Plan,
    chance: &mut Chance,
    progress: Progress<'_>,
) -> Result<()> {
    let mut rounds = Rounds::until(last(), plan.seed);
    let mut isolated: Vec<(AreaCode, Identity)> = vec![];
    let mut groups = isolated_groups(chance);
    let mut passes = Passes::new(plan.seed);
    let mut directives = Directives::until(self::last());
    let people_at_risk: usize = ISOLATED.iter().map(|(size, n)| size * n).sum();
    let days = CURVE.len();
    let all: usize = CURVE.iter().sum();
    for (n, share) in CURVE.iter().enumerate() {
        let day = first() + Days::new(n as u64);
        if day > plan.until {
            break;
        }
        let clock = &house.store.clock;
        clock.set(moment(clock, day, 6));
        gates.change(house, day, 6).await?;
        jobs::run_due(house).await?;

        // The last day takes what rounding left over.
        let last = n + 1 == days;
        let before = CURVE[..n].iter().sum::<usize>();
        let upto = |all_of: usize, part: usize| all_of * part / all;
        let others = RETURNEES - people_at_risk;
        let today = upto(others, before + share) - upto(others, before);
        let homes: usize = ISOLATED.iter().map(|(_, n)| n).sum();
        let take = if last { groups.len() } else { upto(homes, before + share) - upto(homes, before) };
        let risky: Vec<usize> = groups.split_off(groups.len() - take.min(groups.len()));

        // What the day before left is settled in the morning.
        let closer = |area: &AreaCode| cast.actor("community_lead", area);
        alert::close_before(house, moment(clock, day, 0), "已上门核实，补办，人员正常", closer).await?;
        serve(house, cast, day, 8, MISSED, chance).await?;
        gates.change(house, day, 8).await?;
        clock.set(moment(clock, day, 9));
        coverage.day(house, day).await?;
        venues.day(house, coverage, day).await?;
        arrive(house, cast, day, today, &risky, &mut isolated, chance).await?;
        measure(house, cast, day, 10, MISSED, chance).await?;
        directives.morning(house, cast, day).await?;
        papers::answer(house, cast, day, 11).await?;
        serve(house, cast, day, 12, MISSED, chance).await?;
        clock.set(moment(clock, day, 14));
        gates.change(house, day, 14).await?;
        jobs::run_due(house).await?;
        papers::say(house, day, 15, chance).await?;
        // On the last evening the walks are still under way.
        let left_out = if day == plan.until { UNDER_WAY } else { MISSED };
        measure(house, cast, day, 16, left_out, chance).await?;
        serve(house, cast, day, 16, left_out, chance).await?;
        directives.afternoon(house, cast, day).await?;
        // What comes in on the last day still waits for the medics.
        if day < plan.until {
            judge(house, cast, day, 17).await?;
        }
        release(house, cast, day, 17).await?;
        papers::hand_out(house, cast, day, 17).await?;
        rounds.walk(house, cast, day).await?;
        clock.set(moment(clock, day, 18));
        coverage.evening(house, day).await?;
        passes.day(house, cast, day).await?;
        gates.cross(house, day, 18).await?;
        if last {
            rounds.list(house, cast, &isolated).await?;
        }
        if day < plan.until {
            clock.set(moment(clock, day, 20));
            gates.change(house, day, 20).await?;
            clock.set(moment(clock, day, 21));
            jobs::run_due(house).await?;
            clock.set(moment(clock, day, 22));
            gates.change(house, day, 22).await?;
            gates.cross(house, day, 22).await?;
        }
        progress("days", n + 1, days);
    }
    Ok(())
}

/// How many people each isolated household has, in random order.
fn isolated_groups(chance: &mut Chance) -> Vec<usize> {
    let mut groups: Vec<usize> = ISOLATED.iter().flat_map(|(size, n)| std::iter::repeat_n(*size, *n)).collect();
    for at in (1..groups.len()).rev() {
        groups.swap(at, chance.below(at + 1));
    }
    groups
}

async fn arrive(
    house: &House,
    cast: &Cast,
    day: Day,
    others: usize,
    risky: &[usize],
    isolated: &mut Vec<(AreaCode, Identity)>,
    chance: &mut Chance,
) -> Result<()> {
    // One sheet a day from each township.
    let mut sheets: Vec<Vec<NewArrival>> = cast.townships.iter().map(|_| vec![]).collect();
    let mut put = |area: AreaCode, arrival: NewArrival| {
        if let Some(at) = cast.townships.iter().position(|township| township.contains(&area)) {
            sheets[at].push(arrival);
        }
    };
    for _ in 0..others {
        let (grid, town) = chance.one_of(&cast.grids);
        let door = chance.door(&grid, town);
        let person = chance.person();
        let origin = chance.one_of(ELSEWHERE);
        put(grid, arrival(house, grid, &door, &person, origin, OriginKind::OtherProvince, day, chance)?);
    }
    for size in risky {
        let (grid, town) = chance.one_of(&cast.grids);
        let door = chance.own_door(&grid, town);
        let origin = chance.one_of(RISK);
        for _ in 0..*size {
            let person = chance.person();
            isolated.push((grid, person.clone()));
            put(grid, arrival(house, grid, &door, &person, origin, OriginKind::RiskArea, day, chance)?);
        }
    }
    for (township, sheet) in cast.townships.iter().zip(sheets) {
        let Some(clerk) = cast.actor("township_clerk", township).filter(|_| !sheet.is_empty()) else { continue };
        for portion in sheet.chunks(1000) {
            house
                .store
                .journal
                .record(&clerk, START_IMPORT, township, async |tx| {
                    tx.tell(&serde_json::json!({ "rows": portion.len() }));
                    register(tx, &house.store, portion).await
                })
                .await?;
        }
        isolation::assign_proposed(house, &clerk, *township).await?;
    }
    Ok(())
}

/// So many grid members are on their way at the same time.
const SIDE_BY_SIDE: usize = 64;

/// Every open task of the window is done, but for the few that are missed; now and then somebody has a fever.
async fn measure(house: &House, cast: &Cast, day: Day, hour: u32, left_out: f64, chance: &mut Chance) -> Result<()> {
    use futures::{StreamExt, TryStreamExt};
    house.store.clock.set(moment(&house.store.clock, day, hour));
    let due = isolation::temperatures_due(&house.store.read, house.store.clock.now()).await?;
    let mut walks = vec![];
    for (task, row) in due {
        let Some(member) = row.area.parse().ok().and_then(|area| cast.actor("grid_member", &area)) else { continue };
        if chance.happens(left_out) {
            continue;
        }
        let fever = chance.happens(FEVER);
        let temperature = if fever { 374 + chance.below(8) } else { 361 + chance.below(9) };
        let reading = NewReading {
            id: ReadingId::new(house.store.clock.now()),
            digest: vec![],
            isolation_id: row.id,
            task_id: Some(task),
            temperature: i32::try_from(temperature).unwrap_or(365),
            symptoms: if fever { vec!["cough".to_owned()] } else { vec![] },
            measured_by: "team",
            taken_at: None,
        };
        walks.push(async move {
            let area: AreaCode = row.area.parse().map_err(kernel::Error::internal)?;
            let record = house.store.journal.record(&member, TAKE_READING, &area, async |tx| {
                tx.about("isolation", row.id);
                isolation::read(tx, &house.store, &row, &reading).await
            });
            record.await.map(|_| ())
        });
    }
    futures::stream::iter(walks).buffer_unordered(SIDE_BY_SIDE).try_collect().await
}

/// What is due of the service plan is brought, but for what is forgotten.
async fn serve(house: &House, cast: &Cast, day: Day, hour: u32, left_out: f64, chance: &mut Chance) -> Result<()> {
    use futures::{StreamExt, TryStreamExt};
    house.store.clock.set(moment(&house.store.clock, day, hour));
    let due = isolation::services_due(&house.store.read, house.store.clock.now()).await?;
    let mut walks = vec![];
    for task in due {
        let Some(member) = task.area.parse().ok().and_then(|area| cast.actor("grid_member", &area)) else { continue };
        if chance.happens(left_out) {
            continue;
        }
        let left = match task.kind.as_str() {
            "isolation.thermometer" | "isolation.fund" => {
                CompleteTask { received_by: Some(chance.name()), ..CompleteTask::default() }
            }
            "isolation.vehicle" => {
                CompleteTask { plate: Some(format!("吉E{:05}", chance.below(100_000))), ..CompleteTask::default() }
            }
            _ => CompleteTask::default(),
        };
        let left = left.seal(&house.store.vault)?;
        walks.push(async move {
            let area: AreaCode = task.area.parse().map_err(kernel::Error::internal)?;
            let record = house.store.journal.record(&member, COMPLETE_TASK, &area, async |tx| {
                tx.about("task", task.id);
                tx.tell(&serde_json::json!({ "kind": task.kind }));
                kernel::task::finish(tx, task.id, &left).await
            });
            record.await.map(|_| ())
        });
    }
    futures::stream::iter(walks).buffer_unordered(SIDE_BY_SIDE).try_collect().await
}

/// The medic of the township judges what waits: it was nothing, and the alert is closed with that.
async fn judge(house: &House, cast: &Cast, day: Day, hour: u32) -> Result<()> {
    house.store.clock.set(moment(&house.store.clock, day, hour));
    for row in isolation::waiting(&house.store.read).await? {
        let area: AreaCode = row.area.parse().map_err(kernel::Error::internal)?;
        let Some(medic) = cast.actor("medic", &area) else { continue };
        let judged = NewJudgement {
            id: JudgementId::new(house.store.clock.now()),
            digest: vec![],
            verdict: Verdict::RuledOut,
            symptoms: vec![],
            note: Some("复测正常，排除".to_owned()),
            close_alert: true,
        };
        let record = house.store.journal.record(&medic, CONFIRM_READING, &area, async |tx| {
            tx.about("isolation", row.isolation_id);
            tx.tell(&serde_json::json!({ "reading": row.id, "verdict": judged.verdict }));
            isolation::judge(tx, &house.store.vault, &row, &judged).await
        });
        record.await?;
    }
    Ok(())
}

/// Whoever's last day it is is released by the leader of the community.
async fn release(house: &House, cast: &Cast, day: Day, hour: u32) -> Result<()> {
    house.store.clock.set(moment(&house.store.clock, day, hour));
    for row in isolation::due_for_release(&house.store.read, day).await? {
        let area: AreaCode = row.area.parse().map_err(kernel::Error::internal)?;
        let Some(leader) = cast.actor("community_lead", &area) else { continue };
        let record = house.store.journal.record(&leader, RELEASE_ISOLATION, &area, async |tx| {
            tx.about("isolation", row.id);
            isolation::release(tx, &house.store, &row).await
        });
        record.await?;
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "each is one cell of the sheet's row")]
fn arrival(
    house: &House,
    area: AreaCode,
    door: &str,
    person: &Identity,
    origin: &str,
    origin_kind: OriginKind,
    day: Day,
    chance: &mut Chance,
) -> Result<NewArrival> {
    let (vault, now) = (&house.store.vault, house.store.clock.now());
    let left = day - Days::new(chance.below(2) as u64);
    let ways = ["火车 K7388", "火车 Z61", "客车", "自驾", "飞机 CZ6546"];
    Ok(NewArrival {
        id: ArrivalId::new(now),
        digest: vec![],
        person: SealedPerson::of(person, vault, now)?,
        area,
        door: SealedDoor::of(area, Some(door), vault, now)?,
        origin: origin.to_owned(),
        origin_kind,
        left_origin_on: Some(left),
        arrived_on: day,
        transport: Some(chance.one_of(&ways).to_owned()),
        been_to_risk_area: Some(origin_kind == OriginKind::RiskArea),
        temperature: Some(i32::try_from(361 + chance.below(9)).unwrap_or(365)),
        condition: Some(vault.seal("condition", "正常")?),
        note: None,
        source: "sheet",
        by: 0,
    })
}
