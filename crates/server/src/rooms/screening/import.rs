//! Importing a township's sheet: rows are read on one thread and written in portions on another, so memory stays flat.

use std::collections::{BTreeMap, HashSet};

use codes::AreaCode;
use kernel::{Actor, Day, Error, Result, Store};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::mappings::Headings;
use super::model::Origins;
use super::register::{NewArrival, Registered, register};
use super::sheet::{
    ArrivalReader, Draft, ListKind, Mapping, Outcome, PlaceIndex, ReadAs, RowError, Rules, SheetError, Workbook,
    inspect,
};
use super::store::{ArrivalId, of_persons};
use super::{REGISTER_ARRIVAL, START_IMPORT};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::people::{self, Identity, SealedDoor, SealedPerson};

/// Rows written in one change. More would be faster and let others wait longer for the writer.
const PORTION: usize = 4096;

/// A report names this many wrong rows at most; the counts go on.
const MOST_ERRORS: usize = 20_000;

/// What became of a sheet.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    /// Rows that tell of a person.
    pub rows: usize,
    /// Arrivals that are new.
    pub created: usize,
    /// Persons registered before, or further up in the same sheet.
    pub duplicate: usize,
    /// Rows with something to correct.
    pub rejected: usize,
    /// How many rows were rejected for which reason.
    pub reasons: BTreeMap<String, usize>,
    /// What to correct, row by row; values are masked.
    pub errors: Vec<Wrong>,
    /// Rows of persons registered before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duplicates: Vec<u32>,
    /// What each column was read as, from the left.
    #[serde(default)]
    pub columns: Vec<ReadAs>,
}

/// Something to correct in one row.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Wrong {
    /// The row number at the left edge of Excel.
    pub row: u32,
    /// The letter of the column; none where the sheet has no such column.
    pub column: Option<String>,
    /// The field.
    pub field: String,
    /// Why, as a stable code.
    pub code: String,
    /// What stands there, masked.
    pub value: String,
}

impl Wrong {
    fn of_row(row: u32, code: &str) -> Self {
        Self { row, column: None, field: "row".to_owned(), code: code.to_owned(), value: String::new() }
    }
}

impl From<RowError> for Wrong {
    fn from(error: RowError) -> Self {
        Self {
            row: error.row,
            column: error.column,
            field: error.field.code().to_owned(),
            code: error.code.to_owned(),
            value: error.value,
        }
    }
}

impl Report {
    fn reject(&mut self, errors: Vec<Wrong>) {
        self.rejected += 1;
        if let Some(first) = errors.first() {
            *self.reasons.entry(first.code.clone()).or_default() += 1;
        }
        if self.errors.len() < MOST_ERRORS {
            self.errors.extend(errors);
        }
    }
}

/// A sheet ready to be read: the bytes, which sheet of the book, and what its columns hold.
pub struct Source {
    /// What the list is about.
    pub kind: ListKind,
    /// The file.
    pub book: Workbook,
    /// Which sheet of it.
    pub sheet: usize,
    /// The first row that may hold a person.
    pub first_row: u32,
    /// What the columns hold.
    pub mapping: Mapping,
    /// The same column by column, with the headings.
    pub columns: Vec<ReadAs>,
}

impl Source {
    /// Opens a file with what its headings mean, or as it seems.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` or `mapping`, also where a heading is not in the sheet, or in it twice.
    pub fn open_by(kind: ListKind, bytes: Vec<u8>, headings: Option<Headings>, today: Day) -> Result<Self> {
        let Some(headings) = headings else { return Self::open(kind, bytes, None, today) };
        let mut book = Workbook::open(bytes.clone()).map_err(unreadable)?;
        let layout = inspect(&mut book, today).map_err(unreadable)?.layout;
        let mapping = headings.apply(&layout.columns)?;
        Self::open(kind, bytes, Some(mapping), today)
    }

