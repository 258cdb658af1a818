//! That a program has the store open: whoever must be alone with it sees that others are there.
//!
//! On SQLite it is a lock of the system on a file beside the store, on PostgreSQL an advisory lock of a connection of its own. Both
//! end with the program, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use sea_orm::{DatabaseConnection, DbBackend, FromQueryResult, Statement};
use tokio::task::AbortHandle;

use crate::error::{Error, Result};

/// Who else may have the store open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Everybody who does not ask to be alone.
    Others,
    /// Nobody.
    Nobody,
}

/// So often it is looked whether PostgreSQL still knows of us: a lock ends with its connection.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// The lock on PostgreSQL: a number of ours, other than those of `gone` and `journal`, for each schema.
const TAKE: &str = "SELECT pg_try_advisory_lock_shared(220583, hashtext(current_schema())) AS mine";

const TAKE_ALONE: &str = "SELECT pg_try_advisory_lock(220583, hashtext(current_schema())) AS mine";

/// The same where the connection is another than before.
const TAKE_AGAIN: &str = "
    SELECT pg_try_advisory_lock_shared(220583, hashtext(current_schema())) AS mine
    WHERE NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())";

/// That this program has the store open.
pub(crate) struct Hold(Way);

enum Way {
    /// None once it is given back.
    File(Mutex<Option<File>>),
    Server(DatabaseConnection, AbortHandle),
}

#[derive(FromQueryResult)]
struct Mine {
    mine: bool,
}

async fn take(connection: &DatabaseConnection, text: &str) -> Result<Option<bool>> {
    let take = Statement::from_string(DbBackend::Postgres, text);
    Ok(Mine::find_by_statement(take).one(connection).await?.map(|taken| taken.mine))
}

/// Takes it again where the connection was lost meanwhile.
async fn keep(connection: &DatabaseConnection) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        match take(connection, TAKE_AGAIN).await {
            Ok(Some(false)) => tracing::error!("another program works alone on this store meanwhile"),
            Ok(_) => {}
            Err(error) => tracing::debug!(%error, "that the store is open is not known to the server"),
        }
    }
}

fn refused(company: Company) -> Error {
    Error::setup(match company {
        Company::Others => "another program works alone on this store; try again when it has ended",
        Company::Nobody => "a server or another program has this store open; stop it first",
    })
}

impl Hold {
    /// Takes it on a file beside an SQLite store.
    pub(crate) fn on_file(path: &Path, company: Company) -> Result<Self> {
        let (store, path) = (path, lock_of(path));
        let odd = |error: std::io::Error| Error::setup(format!("{} cannot be locked: {error}", path.display()));
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(odd)?;
        // Made by root at the console, it is still the server's, like the other files beside the store.
        #[cfg(unix)]
        if let Ok(about) = std::fs::metadata(store) {
            use std::os::unix::fs::{MetadataExt, fchown};
            let _ = fchown(&file, Some(about.uid()), Some(about.gid()));
        }
        #[cfg(not(unix))]
        let _ = store;
        let taken = match company {
            Company::Others => file.try_lock_shared(),
            Company::Nobody => file.try_lock(),
        };
        match taken {
            Ok(()) => Ok(Self(Way::File(Mutex::new(Some(file))))),
            Err(TryLockError::WouldBlock) => Err(refused(company)),
            Err(TryLockError::Error(error)) => Err(odd(error)),
        }
    }

    /// Takes it on a PostgreSQL server, by a connection that is used for nothing else.
    pub(crate) async fn on_server(connection: DatabaseConnection, company: Company) -> Result<Self> {
        let text = if company == Company::Nobody { TAKE_ALONE } else { TAKE };
        if take(&connection, text).await? != Some(true) {
            return Err(refused(company));
        }
        let own = connection.clone();
        let look = tokio::spawn(async move {
            if company == Company::Others {
                keep(&own).await;
            }
        });
        Ok(Self(Way::Server(connection, look.abort_handle())))
    }

    /// Gives it back.
    pub(crate) async fn end(&self) -> Result<()> {
        match &self.0 {
            Way::File(file) => {
                file.lock().unwrap_or_else(PoisonError::into_inner).take();
                Ok(())
            }
            Way::Server(connection, look) => {
                look.abort();
                Ok(connection.close_by_ref().await?)
            }
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Way::Server(_, look) = &self.0 {
            look.abort();
        }
    }
}

/// The file on which a store's lock lies. It holds nothing and may stay.
fn lock_of(path: &Path) -> std::path::PathBuf {
    let mut lock = path.as_os_str().to_owned();
    lock.push("-lock");
    lock.into()
}
