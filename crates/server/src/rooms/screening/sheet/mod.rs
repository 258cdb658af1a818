//! Reads the lists that townships keep in Excel, whatever their layout.
//!
//! A list of returnees comes as xlsx, xls, ods or csv, with a title above, headings in other words and another order
//! in every township. Pure logic, no database:
//!
//! 1. [`Workbook::open`] recognises the format and guards against files made to hurt; its rows are streamed.
//! 2. [`inspect`] picks the sheet and guesses its [`Layout`]: where the headings are and which column holds which
//!    [`ArrivalField`]. A person confirms or corrects the guess, and it becomes the [`Mapping`].
//! 3. [`ArrivalReader::read`] turns each row into a [`Draft`], or into the [`RowError`]s that say what to correct, or
//!    skips it (blank, total, footer, repeated heading).
//!
//! Places are looked up through [`Places`]; [`PlaceIndex`] is the one in memory. What is ambiguous stays open: a column
//! without a field, a row with an error. Nothing here is guessed silently, and no error carries a full ID number, phone
//! number or name.
//!
//! ```text
//! let mut book = Workbook::open(bytes)?;
//! let Inspection { sheet, layout } = inspect(&mut book, today)?;
//! let reader = ArrivalReader::new(&layout.mapping(), rules, &places);
//! for row in book.rows(sheet)?.skip_while(before(layout.first_row)) { match reader.read(&row?) { .. } }
//! ```

mod content;
mod date;
mod detect;
mod draft;
mod field;
mod guard;
mod heading;
mod place;
mod read;
mod row;
mod value;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use detect::{Column, Layout, ReadAs};
pub use draft::{Draft, Outcome, RowError, Skip};
pub use field::{ArrivalField, Mapping};
pub use place::{PlaceError, PlaceIndex, Places, Written};
pub use read::{Cell, Row, SheetError, Workbook};
pub use row::{ArrivalReader, ListKind, Named, Rules};

/// The sheet of a workbook that looks most like a list of arrivals, and how it is laid out.
pub struct Inspection {
    /// Which sheet, for [`Workbook::rows`].
    pub sheet: usize,
    /// How it is laid out.
    pub layout: Layout,
}

/// How many rows are looked at to understand a sheet.
const LOOK: usize = 200;

/// Picks the sheet with the best headings and guesses what its columns hold.
///
/// `today` gives dates without a year their year. Errors: `sheet_empty` where no sheet has a row.
pub fn inspect(book: &mut Workbook, today: NaiveDate) -> Result<Inspection, SheetError> {
    let mut best: Option<(f32, Inspection)> = None;
    for sheet in 0..book.sheets().len() {
        let mut head: Vec<Row> = book.rows(sheet)?.take(LOOK).collect::<Result<_, _>>()?;
        if head.is_empty() {
            continue;
        }
        head.retain(|row| !row.too_wide);
        if head.is_empty() {
            return Err(SheetError::TooLarge);
        }
        let layout = detect::detect(&head, today);
        let score = layout.score();
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, Inspection { sheet, layout }));
        }
    }
    best.map(|(_, inspection)| inspection).ok_or(SheetError::Empty)
}