    /// Opens a file and takes the mapping given, or the one it seems to have.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` or `mapping`.
    pub fn open(kind: ListKind, bytes: Vec<u8>, mapping: Option<Mapping>, today: Day) -> Result<Self> {
        let mut book = Workbook::open(bytes).map_err(unreadable)?;
        let inspection = inspect(&mut book, today).map_err(unreadable)?;
        let mapping = mapping.unwrap_or_else(|| inspection.layout.mapping());
        if let Some(field) = mapping.twice() {
            return Err(Error::invalid_because("mapping", "mapping_twice", field.code()));
        }
        if let Some(field) = mapping.missing(kind).first() {
            return Err(Error::invalid_because("mapping", "mapping_incomplete", field.code()));
        }
        let columns = inspection.layout.read_as(&mapping);
        let first_row = inspection.layout.first_row;
        Ok(Self { kind, book, sheet: inspection.sheet, first_row, mapping, columns })
    }
}

/// What a caller is told of a file that is no sheet.
pub fn unreadable(error: SheetError) -> Error {
    Error::invalid_because("file", error.code(), error)
}

/// A row as read: somebody, ready to be stored, or what is wrong.
type Checked = Result<(u32, Box<NewArrival>), Vec<Wrong>>;

/// Reads a sheet and registers every person in it. With `dry` nothing is written: the checks only.
///
/// The report is true at every moment, also where the import fails half way; `note` hears of it after each portion. `place`
/// is where the journal puts the import.
///
/// # Errors
/// [`Error::Invalid`] on `file`, before anything is written, where the sheet cannot be read to its end; what the store says.
pub async fn import(
    house: &House,
    actor: &Actor,
    place: AreaCode,
    source: Source,
    dry: bool,
    report: &mut Report,
    note: &(dyn Fn(&Report) + Sync),
) -> Result<()> {
    let store = house.store.clone();
    let today = store.clock.today();
    let origins = Origins::on(&store.policy, today, house.city)?;
    let kind = source.kind;
    let rules = Rules { kind, today, earliest: origins.earliest };
    let areas = area::all_within(&store.read, house.city).await?;
    let places = PlaceIndex::new(areas.into_iter().map(|(code, name, _)| (code, name)));
    let checks = Checks { store: store.clone(), actor: actor.clone(), kind, origins, today };
    report.columns.clone_from(&source.columns);
    let (rows, mut portions) = mpsc::channel(4);
    let reading = tokio::task::spawn_blocking(move || read(source, rules, &places, &checks, &rows));

    let mut seen = HashSet::new();
    while let Some(portion) = portions.recv().await {
        let mut drafts: Vec<(u32, NewArrival)> = vec![];
        for one in portion {
            report.rows += 1;
            match one {
                Ok((row, arrival)) => drafts.push((row, *arrival)),
                Err(wrong) => report.reject(wrong),
            }
        }
        if dry {
            let known = registered(&store, kind, &drafts).await?;
            for ((row, draft), known) in drafts.into_iter().zip(known) {
                if seen.insert(draft.person.key().clone()) && !known {
                    report.created += 1;
                } else {
                    report.duplicate += 1;
                    report.duplicates.push(row);
                }
            }
        } else {
            write(house, actor, kind, place, drafts, report).await?;
        }
        note(report);
    }
    reading.await.map_err(Error::internal)?
}

/// Of each whether they are registered already.
async fn registered(store: &Store, kind: ListKind, drafts: &[(u32, NewArrival)]) -> Result<Vec<bool>> {
    let people: Vec<_> = drafts.iter().map(|(_, draft)| &draft.person).collect();
    let people = people::known_persons(&store.read, &people).await?;
    let known: Vec<_> = people.iter().copied().flatten().collect();
    let here: HashSet<_> = match kind {
        ListKind::Arrivals => of_persons(&store.read, &known).await?.into_keys().collect(),
        ListKind::Residents => people::settled(&store.read, &known).await?,
        ListKind::Pushed => HashSet::new(),
    };
    Ok(people.into_iter().map(|person| person.is_some_and(|person| here.contains(&person))).collect())
}

