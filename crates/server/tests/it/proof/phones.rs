//! Phones and house agree, whatever the signal does.

use kernel::Read;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::phone::{Phone, reading};
use crate::world::{ELSEWHERE, GRID, NEXT_GRID, STREET, World, id, isolated, order, returnee};

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

async fn count(world: &World, sql: &'static str, of: Uuid) -> i64 {
    world.house.store.read.sql::<Count, _>(sql, [of.into()]).await.unwrap()[0].n
}

/// Phones go on and off line, say things twice and in another order, while the desk works on: in the end the store holds every
/// entry once, and every phone what it would fetch anew.
#[tokio::test]
async fn whatever_the_signal_does_phones_and_house_agree() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mut dice = StdRng::seed_from_u64(20200210);
    let mut places = vec![];
    for grid in [GRID, GRID, NEXT_GRID, NEXT_GRID] {
        places.push(isolated(&clerk, returnee(grid)).await);
    }
    let mut phones = vec![];
    let shared = id();
    for (grid, device) in [(GRID, shared), (NEXT_GRID, shared), (GRID, id()), (NEXT_GRID, id()), (ELSEWHERE, id())] {
        let mut phone = Phone::of(world.worker("grid_member", grid).await, device).await;
        phone.fetch(&world).await;
        phones.push((grid, phone));
    }
    let (mut readings, mut arrivals, mut homes) = (vec![], vec![], vec![]);
    let mut sent: Vec<(usize, Vec<Value>)> = vec![];
    for step in 0..260 {
        world.at_minute("2020-02-10", 9 + step / 60, step % 60);
        let n = dice.random_range(0..phones.len());
        let (grid, phone) = &mut phones[n];
        match dice.random_range(0..10) {
            0 => phone.online = !phone.online,
            1 | 2 => {
                let open: Vec<String> =
                    phone.carries("isolation").iter().map(|body| body["id"].as_str().unwrap().to_owned()).collect();
                if !open.is_empty() {
                    let reading_id = id();
                    readings.push(reading_id);
                    let body = reading(&open[dice.random_range(0..open.len())]);
                    phone.enter(&world, "PUT", format!("/readings/{reading_id}"), body);
                }
            }
            3 => {
                let arrival = id();
                arrivals.push(arrival);
                let grid = *grid;
                phone.enter(&world, "PUT", format!("/arrivals/{arrival}"), returnee(grid));
            }
            4 => {
                let home = id();
                homes.push(home);
                let door = json!({ "area": *grid, "address": format!("{home}") });
                phone.enter(&world, "PUT", format!("/households/{home}"), door);
            }
            5 if phone.online => {
                let tasks: Vec<String> = phone
                    .carries("task")
                    .iter()
                    .filter(|task| task["asks"].is_null() && task["state"] == "open")
                    .map(|task| task["id"].as_str().unwrap().to_owned())
                    .collect();
                if !tasks.is_empty() {
                    let task = &tasks[dice.random_range(0..tasks.len())];
                    phone.enter(&world, "POST", format!("/tasks/{task}/complete"), json!({}));
                }
            }
            6 | 7 if phone.online && !phone.queue.is_empty() => {
                let mut batch = phone.queue.clone();
                if dice.random_bool(0.3) {
                    batch.shuffle(&mut dice);
                }
                if dice.random_bool(0.3) {
                    batch.push(batch[0].clone());
                }
                batch.truncate(50);
                let rows = phone.send(&world, &batch).await;
                sent.push((n, batch));
                // Sometimes the answer is lost and all is said again.
                if dice.random_bool(0.6) {
                    let done: Vec<Value> = rows.iter().map(|row| row["id"].clone()).collect();
                    phone.queue.retain(|entry| !done.contains(&entry["id"]));
                }
            }
            8 if phone.online => drop(phone.fetch(&world).await),
            9 if !sent.is_empty() => {
                // An old request that wandered about arrives after all.
                let (n, batch) = &sent[dice.random_range(0..sent.len())];
                phones[*n].1.send(&world, batch).await;
            }
            _ => {
                let place = &places[dice.random_range(0..places.len())];
                let (change, to) = (dice.random_bool(0.7), if dice.random_bool(0.5) { GRID } else { NEXT_GRID });
                let given = if change {
                    json!({ "change": "move", "area": to, "address": format!("{}号楼", dice.random_range(1..5)) })
                } else {
                    json!({ "change": "extend", "ends_on": "2020-02-26" })
                };
                let answer = order(&clerk, place, given).await;
                assert!([201, 409].contains(&answer.status), "{answer:?}");
            }
        }
    }
    assert!(sent.len() > 10 && readings.len() > 10 && arrivals.len() > 5, "the dice did something");
    for (_, phone) in &mut phones {
        phone.online = true;
        while !phone.queue.is_empty() {
            phone.flush(&world).await;
        }
    }
    world.house.store.journal.settle().await.unwrap();
    for (_, phone) in &mut phones {
        phone.fetch(&world).await;
        let held = std::mem::take(&mut phone.holds);
        phone.cursor = None;
        phone.fetch(&world).await;
        assert_eq!(held, phone.holds, "who follows holds what a new phone would fetch");
    }
    // Every entry is there exactly once, however often it was said.
    let once = "SELECT COUNT(*) AS n FROM reading WHERE id = $1";
    let mut taken = 0;
    for reading in readings {
        let n = count(&world, once, reading).await;
        assert!(n <= 1);
        taken += n;
    }
    assert!(taken > 10);
    for arrival in arrivals {
        assert_eq!(count(&world, "SELECT COUNT(*) AS n FROM arrival WHERE id = $1", arrival).await, 1);
    }
    for home in homes {
        assert_eq!(count(&world, "SELECT COUNT(*) AS n FROM household WHERE id = $1", home).await, 1);
    }
    let read = &world.house.store.read;
    for measure in server::rooms::measures() {
        assert_eq!(kernel::tally::prove(read, &measure).await.unwrap(), [], "{}", measure.code);
    }
}
