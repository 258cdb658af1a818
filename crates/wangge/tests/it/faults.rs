//! What goes wrong with machines: the power, the disk, the database. Whatever was acknowledged is there once, and nothing by half.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::cluster::Cluster;
use crate::gatehouse::Gatehouse;
use crate::place::Place;

const KILLS: u64 = 50;
const CLIENTS: usize = 64;

#[tokio::test]
async fn fifty_times_killed_every_crossing_acknowledged_is_there_once() {
    let city = Arc::new(Gatehouse::new(Place::new().await).await);
    let mut sent: Vec<(Uuid, Value, bool)> = vec![];
    for kill in 0..KILLS {
        let server = city.start().await;
        if kill == 0 {
            city.sign_in(&server).await;
        }
        let writers: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (city, url) = (city.clone(), server.url.clone());
                tokio::spawn(async move {
                    let mut sent = vec![];
                    loop {
                        let (id, body) = (Uuid::now_v7(), city.crossing());
                        let answer = city.client.put(format!("{url}/crossings/{id}")).json(&body).send().await;
                        let acknowledged = answer.as_ref().is_ok_and(|answer| answer.status() == StatusCode::CREATED);
                        let gone = answer.is_err();
                        assert!(acknowledged || gone, "{:?}", answer.unwrap().text().await);
                        sent.push((id, body, acknowledged));
                        if gone {
                            return sent;
                        }
                    }
                })
            })
            .collect();
        // Each time at another moment of the work.
        tokio::time::sleep(Duration::from_millis(40 + 5 * kill)).await;
        server.kill();
        for writer in writers {
            sent.extend(writer.await.unwrap());
        }
    }
    let acknowledged = sent.iter().filter(|(_, _, acknowledged)| *acknowledged).count();
    assert!(acknowledged > 500, "only {acknowledged} crossings were acknowledged: too few to prove anything");
    let server = city.start().await;
    city.sign_in(&server).await;
    let there = city.crossed(&server).await;
    for (id, _, _) in sent.iter().filter(|(_, _, acknowledged)| *acknowledged) {
        assert!(there.contains(id), "an acknowledged crossing is lost: {id}");
    }
    // Whoever got no answer asks again, and then all are there.
    let again: Vec<_> = sent.iter().filter(|(_, _, acknowledged)| !acknowledged).collect();
    for portion in again.chunks(100) {
        let named = portion.iter().map(|(id, body, _)| {
            let mut body = body.clone();
            body["id"] = json!(id);
            body
        });
        let entries = json!({ "crossings": named.collect::<Vec<_>>() });
        let answer = city.client.put(format!("{}/crossings", server.url)).json(&entries).send().await.unwrap();
        let told: Value = answer.json().await.unwrap();
        for row in told["rows"].as_array().unwrap() {
            let id: Uuid = row["id"].as_str().unwrap().parse().unwrap();
            let expected = if there.contains(&id) { 200 } else { 201 };
            assert_eq!(row["status"], expected, "{row}");
        }
    }
    assert_eq!(city.crossed(&server).await.len(), sent.len());
    server.kill();
    println!("{} sent, {acknowledged} acknowledged, {} found after {KILLS} kills", sent.len(), there.len());
    city.doctor();
}

