//! The one door: nothing half, nothing skipped, nothing past it.

use std::sync::Arc;
use std::time::Duration;

use kernel::journal::{check, lines_after};
use kernel::{Act, Error, Read};
use sea_orm::FromQueryResult;

use crate::world::{GRID, World};

const KNOCK: Act = Act::new("people.add_worker", "敲门", "Knock");

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reader_never_misses_a_line_that_commits_late() {
    const WRITERS: usize = 40;
    const EACH: usize = 5;
    let world = Arc::new(World::new().await);
    let store = world.house.store.clone();
    store.journal.settle().await.unwrap();
    let begun = kernel::journal::last(&store.read).await.unwrap().unwrap().seq;
    let writers = (0..WRITERS).map(|n| {
        let world = world.clone();
        tokio::spawn(async move {
            let (actor, area) = (world.house.actor("test"), GRID.parse().unwrap());
            for m in 0..EACH {
                let knock = world.house.store.journal.record(&actor, KNOCK, &area, async |tx| {
                    tx.about("door", format!("{n} {m}"));
                    // Some take longer than others, so that they commit in another order than they began.
                    tokio::time::sleep(Duration::from_millis((n % 7) as u64)).await;
                    if m == 3 { Err(Error::conflict("nobody_home")) } else { Ok(()) }
                });
                assert_eq!(knock.await.is_err(), m == 3);
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let (mut seen, mut seq, expected) = (vec![], begun, WRITERS * (EACH - 1));
    let follow = async {
        while seen.len() < expected {
            for line in lines_after(&store.read, seq, 7).await.unwrap() {
                assert_eq!(line.seq, seq + 1, "a line was skipped");
                seq = line.seq;
                seen.push(line.subject_id);
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), follow).await.expect("every line arrives");
    for writer in writers {
        writer.await.unwrap();
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), expected);
    store.journal.settle().await.unwrap();
    assert_eq!(check(&store.read).await.unwrap().1, []);
}

#[tokio::test]
async fn a_change_whose_caller_goes_away_leaves_nothing() {
    let world = World::new().await;
    let store = &world.house.store;
    let (actor, area) = (world.house.actor("test"), GRID.parse().unwrap());
    let slow = store.journal.record(&actor, KNOCK, &area, async |tx| {
        tx.about("door", "left");
        tokio::time::sleep(Duration::from_secs(60)).await;
        Ok(())
    });
    assert!(tokio::time::timeout(Duration::from_millis(50), slow).await.is_err());
    let next = store.journal.record(&actor, KNOCK, &area, async |tx| {
        tx.about("door", "stayed");
        Ok(())
    });
    tokio::time::timeout(Duration::from_secs(10), next).await.expect("the writer is free again").unwrap();
    store.journal.settle().await.unwrap();
    let lines = lines_after(&store.read, 0, 10_000).await.unwrap();
    assert!(lines.iter().any(|line| line.subject_id == "stayed"));
    assert!(lines.iter().all(|line| line.subject_id != "left"));
}

#[derive(Debug, FromQueryResult)]
struct Written {
    #[expect(dead_code, reason = "never read: the database refuses")]
    code: String,
}

#[tokio::test]
async fn the_reader_cannot_write() {
    let world = World::new().await;
    let sneak = "INSERT INTO area (code, name, level, initials) VALUES ('99', 'x', 'province', 'x') RETURNING code";
    let refused = world.house.store.read.sql::<Written, _>(sneak, []).await;
    assert!(refused.is_err(), "{refused:?}");
}

#[tokio::test]
async fn a_long_log_begins_anew() {
    let world = World::new().await;
    let store = &world.house.store;
    let Some(file) = world.house.config.store.as_ref().and_then(|store| store.strip_prefix("sqlite:")) else { return };
    let log = || std::fs::metadata(format!("{file}-wal")).unwrap().len();
    let (actor, area, much) = (world.house.actor("test"), GRID.parse().unwrap(), "x".repeat(1 << 20));
    let mut longest = 0;
    // Long it is with 64 MB. Somebody always writes, so the mover alone never sees its end. What begins anew keeps its length.
    for _ in 0..250 {
        let line = store.journal.record(&actor, KNOCK, &area, async |tx| {
            tx.tell(&much);
            Ok(())
        });
        line.await.unwrap();
        if log() == longest {
            return;
        }
        longest = log();
    }
    panic!("the log grew to {longest} bytes");
}
