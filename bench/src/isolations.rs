//! A hundred thousand people isolated at home: laying the next day, one team's today, the first page of the list.
//!
//! The house runs in this process, for its clock must be set; the pages are asked for over HTTP all the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveTime};
use codes::{AreaCode, Document, DocumentType, Level};
use hyper::{Method, StatusCode};
use kernel::config::Config;
use kernel::{Clock, Day, Stamp};
use serde_json::{Value, json};
use server::house::House;
use server::rooms::account::{FirstAccount, OPEN_ACCOUNT, first_account};
use server::rooms::people::{Identity, SealedDoor, SealedPerson};
use server::rooms::screening::{ArrivalId, NewArrival, OriginKind, REGISTER_ARRIVAL, register};
use server::rooms::{area, isolation, people, sitrep};

use crate::arrivals::{connect, person, send};
use crate::site::{Database, Site, areas};

/// So many are isolated; two temperatures, three meals, a message and disinfectant for each.
const ISOLATED: u64 = 100_000;

/// So many of them are looked after by one team.
const OF_THE_TEAM: u64 = 12;

const SERVICES: i64 = 7;

/// A day in the evening, when the next day is laid.
fn evening() -> Day {
    Day::from_ymd_opt(2020, 2, 10).unwrap()
}

/// A city in this process.
pub struct City {
    /// The house.
    pub house: House,
    /// Its grids.
    pub grids: Vec<AreaCode>,
    _site: Site,
}

/// A city with so many grids in each community.
pub async fn found_with(grids: u32) -> City {
    let site = Site::new(Database::Sqlite);
    let config = Config {
        store: Some(site.store.clone()),
        key_file: Some(site.folder.path().join("city.key")),
        requests_per_second: 1_000_000,
        sign_ins_per_minute: 1_000,
        ..Config::default()
    };
    let clock = Clock::standing(Stamp(0), config.zone);
    let city: AreaCode = "220581".parse().unwrap();
    House::found(&config, city, false).await.unwrap();
    let house = House::open_at(config, clock).await.unwrap();
    at(&house, evening(), 19, 59);
    let mut all = area::read_csv(areas().as_ref(), &Default::default()).unwrap();
    let communities = all.iter().map(|(code, _)| *code).filter(|code| code.level() == Level::Community);
    let grids: Vec<AreaCode> = communities.flat_map(|code| (1..=grids).filter_map(move |n| code.child(n))).collect();
    all.extend(grids.iter().map(|grid| (*grid, "网格".to_owned())));
    area::load(&house.store, &house.actor("bench"), city, &all, &|_| {}).await.unwrap();
    City { house, grids, _site: site }
}

fn at(house: &House, day: Day, hour: u32, minute: u32) {
    let clock = &house.store.clock;
    clock.set(clock.at(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap()));
}

impl City {
    /// Registers the returnees; the policy isolates each of them.
    async fn isolate(&self) {
        let console = self.house.actor("bench");
        for portion in (0..ISOLATED).collect::<Vec<_>>().chunks(2_000) {
            let new: Vec<NewArrival> = portion.iter().map(|n| self.arrival(*n)).collect();
            let store = &self.house.store;
            let done = store.journal.record(&console, REGISTER_ARRIVAL, &self.house.city, async |tx| {
                register(tx, store, &new).await.map(drop)
            });
            done.await.unwrap();
        }
    }

    fn arrival(&self, n: u64) -> NewArrival {
        // The first grid is the team's, the others share the rest.
        let others = self.grids.len() as u64 - 1;
        let grid = self.grids[usize::try_from(if n < OF_THE_TEAM { 0 } else { 1 + n % others }).unwrap()];
        let (vault, now) = (&self.house.store.vault, self.house.store.clock.now());
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
    async fn lay(&self) -> (Duration, Vec<Duration>) {
        let laying = Arc::new(AtomicBool::new(true));
        let other = {
            let (house, laying) = (self.house.clone(), laying.clone());
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
        isolation::lay_due(&self.house, evening() + Days::new(1)).await.unwrap();
        let took = begun.elapsed();
        laying.store(false, Ordering::Relaxed);
        (took, other.await.unwrap())
    }

    /// Serves it and gives the address.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(server::http::serve(self.house.clone(), listener));
        address
    }

    /// Opens an account and gives its cookie.
    pub async fn sign_in(&self, address: &str, role: &str, area: AreaCode) -> String {
        let login = format!("{role}-{area}").replace('_', "-");
        let new = FirstAccount { act: OPEN_ACCOUNT, login: &login, name: "测试", role, area, from: evening() };
        let password = first_account(&self.house, new).await.unwrap();
        let mut sender = connect(address).await.unwrap();
        let sign_in = json!({ "login": login, "password": password });
        let (status, set, _) = send(&mut sender, Method::POST, "/session", "", Some(sign_in)).await;
        assert_eq!(status, StatusCode::OK);
        let cookie = set.split(';').next().unwrap().to_owned();
        let change = json!({ "old_password": password, "new_password": "a-long-password-1" });
        send(&mut sender, Method::PUT, "/me/password", &cookie, Some(change)).await;
        cookie
    }
}

/// The middle and the 99th hundredth of 200 answers, in milliseconds.
pub async fn ask(address: &str, cookie: &str, path: &str) -> (f64, f64, Value) {
    let mut sender = connect(address).await.unwrap();
    let mut took = vec![];
    let mut last = Value::Null;
    for _ in 0..200 {
        let begun = Instant::now();
        let (status, _, body) = send(&mut sender, Method::GET, path, cookie, None).await;
        assert_eq!(status, StatusCode::OK, "{path} {body}");
        took.push(begun.elapsed().as_secs_f64() * 1e3);
        last = body;
    }
    took.sort_by(f64::total_cmp);
    (took[100], took[198], last)
}

pub async fn measure() {
    let city = found_with(5).await;
    let team = city.grids[0];
    let address = city.serve().await;
    let begun = Instant::now();
    city.isolate().await;
    println!("| {ISOLATED} isolations opened, today's last services laid | {:.1} s | |", begun.elapsed().as_secs_f64());

    at(&city.house, evening(), 20, 30);
    let (took, mut waits) = city.lay().await;
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
    let member = city.sign_in(&address, "grid_member", team).await;
    let narrow = city.sign_in(&address, "community_lead", team).await;
    let wide = city.sign_in(&address, "township_clerk", city.house.city).await;
    for (what, cookie, path, hold) in [
        ("today of one team of 12 households", &member, "/tasks/today", "≤ 10 ms"),
        ("first page of isolations, one grid", &narrow, "/isolations?state=isolating", "≤ 20 ms"),
        ("first page of isolations, the whole city", &wide, "/isolations?state=isolating", "≤ 20 ms"),
        ("first page, day 1 to 7, the whole city", &wide, "/isolations?state=isolating&day_to=7", "≤ 20 ms"),
        ("first page, without a complete team, the whole city", &wide, "/isolations?gaps=true", "≤ 20 ms"),
        ("first page of tasks of the day, the whole city", &wide, "/tasks", "≤ 20 ms"),
    ] {
        let (middle, late, body) = ask(&address, cookie, path).await;
        let rows = body["rows"].as_array().unwrap().len();
        println!("| {what}: {rows} rows, p50 (p99) | {middle:.1} ms ({late:.1} ms) | {hold} |");
    }
}
