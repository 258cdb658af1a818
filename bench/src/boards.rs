//! Five hundred open boards while crossings arrive, and the board of a city with 5,000 grids, 180 days and 20 measures.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::Days;
use codes::{AreaCode, Level};
use http_body_util::BodyExt;
use hyper::{Method, Request, StatusCode};
use rand::RngExt;
use sea_orm::{ConnectionTrait, Database as Connection, DatabaseConnection, DbBackend, Statement};
use serde_json::Value;
use server::rooms::{area, board};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::arrivals::{self, connect, send};
use crate::crossings::{add_checkpoints, crossing};
use crate::house::{City, at, evening};
use crate::site::{Database, Site};

/// So many boards are open.
const BOARDS: usize = 500;
/// A crossing every so often.
const EVERY: Duration = Duration::from_millis(50);
/// So many grids lie in each of the 333 communities.
const GRIDS: u32 = 15;
/// So many days are counted.
const DAYS: u64 = 180;

/// What a board counts, and so many more that there are twenty.
const MEASURES: [&str; 20] = [
    "screening.arrivals",
    "isolation.started",
    "isolation.home_begun",
    "isolation.home_left",
    "isolation.ended",
    "isolation.household_first",
    "isolation.household_started",
    "isolation.household_ended",
    "isolation.fever",
    "isolation.confirmed",
    "isolation.team_begun",
    "isolation.team_left",
    "task.due",
    "task.done",
    "task.late",
    "alert.raised",
    "alert.closed",
    "crossing.crossings",
    "round.households",
    "directive.late",
];

/// Opens boards against a served city and prints what they cost.
pub async fn live(seconds: u64) {
    println!("\n## {BOARDS} open boards, a crossing every {} ms ({seconds} s each)\n", EVERY.as_millis());
    println!(
        "| store | boards | server: processors | of them for the boards | crossing to board, p50 ms | p99 ms | longest ms |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for database in [Database::Sqlite, Database::Postgres] {
        let site = Site::new(database);
        let city = arrivals::City::open(&site).await;
        let gates = add_checkpoints(&site, &city.areas).await;
        let township = city.areas[0][..9].to_owned();
        let before = load(&city, &gates, &township, &[], seconds).await;
        let cookies = sessions(&site, &city.cookie, BOARDS).await;
        let with = load(&city, &gates, &township, &cookies, seconds).await;
        println!("| {database} | 0 | {:.2} | | | | |", before.cores);
        println!(
            "| {database} | {BOARDS} | {:.2} | {:.2} (≤ 0.20) | {:.0} | {:.0} | {:.0} (≤ 2000) |",
            with.cores,
            with.cores - before.cores,
            with.percentile(0.50),
            with.percentile(0.99),
            with.percentile(1.0),
        );
    }
}

struct Cost {
    cores: f64,
    waits_ms: Vec<f64>,
}

impl Cost {
    fn percentile(&self, part: f64) -> f64 {
        let last = self.waits_ms.len().saturating_sub(1);
        self.waits_ms.get((last as f64 * part) as usize).copied().unwrap_or_default()
    }
}

/// Sessions beside the one there is, for signing in five hundred times would be most of the work.
async fn sessions(site: &Site, cookie: &str, n: usize) -> Vec<String> {
    let store = Connection::connect(&site.store).await.unwrap();
    let hash = |token: &str| Sha256::digest(token.as_bytes()).to_vec();
    let (name, own) = cookie.split_once('=').unwrap();
    let copy = "INSERT INTO session (token_hash, id, account_id, started_at, ends_at, seen_at, browser, system, device_id, device_revoked,
                                      vouched)
                SELECT $1, $3, account_id, started_at, ends_at, seen_at, browser, system, device_id, device_revoked, vouched
                FROM session WHERE token_hash = $2";
    let mut cookies = vec![];
    for _ in 0..n {
        let token = hex::encode(rand::random::<[u8; 32]>());
        let values = [hash(&token).into(), hash(own).into(), Uuid::now_v7().into()];
        store.execute_raw(Statement::from_sql_and_values(store.get_database_backend(), copy, values)).await.unwrap();
        cookies.push(format!("{name}={token}"));
    }
    store.close().await.unwrap();
    cookies
}

/// When each crossing was acknowledged, in their order.
type Acknowledged = Arc<Mutex<Vec<Instant>>>;

