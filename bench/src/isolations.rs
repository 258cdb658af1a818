//! A hundred thousand people isolated at home: laying the next day, one team's today, the first page of the list.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::Days;
use codes::{Document, DocumentType};
use serde_json::json;
use server::rooms::people::{Identity, SealedDoor, SealedPerson};
use server::rooms::screening::{ArrivalId, NewArrival, OriginKind, REGISTER_ARRIVAL, register};
use server::rooms::{isolation, people, sitrep};

use crate::arrivals::person;
use crate::house::{City, at, evening};
use crate::site::Database;

/// So many are isolated; two temperatures, three meals, a message and disinfectant for each.
const ISOLATED: u64 = 100_000;

/// So many of them are looked after by one team.
const OF_THE_TEAM: u64 = 12;

const SERVICES: i64 = 7;

/// Registers the returnees; the policy isolates each of them.
async fn isolate(city: &City) {
    let console = city.house.actor("bench");
    for portion in (0..ISOLATED).collect::<Vec<_>>().chunks(2_000) {
        let new: Vec<NewArrival> = portion.iter().map(|n| arrival(city, *n)).collect();
        let store = &city.house.store;
        let done = store
            .journal
            .record(&console, REGISTER_ARRIVAL, &city.house.city, async |tx| register(tx, store, &new).await.map(drop));
        done.await.unwrap();
    }
}

fn arrival(city: &City, n: u64) -> NewArrival {
    // The first grid is the team's, the others share the rest.
    let others = city.grids.len() as u64 - 1;
    let grid = city.grids[usize::try_from(if n < OF_THE_TEAM { 0 } else { 1 + n % others }).unwrap()];
    let (vault, now) = (&city.house.store.vault, city.house.store.clock.now());
    let (number, phone) = person(n);
    let document = Document::parse(DocumentType::IdCard, &number).ok();
    let identity = Identity::of("白露".to_owned(), None, document, phone.parse().ok(), evening()).unwrap();
    NewArrival {
        id: ArrivalId::new(now),
        digest: vec![],
        person: SealedPerson::of(&identity, vault, now).unwrap(),
        area: grid,
        door: SealedDoor::of(grid, Some(&format!("{n}号")), vault, now).unwrap(),
        origin: "湖北省武汉市".to_owned(),
        origin_kind: OriginKind::RiskArea,
        left_origin_on: Some(evening()),
        arrived_on: evening(),
        transport: None,
        been_to_risk_area: Some(true),
        temperature: None,
        condition: None,
        note: None,
        source: "sheet",
        by: 0,
    }
}

/// Lays the next day while somebody else keeps writing. How long it took, and how long that writer waited at most.
async fn lay(city: &City) -> (Duration, Vec<Duration>) {
    let laying = Arc::new(AtomicBool::new(true));
    let other = {
        let (house, laying) = (city.house.clone(), laying.clone());
        tokio::spawn(async move {
            let (console, mut waits) = (house.actor("bench"), vec![]);
            while laying.load(Ordering::Relaxed) {
                let begun = Instant::now();
                let line = house.store.journal.record(&console, people::GIVE_POST, &house.city, async |tx| {
                    tx.tell(&json!({ "bench": true }));
                    Ok(())
                });
                line.await.unwrap();
                waits.push(begun.elapsed());
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            waits
        })
    };
    let begun = Instant::now();
    isolation::lay_due(&city.house, evening() + Days::new(1)).await.unwrap();
    let took = begun.elapsed();
    laying.store(false, Ordering::Relaxed);
    (took, other.await.unwrap())
}

pub async fn measure() {
    let city = City::found(Database::Sqlite).await;
    let team = city.grids[0];
    let begun = Instant::now();
    isolate(&city).await;
    println!("| {ISOLATED} isolations opened, today's last services laid | {:.1} s | |", begun.elapsed().as_secs_f64());

    at(&city.house, evening(), 20, 30);
    let (took, mut waits) = lay(&city).await;
    waits.sort();
    at(&city.house, evening() + Days::new(1), 8, 0);
    let report = sitrep::compute(&city.house, city.house.city, evening() + Days::new(1)).await.unwrap();
    let due = report.figures["task.due"].day;
    assert_eq!(due, i64::try_from(ISOLATED).unwrap() * SERVICES, "every service of every person is laid once");
    println!("| laying the next day's {due} tasks | {:.1} s | ≤ 60 s |", took.as_secs_f64());
    let ms = |wait: Option<&Duration>| wait.map_or(0.0, |wait| wait.as_secs_f64() * 1e3);
    println!(
        "| another writer meanwhile, {} times: longest wait (p99) | {:.0} ms ({:.0} ms) | ≤ 100 ms |",
        waits.len(),
        ms(waits.last()),
        ms(waits.get(waits.len() * 99 / 100)),
    );
    let member = city.sign_in("grid_member", team).await;
    let narrow = city.sign_in("community_lead", team).await;
    let wide = city.sign_in("township_clerk", city.house.city).await;
    for (what, cookie, path, hold) in [
        ("today of one team of 12 households", &member, "/tasks/today", "≤ 10 ms"),
        ("first page of isolations, one grid", &narrow, "/isolations?state=isolating", "≤ 20 ms"),
        ("first page of isolations, the whole city", &wide, "/isolations?state=isolating", "≤ 20 ms"),
        ("first page, day 1 to 7, the whole city", &wide, "/isolations?state=isolating&day_to=7", "≤ 20 ms"),
        ("first page, without a complete team, the whole city", &wide, "/isolations?gaps=true", "≤ 20 ms"),
        ("first page of tasks of the day, the whole city", &wide, "/tasks", "≤ 20 ms"),
    ] {
        let (middle, late, body) = city.ask(cookie, path, None).await;
        let rows = body["rows"].as_array().unwrap().len();
        println!("| {what}: {rows} rows, p50 (p99) | {middle:.1} ms ({late:.1} ms) | {hold} |");
    }
}
