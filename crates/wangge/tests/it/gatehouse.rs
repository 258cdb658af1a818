//! A served exercise city with a checkpoint, and many who cross it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use codes::{IdNumber, Phone};
use reqwest::header::RETRY_AFTER;
use reqwest::{Client, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Place, Server};

/// Noon of the exercise's last day.
const NOON: i64 = 1_579_924_800_000;

/// A city, its checkpoint and the clerk's session.
pub struct Gatehouse {
    pub place: Place,
    pub client: Client,
    pub port: u16,
    clerk: Value,
    gate: Uuid,
}

impl Gatehouse {
    /// Makes the city in a place and puts up the checkpoint.
    pub async fn new(place: Place) -> Self {
        let told = place.run(&["exercise", "--scale", "0.0005", "--until", "2020-01-25", "--json"]).well();
        let told: Value = serde_json::from_str(&told).unwrap();
        let clerk = told["accounts"].as_array().unwrap().iter().find(|one| one["role"] == "township_clerk").unwrap();
        let gate = Uuid::now_v7();
        let store = place.database().await;
        let insert = "INSERT INTO checkpoint (id, digest, area, kind, name, place, hours, state, created_at, version)
                      VALUES ($1, $2, $3, 'road', '高速出口', '出口', '00:00-24:00', 'open', 0, 1)";
        let values = [gate.into(), vec![0_u8].into(), clerk["area"].as_str().unwrap().into()];
        store.execute_raw(Statement::from_sql_and_values(store.get_database_backend(), insert, values)).await.unwrap();
        store.close().await.unwrap();
        let client = Client::builder().cookie_store(true).no_proxy().timeout(Duration::from_secs(30)).build().unwrap();
        Self { place, client, port: Server::free_port(), clerk: clerk.clone(), gate }
    }

    /// Starts the server.
    pub async fn start(&self) -> Server {
        Server::start(&self.place, self.port, &self.client).await
    }

    /// Begins a session, which outlives the server.
    pub async fn sign_in(&self, server: &Server) {
        let (login, password) = self.login();
        let sign_in = json!({ "login": login, "password": password });
        let answer = self.client.post(format!("{}/session", server.url)).json(&sign_in).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }

    /// With what the clerk comes in.
    pub fn login(&self) -> (String, String) {
        let of = |field: &str| self.clerk[field].as_str().unwrap().to_owned();
        (of("login"), of("password"))
    }

    /// Where the checkpoint stands.
    pub fn area(&self) -> &str {
        self.clerk["area"].as_str().unwrap()
    }

    /// Somebody who crosses, each time another.
    pub fn crossing(&self) -> Value {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let birth = chrono::NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + chrono::Days::new(n % 25_000);
        json!({
            "checkpoint_id": self.gate, "at": NOON + i64::try_from(n).unwrap(), "direction": "in", "plate": format!("吉E{:05}", n % 90_000),
            "people": [{
                "name": "试过卡", "document_type": "id_card", "temperature": 36.5,
                "document_number": IdNumber::invented("420106", birth, 998).unwrap().as_str(),
                "phone": Phone::invented(u32::try_from(n).unwrap()).as_str(),
            }],
            "decision": "admit", "source": "field",
        })
    }

    /// Everybody who crossed at that checkpoint: every name once.
    pub async fn crossed(&self, server: &Server) -> std::collections::HashSet<Uuid> {
        let (mut found, mut after, mut refused) = (std::collections::HashSet::new(), String::new(), 0);
        loop {
            let url = format!("{}/crossings?checkpoint_id={}&limit=200&after={after}", server.url, self.gate);
            let answer = self.client.get(url).send().await.unwrap();
            // After its database was away the server may find that out by this request.
            if answer.status() == StatusCode::SERVICE_UNAVAILABLE && refused < 20 {
                assert!(answer.headers().contains_key(RETRY_AFTER));
                refused += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
            assert_eq!(answer.status(), StatusCode::OK);
            let page: Value = answer.json().await.unwrap();
            for row in page["rows"].as_array().unwrap() {
                assert!(found.insert(row["id"].as_str().unwrap().parse().unwrap()), "twice: {row}");
            }
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut after),
                None => return found,
            }
        }
    }

    /// The books balance.
    pub fn doctor(&self) {
        let told = self.place.run(&["doctor"]).well();
        assert!(told.contains(", 0 faults"), "{told}");
    }
}
