//! `wangge exercise`: an invented city on the real areas, replaying three weeks of 2020.

use kernel::config::Config;
use kernel::{Day, Error, Result};
use server::exercise::{self, Plan};

use crate::say;

/// How to replay.
#[derive(clap::Args)]
pub struct Exercise {
    /// Residents and households as a share of the real 509,336; at most 1.5.
    #[arg(long, default_value_t = 0.02, value_name = "F")]
    scale: f64,
    /// The same seed gives the same city.
    #[arg(long, default_value_t = 2020, value_name = "N")]
    seed: u64,
    /// The last day, from 2020-01-25 to 2020-02-16.
    #[arg(long, default_value = "2020-02-16", value_name = "YYYY-MM-DD")]
    until: Day,
    /// Print the accounts as JSON.
    #[arg(long)]
    json: bool,
}

/// Makes the store, replays and prints the accounts.
pub async fn run(config: Config, asked: Exercise) -> Result<()> {
    let plan = Plan { scale: asked.scale, seed: asked.seed, until: asked.until };
    let bar = crate::init::bar(0, "");
    let progress = |what: &str, done: usize, all: usize| {
        bar.set_message(what.to_owned());
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let outcome = exercise::run(&config, &plan, &progress).await?;
    bar.finish_and_clear();
    if asked.json {
        return say(serde_json::to_string_pretty(&outcome).map_err(Error::internal)?);
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    let rate = outcome.records as f64 / outcome.seconds;
    say(format!("{} records in {:.1} s: {rate:.0} records/s", outcome.records, outcome.seconds))?;
    for account in &outcome.accounts {
        let exercise::SignIn { login, password, role, role_zh, area_name, .. } = account;
        say(format!("{login:<8}  {password}  {role_zh} {role} · {area_name}"))?;
    }
    Ok(())
}
