//! The store of one city: making its tables, opening it with everything a room needs, and what it notes about itself.

mod address;

use std::path::Path;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use tokio::task::AbortHandle;

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::hold::{Company, Hold};
use crate::journal::Journal;
use crate::mover::Mover;
use crate::policy::Policy;
use crate::read::Reader;
use crate::together::Lanes;
use crate::vault::{self, MasterKey, Vault};

pub use address::Address;

/// Everything a room needs: reading, the journal to write through, the vault, the clock and the policy.
#[derive(Clone)]
pub struct Store {
    /// For reading.
    pub read: Reader,
    /// For changing.
    pub journal: Journal,
    /// For personal data.
    pub vault: Vault,
    /// What time it is.
    pub clock: Clock,
    /// The city's rules.
    pub policy: Policy,
    /// Moves what was written from SQLite's log into its file.
    mover: Option<Mover>,
    hold: Arc<Hold>,
    _follower: Arc<Follower>,
}

/// Follows the data keys for as long as the store is open.
struct Follower(AbortHandle);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Marks an SQLite file as ours: "WGGE".
const APPLICATION_ID: i64 = 0x5747_4745;

/// Which version of tables this program knows; a store of another version is refused, never guessed at.
const TABLES_VERSION: &str = "8";

/// What `init` needs to know.
pub struct Plan<'a> {
    /// The tables, statement by statement, in the order of the rooms.
    pub tables: &'a [&'a str],
    /// The key that wraps the data keys.
    pub master: &'a MasterKey,
    /// What the store notes about itself, for example the jurisdiction.
    pub notes: &'a [(&'a str, String)],
}

#[derive(FromQueryResult)]
struct Note {
    value: String,
}

impl Store {
    /// Makes the tables and keys of a new store. An existing store is never touched.
    ///
    /// # Errors
    /// A plain message where there is already something, or no room, or no right to write.
    pub async fn create(address: &Address, plan: Plan<'_>) -> Result<()> {
        if let Address::File(path) = address {
            create_file(path)?;
        }
        let made = Self::create_tables(address, plan).await;
        if made.is_err() {
            address.remove();
        }
        made
    }

    async fn create_tables(address: &Address, plan: Plan<'_>) -> Result<()> {
        use sea_orm::TransactionTrait;
        let writer = address.connect(1, false).await?;
        let backend = writer.get_database_backend();
        if backend == DbBackend::Postgres && note(&writer, "tables").await.is_ok() {
            return Err(Error::setup("there is already a store in this schema"));
        }
        let wrapped = Vault::create(plan.master)?;
        let transaction = writer.begin().await?;
        if backend == DbBackend::Sqlite {
            transaction.execute_unprepared(&format!("PRAGMA application_id = {APPLICATION_ID}")).await?;
        }
        transaction.execute_unprepared("CREATE TABLE store_note (key TEXT PRIMARY KEY, value TEXT NOT NULL)").await?;
        for tables in plan.tables {
            for statement in statements(tables, backend) {
                transaction.execute_unprepared(&statement).await?;
            }
        }
        for view in crate::tally::views(backend) {
            transaction.execute_unprepared(&view).await?;
        }
        let mut notes = vec![("tables", TABLES_VERSION.to_owned()), (vault::NOTE, wrapped)];
        notes.extend(plan.notes.iter().cloned());
        for (key, value) in notes {
            let insert = "INSERT INTO store_note (key, value) VALUES ($1, $2)";
            let values = [key.into(), value.into()];
            transaction.execute_raw(Statement::from_sql_and_values(backend, insert, values)).await?;
        }
        transaction.commit().await?;
        writer.close().await?;
        Ok(())
    }

    /// Opens a store made by [`Store::create`].
    ///
    /// # Errors
    /// A plain message where there is none, it is another program's, of another version, locked, the key is not its own, or somebody
    /// is there beside whom it cannot be opened.
    pub async fn open(
        address: &Address,
        master: impl FnOnce() -> Result<MasterKey>,
        clock: Clock,
        policy: Policy,
        company: Company,
    ) -> Result<Self> {
        // What it is is asked before anything is written: the first writer turns a file to write-ahead logging.
        let read = Reader(address.connect(8, true).await?);
        let foreign = || Error::setup("this database is not a store of Wangge");
        if read.0.get_database_backend() == DbBackend::Sqlite {
            #[derive(FromQueryResult)]
            struct Id {
                application_id: i32,
            }
            let id = Statement::from_string(DbBackend::Sqlite, "PRAGMA application_id");
            let id = Id::find_by_statement(id).one(&read.0).await.map_err(|_| foreign())?;
            if id.is_none_or(|id| i64::from(id.application_id) != APPLICATION_ID) {
                return Err(foreign());
            }
        }
        let version = note(&read.0, "tables").await.map_err(|_| foreign())?;
        if version != TABLES_VERSION {
            return Err(Error::setup(format!(
                "the store has tables of version {version}, this program knows version {TABLES_VERSION}"
            )));
        }
        let master = master()?;
        let hold = match address {
            Address::File(path) => Hold::on_file(&path.canonicalize().map_err(Error::setup)?, company)?,
            Address::Server(_) => Hold::on_server(address.connect_to_hold().await?, company).await?,
        };
        // The keys are read behind the lock: whoever works alone may have changed them a moment before.
        let vault = Vault::unwrap(&master, &note(&read.0, vault::NOTE).await?, clock.now())?;
        let file = matches!(address, Address::File(_));
        let writer = address.connect(if file { 1 } else { 16 }, false).await?;
        let journal = Journal::new(writer, address.log()?, clock.clone()).await?;
        let mover = if file { Some(Mover::start(address.connect(1, false).await?, journal.clone())) } else { None };
        let following = tokio::spawn(vault.clone().keep_following(read.clone(), clock.clone()));
        let _follower = Arc::new(Follower(following.abort_handle()));
        Ok(Self { read, journal, vault, clock, policy, mover, hold: Arc::new(hold), _follower })
    }

