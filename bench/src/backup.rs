//! A sealed copy made beside the writing and put back on another machine, and the same by the database's own tool, which seals nothing.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database as Connection, Statement};
use serde_json::Value;
use tokio::task::block_in_place;
use uuid::Uuid;

use crate::arrivals::{City, Load, WARM_UP, returnee};
use crate::crossings::{add_checkpoints, crossing};
use crate::history::lay;
use crate::site::{Database, Site, psql, server};

/// So many people are registered over HTTP …
const PEOPLE: u64 = 100_000;
/// … and so many crossings laid by SQL …
const CROSSINGS: i64 = 1_500_000;
/// … in the days before the exercise's first crossing.
const DAYS: i64 = 25;
/// So many clients register crossings meanwhile.
const CLIENTS: usize = 16;

/// Measures both stores and prints a table.
pub async fn measure(seconds: u64) {
    println!("\n## A copy made beside the writing, and put back\n");
    println!("{CLIENTS} clients register crossings meanwhile. MB/s are of the store.\n");
    println!("| store | what | seconds | MB | MB/s | crossings/s meanwhile | p50 ms | p99 ms |");
    println!("|---|---|---:|---:|---:|---:|---:|---:|");
    for database in [Database::Sqlite, Database::Postgres] {
        of(database, seconds).await;
    }
}

async fn of(database: Database, seconds: u64) {
    let site = Site::new(database);
    let city = City::open(&site).await;
    let gates = fill(&city, &site).await;
    let (mb, before) = (store_mb(&site).await, crossings(&site).await);
    println!("| {database} | the store: {PEOPLE} people and more, {before} crossings | | {mb:.0} | | | | |");
    let alone = city.load_with(CLIENTS, Duration::from_secs(seconds), make(&gates)).await;
    println!("| {database} | nothing beside the writing | | | | {} |", cells(&alone));

    let told = |what: &str, took: Duration, copy_mb: f64, load: &Load| {
        let seconds = took.as_secs_f64();
        println!("| {database} | {what} | {seconds:.1} | {copy_mb:.0} | {:.0} | {} |", mb / seconds, cells(load));
    };
    let (load, took, name) = beside(&city, &gates, async { block_in_place(|| site.run(&["backup", "."])) }).await;
    let copy = site.folder.path().join(name.trim());
    told("`wangge backup`", took, file_mb(&copy), &load);
    let plain = site.folder.path().join("plain");
    let plain_name = plain.display().to_string();
    let (load, took, what) = beside(&city, &gates, async {
        match database {
            Database::Sqlite => {
                run(&site, &format!("VACUUM INTO '{plain_name}'")).await;
                "peer: VACUUM INTO, neither packed nor sealed"
            }
            Database::Postgres => {
                let (schema, url) = (format!("--schema={}", site.schema), server());
                let args = ["--format=custom", &schema, "--file", &plain_name, &url];
                block_in_place(|| tool("pg_dump", &args));
                "peer: pg_dump --format=custom, packed and not sealed"
            }
        }
    })
    .await;
    told(what, took, file_mb(&plain), &load);
    drop(city);

    let back = elsewhere(&site, database);
    let restored = back.measure(&["restore", &copy.display().to_string()]);
    let there = crossings(&back).await;
    assert!(there >= before, "{there} of {before} crossings are back");
    let doctor = back.measure(&["doctor"]);
    let began = Instant::now();
    let what = match database {
        Database::Sqlite => {
            let to = back.folder.path().join("plain.db");
            fs::copy(&plain, &to).unwrap();
            File::open(&to).unwrap().sync_all().unwrap();
            "peer: the file copied, nothing proven"
        }
        Database::Postgres => {
            let to = new_database();
            tool("pg_restore", &["--single-transaction", "--exit-on-error", "--dbname", &to, &plain_name]);
            "peer: pg_restore, nothing proven"
        }
    };
    let peer = began.elapsed();
    for (what, took) in [
        ("`wangge restore`, proven at the end", restored.took),
        ("the proof alone, `wangge doctor`", doctor.took),
        (what, peer),
    ] {
        let seconds = took.as_secs_f64();
        println!("| {database} | {what} | {seconds:.1} | | {:.0} | | | |", mb / seconds);
    }
}

