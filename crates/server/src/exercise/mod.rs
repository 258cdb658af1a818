//! The exercise: a city of invented people on the real areas, replaying 25 January to 16 February 2020.
//!
//! Everything goes through the same door as users: invented clerks register, invented grid members take temperatures, each
//! within what their posts allow. The same seed gives the same city. The figures it must end with are those of the source.

mod command;
mod coverage;
mod days;
mod directives;
mod gates;
mod invent;
mod papers;
mod passes;
mod rounds;
mod settle;
mod venues;

use std::sync::Arc;
use std::time::Instant;

use codes::AreaCode;
use kernel::config::Config;
use kernel::{Clock, Day, Error, Result};
use serde::Serialize;

use crate::house::House;

/// The real areas of the city the exercise is set in.
const AREAS: &str = include_str!("../../../../data/areas-220581.csv");

/// The password of every account of the exercise. Nowhere else is there a password that is known beforehand.
pub const PASSWORD: &str = "meihekou-2020";

/// How to replay.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Residents and households as a share of the real ones.
    pub scale: f64,
    /// The same seed gives the same city.
    pub seed: u64,
    /// The last day.
    pub until: Day,
}

/// The most residents the invented ID numbers suffice for, as a share of the real ones.
const LARGEST: f64 = 1.5;

impl Plan {
    /// Refuses a plan that cannot be carried out whole.
    fn check(&self) -> Result<()> {
        if !(0.0..=LARGEST).contains(&self.scale) {
            return Err(Error::setup(format!("the scale of an exercise lies between 0 and {LARGEST}")));
        }
        let (first, last) = (days::first(), days::last());
        if !(first..=last).contains(&self.until) {
            return Err(Error::setup(format!(
                "the exercise ends on a day from {first} to {last}, not on {}",
                self.until
            )));
        }
        Ok(())
    }
}

/// An account to try the house with.
#[derive(Clone, Debug, Serialize)]
pub struct SignIn {
    /// Code of the role.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// The login.
    pub login: String,
    /// The password.
    pub password: &'static str,
    /// Where the role is held.
    pub area: AreaCode,
    /// The name of that place.
    pub area_name: String,
}

/// What an exercise left behind.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// One account for each role.
    pub accounts: Vec<SignIn>,
    /// Changes in the journal.
    pub records: i64,
    /// How long it took.
    pub seconds: f64,
}

/// Hears how far the exercise is: what it does, how much is done and how much there is.
pub type Progress<'a> = &'a (dyn Fn(&str, usize, usize) + Sync);

/// Makes the store of the exercise and replays the days.
///
/// # Errors
/// A plain message where the plan cannot be carried out or there is a store already; what the rooms say, should they refuse.
pub async fn run(config: &Config, plan: &Plan, progress: Progress<'_>) -> Result<Outcome> {
    plan.check()?;
    let begun = Instant::now();
    let areas = areas()?;
    let city = areas.iter().find(|(code, _)| code.level() == codes::Level::County);
    let city = city.ok_or(Error::setup("the list of areas has no county"))?.0;
    House::found(config, city, true).await?;
    let clock = Clock::standing(kernel::Stamp(0), config.zone);
    clock.set(moment(&clock, days::first() - chrono::Days::new(1), 8));
    let house = Arc::new(House::open_at(config.clone(), clock).await?);
    let mut chance = invent::Chance::new(plan.seed);
    let mut cast = settle::settle(&house, &areas, plan, &mut chance, progress).await?;
    command::set_up(&house, &areas, &mut cast, plan).await?;
    let mut gates = gates::set_up(&house, &areas, &cast, plan).await?;
    let coverage = coverage::set_up(&house, &areas, &cast, plan).await?;
    let mut venues = venues::Venues::plan(&house, &areas, &cast, plan)?;
    days::replay(&house, &cast, (&mut gates, &coverage, &mut venues), plan, &mut chance, progress).await?;
    let accounts = settle::open_accounts(&house, &cast).await?;
    house.store.journal.settle().await?;
    let records = kernel::journal::last(&house.store.read).await?.map_or(0, |line| line.seq);
    house.store.close().await?;
    Ok(Outcome { accounts, records, seconds: begun.elapsed().as_secs_f64() })
}

fn areas() -> Result<Vec<(AreaCode, String)>> {
    let mut reader = csv::Reader::from_reader(AREAS.as_bytes());
    let rows = reader.deserialize::<crate::rooms::area::AreaRow>();
    rows.map(|row| {
        let row = row.map_err(Error::setup)?;
        Ok((row.code.parse().map_err(Error::setup)?, row.name))
    })
    .collect()
}

fn moment(clock: &Clock, day: Day, hour: u32) -> kernel::Stamp {
    clock.at(day, chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}