async fn write(
    house: &House,
    actor: &Actor,
    kind: ListKind,
    place: AreaCode,
    drafts: Vec<(u32, NewArrival)>,
    report: &mut Report,
) -> Result<()> {
    if drafts.is_empty() {
        return Ok(());
    }
    let (rows, new): (Vec<u32>, Vec<NewArrival>) = drafts.into_iter().unzip();
    let answers = house
        .store
        .journal
        .record(actor, START_IMPORT, &place, async |tx| {
            tx.expect_many().await?;
            tx.about("import", "");
            tx.tell(&serde_json::json!({ "rows": new.len() }));
            match kind {
                ListKind::Arrivals => {
                    let answers = register(tx, &house.store, &new).await?;
                    Ok(answers.into_iter().map(|answer| answer == Registered::Created).collect::<Vec<_>>())
                }
                ListKind::Residents => {
                    let moves: Vec<_> = new.iter().map(|one| (&one.person, one.area, &one.door)).collect();
                    people::settle_in(tx, &moves).await
                }
                // Nobody is registered by being asked about.
                ListKind::Pushed => Ok(vec![false; new.len()]),
            }
        })
        .await?;
    for (row, created) in rows.into_iter().zip(answers) {
        if created {
            report.created += 1;
        } else {
            report.duplicate += 1;
            report.duplicates.push(row);
        }
    }
    Ok(())
}

fn read(
    mut source: Source,
    rules: Rules,
    places: &PlaceIndex,
    checks: &Checks,
    rows: &mpsc::Sender<Vec<Checked>>,
) -> Result<()> {
    // Half a sheet is worse than none.
    source.book.check(source.sheet).map_err(unreadable)?;
    let reader = ArrivalReader::new(&source.mapping, rules, places);
    let mut portion: Vec<Checked> = Vec::with_capacity(PORTION);
    for row in source.book.rows(source.sheet).map_err(unreadable)? {
        let row = row.map_err(unreadable)?;
        if row.number < source.first_row {
            continue;
        }
        if row.too_wide {
            portion.push(Err(vec![Wrong::of_row(row.number, "row_too_wide")]));
            continue;
        }
        match reader.read(&row) {
            Outcome::Skipped(_) => {}
            Outcome::Draft(draft) => portion.push(checks.arrival(*draft)?),
            Outcome::Rejected(errors) => portion.push(Err(errors.into_iter().map(Wrong::from).collect())),
        }
        // The other side went away: nobody wants the rest.
        if portion.len() == PORTION && rows.blocking_send(std::mem::take(&mut portion)).is_err() {
            return Ok(());
        }
    }
    let _ = rows.blocking_send(portion);
    Ok(())
}

/// What a row must pass beside its own form: the caller's scope, and that its person adds up. It is sealed here, on the
/// reading thread, so that the writer has nothing left to compute.
struct Checks {
    store: Store,
    actor: Actor,
    kind: ListKind,
    origins: Origins,
    today: Day,
}

impl Checks {
    fn arrival(&self, draft: Draft) -> Result<Checked> {
        let row = draft.row;
        let wrong = |field: &str, code: &str| {
            let (field, code) = (field.to_owned(), code.to_owned());
            Ok(Err(vec![Wrong { row, column: None, field, code, value: String::new() }]))
        };
        let act = if self.kind == ListKind::Arrivals { REGISTER_ARRIVAL } else { people::ADD_RESIDENT };
        if !self.actor.may(act, &draft.area) {
            return wrong("area", "area_outside");
        }
        let person = match Identity::of(draft.name, draft.sex, draft.document, draft.phone, self.today) {
            Ok(person) => person,
            Err((field, code)) => return wrong(field, code),
        };
        let (vault, now) = (&self.store.vault, self.store.clock.now());
        let sealed = |kind: &str, text: Option<String>| text.map(|text| vault.seal(kind, &text)).transpose();
        let origin = draft.origin.unwrap_or_default();
        let new = NewArrival {
            id: ArrivalId::new(now),
            digest: vec![],
            person: SealedPerson::of(&person, vault, now)?,
            area: draft.area,
            door: SealedDoor::of(draft.area, draft.address.as_deref(), vault, now)?,
            origin_kind: self.origins.kind(&origin, None, draft.been_to_risk_area),
            origin,
            left_origin_on: draft.left_origin_on,
            arrived_on: draft.arrived_on,
            transport: draft.transport,
            been_to_risk_area: draft.been_to_risk_area,
            temperature: draft.temperature,
            condition: sealed("condition", draft.condition)?,
            note: sealed("note", draft.note)?,
            source: "sheet",
            by: 0,
        };
        Ok(Ok((row, Box::new(new))))
    }
}
