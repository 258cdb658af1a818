//! Loading areas from a list: the national one with 660,000 rows as well as a township's grids.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codes::AreaCode;
use kernel::{Actor, Error, Result, Store};

use super::{LOAD_AREAS, store};
use crate::rooms::coverage;

/// One row of a list.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct AreaRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level in words; must fit the length of the code where given.
    pub level: Option<String>,
}

/// Rows written in one change; parameters of one statement are bounded on both databases.
const PORTION: usize = 4000;

/// Spreadsheet programs begin a file in UTF-8 with this.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Reads `code,name,level` from a CSV file in UTF-8. Every area lies in another of the list or in one that is known.
///
/// # Errors
/// A plain message with the line that is wrong.
pub fn read_csv(path: &Path, known: &BTreeSet<AreaCode>) -> Result<Vec<(AreaCode, String)>> {
    let wrong =
        |line: usize, why: &dyn std::fmt::Display| Error::setup(format!("{} line {line}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|e| wrong(1, &e))?;
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes));
    let mut areas = vec![];
    let mut lines = BTreeMap::new();
    for (at, row) in reader.deserialize::<AreaRow>().enumerate() {
        let line = at + 2;
        let row = row.map_err(|e| wrong(line, &e))?;
        let code: AreaCode = row.code.trim().parse().map_err(|e| wrong(line, &e))?;
        let name = row.name.trim();
        if name.is_empty() {
            return Err(wrong(line, &"the name is missing"));
        }
        if row.level.as_deref().is_some_and(|level| !level.is_empty() && level != code.level().to_string()) {
            return Err(wrong(line, &"the level does not fit the length of the code"));
        }
        areas.push((code, name.to_owned()));
        lines.insert(code, line);
    }
    for (code, line) in &lines {
        if let Some(parent) = code.parent().filter(|parent| !lines.contains_key(parent) && !known.contains(parent)) {
            return Err(wrong(*line, &format!("{code} lies in {parent}, which does not exist")));
        }
    }
    areas.sort_by_key(|(code, _)| *code);
    if let Some(twice) = areas.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Error::setup(format!("{}: the code {} stands twice", path.display(), twice[0].0)));
    }
    Ok(areas)
}

/// Loads areas; known codes get the new name. `progress` hears how many are stored.
pub async fn load(
    store: &Store,
    actor: &Actor,
    city: AreaCode,
    areas: &[(AreaCode, String)],
    progress: &(dyn Fn(usize) + Sync),
) -> Result<()> {
    let mut done = 0;
    for portion in areas.chunks(PORTION) {
        store
            .journal
            .record(actor, LOAD_AREAS, &city, async |tx| {
                tx.about("area", portion[0].0);
                tx.tell(&serde_json::json!({ "areas": portion.len() }));
                store::put(tx, portion.iter().map(|(code, name)| store::row(*code, name)).collect()).await?;
                let own = portion.iter().map(|(code, _)| *code).filter(|code| city.contains(code));
                coverage::touch_areas(tx, own.collect()).await
            })
            .await?;
        done += portion.len();
        progress(done);
    }
    Ok(())
}
