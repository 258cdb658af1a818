//! A copy made while many write, put back on another machine: nothing that was acknowledged before is missing, and the books balance.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, Database, Statement};
use uuid::Uuid;

use crate::cluster::Cluster;
use crate::gatehouse::Gatehouse;
use crate::place::{Place, Server};

/// Many cross until they are told to stop; gives who crossed.
struct Crowd {
    over: Arc<AtomicBool>,
    clients: Vec<tokio::task::JoinHandle<Vec<Uuid>>>,
}

impl Crowd {
    fn begin(city: &Arc<Gatehouse>, server: &Server) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let client = || {
            let (city, url, over) = (city.clone(), server.url.clone(), over.clone());
            tokio::spawn(async move {
                let mut sent = vec![];
                while !over.load(Ordering::Relaxed) {
                    let id = Uuid::now_v7();
                    let put = city.client.put(format!("{url}/crossings/{id}")).json(&city.crossing());
                    assert_eq!(put.send().await.unwrap().status(), StatusCode::CREATED);
                    sent.push(id);
                }
                sent
            })
        };
        let clients = (0..16).map(|_| client()).collect();
        Self { over, clients }
    }

    async fn end(self) -> Vec<Uuid> {
        self.over.store(true, Ordering::Relaxed);
        let mut sent = vec![];
        for client in self.clients {
            sent.extend(client.await.unwrap());
        }
        sent
    }
}

/// A few who cross, one after the other.
async fn cross(city: &Gatehouse, server: &Server, n: usize) -> Vec<Uuid> {
    let mut sent = vec![];
    for _ in 0..n {
        let id = Uuid::now_v7();
        let put = city.client.put(format!("{}/crossings/{id}", server.url)).json(&city.crossing());
        assert_eq!(put.send().await.unwrap().status(), StatusCode::CREATED);
        sent.push(id);
    }
    sent
}

/// Another place for the same city: a new file, or a new database with a schema of the same name.
pub async fn elsewhere(from: &Place) -> Place {
    let folder = tempfile::tempdir().unwrap();
    let store = match from.store.split_once("/postgres?") {
        None => format!("sqlite:{}", folder.path().join("back.db").display()),
        Some((server, schema)) => {
            let name = format!("b{}", Uuid::now_v7().simple());
            let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
            format!("{server}/{name}?{schema}")
        }
    };
    Place { folder, store }
}

/// The master key of a place.
pub fn key(place: &Place) -> String {
    let beside = place.file().map_or("wangge.key".into(), |file| format!("{}.key", file.display()));
    std::fs::read_to_string(place.folder.path().join(beside)).unwrap()
}

fn copies(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_made_under_load_comes_back_whole() {
    let city = Arc::new(Gatehouse::new(Place::new().await).await);
    let server = city.start().await;
    city.sign_in(&server).await;
    let before = cross(&city, &server, 20).await;
    let folder = city.place.folder.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    let old = folder.join("220581-20200101T000000Z.wangge-backup");
    let foreign = folder.join("letter.txt");
    for file in [&old, &foreign] {
        let file = std::fs::File::create(file).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    }
    let crowd = Crowd::begin(&city, &server);
    let told = tokio::task::block_in_place(|| {
        city.place.run(&["backup", &folder.display().to_string(), "--keep-days", "30"]).well()
    });
    let after = crowd.end().await;
    let copy = std::path::PathBuf::from(told.trim());
    assert_eq!(copies(&folder), [copy.clone(), foreign], "whole, alone, and the old one is gone");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&copy.metadata().unwrap().permissions()) & 0o777, 0o600);
    let bytes = std::fs::read(&copy).unwrap();
    for plain in ["CREATE TABLE", "SQLite format", "checkpoint"] {
        assert!(!bytes.windows(plain.len()).any(|part| part == plain.as_bytes()), "{plain} stands in the copy");
    }
    let copy = copy.display().to_string();
    city.place.run(&["restore", &copy]).refused("already");
    server.kill();

    let back = elsewhere(&city.place).await;
    let restore = |key: &str, file: &str| {
        crate::place::Ended::from(back.program().args(["restore", file]).env("WANGGE_KEY", key).output().unwrap())
    };
    restore(&"ab".repeat(32), &copy).refused("the master key is not the one of this backup");
    let cut = back.write("cut.wangge-backup", &bytes[..bytes.len() - 10]);
    restore(key(&city.place).trim(), &cut).refused("damaged");
    let letter = back.write("letter.txt", "no backup");
    restore(key(&city.place).trim(), &letter).refused("no backup of Wangge");
    assert!(restore(key(&city.place).trim(), &copy).well().contains(", 0 faults"));
    let store = back.database().await;
    let ids = Statement::from_string(store.get_database_backend(), "SELECT id FROM crossing");
    let rows = store.query_all_raw(ids).await.unwrap();
    let there: std::collections::HashSet<Uuid> = rows.iter().map(|row| row.try_get("", "id").unwrap()).collect();
    assert!(before.iter().all(|id| there.contains(id)), "what was there before the copy was begun");
    let later = there.iter().filter(|id| after.contains(id)).count();
    assert!(there.len() >= before.len() + later && !after.is_empty());
    store.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_goes_back_to_a_moment() {
    let Some(cluster) = Cluster::start() else {
        println!("skipped: no PostgreSQL server is installed");
        return;
    };
    cluster.stop("fast");
    let archive = cluster.path("archive");
    std::fs::create_dir(&archive).unwrap();
    std::process::Command::new("chown").args(["postgres", &archive]).output().unwrap();
    cluster.set(&format!("archive_mode = on\narchive_command = 'cp %p {archive}/%f'\n"));
    cluster.begin();
    let mut place = Place::new().await;
    place.store = cluster.store();
    let city = Gatehouse::new(place).await;
    let (base, host, port) = (cluster.path("base"), "127.0.0.1", cluster.port.to_string());
    cluster.run("pg_basebackup", &["-D", &base, "-h", host, "-p", &port, "-U", "wangge", "-c", "fast"]).unwrap();
    let server = city.start().await;
    city.sign_in(&server).await;
    let good = cross(&city, &server, 10).await;
    let store = city.place.database().await;
    let ask = |sql: &str| Statement::from_string(store.get_database_backend(), sql);
    let now = store.query_one_raw(ask("SELECT CAST(now() AS TEXT) AS now")).await.unwrap().unwrap();
    let moment: String = now.try_get("", "now").unwrap();
    let bad = cross(&city, &server, 10).await;
    server.kill();
    store.execute_unprepared("SELECT pg_switch_wal()").await.unwrap();
    store.close().await.unwrap();
    cluster.stop("fast");

    // The folder of the base copy takes the place of what was there; the archive brings it to the moment.
    std::fs::rename(cluster.data(), cluster.path("lost")).unwrap();
    std::fs::rename(&base, cluster.data()).unwrap();
    cluster.set(&format!(
        "archive_mode = off\nrestore_command = 'cp {archive}/%f %p'\nrecovery_target_time = '{moment}'\nrecovery_target_action = promote\nhot_standby = off\n"
    ));
    let signal = format!("{}/recovery.signal", cluster.data());
    std::fs::write(&signal, "").unwrap();
    std::process::Command::new("chown").args(["postgres", &signal]).output().unwrap();
    cluster.begin();
    city.doctor();
    let server = city.start().await;
    city.sign_in(&server).await;
    let there = city.crossed(&server).await;
    assert!(good.iter().all(|id| there.contains(id)) && !bad.iter().any(|id| there.contains(id)), "{}", there.len());
}
