//! The store of one city: an SQLite file or a PostgreSQL schema.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement};
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

/// An address of a store: `sqlite:FILE` or `postgres://…`.
#[derive(Clone, Debug)]
pub enum Address {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL database; `?options=-csearch_path=NAME` chooses the schema.
    Server(String),
}

impl std::str::FromStr for Address {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(Error::setup("sqlite: needs a file name"));
            }
            Ok(Self::File(path.into()))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            safe_way(text)?;
            Ok(Self::Server(text.into()))
        } else {
            Err(Error::setup("a store is sqlite:FILE or postgres://…"))
        }
    }
}

/// Refuses an address of another machine that does not ask for TLS and check who answers: PostgreSQL itself asks for neither.
fn safe_way(url: &str) -> Result<()> {
    // What cannot be read at all is refused with the reason when it is connected to.
    let Ok(options) = url.parse::<PgConnectOptions>() else { return Ok(()) };
    let here = options.get_host() == "localhost"
        || options.get_host().starts_with('/')
        || options.get_host().trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|host| host.is_loopback());
    let checked = matches!(options.get_ssl_mode(), PgSslMode::VerifyFull | PgSslMode::VerifyCa);
    if here || options.get_socket().is_some() || checked {
        return Ok(());
    }
    Err(Error::setup(
        "PostgreSQL on another machine is reached by TLS only: add sslmode=verify-full to the address, and sslrootcert=FILE \
         where its certificate is the city's own",
    ))
}

impl Address {
    /// Where the master key of this store lies unless told otherwise: beside the file, or in the working folder.
    pub fn default_key_file(&self) -> PathBuf {
        match self {
            Self::File(path) => PathBuf::from(format!("{}.key", path.display())),
            Self::Server(_) => PathBuf::from("wangge.key"),
        }
    }

    /// Copies an SQLite store, as it is at this moment, into a new file. Whoever writes meanwhile goes on.
    ///
    /// # Errors
    /// A plain message where there is no such store, or no room.
    pub async fn copy_file(&self, to: &Path) -> Result<()> {
        let connection = self.connect(1, false).await?;
        let copy =
            Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [to.display().to_string().into()]);
        let copied = connection.execute_raw(copy).await;
        connection.close().await?;
        copied.map_err(|e| Error::setup(format!("the store cannot be copied to {}: {e}", to.display())))?;
        Ok(())
    }

    /// The schema that a PostgreSQL address chooses, made where there is none.
    ///
    /// # Errors
    /// A plain message where it holds a store already and `empty` is asked for.
    pub async fn schema(&self, empty: bool) -> Result<String> {
        #[derive(FromQueryResult)]
        struct Path {
            value: String,
        }
        let connection = self.connect(1, false).await?;
        let path = Statement::from_string(DbBackend::Postgres, "SELECT current_setting('search_path') AS value");
        let path = Path::find_by_statement(path).one(&connection).await?.map(|path| path.value).unwrap_or_default();
        // As PostgreSQL itself says it where nobody chose: "$user", public.
        let name = path.split(',').map(|name| name.trim().trim_matches('"')).rfind(|name| !name.is_empty());
        let name = name.unwrap_or("public").to_owned();
        if empty {
            let make = format!("CREATE SCHEMA IF NOT EXISTS \"{}\"", name.replace('"', "\"\""));
            connection.execute_unprepared(&make).await?;
            if note(&connection, "tables").await.is_ok() {
                return Err(Error::setup("there is already a store in this schema"));
            }
        }
        connection.close().await?;
        Ok(name)
    }

    /// Takes away the file of a store that was not finished. A PostgreSQL schema is left to its owner.
    pub fn remove(&self) {
        if let Self::File(path) = self {
            for end in ["", "-wal", "-shm", "-lock"] {
                let _ = std::fs::remove_file(format!("{}{end}", path.display()));
            }
        }
    }

    /// Where SQLite's write-ahead log of the store is, once it was opened.
    fn log(&self) -> Result<Option<PathBuf>> {
        let Self::File(path) = self else { return Ok(None) };
        let path = path.canonicalize().map_err(|e| Error::setup(format!("{} cannot be found: {e}", path.display())))?;
        let mut log = path.into_os_string();
        log.push("-wal");
        Ok(Some(log.into()))
    }

    /// Gives back the room of what was overwritten, and with it what can still be read there. Nobody may have the store open.
    ///
    /// # Errors
    /// A plain message where there is not as much room beside it as it takes itself.
    pub async fn tidy(&self, tables: &[&str]) -> Result<()> {
        let connection = self.connect(1, false).await?;
        let text = match self {
            Self::File(_) => "VACUUM".to_owned(),
            Self::Server(_) => format!("VACUUM (FULL) {}", tables.join(", ")),
        };
        let tidied = connection.execute_unprepared(&text).await;
        connection.close().await?;
        tidied.map(drop).map_err(|e| Error::setup(format!("the store is not tidied up: {e}")))
    }

    /// One connection to a server that stays the same.
    async fn connect_to_hold(&self) -> Result<DatabaseConnection> {
        let Self::Server(url) = self else { return Err(Error::internal("not a server")) };
        let mut options = ConnectOptions::new(url.clone());
        options.max_connections(1).min_connections(1).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
        options.idle_timeout(None).max_lifetime(None);
        Database::connect(options).await.map_err(|error| unreachable_store(self, &error))
    }

    async fn connect(&self, connections: u32, read_only: bool) -> Result<DatabaseConnection> {
        let mut options = match self {
            Self::File(path) => ConnectOptions::new(format!("sqlite://{}", path.display())),
            Self::Server(url) => ConnectOptions::new(url.clone()),
        };
        options
            .max_connections(connections)
            .min_connections(if read_only { 0 } else { 1 })
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire_if_idle_for(Duration::from_secs(5))
            .sqlx_logging(false);
        match self {
            Self::File(path) => {
                options.idle_timeout(None).max_lifetime(None);
                let path = path.clone();
                options.map_sqlx_sqlite_opts(move |sqlite| {
                    let sqlite = sqlite
                        .filename(&path)
                        .create_if_missing(false)
                        .busy_timeout(Duration::from_secs(10))
                        .statement_cache_capacity(512)
                        // Each commit of the writer may look through all it remembers, so that is little.
                        .pragma("cache_size", if read_only { "-65536" } else { "-16384" })
                        .pragma("temp_store", "memory")
                        .pragma("mmap_size", "268435456");
                    if read_only {
                        sqlite.pragma("query_only", "on")
                    } else {
                        sqlite
                            .pragma("journal_mode", "wal")
                            .pragma("synchronous", "full")
                            // The mover comes long before; this is for when it cannot.
                            .pragma("wal_autocheckpoint", "100000")
                            .foreign_keys(true)
                    }
                });
            }
            Self::Server(_) => {
                options.map_sqlx_postgres_opts(move |server| {
                    // Compiling a plan takes longer than any of our statements.
                    let server = server.statement_cache_capacity(512).options([("jit", "off")]);
                    if read_only { server.options([("default_transaction_read_only", "on")]) } else { server }
                });
            }
        }
        Database::connect(options).await.map_err(|error| unreachable_store(self, &error))
    }
}