/// A disk of a few megabytes; gone when dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// None where this user may not make one.
    fn mount(at: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir(at).unwrap();
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(at).output();
        made.is_ok_and(|made| made.status.success()).then(|| Self(at.to_owned()))
    }

    /// Leaves so many kilobytes.
    fn fill(&self, leave_kb: usize) -> PathBuf {
        use std::io::Write;
        let path = self.0.join("filler");
        let mut file = std::fs::File::create(&path).unwrap();
        while file.write_all(&[7; 4096]).is_ok() {}
        let full = file.metadata().unwrap().len();
        let keep = full.checked_sub(leave_kb as u64 * 1024).expect("the disk was not full before");
        file.set_len(keep).unwrap();
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_half() {
    let mut place = Place::new().await;
    if place.file().is_none() {
        return;
    }
    let Some(disk) = SmallDisk::mount(&place.folder.path().join("small"), "160m") else {
        println!("skipped: a small disk can be made by root only");
        return;
    };
    place.store = format!("sqlite:{}", disk.0.join("city.db").display());
    let city = Gatehouse::new(place).await;
    let server = city.start().await;
    city.sign_in(&server).await;
    let put = async |id: Uuid, body: &Value| {
        let answer = city.client.put(format!("{}/crossings/{id}", server.url)).json(body).send().await.unwrap();
        (answer.status(), answer.json::<Value>().await.unwrap())
    };
    let filler = disk.fill(600);
    let (mut sent, mut refused) = (vec![], None);
    for _ in 0..20_000 {
        let (id, body) = (Uuid::now_v7(), city.crossing());
        let (status, told) = put(id, &body).await;
        if status == StatusCode::INSUFFICIENT_STORAGE {
            assert_eq!(told["code"], "store_full", "{told}");
            refused = Some((id, body));
            break;
        }
        assert_eq!(status, StatusCode::CREATED, "{told}");
        sent.push(id);
    }
    let (id, body) = refused.expect("the disk was full");
    // Reading goes on, and what was refused is not there.
    let there = city.crossed(&server).await;
    assert!(!there.contains(&id) && there.len() == sent.len());
    assert_eq!(put(id, &body).await.0, StatusCode::INSUFFICIENT_STORAGE);
    // There is room again: writing goes on, without anybody doing anything.
    std::fs::remove_file(filler).unwrap();
    assert_eq!(put(id, &body).await.0, StatusCode::CREATED);
    assert_eq!(city.crossed(&server).await.len(), sent.len() + 1);
    server.kill();
    city.doctor();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_started_anew_loses_nothing_and_doubles_nothing() {
    let Some(cluster) = Cluster::start() else {
        println!("skipped: no PostgreSQL server is installed");
        return;
    };
    let mut place = Place::new().await;
    place.store = cluster.store();
    let city = Arc::new(Gatehouse::new(place).await);
    let server = city.start().await;
    city.sign_in(&server).await;
    let over = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..16)
        .map(|_| {
            let (city, url, over) = (city.clone(), server.url.clone(), over.clone());
            tokio::spawn(async move {
                let (mut sent, mut busy) = (vec![], 0);
                while !over.load(Ordering::Relaxed) {
                    let (id, body) = (Uuid::now_v7(), city.crossing());
                    loop {
                        let answer = city.client.put(format!("{url}/crossings/{id}")).json(&body).send().await.unwrap();
                        match answer.status() {
                            StatusCode::CREATED | StatusCode::OK => break,
                            StatusCode::SERVICE_UNAVAILABLE => {
                                assert!(answer.headers().contains_key(RETRY_AFTER));
                                busy += 1;
                                tokio::time::sleep(Duration::from_millis(100)).await;
                            }
                            other => panic!("{other}: {}", answer.text().await.unwrap()),
                        }
                    }
                    sent.push(id);
                }
                (sent, busy)
            })
        })
        .collect();
    for mode in ["immediate", "fast", "immediate"] {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tokio::task::block_in_place(|| cluster.stop(mode));
        tokio::time::sleep(Duration::from_millis(300)).await;
        tokio::task::block_in_place(|| cluster.begin());
    }
    tokio::time::sleep(Duration::from_millis(700)).await;
    over.store(true, Ordering::Relaxed);
    let (mut sent, mut busy) = (vec![], 0);
    for client in clients {
        let (ids, waits) = client.await.unwrap();
        sent.extend(ids);
        busy += waits;
    }
    assert!(busy > 0, "nobody noticed that the database was away");
    let there = city.crossed(&server).await;
    assert_eq!(there.len(), sent.len(), "every one once, after {busy} refusals");
    assert!(sent.iter().all(|id| there.contains(id)));
    server.kill();
    city.doctor();
}
