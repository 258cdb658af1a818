//! Measures Wangge beside its peers: the same run, the same machine, the same work. Prints a table in Markdown.
//!
//! Usage: `scripts/bench [SECONDS [footprint | arrivals | crossings | history | boards | isolations | coverage | sheets | backup]]`. Every figure is of real processes on real files; what was acknowledged is counted again
//! from the situation report before a figure is believed.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

mod arrivals;
mod backup;
mod boards;
mod coverage;
mod crossings;
mod history;
mod house;
mod isolations;
mod sheets;
mod site;

use std::time::Duration;

use arrivals::Writes;
use site::{Database, Site, machine};

/// Keep-alive clients beside each other.
const CLIENTS: [usize; 4] = [1, 16, 64, 256];

#[tokio::main]
async fn main() {
    let seconds = std::env::args().nth(1).map_or(5, |text| text.parse().unwrap());
    println!("## Machine and versions\n");
    for (what, value) in machine() {
        println!("- {what}: {value}");
    }

    let part = std::env::args().nth(2);
    let wanted = |name: &str| part.as_deref().is_none_or(|part| part == name);
    if wanted("footprint") {
        footprint().await;
    }
    if wanted("arrivals") {
        arrivals(seconds).await;
    }
    if wanted("crossings") {
        crossings::measure(seconds).await;
    }
    if wanted("history") {
        println!("\n## Ten million crossings\n\n| store | what | measured | to hold |\n|---|---|---|---|");
        for database in [Database::Sqlite, Database::Postgres] {
            history::measure(database).await;
        }
    }
    if wanted("boards") {
        boards::live(seconds).await;
        println!(
            "\n## Boards of 5,000 grids, 180 days, 20 measures\n\n| store | what | measured | to hold |\n|---|---|---|---|"
        );
        for database in [Database::Sqlite, Database::Postgres] {
            boards::large(database).await;
        }
    }
    if wanted("isolations") {
        println!(
            "\n## A hundred thousand people isolated at home, SQLite\n\n| what | measured | to hold |\n|---|---|---|"
        );
        isolations::measure().await;
    }
    if wanted("coverage") {
        println!("\n## 23,000 workers and 40,000 coverages, SQLite\n\n| what | measured | to hold |\n|---|---|---|");
        coverage::measure().await;
    }
    if wanted("sheets") {
        println!("\n## Sheets of returnees and lists of areas\n");
        println!("| work | rows | seconds | rows/s | most memory MB | held |\n|---|---:|---:|---:|---:|---|");
        sheets::measure();
    }
    if wanted("backup") {
        backup::measure(seconds).await;
    }
}

async fn arrivals(seconds: u64) {
    let each = Duration::from_secs(seconds);
    println!("\n## An arrival registered, durable before the answer ({seconds} s each)\n");
    println!(
        "Through HTTP with session, checks, personal data sealed, journal and tally. Clients and server share the machine.\n"
    );
    println!("| store | clients | arrivals/s | p50 ms | p99 ms | of pgbench, same writes | of pgbench, three writes |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let peer = Site::new(Database::Postgres);
    peer.init();
    let same = arrivals::pgbench(&peer, Writes::Same, seconds);
    let three = arrivals::pgbench(&peer, Writes::Three, seconds);
    drop(peer);
    for database in [Database::Sqlite, Database::Postgres] {
        let site = Site::new(database);
        let city = arrivals::City::open(&site).await;
        for clients in CLIENTS {
            let load = city.load(clients, each).await;
            println!(
                "| {database} | {clients} | {:.0} | {:.1} | {:.1} | {:.2} × | {:.2} × |",
                load.rate,
                load.percentile(0.50),
                load.percentile(0.99),
                load.rate / same.rate,
                load.rate / three.rate,
            );
        }
        city.prove().await;
    }
    for (name, peer) in [("five writes of an arrival", &same), ("arrival, journal, tally", &three)] {
        println!("| pgbench: {name} | 16 | {:.0} | {:.1} (mean) | | | |", peer.rate, peer.mean_ms);
    }
}

async fn footprint() {
    println!("\n## Footprint\n\n| what | measured | held |\n|---|---|---|");
    let size = std::fs::metadata(site::program()).unwrap().len() as f64 / 1e6;
    println!("| the program | {size:.1} MB | ≤ 50 MB |");
    let site = Site::new(Database::Sqlite);
    let city = arrivals::City::open(&site).await;
    println!("| from start to first answer | {:.2} s | < 1 s |", city.up_in.as_secs_f64());
    // Idle is what it says: the work of the sign-in is over and its memory given back.
    tokio::time::sleep(Duration::from_secs(3)).await;
    println!("| resident, idle | {:.0} MB | ≤ 80 MB |", city.resident_mb());
}