fn unreachable_store(address: &Address, error: &sea_orm::DbErr) -> Error {
    match address {
        Address::File(path) if !path.exists() => {
            Error::setup(format!("there is no store at {}; make one with `wangge init`", path.display()))
        }
        Address::File(path) if ["locked", "timed out"].iter().any(|why| error.to_string().contains(why)) => {
            Error::setup(format!("{} is locked by another program", path.display()))
        }
        Address::File(path) => Error::setup(format!("{} cannot be opened as a store: {error}", path.display())),
        // The address may hold a password: it is not repeated.
        Address::Server(_) => Error::setup(format!("the PostgreSQL server does not answer: {error}")),
    }
}

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
        match self.read.0.get_database_backend() {
            DbBackend::Postgres => Lanes::Beside(2),
            _ => Lanes::Thread,
        }
    }

    /// Goes by the data keys as the store has them now; by itself the store looks every few seconds.
    pub async fn follow_keys(&self) -> Result<()> {
        self.vault.follow(&self.read, self.clock.now()).await
    }

    /// Whether the PostgreSQL account by which it was opened could change tables: serving needs no such right.
    pub async fn could_change_tables(&self) -> Result<bool> {
        let file = self.read.0.get_database_backend() == DbBackend::Sqlite;
        Ok(!file
            && (self.asks("has_schema_privilege(current_schema(), 'CREATE')").await? || self.owns_tables().await?))
    }

    /// Whether the account by which it was opened owns all tables; whoever has a file owns it.
    pub async fn owns_tables(&self) -> Result<bool> {
        let own =
            "(SELECT bool_and(pg_has_role(tableowner, 'MEMBER')) FROM pg_tables WHERE schemaname = current_schema())";
        Ok(self.read.0.get_database_backend() == DbBackend::Sqlite || self.asks(own).await?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_on_another_machine_is_reached_by_tls_only() {
        let read = |url: &str| url.parse::<Address>().map(|_| ());
        for fine in [
            "postgres://wangge@127.0.0.1:5433/city?options=-csearch_path%3Dx",
            "postgres://wangge@localhost/city",
            "postgres://wangge@[::1]/city",
            "postgres:///city?host=/run/postgresql",
            "postgres://wangge:secret@db/city?sslmode=verify-full&sslrootcert=/etc/wangge/db.pem",
            "postgres://db/city?sslmode=verify-ca",
        ] {
            read(fine).unwrap();
        }
        for odd in [
            "postgres://wangge@db/city",
            "postgresql://10.0.0.5/city",
            "postgres://db/city?sslmode=prefer",
            "postgres://db/city?sslmode=require",
            "postgres://localhost.example.cn/city",
            "postgres://127.0.0.1/city?host=db",
        ] {
            let why = read(odd).expect_err(odd).to_string();
            assert!(why.contains("sslmode=verify-full"), "{why}");
        }
    }
}
