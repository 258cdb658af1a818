//! Registering crossings: through Wangge's HTTP door, and the same three statements by pgbench.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hyper::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Database as Connection, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::CLIENTS;
use crate::arrivals::{City, Peer, person, run_pgbench, send};
use crate::site::{Database, Site};

/// Noon of the exercise's last day.
const NOON: i64 = 1_579_924_800_000;

/// What the server keeps of its memory is looked at so long after the last client went.
const AFTER: Duration = Duration::from_secs(5);

/// Measures both stores at all numbers of clients and prints a table.
pub async fn measure(seconds: u64) {
    println!("\n## A crossing registered, durable before the answer ({seconds} s each)\n");
    println!(
        "Through HTTP with session, checks, personal data sealed, journal and tallies. Clients and server share the machine.\n"
    );
    println!(
        "| store | clients | crossings/s | p50 ms | p99 ms | of pgbench | server: processors | clients: processors | server: MB |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let peer = pgbench(seconds);
    for database in [Database::Sqlite, Database::Postgres] {
        let site = Site::new(database);
        let city = City::open(&site).await;
        let before = listed(&city).await;
        let gates = Arc::new(add_checkpoints(&site, &city.areas).await);
        for clients in CLIENTS {
            let gates = gates.clone();
            let make = move || (format!("/crossings/{}", Uuid::now_v7()), crossing(&gates));
            let load = city.load_with(clients, Duration::from_secs(seconds), make).await;
            println!(
                "| {database} | {clients} | {:.0} | {:.1} | {:.1} | {:.2} × | {:.2} | {:.2} | {:.0} |",
                load.rate,
                load.percentile(0.50),
                load.percentile(0.99),
                load.rate / peer.rate,
                load.cores,
                load.client_cores,
                city.resident_mb(),
            );
        }
        tokio::time::sleep(AFTER).await;
        let left = city.resident_mb();
        println!("| {database} | none, {} s later | | | | | | | {left:.0} |", AFTER.as_secs());
        prove(&city, before).await;
    }
    println!("| pgbench: crossing, journal, tally | 16 | {:.0} | {:.1} (mean) | | | | | |", peer.rate, peer.mean_ms);
}

/// Everything acknowledged is counted.
async fn prove(city: &City, before: i64) {
    let acknowledged = i64::try_from(city.acknowledged.load(Ordering::Relaxed)).unwrap();
    assert_eq!(listed(city).await, before + acknowledged, "the list counts what was acknowledged");
}

/// How many crossings of the day the list counts.
async fn listed(city: &City) -> i64 {
    let mut sender = city.connect().await;
    let path = "/crossings?day_from=2020-01-25&limit=1";
    let (status, _, list) = send(&mut sender, Method::GET, path, &city.cookie, None).await;
    assert_eq!(status, StatusCode::OK, "{list}");
    list["total"].as_i64().unwrap()
}

/// Twenty checkpoints where the clerk may register.
pub async fn add_checkpoints(site: &Site, areas: &[String]) -> Vec<Uuid> {
    let store = Connection::connect(&site.store).await.unwrap();
    let backend = store.get_database_backend();
    let insert = "INSERT INTO checkpoint (id, digest, area, kind, name, place, hours, state, created_at, version)
                  VALUES ($1, $2, $3, 'road', $4, '路口', '00:00-24:00', 'open', 0, 1)";
    let mut gates = vec![];
    for (n, area) in areas.iter().cycle().take(20).enumerate() {
        let gate = Uuid::now_v7();
        let values = [gate.into(), vec![0_u8].into(), area.clone().into(), format!("{n}号卡点").into()];
        store.execute_raw(Statement::from_sql_and_values(backend, insert, values)).await.unwrap();
        gates.push(gate);
    }
    store.close().await.unwrap();
    gates
}

/// Somebody of thirty thousand who drive home.
pub fn crossing(gates: &[Uuid]) -> Value {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let who = n * 7919 % 30_000;
    let (document_number, phone) = person(who);
    json!({
        "checkpoint_id": gates[n as usize % gates.len()], "at": NOON + n as i64 / 10, "direction": if n.is_multiple_of(2) { "in" } else { "out" },
        "plate": format!("吉E{who:05}"),
        "people": [{ "name": "李过卡", "document_type": "id_card", "document_number": document_number, "phone": phone, "temperature": 36.5 }],
        "decision": "admit", "source": "field",
    })
}

const CROSSING: &str = "
    INSERT INTO crossing (id, digest, checkpoint_id, area, at, day, hour, direction, decision, origin_kind, people, content,
                          plate_index, person_index, source, recorded_at, worker_id)
    VALUES (gen_random_uuid(), decode(md5(random()::text), 'hex'), lpad(:area::text, 32, '0')::uuid, '220581001' || lpad(:area::text, 3, '0'),
            (extract(epoch FROM clock_timestamp()) * 1000)::bigint, '2020-01-25', '12', 'in', 'admit', 'unknown', 1,
            decode(repeat(md5(random()::text), 6), 'hex'), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'),
            'field', 1579939200000, gen_random_uuid());
    INSERT INTO journal_inbox (id, at, act, area, subject_kind, subject_id, detail)
    VALUES (gen_random_uuid(), 1579939200000, 'crossing.register_crossing', '220581001' || lpad(:area::text, 3, '0'), 'crossing', md5(:person::text), '{}');
    INSERT INTO tally (measure, area, day, facet, n)
    VALUES ('crossing.crossings', '220581001' || lpad(:area::text, 3, '0'), '2020-01-25', 'admit', 1)
    ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally.n + excluded.n;
";

fn pgbench(seconds: u64) -> Peer {
    let peer = Site::new(Database::Postgres);
    peer.init();
    run_pgbench(&peer, CROSSING, seconds)
}
