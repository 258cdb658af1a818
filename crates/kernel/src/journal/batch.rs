//! Group commit for SQLite: whoever waits for the one writer shares one commit, each behind a savepoint of its own. The first
//! of a batch needs none: to take it back is to roll back. The disk's promise is waited for beside the writer.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use uuid::Uuid;

use super::disk::{Disk, Waiter};
use super::{Draft, chain};
use crate::dialect::{MOST_BOUND, Row};
use crate::error::{Error, Result};
use crate::tally::{Tallies, above};

/// So many changes share one commit at most, so that the first of them does not wait too long.
const LARGEST: usize = 256;

/// With so many lines a commit is worth its price: whoever made them goes on while the next are written.
const WORTH: usize = 16;

/// So often what was counted is added up, if anything is written.
const SUMS_EVERY: Duration = Duration::from_millis(250);

/// The one writer of a SQLite store.
pub(super) struct Gate {
    pool: DatabaseConnection,
    batch: Arc<Mutex<Batch>>,
    waiting: AtomicUsize,
}

/// The connection of the writer, kept for as long as the store is open: to take it from its pool and give it back for every
/// statement costs more than most statements. What it begins and ends it says itself.
pub(super) type Pen = Arc<DatabaseTransaction>;

async fn take_pen(pool: &DatabaseConnection) -> Result<Pen> {
    let pen = pool.begin().await?;
    // With the first look at its tables SQLite opens the log, also of a file that was a plain copy. What it holds is moved into the
    // file: after a promise that the disk broke, the log may be there for this machine's memory alone.
    let begin =
        "COMMIT; PRAGMA synchronous = normal; SELECT COUNT(*) FROM sqlite_schema; PRAGMA wal_checkpoint(PASSIVE)";
    pen.execute_unprepared(begin).await?;
    Ok(Arc::new(pen))
}

/// The open transaction and those who wait for its commit.
struct Batch {
    /// None once the store is closed.
    pen: Option<Pen>,
    open: bool,
    lines: Vec<Draft>,
    tallies: Tallies,
    /// Where the chain ends, as of the last commit; unknown at first and after a failure.
    tail: Option<chain::Tail>,
    /// When the sums were last added up; unknown at first.
    summed: Option<Instant>,
    waiters: Vec<Waiter>,
    disk: Disk,
}

impl Gate {
    /// The writer, and where its log is.
    pub(super) async fn new(pool: DatabaseConnection, log: &Path) -> Result<Self> {
        let pen = Some(take_pen(&pool).await?);
        let (lines, tallies, disk) = (vec![], Tallies::default(), Disk::of(log)?);
        let (tail, summed, waiters) = (None, None, vec![]);
        let batch = Batch { pen, open: false, lines, tallies, tail, summed, waiters, disk };
        Ok(Self { pool, batch: Arc::new(Mutex::new(batch)), waiting: AtomicUsize::new(0) })
    }

    /// Waits for the writer and marks where the change begins. `alone`: what others wrote before is committed first.
    pub(super) async fn turn(self: &Arc<Self>, alone: bool) -> Result<Turn> {
        let mut place = Place::take(self);
        let mut batch = self.batch.clone().lock_owned().await;
        place.granted = true;
        drop(place);
        if alone && batch.open {
            batch.commit().await;
        }
        let mut turn = Turn { gate: self.clone(), batch: Some(batch), first: false };
        turn.begin().await?;
        Ok(turn)
    }
}

/// A place in the queue, given back also when the caller goes away while waiting. Whoever wrote before may have left the
/// commit to that caller: then it is done here.
struct Place {
    gate: Arc<Gate>,
    granted: bool,
}

impl Place {
    fn take(gate: &Arc<Gate>) -> Self {
        gate.waiting.fetch_add(1, Ordering::SeqCst);
        Self { gate: gate.clone(), granted: false }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.gate.waiting.fetch_sub(1, Ordering::SeqCst);
        if !self.granted {
            let gate = self.gate.clone();
            tokio::spawn(async move { gate.batch.lock().await.commit_unless_others_wait(&gate).await });
        }
    }
}

