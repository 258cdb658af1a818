//! `wangge backup`: a sealed copy of the store while it is served, and `wangge restore`.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use chrono::{DateTime, TimeDelta, Utc};
use kernel::backup::{self, Label};
use kernel::config::Config;
use kernel::store::{Address, create_file};
use kernel::{Clock, Error, Result};
use server::house::House;

use crate::{doctor, say};

/// Where copies go, and how long they stay.
#[derive(clap::Args)]
pub struct Backup {
    /// The folder that gets the copy.
    folder: PathBuf,
    /// Takes away copies of this city in the folder that are older than so many days, once the new one is whole.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(1..=3650))]
    keep_days: Option<i64>,
}

/// Which copy is put back.
#[derive(clap::Args)]
pub struct Restore {
    /// The copy.
    file: PathBuf,
}

const END: &str = "wangge-backup";

/// Makes the copy under another name first, so that whatever bears the right name is whole.
pub async fn run(config: Config, wanted: Backup) -> Result<()> {
    let (address, master) = (config.address()?, config.master_key()?);
    // That it is a store, and the key its own, is known before anything is made.
    let now = Clock::real(config.zone).now();
    let house = House::open(config).await?;
    let city = house.city.to_string();
    house.store.close().await?;
    let name = format!("{city}-{}.{END}", now.utc().format("%Y%m%dT%H%M%SZ"));
    let (path, part) = (wanted.folder.join(&name), Part(wanted.folder.join(format!("{name}.part"))));
    let mut label = Label {
        store: "sqlite".into(),
        schema: None,
        city: city.clone(),
        made_at: now.utc().to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        program: env!("CARGO_PKG_VERSION").into(),
        salt: Label::salt(),
    };
    let to = create_file(&part.0)?;
    let sealed = match &address {
        Address::File(_) => {
            let copy = Part(wanted.folder.join(format!("{name}.copy")));
            // Made here, so that nobody else reads it; SQLite fills an empty file.
            create_file(&copy.0)?;
            address.copy_file(&copy.0).await?;
            let mut from = File::open(&copy.0).map_err(unreadable)?;
            backup::seal(&master, &label, &mut from, to)?
        }
        Address::Server(url) => {
            let schema = address.schema(false).await?;
            let mut dump = postgres("pg_dump", url, "--dbname", |command| {
                // Packed once, by ours.
                command.args(["--format=custom", "--compress=0", "--no-owner", "--no-privileges"]);
                command.arg(format!("--table=\"{schema}\".*")).stdout(Stdio::piped());
            })?;
            label.store = "postgres".into();
            label.schema = Some(schema);
            let mut from = dump.stdout.take().ok_or(Error::internal("pg_dump has no output"))?;
            let sealed = backup::seal(&master, &label, &mut from, to)?;
            ended("pg_dump", dump)?;
            sealed
        }
    };
    sealed.sync_all().and_then(|()| std::fs::rename(&part.0, &path)).map_err(unwritable)?;
    File::open(&wanted.folder).and_then(|folder| folder.sync_all()).map_err(unwritable)?;
    if let Some(days) = wanted.keep_days {
        expire(&wanted.folder, &city, now.utc() - TimeDelta::days(days))?;
    }
    say(path.display())
}

/// Puts a copy back where there is nothing yet, and proves it.
pub async fn restore(config: Config, wanted: Restore) -> Result<ExitCode> {
    let (address, master) = (config.address()?, config.master_key()?);
    let file = File::open(&wanted.file).map_err(unreadable)?;
    let (label, mut from) = backup::open(&master, BufReader::new(file))?;
    match (&address, label.store.as_str()) {
        (Address::File(path), "sqlite") => {
            if path.exists() {
                return Err(Error::setup(format!("there is something at {} already", path.display())));
            }
            let part = Part(PathBuf::from(format!("{}.part", path.display())));
            let mut to = create_file(&part.0)?;
            let put = std::io::copy(&mut from, &mut to).and_then(|_| to.sync_all());
            put.and_then(|()| std::fs::rename(&part.0, path)).map_err(unreadable)?;
        }
        (Address::Server(url), "postgres") => {
            let schema = address.schema(true).await?;
            if label.schema.as_deref() != Some(&schema) {
                let own = label.schema.unwrap_or_default();
                return Err(Error::setup(format!(
                    "the copy is of a schema {own}; name it: ?options=-csearch_path%3D{own}"
                )));
            }
            let mut restore = postgres("pg_restore", url, "--dbname", |command| {
                let args = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"];
                command.args(args).stdin(Stdio::piped());
            })?;
            let mut to = restore.stdin.take().ok_or(Error::internal("pg_restore takes no input"))?;
            if let Err(error) = std::io::copy(&mut from, &mut to) {
                // Before its input ends: half a copy must not be committed, nor complained about beside us.
                let _ = restore.kill();
                let _ = restore.wait();
                return Err(unreadable(error));
            }
            drop(to);
            ended("pg_restore", restore)?;
        }
        (_, store) => {
            return Err(Error::setup(format!("the copy is of a store on {store}, and so must be where it goes")));
        }
    }
    say(format!("{} of {} is back", label.city, label.made_at))?;
    doctor::run(House::open(config).await?).await
}

/// A file under way, taken away unless it got its own name.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn expire(folder: &Path, city: &str, before: DateTime<Utc>) -> Result<()> {
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with(&format!("{city}-")) && name.ends_with(&format!(".{END}"));
        let made = entry.metadata().and_then(|about| about.modified()).map_err(unreadable)?;
        if ours && DateTime::<Utc>::from(made) < before {
            std::fs::remove_file(entry.path()).map_err(unwritable)?;
        }
    }
    Ok(())
}

/// Starts a program of PostgreSQL. The password goes by the environment: arguments are seen by all on the machine.
fn postgres(program: &str, url: &str, option: &str, set: impl FnOnce(&mut Command)) -> Result<Child> {
    let (url, password) = without_password(url);
    let mut command = Command::new(program);
    command.args([option, &url]).stdin(Stdio::null());
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    set(&mut command);
    command.spawn().map_err(|e| Error::setup(format!("{program} cannot be started; it comes with PostgreSQL: {e}")))
}

fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (who, place) = rest.split_once('@').filter(|(who, _)| !who.contains(['/', '?']))?;
        let (user, password) = who.split_once(':')?;
        let password = percent_encoding::percent_decode_str(password).decode_utf8_lossy().into_owned();
        Some((format!("{scheme}://{user}@{place}"), password))
    });
    parts.map_or_else(|| (url.to_owned(), None), |(url, password)| (url, Some(password)))
}

fn ended(program: &str, mut child: Child) -> Result<()> {
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::setup(format!("{program} did not end well: {status}"))),
        Err(error) => Err(Error::setup(format!("{program} was lost: {error}"))),
    }
}

fn unreadable(error: std::io::Error) -> Error {
    Error::setup(format!("the backup cannot be read: {error}"))
}

fn unwritable(error: std::io::Error) -> Error {
    Error::setup(format!("the backup cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_does_not_stand_in_the_arguments() {
        let (url, password) = without_password("postgres://wangge:a%40b:c@db:5432/city?options=-csearch_path%3Dx");
        assert_eq!(
            (url.as_str(), password.as_deref()),
            ("postgres://wangge@db:5432/city?options=-csearch_path%3Dx", Some("a@b:c"))
        );
        for plain in ["postgres://db/city", "postgres://wangge@db/city", "postgres:///city?host=/tmp&user=a@b:c"] {
            assert_eq!(without_password(plain), (plain.to_owned(), None));
        }
    }
}
