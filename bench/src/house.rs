//! A city whose house runs in this process, for its clock must be set; what it shows is asked for over HTTP all the same.

use std::time::Instant;

use chrono::NaiveTime;
use codes::{AreaCode, Level};
use hyper::{Method, StatusCode};
use kernel::config::Config;
use kernel::{Clock, Day, Stamp};
use serde_json::{Value, json};
use server::house::House;
use server::rooms::account::{FirstAccount, OPEN_ACCOUNT, first_account};
use server::rooms::area;

use crate::arrivals::{connect, send};
use crate::site::{Database, Site, areas};

/// A day in the evening, when the next day is laid.
pub fn evening() -> Day {
    Day::from_ymd_opt(2020, 2, 10).unwrap()
}

/// A city; with five grids to a community it has some 1,700.
pub struct City {
    pub house: House,
    pub grids: Vec<AreaCode>,
    pub site: Site,
    /// Where it is served.
    pub address: String,
}

/// Turns the clock.
pub fn at(house: &House, day: Day, hour: u32, minute: u32) {
    let clock = &house.store.clock;
    clock.set(clock.at(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap()));
}

impl City {
    /// Founds and serves it, with five grids to a community.
    pub async fn found(database: Database) -> Self {
        Self::found_with(database, 5).await
    }

    /// Founds and serves it, with so many grids to a community.
    pub async fn found_with(database: Database, grids: u32) -> Self {
        let site = Site::new(database);
        let config = Config {
            store: Some(site.store.clone()),
            key_file: Some(site.folder.path().join("city.key")),
            requests_per_second: 1_000_000,
            requests_per_second_of_account: 1_000_000,
            sign_ins_per_minute: 1_000,
            ..Config::default()
        };
        let clock = Clock::standing(Stamp(0), config.zone);
        let city: AreaCode = "220581".parse().unwrap();
        // Invented people: nobody is asked for a second factor.
        House::found(&config, city, true).await.unwrap();
        let house = House::open_at(config, clock).await.unwrap();
        at(&house, evening(), 19, 59);
        let mut all = area::read_csv(areas().as_ref(), &Default::default()).unwrap();
        let communities = all.iter().map(|(code, _)| *code).filter(|code| code.level() == Level::Community);
        let grids: Vec<AreaCode> =
            communities.flat_map(|code| (1..=grids).filter_map(move |n| code.child(n))).collect();
        all.extend(grids.iter().map(|grid| (*grid, "网格".to_owned())));
        area::load(&house.store, &house.actor("bench"), city, &all, &|_| {}).await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(server::http::serve(house.clone(), listener));
        Self { house, grids, site, address }
    }

    /// Opens an account and gives its cookie.
    pub async fn sign_in(&self, role: &str, area: AreaCode) -> String {
        let login = format!("{role}-{area}").replace('_', "-");
        let new = FirstAccount { act: OPEN_ACCOUNT, login: &login, name: "测试", role, area, from: evening() };
        let password = first_account(&self.house, new).await.unwrap();
        let mut sender = connect(&self.address).await.unwrap();
        let sign_in = json!({ "login": login, "password": password });
        let (status, set, _) = send(&mut sender, Method::POST, "/session", "", Some(sign_in)).await;
        assert_eq!(status, StatusCode::OK);
        let cookie = set.split(';').next().unwrap().to_owned();
        let change = json!({ "old_password": password, "new_password": "a-long-password-1" });
        let (_, set, _) = send(&mut sender, Method::PUT, "/me/password", &cookie, Some(change)).await;
        set.split(';').next().unwrap().to_owned()
    }

    /// The middle and the 99th hundredth of 200 answers, in milliseconds, and the last of them.
    pub async fn ask(&self, cookie: &str, path: &str, body: Option<Value>) -> (f64, f64, Value) {
        let mut sender = connect(&self.address).await.unwrap();
        let method = if body.is_some() { Method::POST } else { Method::GET };
        let mut took = vec![];
        let mut last = Value::Null;
        for _ in 0..200 {
            let begun = Instant::now();
            let (status, _, answer) = send(&mut sender, method.clone(), path, cookie, body.clone()).await;
            assert_eq!(status, StatusCode::OK, "{path} {answer}");
            took.push(begun.elapsed().as_secs_f64() * 1e3);
            last = answer;
        }
        took.sort_by(f64::total_cmp);
        (took[100], took[198], last)
    }
}
