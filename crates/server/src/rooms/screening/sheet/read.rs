//! Opens a spreadsheet of any common format and streams its rows.

use std::fmt;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, Range, Reader, Xls, Xlsx};
use chrono::NaiveDate;

use super::guard;

mod loaded;
mod streamed;
mod text;

/// The most columns with a value; forms of the time had at most some forty.
const MOST_COLUMNS: usize = 200;

/// The most rows.
const MOST_ROWS: u32 = 500_000;

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// No spreadsheet, a damaged one, or one locked with a password.
    Unreadable,
    /// Nothing in it.
    Empty,
    /// Too many columns or rows, or it unpacks to too much.
    TooLarge,
}

impl SheetError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "sheet_unreadable",
            Self::Empty => "sheet_empty",
            Self::TooLarge => "sheet_too_large",
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the file is no spreadsheet, or damaged, or locked",
            Self::Empty => "the file has no rows",
            Self::TooLarge => "the file is too large",
        })
    }
}

impl std::error::Error for SheetError {}

/// What stands in one cell. Texts are trimmed, never empty, and without control characters but line breaks.
#[derive(Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or an Excel error such as `#N/A`.
    Empty,
    /// A text.
    Text(String),
    /// A number; a date in a column not formatted as dates is one too.
    Number(f64),
    /// A day; the time of day is dropped.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
}

impl Cell {
    /// A text, or nothing where it is blank.
    pub fn text(text: &str) -> Self {
        let around = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}' || c == '\u{200b}';
        let text = text.trim_matches(around);
        let unseen = |c: char| c.is_control() && c != '\n';
        if text.is_empty() {
            Self::Empty
        } else if text.contains(unseen) {
            Self::Text(text.replace('\t', " ").replace(unseen, ""))
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// As a person would read it: whole numbers without a decimal point, days as 2020-02-05.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(day) => write!(f, "{day}"),
            Self::Bool(truth) => f.write_str(if *truth { "是" } else { "否" }),
        }
    }
}

/// One row with at least one value.
pub struct Row {
    /// The row number at the left edge of Excel, from 1.
    pub number: u32,
    /// The cells from column A to the last with a value.
    pub cells: Vec<Cell>,
    /// Whether values stand beyond the columns that are read: then the row is no row of a list.
    pub too_wide: bool,
}

impl Row {
    fn new(number: u32, room: usize) -> Self {
        Self { number, cells: Vec::with_capacity(room), too_wide: false }
    }

    /// The cell of a column; empty beyond the last.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    fn put(&mut self, column: usize, cell: Cell) {
        if cell.is_empty() {
            return;
        }
        if column >= MOST_COLUMNS {
            self.too_wide = true;
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
    }
}

/// A spreadsheet, held in memory as it came; only the rows are unpacked, one at a time.
///
/// xls and ods are the exception: their sheet is loaded as a whole.
pub struct Workbook(Format);

enum Format {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Loaded(Vec<(String, Range<Data>)>),
    Text(text::Text),
}

impl Workbook {
    /// Recognises the format from the bytes, not from the file's name.
    pub fn open(bytes: Vec<u8>) -> Result<Self, SheetError> {
        match bytes.as_slice() {
            [] => Err(SheetError::Empty),
            [b'P', b'K', 3, 4, ..] => Self::open_zip(bytes),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => sound(|| load(Xls::new(Cursor::new(bytes)).ok()?)),
            _ => text::Text::open(bytes).map(|text| Self(Format::Text(text))),
        }
    }

    fn open_zip(bytes: Vec<u8>) -> Result<Self, SheetError> {
        let parts = guard::parts(&bytes)?;
        if parts.iter().any(|part| part == "content.xml") {
            sound(|| load(Ods::new(Cursor::new(bytes)).ok()?))
        } else {
            sound(|| Some(Self(Format::Xlsx(Box::new(Xlsx::new(Cursor::new(bytes)).ok()?)))))
        }
    }

    /// The names of the sheets, in order. A csv file is one sheet without a name.
    pub fn sheets(&self) -> Vec<String> {
        match &self.0 {
            Format::Xlsx(book) => book.sheet_names(),
            Format::Loaded(sheets) => sheets.iter().map(|(name, _)| name.clone()).collect(),
            Format::Text(_) => vec![String::new()],
        }
    }

