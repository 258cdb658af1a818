//! `wangge key`: changing the data key and the master key at the machine itself.

use std::path::PathBuf;

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
