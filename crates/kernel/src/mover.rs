//! Moves what was written from SQLite's write-ahead log into its file, beside the writer and not inside a commit: whoever waits
//! for that commit does not wait for the file.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::error::Result;

/// After a change so long is waited for others before anything is moved.
const PAUSE: Duration = Duration::from_millis(500);

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
    /// Starts to move after each change. What the log holds beyond reach of the mover, the writer moves itself.
    pub(crate) fn start(connection: DatabaseConnection, mut changes: watch::Receiver<()>) -> Self {
        let own = connection.clone();
        let work = tokio::spawn(async move {
            while changes.changed().await.is_ok() {
                tokio::time::sleep(PAUSE).await;
                changes.borrow_and_update();
                if let Err(error) = own.execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)").await {
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
