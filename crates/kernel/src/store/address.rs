//! Where a store lies: an SQLite file or a schema of a PostgreSQL server, and how it is connected to.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement};

use super::note;
use crate::error::{Error, Result};

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
    pub(super) fn log(&self) -> Result<Option<PathBuf>> {
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
    pub(super) async fn connect_to_hold(&self) -> Result<DatabaseConnection> {
        let Self::Server(url) = self else { return Err(Error::internal("not a server")) };
        let mut options = ConnectOptions::new(url.clone());
        options.max_connections(1).min_connections(1).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
        options.idle_timeout(None).max_lifetime(None);
        Database::connect(options).await.map_err(|error| unreachable_store(self, &error))
    }

    /// Some connections, for reading only or for everything.
    pub(super) async fn connect(&self, connections: u32, read_only: bool) -> Result<DatabaseConnection> {
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
