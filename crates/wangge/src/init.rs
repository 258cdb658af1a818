//! `wangge init`: a store, its areas, the first administrator.

use std::path::PathBuf;

use codes::AreaCode;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::config::Config;
use kernel::{Error, Result};
use server::house::House;
use server::rooms::{account, area};

/// What a new store needs to know.
#[derive(clap::Args)]
pub struct Init {
    /// The city, by its area code.
    #[arg(long, value_name = "CODE")]
    area: AreaCode,
    /// The list of areas: CSV with code, name, level.
    #[arg(long, value_name = "FILE")]
    areas: PathBuf,
    /// Login of the first administrator.
    #[arg(long, default_value = "admin")]
    admin: String,
}

/// Makes the store and prints the administrator's password once.
pub async fn run(config: Config, init: Init) -> Result<()> {
    let areas = area::read_csv(&init.areas)?;
    let city = areas.iter().find(|(code, _)| *code == init.area);
    let (city, name) = city.ok_or_else(|| Error::setup(format!("the list has no area {}", init.area)))?.clone();
    House::found(&config, city, false).await?;
    let address = config.address()?;
    let made = fill(config, city, &areas, &init.admin).await;
    if made.is_err() {
        // What this command began it takes away again.
        address.remove();
    }
    let password = made?;
    println!("{name} ({city}) · {} areas", areas.len());
    println!("administrator: {}", init.admin);
    println!("one-time password, shown only now: {password}");
    println!("keep the master key safe: without it nothing personal in this store can be read");
    Ok(())
}

async fn fill(config: Config, city: AreaCode, areas: &[(AreaCode, String)], login: &str) -> Result<String> {
    let house = House::open(config).await?;
    load_areas(&house, areas).await?;
    let from = house.store.clock.today();
    let new = account::FirstAccount {
        act: account::OPEN_ACCOUNT,
        login,
        name: "系统管理员",
        role: "administrator",
        area: city,
        from,
    };
    let password = account::first_account(&house, new).await?;
    house.store.close().await?;
    Ok(password)
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