/// Crossings arrive for some seconds while boards are open.
async fn load(city: &arrivals::City, gates: &[Uuid], area: &str, boards: &[String], seconds: u64) -> Cost {
    let base = counted(&mut city.connect().await, area, &city.cookie, 0).await.1;
    let acknowledged = Acknowledged::default();
    let mut open = vec![];
    for cookie in boards {
        open.push(tokio::spawn(follow(
            city.address.clone(),
            cookie.clone(),
            area.to_owned(),
            base,
            acknowledged.clone(),
        )));
    }
    // All are open and quiet before anything is measured.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (began, used) = (Instant::now(), city.processor_seconds());
    let mut sender = city.connect().await;
    let mut ticks = tokio::time::interval(EVERY);
    while began.elapsed() < Duration::from_secs(seconds) {
        ticks.tick().await;
        let path = format!("/crossings/{}", Uuid::now_v7());
        let (status, _, answer) = send(&mut sender, Method::PUT, &path, &city.cookie, Some(crossing(gates))).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        acknowledged.lock().unwrap().push(Instant::now());
    }
    let cores = (city.processor_seconds() - used) / began.elapsed().as_secs_f64();
    // The last is shown too.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let all = acknowledged.lock().unwrap().len();
    let mut waits_ms = vec![];
    for board in open {
        board.abort();
    }
    drop(acknowledged);
    for wait in WAITS.lock().unwrap().drain(..) {
        waits_ms.push(wait);
    }
    waits_ms.sort_by(f64::total_cmp);
    let (_, shown) = counted(&mut city.connect().await, area, &city.cookie, 0).await;
    assert_eq!(shown - base, i64::try_from(all).unwrap(), "the board counts what was acknowledged");
    Cost { cores, waits_ms }
}

/// How long each crossing waited on each board.
static WAITS: Mutex<Vec<f64>> = Mutex::new(vec![]);

/// One board: hears that something changed, waits a little as a page does, and fetches.
async fn follow(address: String, cookie: String, area: String, base: i64, acknowledged: Acknowledged) {
    let mut line = connect(&address).await.unwrap();
    let request = Request::builder()
        .uri(format!("/api/v1/live?board={area}"))
        .header("host", "bench")
        .header("cookie", &cookie)
        .body(http_body_util::Full::default())
        .unwrap();
    let mut events = line.send_request(request).await.unwrap().into_body();
    let mut sender = connect(&address).await.unwrap();
    let mut shown = 0;
    while let Some(Ok(frame)) = events.frame().await {
        let Some(seq) = frame.data_ref().and_then(|data| seq_of(std::str::from_utf8(data).ok()?)) else { continue };
        let little = rand::rng().random_range(100..400);
        tokio::time::sleep(Duration::from_millis(little)).await;
        let (_, now) = counted(&mut sender, &area, &cookie, seq).await;
        let told = Instant::now();
        let times = acknowledged.lock().unwrap();
        let upto = usize::try_from(now - base).unwrap().min(times.len());
        let waits = times[shown.min(upto)..upto].iter().map(|at| (told - *at).as_secs_f64() * 1e3);
        WAITS.lock().unwrap().extend(waits);
        shown = upto;
    }
}

/// The number that an event names.
fn seq_of(event: &str) -> Option<i64> {
    let data = event.lines().rfind(|line| line.starts_with("data:"))?;
    serde_json::from_str::<Value>(data.trim_start_matches("data:")).ok()?["seq"].as_i64()
}

/// Up to which line a board counts, and how many crossings of the day it shows.
async fn counted(sender: &mut arrivals::Sender, area: &str, cookie: &str, since: i64) -> (i64, i64) {
    let path = if since > 0 { format!("/board?area={area}&since={since}") } else { format!("/board?area={area}") };
    let (status, _, shown) = send(sender, Method::GET, &path, cookie, None).await;
    assert_eq!(status, StatusCode::OK, "{shown}");
    (shown["seq"].as_i64().unwrap(), shown["figures"]["crossing.crossings"]["total"].as_i64().unwrap())
}

