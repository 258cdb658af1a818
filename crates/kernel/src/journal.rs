//! The one door through which anything changes.
//!
//! [`Journal::record`] checks that the actor may do the act in that area, runs the room's code in a transaction, and writes
//! the facts, their tallies and a journal line together. [`Tx`], the only thing in the house that can write, is made
//! nowhere else, so a change without a trace does not compile.
//!
//! Lines are chained by hash. On SQLite all waiting writers share one commit, the line is chained in it, and nobody is told of it
//! before it is on disk. On PostgreSQL each change is a transaction from the pool and leaves its line in an inbox; one sealer at a
//! time moves committed lines from the inbox to the chain, so the sequence never skips a line that commits late, whatever the
//! number of servers.

mod batch;
mod chain;
mod disk;
mod inbox;
mod insert;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use codes::AreaCode;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    ExecResult, IdenStatic, QueryResult, Statement, TransactionTrait,
};
use serde::Serialize;
use tokio::sync::watch;
use uuid::Uuid;

pub use chain::{Checked, Fault, Line, beginning, check, check_telling, last, lines_after, seq_before};

use crate::act::Act;
use crate::actor::Actor;
use crate::clock::{Clock, Day, Stamp};
use crate::dialect::{Row, Unpacking};
use crate::error::{Error, Result};
use crate::read::{Lane, Read, Way};
use crate::tally::{Measure, Tallies};

/// A line that waits for its number and hash.
#[derive(Debug)]
pub(crate) struct Draft {
    pub at: Stamp,
    pub actor: Option<Uuid>,
    pub act: Cow<'static, str>,
    pub area: String,
    pub subject_kind: Cow<'static, str>,
    pub subject_id: String,
    pub detail: String,
}

/// The journal of one store.
#[derive(Clone)]
pub struct Journal {
    writer: Writer,
    clock: Clock,
    ticks: watch::Sender<()>,
}

#[derive(Clone)]
enum Writer {
    Sqlite(Arc<batch::Gate>),
    Postgres(DatabaseConnection, Arc<inbox::Sealer>),
}

impl Journal {
    /// `log`: where SQLite's write-ahead log is.
    pub(crate) async fn new(writer: DatabaseConnection, log: Option<PathBuf>, clock: Clock) -> Result<Self> {
        let ticks = watch::Sender::new(());
        let writer = match log {
            Some(log) => Writer::Sqlite(Arc::new(batch::Gate::new(writer, &log).await?)),
            None => {
                let sealer = inbox::Sealer::start(writer.clone(), ticks.clone());
                Writer::Postgres(writer, sealer)
            }
        };
        Ok(Self { writer, clock, ticks })
    }

    /// Changes something: checks the actor, runs `work`, and commits facts, tallies and the journal line together.
    ///
    /// Returns when the change is durable. Where `work` fails, nothing is written.
    ///
    /// # Errors
    /// What [`Actor::must`] says, what `work` says, and [`Error::StoreFull`] or [`Error::Busy`] from the store.
    pub async fn record<T, F>(&self, actor: &Actor, act: Act, area: &AreaCode, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        self.change(act, &[(actor, *area)], false, work).await
    }

    /// Changes something that also rewrites tallies, for example a merge of areas: nothing that others have counted and
    /// not written yet may come after it.
    ///
    /// # Errors
    /// As [`Journal::record`].
    pub async fn record_alone<T, F>(&self, actor: &Actor, act: Act, area: &AreaCode, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        self.change(act, &[(actor, *area)], true, work).await
    }

    /// Changes something for several people in one go: each is checked as [`Journal::record`] checks one. The change begins in
    /// the name and area of the first; [`Tx::speak_for`] goes on in another's.
    ///
    /// # Errors
    /// As [`Journal::record`]; the first who may not act refuses it for all.
    pub async fn record_for<T, F>(&self, act: Act, people: &[(&Actor, AreaCode)], work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        self.change(act, people, false, work).await
    }

    async fn change<T, F>(&self, act: Act, people: &[(&Actor, AreaCode)], alone: bool, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        // What does not depend on the work is done elsewhere, so that it is compiled once and not for every act.
        let mut change = self.begin(act, people, alone).await?;
        let worked = work(&mut change.tx).await;
        match worked.and_then(|value| change.tx.leaves_a_trace().map(|()| value)) {
            Ok(value) => {
                self.keep(change).await?;
                Ok(value)
            }
            Err(error) => {
                change.undo().await;
                Err(error)
            }
        }
    }

