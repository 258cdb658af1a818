//! A list as it was sent: the rows above it, its columns, and whom each row names.

use codes::AreaCode;
use kernel::{Day, Error, Result};

use crate::rooms::screening::sheet::{
    ArrivalField, ArrivalReader, Layout, ListKind, Mapping, Named, PlaceIndex, ReadAs, Row, Rules, Workbook, inspect,
};
use crate::rooms::screening::unreadable;

use super::store::Who;

/// A row that asks about somebody.
pub struct Asked {
    /// As Excel numbers it.
    pub number: u32,
    /// The cells as they came.
    pub cells: Vec<String>,
    /// Whom it names, parsed.
    pub named: Named,
    /// The same as written.
    pub who: Who,
}

/// A sheet that was sent down.
pub struct SentSheet {
    /// The sheet's name.
    pub sheet: String,
    /// How it is laid out.
    pub layout: Layout,
    /// What its columns hold.
    pub mapping: Mapping,
    /// The same column by column.
    pub columns: Vec<ReadAs>,
    /// The rows above the first person.
    pub head: Vec<Vec<String>>,
    /// Those asked about.
    pub rows: Vec<Asked>,
}

/// More people than this are no list to be checked door by door.
const MOST_ROWS: usize = 20_000;

/// Reads a file as it seems.
///
/// # Errors
/// [`Error::Invalid`] on `file`.
pub fn read_sheet(bytes: Vec<u8>, places: &PlaceIndex, today: Day) -> Result<SentSheet> {
    SentSheet::read(bytes, None, places, today)
}

impl SentSheet {
    /// Reads a file with the mapping given, or as it seems. Where a field is missing there are no rows yet.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` or `mapping`.
    pub fn read(bytes: Vec<u8>, mapping: Option<Mapping>, places: &PlaceIndex, today: Day) -> Result<Self> {
        let mut book = Workbook::open(bytes).map_err(unreadable)?;
        let found = inspect(&mut book, today).map_err(unreadable)?;
        let sheet = book.sheets().get(found.sheet).cloned().unwrap_or_default();
        let mapping = mapping.unwrap_or_else(|| found.layout.mapping());
        if let Some(field) = mapping.twice() {
            return Err(Error::invalid_because("mapping", "mapping_twice", field.code()));
        }
        let rules = Rules { kind: ListKind::Pushed, today, earliest: today };
        let reader = ArrivalReader::new(&mapping, rules, places);
        let complete = mapping.missing(ListKind::Pushed).is_empty();
        let (mut head, mut rows) = (vec![], vec![]);
        for row in book.rows(found.sheet).map_err(unreadable)? {
            let row = row.map_err(unreadable)?;
            let cells = texts(&row);
            if row.number < found.layout.first_row {
                head.push(cells);
            } else if complete && let Some(named) = reader.named(&row) {
                let who = who(&named, &row, &mapping);
                rows.push(Asked { number: row.number, cells, named, who });
            }
            if rows.len() > MOST_ROWS {
                return Err(Error::invalid("file", "sheet_too_large"));
            }
        }
        let columns = found.layout.read_as(&mapping);
        Ok(Self { sheet, layout: found.layout, mapping, columns, head, rows })
    }

    /// What is needed and not there.
    pub fn missing(&self) -> Vec<ArrivalField> {
        self.mapping.missing(ListKind::Pushed)
    }
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(ToString::to_string).collect()
}

fn who(named: &Named, row: &Row, mapping: &Mapping) -> Who {
    let said = |field: ArrivalField| {
        let text = mapping.column(field).map(|column| row.cell(column).to_string());
        text.filter(|text| !text.is_empty()).map(|text| text.chars().take(100).collect::<String>())
    };
    let place = [ArrivalField::Township, ArrivalField::Community, ArrivalField::AreaText, ArrivalField::Address];
    let place: Vec<String> = place.into_iter().filter_map(said).collect();
    Who {
        name: named.name.clone().or_else(|| said(ArrivalField::Name)).unwrap_or_default(),
        document_type: named.document.as_ref().map(|document| document.kind().code().to_owned()),
        document: named
            .document
            .as_ref()
            .map_or_else(|| said(ArrivalField::DocumentNumber), |d| Some(d.number().into())),
        phone: named.phone.as_ref().map_or_else(|| said(ArrivalField::Phone), |phone| Some(phone.as_str().to_owned())),
        address: Some(place.join(" ")).filter(|place| !place.is_empty()),
    }
}

/// The places of a city by their names.
pub async fn places(read: &impl kernel::Read, city: AreaCode) -> Result<PlaceIndex> {
    let areas = crate::rooms::area::all_within(read, city).await?;
    Ok(PlaceIndex::new(areas.into_iter().map(|(code, name, _)| (code, name))))
}
