//! `wangge import`: sheets and lists from the console.

use std::io::Write;
use std::path::PathBuf;

use kernel::{Error, Result};
use server::house::House;
use server::rooms::screening::ListKind;
use server::rooms::{area, screening};

use crate::say;

/// What to import.
#[derive(clap::Subcommand)]
pub enum Import {
    /// Returnees from a township's sheet: xlsx, xls, ods or csv.
    Arrivals {
        /// The sheet.
        file: PathBuf,
        /// What the headings mean, as JSON: {"fields": {"姓名": "name", …}}. Detected if not given.
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// Where to write the report row by row.
        #[arg(long, value_name = "FILE.json")]
        report: Option<PathBuf>,
    },
    /// Residents with their households from a sheet.
    Residents {
        /// The sheet.
        file: PathBuf,
        /// What the headings mean, as JSON. Detected if not given.
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// Where to write the report row by row.
        #[arg(long, value_name = "FILE.json")]
        report: Option<PathBuf>,
    },
    /// Areas from a CSV list with code, name, level.
    Areas {
        /// The list.
        file: PathBuf,
    },
}

/// Imports it.
pub async fn run(house: House, import: Import) -> Result<()> {
    match import {
        Import::Areas { file } => {
            let areas = area::read_csv(&file, &area::known(&house.store.read).await?)?;
            crate::init::load_areas(&house, &areas).await?;
            say(format!("{} areas", areas.len()))?;
        }
        Import::Arrivals { file, map, report } => sheet(&house, ListKind::Arrivals, &file, map, report).await?,
        Import::Residents { file, map, report } => sheet(&house, ListKind::Residents, &file, map, report).await?,
    }
    house.store.close().await
}

async fn sheet(house: &House, kind: ListKind, file: &PathBuf, map: Option<PathBuf>, to: Option<PathBuf>) -> Result<()> {
    let cannot = |path: &PathBuf, e: std::io::Error| Error::setup(format!("{}: {e}", path.display()));
    let bytes = std::fs::read(file).map_err(|e| cannot(file, e))?;
    let headings = map.map(|path| {
        let text = std::fs::read_to_string(&path).map_err(|e| cannot(&path, e))?;
        serde_json::from_str::<screening::Headings>(&text).map_err(|e| Error::setup(format!("{}: {e}", path.display())))
    });
    let source = screening::Source::open_by(kind, bytes, headings.transpose()?, house.store.clock.today())?;
    // Nothing is imported whose report has no place.
    let to = to.map(|path| std::fs::File::create(&path).map(|file| (file, path.clone())).map_err(|e| cannot(&path, e)));
    let to = to.transpose()?;
    let unsaid = source.mapping.unsaid(kind);
    let bar = crate::init::bar(0, "rows");
    let note = |report: &screening::Report| bar.set_position(report.rows as u64);
    let mut report = screening::Report::default();
    let told = screening::import(house, &house.actor("console"), house.city, source, false, &mut report, &note).await;
    bar.finish_and_clear();
    if let Some((mut file, path)) = to {
        // A file to correct by: who was registered before is counted only.
        report.duplicates.clear();
        let text = serde_json::to_string_pretty(&report).map_err(Error::internal)?;
        file.write_all(text.as_bytes()).map_err(|e| cannot(&path, e))?;
    }
    told?;
    tell(&report)?;
    for field in unsaid {
        let (zh, en) = field.labels();
        eprintln!("warning: no column was read as {zh} ({en}): nobody is isolated for it. Name the column with --map");
    }
    Ok(())
}

/// What became of the rows, and what the columns were read as.
fn tell(report: &screening::Report) -> Result<()> {
    let screening::Report { rows, created, duplicate, rejected, reasons, columns, .. } = report;
    say(format!("{rows} rows: {created} created, {duplicate} duplicate, {rejected} rejected"))?;
    for (reason, n) in reasons {
        say(format!("  {reason}: {n}"))?;
    }
    let (read, other): (Vec<_>, Vec<_>) = columns.iter().partition(|column| column.field.is_some());
    let named = |column: &&screening::sheet::ReadAs| {
        let field = column.field.map_or_else(String::new, |field| format!(" = {}", field.code()));
        format!("{} {}{field}", column.column, column.heading)
    };
    say(format!("read: {}", read.iter().map(named).collect::<Vec<_>>().join(", ")))?;
    if !other.is_empty() {
        say(format!("not read: {}", other.iter().map(named).collect::<Vec<_>>().join(", ")))?;
    }
    Ok(())
}