impl Gate {
    /// Moves what little is left of a long log into the file between two changes: the next begins the log anew.
    pub(super) async fn end_log(self: &Arc<Self>) -> Result<()> {
        let gate = self.clone();
        // Whoever asks may go away; a commit is never left half-way.
        let work = tokio::spawn(async move {
            let mut batch = gate.batch.lock().await;
            if batch.open {
                batch.commit().await;
            }
            batch.run("PRAGMA wal_checkpoint(PASSIVE)").await
        });
        work.await.map_err(Error::internal)?
    }

    /// Commits what is open, adds up what was counted, and closes the writer.
    pub(super) async fn close(&self) -> Result<()> {
        let mut batch = self.batch.lock().await;
        if batch.open {
            batch.commit().await;
        }
        // What is not added up now waits for the next who opens the store.
        if batch.summed.is_some()
            && let Err(error) = batch.add_up().await
        {
            tracing::warn!(%error, "what was counted is not added up yet");
        }
        batch.pen = None;
        Ok(self.pool.close_by_ref().await?)
    }
}

/// One change's turn at the writer. Dropped half-way (the client went away) it is undone.
pub(super) struct Turn {
    gate: Arc<Gate>,
    batch: Option<OwnedMutexGuard<Batch>>,
    first: bool,
}

impl Turn {
    async fn begin(&mut self) -> Result<()> {
        let batch = self.batch.as_mut().expect("a turn holds its batch until it ends");
        batch.disk.sound()?;
        batch.pen()?;
        self.first = !batch.open;
        let begin = if self.first { "BEGIN IMMEDIATE" } else { "SAVEPOINT change" };
        // Said before it is done: a caller who goes away meanwhile leaves nothing open.
        batch.open = true;
        batch.run(begin).await
    }

    /// With what the change writes.
    pub(super) fn pen(&self) -> Result<Pen> {
        self.batch.as_ref().expect("a turn holds its batch until it ends").pen().cloned()
    }

    /// Keeps the change and waits until the shared commit is on disk.
    pub(super) async fn keep(mut self, lines: Vec<Draft>, tallies: Tallies) -> Result<()> {
        let mut batch = self.batch.take().expect("a turn holds its batch until it ends");
        let gate = self.gate.clone();
        let first = self.first;
        let (waiter, committed) = oneshot::channel();
        // From here the change no longer depends on its caller: a spawned task ends the turn.
        tokio::spawn(async move {
            let kept = if first { Ok(()) } else { batch.run("RELEASE change").await };
            match kept {
                Ok(()) => {
                    batch.lines.extend(lines);
                    batch.tallies.merge(tallies);
                    batch.waiters.push(waiter);
                }
                Err(error) => {
                    let _ = waiter.send(Err(Told::from(error).0));
                    batch.fail("the transaction was lost").await;
                }
            }
            batch.commit_unless_others_wait(&gate).await;
        });
        let told = committed.await.map_err(|_| Error::internal("the writer went away"))?;
        told.map_err(|told| Told(told).into_error())
    }

    /// Takes the change back.
    pub(super) async fn undo(mut self) {
        if let Some(batch) = self.batch.take() {
            undo(batch, self.gate.clone(), self.first).await;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(batch) = self.batch.take() {
            tokio::spawn(undo(batch, self.gate.clone(), self.first));
        }
    }
}

async fn undo(mut batch: OwnedMutexGuard<Batch>, gate: Arc<Gate>, first: bool) {
    if batch.open && first {
        let _ = batch.run("ROLLBACK").await;
        batch.open = false;
    } else if batch.open && batch.run("ROLLBACK TO change; RELEASE change").await.is_err() {
        // A full disk makes SQLite give up the whole transaction.
        batch.fail("store_full").await;
    }
    batch.commit_unless_others_wait(&gate).await;
}

impl Batch {
    fn pen(&self) -> Result<&Pen> {
        self.pen.as_ref().ok_or(Error::internal("the store is closed"))
    }

