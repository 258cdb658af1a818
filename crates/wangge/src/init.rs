//! `wangge init`: a store, its areas, the first administrator.

use std::path::PathBuf;

use codes::AreaCode;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::config::Config;
use kernel::{Error, Result};
use server::house::House;
use server::rooms::{account, area};

use crate::say;

/// What a new store needs to know.
#[derive(clap::Args)]
pub struct Init {
    /// The city, by its area code.
    #[arg(long, value_name = "CODE")]
    area: AreaCode,
    /// The list of areas: CSV with code, name, level.
    #[arg(long, value_name = "FILE")]
    areas: PathBuf,
    /// Login of the first administrator: their own name, for none that everybody would try first is given.
    #[arg(long, value_name = "LOGIN")]
    admin: String,
}

/// Makes the store and prints the administrator's password once.
pub async fn run(config: Config, init: Init) -> Result<()> {
    account::login_form(&init.admin, "admin")?;
    // What the city itself lies in need not be listed.
    let areas = area::read_csv(&init.areas, &init.area.chain().collect())?;
    let city = areas.iter().find(|(code, _)| *code == init.area);
    let (city, name) = city.ok_or_else(|| Error::setup(format!("the list has no area {}", init.area)))?;
    House::found(&config, *city, false).await?;
    let Err(error) = fill(&config, *city, name, &areas, &init.admin).await else { return Ok(()) };
    // What this command began it takes away again.
    match House::abandon(&config).await {
        Ok(()) => Err(error),
        Err(left) => Err(Error::setup(format!("{error}; the half-made store could not be taken away: {left}"))),
    }
}

/// A store whose administrator nobody told the password is of no use, so telling it belongs to making it.
async fn fill(config: &Config, city: AreaCode, name: &str, areas: &[(AreaCode, String)], admin: &str) -> Result<()> {
    let house = House::open(config.clone()).await?;
    load_areas(&house, areas).await?;
    let from = house.store.clock.today();
    let new = account::FirstAccount {
        act: account::OPEN_ACCOUNT,
        login: admin,
        name: "系统管理员",
        role: "administrator",
        area: city,
        from,
    };
    let password = account::first_account(&house, new).await?;
    house.store.close().await?;
    say(format!("{name} ({city}) · {} areas", areas.len()))?;
    say(format!("administrator: {admin}"))?;
    say(format!("one-time password, shown only now: {password}"))?;
    say("keep the master key safe: without it nothing personal in this store can be read")
}

/// Loads areas with a progress bar.
pub async fn load_areas(house: &House, areas: &[(AreaCode, String)]) -> Result<()> {
    let bar = bar(areas.len() as u64, "areas");
    let actor = house.actor("console");
    area::load(&house.store, &actor, house.city, areas, &|done| bar.set_position(done as u64)).await?;
    bar.finish_and_clear();
    Ok(())
}

/// A progress bar on the terminal; nothing where there is none.
pub fn bar(length: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>12} {bar:40} {human_pos}/{human_len} · {per_sec} · {eta}");
    ProgressBar::new(length).with_message(what).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
