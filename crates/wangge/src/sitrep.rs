//! `wangge sitrep`: the report of a day on the console.

use codes::AreaCode;
use kernel::{Day, Error, Result};
use server::house::House;
use server::rooms::sitrep;

use crate::say;

/// Which report.
#[derive(clap::Args)]
pub struct Sitrep {
    /// The day; today if not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    day: Option<Day>,
    /// The area; the whole city if not given.
    #[arg(long, value_name = "CODE")]
    area: Option<AreaCode>,
    /// How to print it.
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Json,
    Text,
}

/// Prints it.
pub async fn run(house: House, asked: Sitrep) -> Result<()> {
    let day = asked.day.unwrap_or(house.store.clock.today());
    let area = asked.area.unwrap_or(house.city);
    let report = sitrep::compute(&house, area, day).await?;
    match asked.format {
        Format::Json => say(serde_json::to_string_pretty(&report).map_err(Error::internal)?),
        Format::Text => say(sitrep::text(&report)),
    }
}
