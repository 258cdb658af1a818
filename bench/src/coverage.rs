//! The chain of any door and the list of gaps in a city with 23,000 workers and 40,000 coverages.
//!
//! The city is made without a request for each; what it shows is asked for over HTTP.

use std::time::Instant;

use codes::{AreaCode, Level};
use serde_json::{Value, json};
use server::house::House;
use server::rooms::coverage::{self, CompoundId};
use server::rooms::people::{self, HouseholdId, SealedDoor, UnitId, WorkerId};

use crate::house::City;
use crate::site::Database;

const WORKERS: usize = 23_000;
const COVERAGES: usize = 40_000;
const COMPOUNDS: usize = 2_000;
const UNITS: usize = 200;
const DOORS: usize = 1_000;

/// Grids of a community.
const GRIDS: u32 = 15;

/// So many rows in one change.
const PORTION: usize = 2_000;

async fn hire(house: &House, posts: &[(&str, AreaCode)], units: &[UnitId]) {
    let (console, from) = (house.actor("bench"), house.store.clock.today());
    for (at, portion) in posts.chunks(PORTION).enumerate() {
        let hiring = house.store.journal.record(&console, people::GIVE_POST, &house.city, async |tx| {
            for (n, (role, area)) in portion.iter().enumerate() {
                let worker = WorkerId::new(tx.now());
                let phone = codes::Phone::invented(u32::try_from(at * PORTION + n + 1).unwrap());
                let phone = house.store.vault.seal("phone", phone.as_str())?;
                people::insert_worker(tx, worker, *area, "王测试", Some(phone)).await?;
                people::insert_post(tx, worker, role, *area, from).await?;
            }
            Ok(())
        });
        hiring.await.unwrap();
    }
    let founding = house.store.journal.record(&console, people::ADD_UNIT, &house.city, async |tx| {
        for unit in units {
            people::insert_unit(tx, *unit, "某单位", "department", house.city).await?;
        }
        Ok(())
    });
    founding.await.unwrap();
}

/// Doors in the grids, and coverages of them and of the compounds; the first door of each grid is given back.
async fn cover(city: &City, units: &[UnitId]) -> Vec<HouseholdId> {
    let house = &city.house;
    let (console, vault) = (house.actor("bench"), &house.store.vault);
    let mut doors = vec![];
    let adding = house.store.journal.record(&console, people::ADD_HOUSEHOLD, &house.city, async |tx| {
        for n in 0..COVERAGES - COMPOUNDS {
            let grid = city.grids[n % city.grids.len()];
            doors.push(SealedDoor::of(grid, Some(&format!("{n}号")), vault, tx.now())?);
        }
        let all: Vec<&SealedDoor> = doors.iter().collect();
        let mut homes = vec![];
        for portion in all.chunks(PORTION) {
            homes.extend(people::find_or_add_households(tx, portion).await?);
        }
        Ok(homes)
    });
    let homes = adding.await.unwrap();
    let covering = house.store.journal.record(&console, coverage::ASSIGN_COVERAGES, &house.city, async |tx| {
        let mut targets = vec![];
        for n in 0..COMPOUNDS {
            let (id, grid) = (CompoundId::new(tx.now()), city.grids[n % city.grids.len()]);
            coverage::insert_compound(tx, id, vec![], grid, &format!("小区{n}")).await?;
            targets.push((coverage::TargetKind::Compound, id.0, grid));
        }
        for (n, home) in homes.iter().enumerate() {
            targets.push((coverage::TargetKind::Household, home.0, city.grids[n % city.grids.len()]));
        }
        for (n, target) in targets.into_iter().enumerate() {
            coverage::cover_with(tx, target, units[n % units.len()]).await?;
        }
        Ok(())
    });
    covering.await.unwrap();
    homes.into_iter().take(DOORS).collect()
}

pub async fn measure() {
    let city = City::found_with(Database::Sqlite, GRIDS).await;
    let house = &city.house;
    let now = house.store.clock.now();
    let units: Vec<UnitId> = (0..UNITS).map(|_| UnitId::new(now)).collect();
    let mut posts: Vec<(&str, AreaCode)> = vec![("commander", house.city), ("commander", house.city)];
    let communities: std::collections::BTreeSet<AreaCode> =
        city.grids.iter().filter_map(|grid| grid.within_level(Level::Community)).collect();
    let townships: Vec<AreaCode> = communities.iter().filter_map(|area| area.within_level(Level::Township)).collect();
    posts.extend(townships.iter().map(|area| ("township_lead", *area)));
    posts.extend(communities.iter().map(|area| ("community_lead", *area)));
    // Every tenth grid has nobody: that is a gap.
    posts.extend(city.grids.iter().enumerate().filter(|(n, _)| n % 10 != 0).map(|(_, grid)| ("grid_member", *grid)));
    let staff = townships.iter().cycle().take(WORKERS.saturating_sub(posts.len()));
    posts.extend(staff.map(|area| ("unit_staff", *area)).collect::<Vec<_>>());
    hire(house, &posts, &units).await;
    let doors = cover(&city, &units).await;
    let begun = Instant::now();
    coverage::check_gaps(house).await.unwrap();
    println!("| first look at everything that was made | {:.1} s | |", begun.elapsed().as_secs_f64());

    // One post ends: what follows from it costs the same whatever the size of the city.
    let grid = city.grids[1];
    let console = house.actor("bench");
    let touching = house.store.journal.record(&console, people::END_POST, &grid, async |tx| {
        tx.tell(&json!({ "bench": true }));
        coverage::touch_areas(tx, vec![grid]).await
    });
    touching.await.unwrap();
    let begun = Instant::now();
    coverage::check_gaps(house).await.unwrap();
    println!("| a look at one grid that changed | {:.1} ms | ≤ 20 ms |", begun.elapsed().as_secs_f64() * 1e3);

    let clerk = city.sign_in("township_clerk", house.city).await;
    let narrow = city.sign_in("community_lead", communities.first().copied().unwrap()).await;
    let mut worst: (f64, f64) = (0.0, 0.0);
    for door in doors.iter().step_by(DOORS / 10) {
        let (middle, late, chain) = city.ask(&clerk, &format!("/chain?household_id={door}"), None).await;
        assert_eq!(chain["steps"].as_array().unwrap().len(), 4, "{chain}");
        worst = (worst.0.max(middle), worst.1.max(late));
    }
    println!("| the chain of a door, the slowest of ten, p50 (p99) | {:.1} ms ({:.1} ms) | ≤ 5 ms |", worst.0, worst.1);
    for (what, cookie, path) in [
        ("first page of gaps, the whole city", &clerk, "/gaps"),
        ("first page of gaps, one community", &narrow, "/gaps"),
        ("gaps that are coming, the whole city", &clerk, "/gaps?state=coming"),
        ("gaps day by day, the whole city", &clerk, "/gap-days"),
        ("first page of coverages, the whole city", &clerk, "/coverages"),
    ] {
        let (middle, late, body): (f64, f64, Value) = city.ask(cookie, path, None).await;
        let rows = body["rows"].as_array().map_or(0, Vec::len);
        println!("| {what}: {rows} rows, p50 (p99) | {middle:.1} ms ({late:.1} ms) | ≤ 10 ms |");
    }
}
