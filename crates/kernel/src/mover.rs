//! Moves what was written from SQLite's write-ahead log into its file, beside the writer and not inside a commit: whoever waits
//! for that commit does not wait for the file. A log that is long the writer ends itself, right after the mover, when little is left.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{DatabaseConnection, DbBackend, FromQueryResult, Statement};
use tokio::task::AbortHandle;

use crate::error::Result;
use crate::journal::Journal;

/// After a change so long is waited for others before anything is moved.
const PAUSE: Duration = Duration::from_millis(500);

/// With so many pages the log is long, and shall begin anew.
const LONG: i32 = 16_000;

/// Works on a connection of its own for as long as the store is open.
#[derive(Clone)]
pub(crate) struct Mover {
    connection: DatabaseConnection,
    work: Arc<Work>,
}

struct Work(AbortHandle);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Mover {
    /// Starts to move after each change.
    pub(crate) fn start(connection: DatabaseConnection, journal: Journal) -> Self {
        let own = connection.clone();
        let mut changes = journal.ticks();
        let work = tokio::spawn(async move {
            while changes.changed().await.is_ok() {
                tokio::time::sleep(PAUSE).await;
                changes.borrow_and_update();
                if let Err(error) = move_log(&own, &journal).await {
                    tracing::debug!(%error, "the log was not moved; the next change tries again");
                }
            }
        });
        Self { connection, work: Arc::new(Work(work.abort_handle())) }
    }

    /// Stops and lets go of the file.
    pub(crate) async fn stop(&self) -> Result<()> {
        self.work.0.abort();
        Ok(self.connection.close_by_ref().await?)
    }
}

/// How long the log is, in pages; -1 where there is none.
#[derive(FromQueryResult)]
struct Moved {
    log: i32,
}

async fn move_log(own: &DatabaseConnection, journal: &Journal) -> Result<()> {
    let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(PASSIVE)");
    let moved = Moved::find_by_statement(checkpoint).one(own).await?;
    if moved.is_some_and(|moved| moved.log >= LONG) {
        journal.end_log().await?;
    }
    Ok(())
}
