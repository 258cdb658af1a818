//! `wangge key`: changing the data key, the master key and the index key at the machine itself.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use kernel::config::Config;
use kernel::vault::MasterKey;
use kernel::{Error, Result};
use server::house::House;
use server::rooms::key;

use crate::say;

/// Which key to change.
#[derive(clap::Subcommand)]
pub enum Key {
    /// Begin to change the data key, as at the desk: a running server seals all texts anew and destroys the old key at the end.
    Rotate,
    /// Wrap the data keys by another master key; from then on the old one opens nothing.
    Rewrap(Rewrap),
    /// Change the index key, with the server stopped: every fingerprint is made anew in one change, and the old key is gone.
    Reindex,
}

/// From which master key to which.
#[derive(clap::Args)]
pub struct Rewrap {
    /// The file of the master key until now; as set up if not given.
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The file of the new one; made where there is none.
    #[arg(long, value_name = "FILE")]
    new_key_file: PathBuf,
}

/// Changes it and says what follows.
pub async fn run(config: Config, wanted: Key) -> Result<()> {
    match wanted {
        Key::Rotate => rotate(&House::open(config).await?).await,
        Key::Rewrap(wanted) => rewrap(config, wanted).await,
        Key::Reindex => reindex(config).await,
    }
}

/// What follows from another index key, said before it is made.
const FOLLOWS: &str = "every fingerprint of this store is made anew; interrupted, all is as it was. Afterwards:
- passes made until now are not true any more: print them again
- recovery codes of the second factor are gone: whoever has one makes new ones
- browsers that get notifications are named anew when somebody next opens the page
- an entry that waits on a phone and has come in already is refused as different; let phones send first
- evidence is signed with another key; the page of evidence shows the former one too";

/// So often it is said how far a long store is.
const SAY_EVERY: Duration = Duration::from_secs(5);

async fn reindex(config: Config) -> Result<()> {
    let address = config.address()?;
    let house = House::open_alone(config).await?;
    if !house.store.owns(&key::REWRITTEN).await? {
        house.store.close().await?;
        return Err(Error::setup(
            "go by the address of the account that made the tables: nobody else may clear them of what was overwritten",
        ));
    }
    say(FOLLOWS)?;
    let said = Mutex::new(Instant::now());
    let progress = |table: &str, done: i64, total: i64| {
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.elapsed() >= SAY_EVERY {
            *said = Instant::now();
            // Whoever looks away does not end it.
            let _ = say(format!("{table}: {done} of {total} rows"));
        }
    };
    let done = key::reindex(&house, &progress).await.map_err(plain);
    house.store.close().await?;
    done?;
    say("the index key is another one; the old one is gone")?;
    // What was overwritten may still be read in room that was given back.
    match address.tidy(&key::REWRITTEN).await {
        Ok(()) => say("and nothing of the old fingerprints is left in the store"),
        Err(error) => say(format!("{error}; make room and run VACUUM, on PostgreSQL VACUUM FULL")),
    }
}

async fn rotate(house: &House) -> Result<()> {
    key::rotate(house, &house.actor("console")).await.map_err(plain)?;
    house.store.close().await?;
    say(
        "a new data key is in the store; while the server runs, all texts are sealed anew with it (wangge doctor says how far it is)",
    )
}

async fn rewrap(mut config: Config, wanted: Rewrap) -> Result<()> {
    if let Some(file) = wanted.key_file {
        (config.key, config.key_file) = (None, Some(file));
    }
    let old = config.master_key()?;
    // That the old key is the right one is known before a new one is made.
    let house = House::open(config).await?;
    let file = &wanted.new_key_file;
    if !file.exists() {
        MasterKey::random().write(file)?;
    }
    let new = MasterKey::read(file)?;
    if new == old {
        return Err(Error::setup(format!("{} holds the same master key", file.display())));
    }
    key::rewrap(&house, &new).await.map_err(plain)?;
    house.store.close().await?;
    say(format!(
        "this store opens with the master key in {} and no other; start the server with it, and keep the old one as long as copies made until now",
        file.display()
    ))
}

/// What a conflict means at the console.
fn plain(error: Error) -> Error {
    match error {
        Error::Conflict { code: "rotation_under_way", .. } => {
            Error::setup("the data key is being changed already; wangge doctor says how far it is")
        }
        Error::Conflict { code: "keys_changed" | "keys_rewrapped", .. } => {
            Error::setup("another program changed the keys at the same moment; nothing was changed here")
        }
        other => other,
    }
}
