//! Wangge, the program: one file that keeps a city's store and serves its people.

mod backup;
mod doctor;
mod exercise;
mod import;
mod init;
mod key;
mod memory;
mod readmit;
mod serve;
mod sitrep;
mod verify;

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kernel::config::Config;
use kernel::{Error, Result};
use server::house::House;

/// Many small pieces come and go with every request; this allocator is made for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// 网格: who answers for whom, what must be done today, and what the numbers are.
#[derive(Parser)]
#[command(name = "wangge", version)]
struct Cli {
    /// The store: sqlite:FILE or postgres://…
    #[arg(long, global = true, value_name = "URL", env = "WANGGE_STORE", hide_env_values = true)]
    store: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the store of a city, load its areas and open the first administrator's account.
    Init(init::Init),
    /// Serve the city over HTTP.
    Serve(serve::Serve),
    /// Read a sheet into the store.
    #[command(subcommand)]
    Import(import::Import),
    /// Invent a city and replay 25 January to 16 February 2020 in it.
    Exercise(exercise::Exercise),
    /// Print the situation report of a day.
    Sitrep(sitrep::Sitrep),
    /// Prove every tally and the journal's chain against the records.
    Doctor,
    /// Copy the store, while it is served, into a sealed file.
    Backup(backup::Backup),
    /// Put a copy back where there is no store yet, and prove it.
    Restore(backup::Restore),
    /// Check a file of signed journal lines offline.
    Verify(verify::Verify),
    /// Let somebody in again who lost password and second factor: prints a one-time password.
    Readmit(readmit::Readmit),
    /// Change the keys that seal what is personal.
    #[command(subcommand)]
    Key(key::Key),
    /// Print the contract of the API.
    Openapi,
}

fn main() -> ExitCode {
    memory::give_back_at_once();
    log();
    let cli = Cli::parse();
    let done = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::setup);
    match done.and_then(|runtime| runtime.block_on(run(cli))) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("wangge: {}", plain(&error));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<ExitCode> {
    let mut config = Config::read()?;
    config.store = cli.store.or(config.store);
    match cli.command {
        Command::Init(init) => init::run(config, init).await?,
        Command::Serve(serve) => serve::run(config, serve).await?,
        Command::Import(import) => import::run(House::open(config).await?, import).await?,
        Command::Exercise(exercise) => exercise::run(config, exercise).await?,
        Command::Sitrep(sitrep) => sitrep::run(House::open(config).await?, sitrep).await?,
        Command::Doctor => return doctor::run(House::open(config).await?).await,
        Command::Backup(wanted) => backup::run(config, wanted).await?,
        Command::Restore(wanted) => return backup::restore(config, wanted).await,
        Command::Verify(file) => return verify::run(&file),
        Command::Readmit(readmit) => readmit::run(&House::open(config).await?, readmit).await?,
        Command::Key(key) => key::run(config, key).await?,
        Command::Openapi => {
            let document = server::http::document().to_pretty_json().map_err(Error::internal)?;
            say(document)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a person at the console is told.
fn plain(error: &Error) -> String {
    match error {
        Error::StoreFull => "the disk of the store is full; nothing was written".into(),
        Error::Invalid { field, code, detail } => match detail {
            Some(detail) => format!("{field}: {detail} ({code})"),
            None => format!("{field}: {code}"),
        },
        other => other.to_string(),
    }
}

/// Writes lines to wherever the output goes: a terminal, a file, another program.
fn say(lines: impl Display) -> Result<()> {
    writeln!(std::io::stdout(), "{lines}").map_err(|e| Error::setup(format!("the output cannot be written: {e}")))
}

fn log() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_env("WANGGE_LOG").unwrap_or_else(|_| EnvFilter::new("warn,wangge=info,server=info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