    /// Checks who acts and waits for the store.
    async fn begin(&self, act: Act, people: &[(&Actor, AreaCode)], alone: bool) -> Result<Change> {
        let (_, area) = *people.first().ok_or(Error::internal("a change needs somebody who makes it"))?;
        for (actor, area) in people {
            actor.must(act, area)?;
        }
        let (way, turn) = match &self.writer {
            Writer::Sqlite(gate) => {
                let turn = gate.turn(alone).await?;
                (WriteWay::Sqlite(turn.pen()?), Some(turn))
            }
            Writer::Postgres(pool, _) => (WriteWay::Postgres(Box::new(pool.begin().await?)), None),
        };
        let tx = Tx {
            way,
            at: self.clock.now(),
            day: self.clock.today(),
            people: people.iter().map(|(actor, _)| actor.worker).collect(),
            speaker: 0,
            act,
            area,
            subject: ("", String::new()),
            detail: String::from("{}"),
            silent: false,
            unnoted: false,
            looked: false,
            wrote: AtomicBool::new(false),
            more: vec![],
            tallies: Tallies::default(),
        };
        Ok(Change { tx, turn })
    }

    /// Writes lines and tallies and waits until all of it is durable.
    async fn keep(&self, Change { tx, turn }: Change) -> Result<()> {
        match (&self.writer, turn) {
            (Writer::Sqlite(_), Some(turn)) => {
                let (lines, tallies) = tx.finish();
                turn.keep(lines, tallies).await?;
                self.ticks.send_replace(());
            }
            (Writer::Postgres(_, sealer), None) => {
                inbox::commit(tx).await?;
                sealer.poke();
            }
            _ => return Err(Error::internal("a change of another store")),
        }
        Ok(())
    }

    /// Waits until every committed change has its number in the journal.
    pub async fn settle(&self) -> Result<()> {
        match &self.writer {
            Writer::Sqlite(_) => Ok(()),
            Writer::Postgres(pool, _) => inbox::seal_all(pool).await,
        }
    }

    /// Lets SQLite's log begin anew with the next change, where all but the last of it was moved into the file.
    pub(crate) async fn end_log(&self) -> Result<()> {
        match &self.writer {
            Writer::Sqlite(gate) => gate.end_log().await,
            Writer::Postgres(..) => Ok(()),
        }
    }

    /// Finishes what is under way and closes the writer.
    pub(crate) async fn close(&self) -> Result<()> {
        match &self.writer {
            Writer::Sqlite(gate) => gate.close().await,
            Writer::Postgres(pool, _) => {
                inbox::seal_all(pool).await?;
                Ok(pool.close_by_ref().await?)
            }
        }
    }

    /// Ticks after changes; a live screen reads the new lines then.
    pub fn ticks(&self) -> watch::Receiver<()> {
        self.ticks.subscribe()
    }
}

/// A change under way, and its turn at the one writer of SQLite.
struct Change {
    tx: Tx,
    turn: Option<batch::Turn>,
}

impl Change {
    async fn undo(self) {
        // PostgreSQL takes back what is dropped.
        drop(self.tx);
        if let Some(turn) = self.turn {
            turn.undo().await;
        }
    }
}

enum WriteWay {
    Sqlite(batch::Pen),
    Postgres(Box<DatabaseTransaction>),
}

/// A change under way: reads, writes, counts, and says what it is about.
pub struct Tx {
    way: WriteWay,
    at: Stamp,
    day: Day,
    people: Vec<Option<Uuid>>,
    speaker: usize,
    act: Act,
    area: AreaCode,
    subject: (&'static str, String),
    detail: String,
    silent: bool,
    unnoted: bool,
    looked: bool,
    wrote: AtomicBool,
    more: Vec<Draft>,
    tallies: Tallies,
}

impl Tx {
    /// The moment of the change.
    pub fn now(&self) -> Stamp {
        self.at
    }

    /// The local day of the change.
    pub fn today(&self) -> Day {
        self.day
    }

    /// The worker who does it, or none for the house.
    pub fn actor(&self) -> Option<Uuid> {
        self.people.get(self.speaker).copied().flatten()
    }

    /// Goes on in the name of the n-th of those whom the change is for; see [`Journal::record_for`].
    pub fn speak_for(&mut self, n: usize) {
        assert!(n < self.people.len(), "nobody acts who was not checked");
        self.speaker = n;
    }

    /// Names the record that the journal line is about.
    pub fn about(&mut self, kind: &'static str, id: impl ToString) {
        self.subject = (kind, id.to_string());
    }

    /// What the line tells beside its subject: names of changed fields and non-personal values, never a personal one.
    pub fn tell(&mut self, detail: &impl Serialize) {
        self.detail = serde_json::to_string(detail).unwrap_or_else(|_| "{}".into());
    }

    /// Writes a further line in the same change: a consequence, or one of many rows.
    pub fn also(&mut self, act: Act, area: AreaCode, kind: &'static str, id: impl ToString, detail: &impl Serialize) {
        self.more.push(Draft {
            at: self.at,
            actor: self.actor(),
            act: act.code.into(),
            area: area.to_string(),
            subject_kind: kind.into(),
            subject_id: id.to_string(),
            detail: serde_json::to_string(detail).unwrap_or_else(|_| "{}".into()),
        });
    }

    /// Says that nothing was changed after all, for example because the same request came twice: no line is written.
    pub fn nothing_changed(&mut self) {
        self.silent = true;
    }