    /// Reads a sheet to its end and keeps nothing: whether it can be read, before anything is done with it.
    pub fn check(&mut self, sheet: usize) -> Result<(), SheetError> {
        self.rows(sheet)?.try_for_each(|row| row.map(drop))
    }

    /// The rows of a sheet that have a value, from the top. Can be asked for again.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, SheetError> {
        let source = match &mut self.0 {
            Format::Xlsx(book) => {
                let name = book.sheet_names().get(sheet).cloned().ok_or(SheetError::Empty)?;
                match caught(|| book.worksheet_cells_reader(&name).ok()) {
                    Some(reader) => Source::Streamed(Box::new(streamed::StreamedRows::new(reader))),
                    // A sheet that holds a chart only.
                    None => Source::Done,
                }
            }
            Format::Loaded(sheets) => {
                let (_, range) = sheets.get(sheet).ok_or(SheetError::Empty)?;
                Source::Loaded(loaded::LoadedRows::new(range))
            }
            Format::Text(text) => Source::Text(text.rows()),
        };
        Ok(Rows { source, given: 0 })
    }
}

/// All sheets of a workbook that cannot be streamed.
fn load<R: Reader<Cursor<Vec<u8>>>>(mut book: R) -> Option<Workbook> {
    let names = book.sheet_names();
    let sheets = names.into_iter().filter_map(|name| book.worksheet_range(&name).ok().map(|range| (name, range)));
    Some(Workbook(Format::Loaded(sheets.collect())))
}

/// Bytes that make the parser fail are unreadable, and so are those that make it panic.
fn sound<T>(parse: impl FnOnce() -> Option<T>) -> Result<T, SheetError> {
    caught(parse).ok_or(SheetError::Unreadable)
}

fn caught<T>(parse: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(parse)).ok().flatten()
}

/// The rows of a sheet, streamed. Ends after the first error.
pub struct Rows<'a> {
    source: Source<'a>,
    given: u32,
}

enum Source<'a> {
    Streamed(Box<streamed::StreamedRows<'a>>),
    Loaded(loaded::LoadedRows<'a>),
    Text(text::TextRows<'a>),
    Done,
}

impl Source<'_> {
    fn row(&mut self) -> Result<Option<Row>, SheetError> {
        match self {
            Self::Streamed(rows) => rows.row(),
            Self::Loaded(rows) => rows.row(),
            Self::Text(rows) => rows.row(),
            Self::Done => Ok(None),
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, SheetError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.source.row() {
            Ok(Some(_)) if self.given == MOST_ROWS => Err(SheetError::TooLarge),
            Ok(row) => Ok(row?),
            Err(error) => Err(error),
        };
        self.given += 1;
        if row.is_err() {
            self.source = Source::Done;
        }
        Some(row)
    }
}

fn from_moment(moment: &calamine::ExcelDateTime) -> Cell {
    let day = moment.as_datetime().filter(|_| moment.is_datetime());
    day.map_or(Cell::Number(moment.as_f64()), |day| Cell::Date(day.date()))
}

fn from_iso(text: &str) -> Cell {
    text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::text(text), Cell::Date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_seen_is_not_read() {
        let read = |text: &str| Cell::text(text).to_string();
        assert_eq!(read("\u{0}李\u{1}梅\r\n\u{7f}"), "李梅");
        assert_eq!(read("甲\r\n乙\t丙\u{85}"), "甲\n乙 丙");
        assert!(Cell::text("\u{0} \u{feff}").is_empty());
    }

    proptest! {
        #[test]
        fn no_control_character_comes_in(chars in proptest::collection::vec(any::<char>(), 0..20), odd in "[\u{0}-\u{20}梅]{0,9}") {
            let text = chars.into_iter().chain(odd.chars()).chain(['梅']).collect::<String>();
            let read = Cell::text(&text).to_string();
            prop_assert!(!read.contains(|c: char| c.is_control() && c != '\n'), "{:?}", read);
        }
    }
}