/// People as returnees, and crossings of the days before; gives where more cross.
async fn fill(city: &City, site: &Site) -> Arc<Vec<Uuid>> {
    static REGISTERED: AtomicU64 = AtomicU64::new(0);
    REGISTERED.store(0, Ordering::Relaxed);
    let areas = city.areas.clone();
    let register = move || {
        REGISTERED.fetch_add(1, Ordering::Relaxed);
        (format!("/arrivals/{}", Uuid::now_v7()), returnee(&areas))
    };
    city.load_until(64, || REGISTERED.load(Ordering::Relaxed) >= PEOPLE, register).await;
    city.prove().await;
    let gates = Arc::new(add_checkpoints(site, &city.areas).await);
    // The one of which those laid are copies is among them.
    city.load_with(1, Duration::ZERO, make(&gates)).await;
    let store = Connection::connect(&site.store).await.unwrap();
    // Random, for what is sealed does not pack; with the head of what was sealed, for the proof reads by which key.
    let content = match store.get_database_backend() {
        sea_orm::DbBackend::Postgres => {
            "substring(first.content FROM 1 FOR 3) || sha512(convert_to(CAST(i AS TEXT) || 'a', 'UTF8'))
             || sha512(convert_to(CAST(i AS TEXT) || 'b', 'UTF8')) || sha512(convert_to(CAST(i AS TEXT) || 'c', 'UTF8'))"
        }
        _ => "CAST(substr(first.content, 1, 3) || randomblob(192) AS BLOB)",
    };
    let first = number(site, "SELECT MIN(at) AS n FROM crossing").await;
    lay(&store, CROSSINGS, DAYS, first, content).await;
    store.close().await.unwrap();
    gates
}

fn make(gates: &Arc<Vec<Uuid>>) -> impl Fn() -> (String, Value) + Send + Sync + 'static {
    let gates = gates.clone();
    move || (format!("/crossings/{}", Uuid::now_v7()), crossing(&gates))
}

/// Does a work while crossings are registered: how these went meanwhile, how long it took, and what it gave.
async fn beside<T>(city: &City, gates: &Arc<Vec<Uuid>>, work: impl Future<Output = T>) -> (Load, Duration, T) {
    let over = Arc::new(AtomicBool::new(false));
    let ended = over.clone();
    let load = city.load_until(CLIENTS, move || ended.load(Ordering::Relaxed), make(gates));
    let working = async {
        tokio::time::sleep(WARM_UP).await;
        let began = Instant::now();
        let given = work.await;
        over.store(true, Ordering::Relaxed);
        (began.elapsed(), given)
    };
    let (load, (took, given)) = tokio::join!(load, working);
    (load, took, given)
}

fn cells(load: &Load) -> String {
    format!("{:.0} | {:.1} | {:.1}", load.rate, load.percentile(0.50), load.percentile(0.99))
}

/// Another place for the same city: a new file, or a database of its own, for a copy goes back into a schema of the same name.
fn elsewhere(site: &Site, database: Database) -> Site {
    let mut back = Site::new(database);
    let key = if database == Database::Postgres {
        back.store = format!("{}?options=-csearch_path%3D{}", new_database(), site.schema);
        back.schema.clone_from(&site.schema);
        "wangge.key"
    } else {
        "city.db.key"
    };
    fs::copy(site.folder.path().join(key), back.folder.path().join(key)).unwrap();
    back
}

/// The address of an empty database beside the server's own.
fn new_database() -> String {
    let name = format!("b{}", Uuid::now_v7().simple());
    psql(&format!("CREATE DATABASE {name}"));
    server().replacen("/postgres", &format!("/{name}"), 1)
}

fn tool(program: &str, args: &[&str]) {
    let status = Command::new(program).args(args).stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "{program} {args:?}");
}

async fn run(site: &Site, sql: &str) {
    let store = Connection::connect(&site.store).await.unwrap();
    store.execute_unprepared(sql).await.unwrap();
    store.close().await.unwrap();
}

async fn number(site: &Site, sql: &str) -> i64 {
    let store = Connection::connect(&site.store).await.unwrap();
    let asked = Statement::from_string(store.get_database_backend(), sql);
    let row = store.query_one_raw(asked).await.unwrap().unwrap();
    store.close().await.unwrap();
    row.try_get("", "n").unwrap()
}

async fn crossings(site: &Site) -> i64 {
    number(site, "SELECT COUNT(*) AS n FROM crossing").await
}

async fn store_mb(site: &Site) -> f64 {
    let bytes = if site.store.starts_with("sqlite:") {
        // What was laid at once lies in the log still.
        run(site, "PRAGMA wal_checkpoint(TRUNCATE)").await;
        number(site, "SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size").await
    } else {
        let of_the_schema = format!(
            "SELECT CAST(SUM(pg_total_relation_size(oid)) AS BIGINT) AS n FROM pg_class
             WHERE relkind = 'r' AND relnamespace = CAST('{}' AS regnamespace)",
            site.schema
        );
        number(site, &of_the_schema).await
    };
    bytes as f64 / 1e6
}

fn file_mb(path: &std::path::Path) -> f64 {
    fs::metadata(path).unwrap().len() as f64 / 1e6
}