    /// Closes the store, so that an SQLite file is whole by itself. Nothing can be read or written afterwards.
    pub async fn close(&self) -> Result<()> {
        // The last connection tidies the write-ahead log away, and only a writer can.
        self.read.0.close_by_ref().await?;
        if let Some(mover) = &self.mover {
            mover.stop().await?;
        }
        self.journal.close().await?;
        self.hold.end().await
    }

    /// Where work that waits for this store is done: PostgreSQL waits on the network like every request, SQLite on its writer's
    /// thread, step by step.
    pub fn lanes(&self) -> Lanes {
        if self.writes_side_by_side() { Lanes::Beside(2) } else { Lanes::Thread }
    }

    /// Whether changes are made beside each other, so that one may not see yet what another writes; SQLite makes one after the other.
    pub fn writes_side_by_side(&self) -> bool {
        self.read.0.get_database_backend() == DbBackend::Postgres
    }

    /// Goes by the data keys as the store has them now; by itself the store looks every few seconds.
    pub async fn follow_keys(&self) -> Result<()> {
        self.vault.follow(&self.read, self.clock.now()).await
    }

    /// Whether the PostgreSQL account by which it was opened could change tables: serving needs no such right.
    pub async fn could_change_tables(&self) -> Result<bool> {
        let file = self.read.0.get_database_backend() == DbBackend::Sqlite;
        Ok(!file
            && (self.asks("has_schema_privilege(current_schema(), 'CREATE')").await?
                || self.owns(&["store_note"]).await?))
    }

    /// Whether the account by which it was opened owns all these tables; whoever has a file owns it. Others may lie in the schema too.
    pub async fn owns(&self, tables: &[&str]) -> Result<bool> {
        let own = format!(
            "(SELECT bool_and(pg_has_role(tableowner, 'MEMBER')) FROM pg_tables
              WHERE schemaname = current_schema() AND tablename IN ('{}'))",
            tables.join("', '")
        );
        Ok(self.read.0.get_database_backend() == DbBackend::Sqlite || self.asks(&own).await?)
    }

    async fn asks(&self, whether: &str) -> Result<bool> {
        #[derive(FromQueryResult)]
        struct Answer {
            yes: bool,
        }
        let ask = Statement::from_string(DbBackend::Postgres, format!("SELECT {whether} AS yes"));
        Ok(Answer::find_by_statement(ask).one(&self.read.0).await?.is_some_and(|answer| answer.yes))
    }

    /// What the store notes about itself.
    pub async fn note(&self, key: &str) -> Result<String> {
        note(&self.read.0, key).await
    }
}

pub(crate) async fn note(from: &impl ConnectionTrait, key: &str) -> Result<String> {
    let backend = from.get_database_backend();
    let select = "SELECT value FROM store_note WHERE key = $1";
    let found =
        Note::find_by_statement(Statement::from_sql_and_values(backend, select, [key.into()])).one(from).await?;
    found.map(|note| note.value).ok_or(Error::NotFound("note"))
}

/// Makes a file that only its owner reads; an existing one is never touched.
pub fn create_file(path: &Path) -> Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|e| Error::setup(format!("cannot make {}: {e}", path.display())))
}

/// Cuts a file of tables into statements. One text serves both databases but for three words: the type of bytes, that texts
/// compare by bytes also where PostgreSQL has a language's collation, for ranges of area codes rest on it, and the one number
/// that SQLite keeps as the row's own.
fn statements(tables: &str, backend: DbBackend) -> impl Iterator<Item = String> + '_ {
    let words: [(&str, &str); 2] = match backend {
        DbBackend::Postgres => [("BYTES", "BYTEA"), (" TEXT", " TEXT COLLATE \"C\"")],
        _ => [("BYTES", "BLOB"), ("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY")],
    };
    let statements = tables.split(';').map(str::trim).filter(|statement| !statement.is_empty());
    let translate =
        move |statement: &str| words.iter().fold(statement.to_owned(), |text, (ours, its)| text.replace(ours, its));
    statements.map(translate)
}

/// Where an exercise goes on: the last moment in its journal. None for a store in earnest.
pub async fn exercise_moment(address: &Address) -> Result<Option<crate::Stamp>> {
    let read = Reader(address.connect(1, true).await?);
    if note(&read.0, "exercise").await.is_ok_and(|note| note == "true") {
        Ok(crate::journal::last(&read).await?.map(|line| line.at))
    } else {
        Ok(None)
    }
}