    /// Says that this is no change but a sign of life, as when a session was last used: it is kept and no line is written, for
    /// a line a minute of everybody at work would bury what they did.
    pub fn only_alive(&mut self) {
        self.silent = true;
        self.unnoted = true;
    }

    /// Says that the clock looked at what it had noted for itself and found nothing to change: its notes are gone or renewed, and
    /// nothing that anybody recorded is other than before. No line is written; from a person, or with anything counted, the
    /// change is refused.
    pub fn only_looked(&mut self) {
        self.silent = true;
        self.looked = true;
    }

    /// Counts `n` more (or fewer) of a measure.
    pub fn tally(&mut self, measure: &Measure, area: AreaCode, day: Day, facet: &str, n: i64) {
        self.tallies.add(measure, area, day, facet, n);
    }

    /// Stores rows, however many.
    pub async fn insert_all<A: ActiveModelTrait>(&self, rows: &[A]) -> Result<()> {
        insert::rows(self, rows, "").await.map(drop)
    }

    /// Stores those rows whose value in a unique column is not stored yet. Returns whether that was all of them.
    pub async fn insert_absent<A: ActiveModelTrait>(
        &self,
        rows: &[A],
        unique: <A::Entity as EntityTrait>::Column,
    ) -> Result<bool> {
        let stored = insert::rows(self, rows, &format!("ON CONFLICT ({}) DO NOTHING", unique.as_str())).await?;
        Ok(stored == rows.len() as u64)
    }

    /// Runs a statement that unpacks its rows. Returns how many rows it wrote.
    pub async fn unpack_into(&self, text: &'static Unpacking, rows: Vec<Row>) -> Result<u64> {
        Ok(self.execute_raw(text.with_rows(self.get_database_backend(), rows)?).await?.rows_affected())
    }

    /// Says that many rows follow: PostgreSQL then plans for the tables as they are now, not as they were at the first row, and
    /// looks rows up instead of reading a table from its beginning for every portion.
    pub async fn expect_many(&self) -> Result<()> {
        if self.get_database_backend() == DbBackend::Postgres {
            let plan = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off";
            self.execute_unprepared(plan).await?;
        }
        Ok(())
    }

    /// A change that wrote something has a line, whatever its code says.
    fn leaves_a_trace(&self) -> Result<()> {
        let looked = self.looked && self.actor().is_none() && self.tallies.is_empty();
        if self.silent && !looked && !self.unnoted && self.more.is_empty() && self.wrote.load(Ordering::Relaxed) {
            return Err(Error::internal("a change was to leave no line in the journal"));
        }
        Ok(())
    }

    fn note_write(&self, happened: bool) {
        self.wrote.fetch_or(happened, Ordering::Relaxed);
    }

    fn take_lines(&mut self) -> Vec<Draft> {
        let (subject_kind, subject_id) = std::mem::take(&mut self.subject);
        self.speaker = 0;
        let own = Draft {
            at: self.at,
            actor: self.actor(),
            act: self.act.code.into(),
            area: self.area.to_string(),
            subject_kind: subject_kind.into(),
            subject_id,
            detail: std::mem::take(&mut self.detail),
        };
        let mut lines = if self.silent { vec![] } else { vec![own] };
        lines.append(&mut self.more);
        lines
    }

    fn finish(mut self) -> (Vec<Draft>, Tallies) {
        let lines = self.take_lines();
        (lines, self.tallies)
    }
}

impl Read for Tx {
    fn lane(&self) -> Lane<'_> {
        Lane(match &self.way {
            WriteWay::Sqlite(way) => Way::Transaction(way),
            WriteWay::Postgres(way) => Way::Transaction(way),
        })
    }
}

/// Entities write through this: `row.insert(tx)`, `Entity::update_many().exec(tx)`.
#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        match &self.way {
            WriteWay::Sqlite(_) => DbBackend::Sqlite,
            WriteWay::Postgres(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        let done = match &self.way {
            WriteWay::Sqlite(way) => way.execute_raw(stmt).await,
            WriteWay::Postgres(way) => way.execute_raw(stmt).await,
        }?;
        self.note_write(done.rows_affected() > 0);
        Ok(done)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.way {
            WriteWay::Sqlite(way) => way.execute_unprepared(sql).await,
            WriteWay::Postgres(way) => way.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        let writes = !reads(&stmt);
        let row = match &self.way {
            WriteWay::Sqlite(way) => way.query_one_raw(stmt).await,
            WriteWay::Postgres(way) => way.query_one_raw(stmt).await,
        }?;
        self.note_write(writes && row.is_some());
        Ok(row)
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let writes = !reads(&stmt);
        let rows = match &self.way {
            WriteWay::Sqlite(way) => way.query_all_raw(stmt).await,
            WriteWay::Postgres(way) => way.query_all_raw(stmt).await,
        }?;
        self.note_write(writes && !rows.is_empty());
        Ok(rows)
    }
}

/// Whether a statement only reads; one that writes may return rows too.
fn reads(statement: &Statement) -> bool {
    statement.sql.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("SELECT"))
}