    async fn run(&self, sql: &str) -> Result<()> {
        self.pen()?.execute_unprepared(sql).await?;
        Ok(())
    }

    async fn commit_unless_others_wait(&mut self, gate: &Gate) {
        let others = gate.waiting.load(Ordering::SeqCst) > 0;
        if self.open && (!others || self.waiters.len() >= LARGEST || self.lines.len() >= WORTH) {
            self.commit().await;
        }
    }

    async fn commit(&mut self) {
        let written = self.write_and_commit().await;
        self.open = false;
        match written {
            Ok(tail) => {
                self.tail = Some(tail);
                self.disk.keep(std::mem::take(&mut self.waiters));
            }
            Err(error) => {
                self.tail = None;
                self.fail(&Told::from(error).0).await;
            }
        }
    }

    async fn add_up(&self) -> Result<()> {
        self.run("BEGIN IMMEDIATE").await?;
        let added = above::fold(&**self.pen()?).await;
        self.run(if added.is_ok() { "COMMIT" } else { "ROLLBACK" }).await?;
        added
    }

    async fn write_and_commit(&mut self) -> Result<chain::Tail> {
        if self.summed.is_none_or(|at| at.elapsed() >= SUMS_EVERY) {
            above::fold(&**self.pen()?).await?;
            self.summed = Some(Instant::now());
        }
        let lines = std::mem::take(&mut self.lines);
        let tallies = std::mem::take(&mut self.tallies);
        self.write(self.tail.clone(), &lines, &tallies).await
    }

    /// Writes lines behind the end that is known, and tallies, and commits, in one visit to the database. Where another program
    /// wrote to this file since, the number of the first line is taken and nothing of it happened: then the end is looked up.
    async fn write(&self, known: Option<chain::Tail>, lines: &[Draft], tallies: &Tallies) -> Result<chain::Tail> {
        let pen = self.pen()?;
        let write = async |tail: chain::Tail| {
            let (tail, lines) = chain::chained(tail, lines);
            pen.execute_raw(commit_with(lines, tallies)?).await?;
            Ok(tail)
        };
        if let Some(tail) = known {
            match write(tail).await {
                Err(Error::Conflict { .. }) => {}
                written => return written,
            }
        }
        write(chain::tail(&**pen).await?).await
    }

    async fn fail(&mut self, why: &str) {
        let _ = self.run("ROLLBACK").await;
        self.open = false;
        self.lines.clear();
        self.tallies = Tallies::default();
        for waiter in self.waiters.drain(..) {
            let _ = waiter.send(Err(why.to_owned()));
        }
    }
}

/// Writes lines, leaves tallies to be added up, and commits.
fn commit_with(lines: Vec<Row>, tallies: &Tallies) -> Result<Statement> {
    let tallies = tallies.rows();
    let (lines, waits) = if lines.len() > MOST_BOUND {
        (chain::APPEND.packed(DbBackend::Sqlite, 1, &lines)?, "$2, $3")
    } else {
        (chain::APPEND.bound(lines)?, "?, ?")
    };
    let (mut text, mut values) = (format!("{}; ", lines.0), lines.1);
    if !tallies.is_empty() {
        text += &format!("INSERT INTO tally_inbox (id, counts) VALUES ({waits}); ");
        values.extend([Uuid::now_v7().into(), serde_json::to_string(&tallies).map_err(Error::internal)?.into()]);
    }
    Ok(Statement::from_sql_and_values(DbBackend::Sqlite, text + "COMMIT", values))
}

/// An error that many waiters are told.
struct Told(String);

impl<E: Into<Error>> From<E> for Told {
    fn from(error: E) -> Self {
        Self(match error.into() {
            Error::StoreFull => "store_full".into(),
            Error::Busy(why) => format!("busy {why}"),
            other => other.to_string(),
        })
    }
}

impl Told {
    fn into_error(self) -> Error {
        match self.0.as_str() {
            "store_full" => Error::StoreFull,
            busy if busy.starts_with("busy ") => Error::Busy(busy[5..].into()),
            other => Error::internal(other),
        }
    }
}