/// Measures boards of every level in a city that counted for half a year.
pub async fn large(database: Database) {
    let city = City::found(database).await;
    at(&city.house, evening(), 18, 0);
    let communities: Vec<AreaCode> = city.grids.iter().filter_map(|grid| grid.parent()).step_by(5).collect();
    let more = communities.iter().flat_map(|code| (6..=GRIDS).filter_map(|n| code.child(n)));
    let more: Vec<_> = more.map(|grid| (grid, "网格".to_owned())).collect();
    area::load(&city.house.store, &city.house.actor("bench"), city.house.city, &more, &|_| {}).await.unwrap();
    let store = Connection::connect(&city.site.store).await.unwrap();
    let begun = Instant::now();
    fill(&store).await;
    println!("| {database} | tallies laid by SQL (not measured) | {:.0} s | |", begun.elapsed().as_secs_f64());
    let cookie = city.sign_in("commander", city.house.city).await;
    let community = communities[0];
    let (township, grid) = (community.parent().unwrap(), community.child(1).unwrap());
    for (what, code) in [("city", city.house.city), ("township", township), ("community", community), ("grid", grid)] {
        let (middle, late) = computed(&city, code, &|_| evening()).await;
        println!("| {database} | board of a {what} today, p50 (p99) | {middle:.1} ms ({late:.1} ms) | ≤ 10 ms |");
        let (middle, late) = computed(&city, code, &|n| evening() - Days::new(n % 90)).await;
        println!("| {database} | the same of a day of the last 90 | {middle:.1} ms ({late:.1} ms) | |");
        let (middle, late, _) = city.ask(&cookie, &format!("/board?area={code}"), None).await;
        println!("| {database} | the same that is ready, over HTTP | {middle:.1} ms ({late:.1} ms) | ≤ 10 ms |");
        let (middle, late, _) = city.ask(&cookie, &format!("/sitrep?area={code}"), None).await;
        println!("| {database} | the report of the same, computed, over HTTP | {middle:.1} ms ({late:.1} ms) | |");
    }
    store.close().await.unwrap();
}

/// The middle and the 99th hundredth of 200 boards computed anew.
async fn computed(city: &City, area: AreaCode, day: &dyn Fn(u64) -> kernel::Day) -> (f64, f64) {
    let mut took = vec![];
    for n in 0..200 {
        let begun = Instant::now();
        board::compute(&city.house, area, day(n)).await.unwrap();
        took.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    took.sort_by(f64::total_cmp);
    (took[100], took[198])
}

/// One of each measure in each grid on each day, and the sums above.
async fn fill(store: &DatabaseConnection) {
    let postgres = store.get_database_backend() == DbBackend::Postgres;
    let last = evening();
    let (days, day) = if postgres {
        (format!("generate_series(0, {}) AS k(i)", DAYS - 1), format!("DATE '{last}' - i"))
    } else {
        let numbers = format!("WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < {})", DAYS - 1);
        (format!("({numbers} SELECT i FROM k) AS k"), format!("date('{last}', '-' || i || ' days')"))
    };
    let run = async |sql: String| {
        store.execute_unprepared(&sql).await.unwrap();
    };
    for measure in MEASURES {
        run(format!(
            "INSERT INTO tally (measure, area, day, facet, n)
             SELECT '{measure}', area.code, {day}, '', 1
             FROM area
             CROSS JOIN {days}
             WHERE area.level = 'grid'"
        ))
        .await;
        for digits in [Level::County, Level::Township, Level::Community, Level::Grid].map(|level| level.digits()) {
            let sums = format!(
                "(SELECT substr(code, 1, {digits}) AS code, COUNT(*) AS n FROM area WHERE level = 'grid' GROUP BY 1) AS sums"
            );
            if digits < Level::Grid.digits() {
                run(format!(
                    "INSERT INTO tally_above (area, measure, day, facet, n)
                     SELECT sums.code, '{measure}', {day}, '', sums.n FROM {sums} CROSS JOIN {days}"
                ))
                .await;
            }
            let whole = if postgres { "DATE '9999-12-31'" } else { "'9999-12-31'" };
            run(format!(
                "INSERT INTO tally_above (area, measure, day, facet, n)
                 SELECT sums.code, '{measure}', {whole}, '', sums.n * {DAYS} FROM {sums}"
            ))
            .await;
        }
    }
    if postgres {
        run("VACUUM ANALYZE tally".into()).await;
        run("VACUUM ANALYZE tally_above".into()).await;
    }
}
