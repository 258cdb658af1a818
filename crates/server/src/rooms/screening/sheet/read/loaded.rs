//! xls and ods: the sheet is in memory as a whole.

use calamine::{Data, Range};

use super::{Cell, Row, SheetError, from_iso, from_moment};

/// The rows of a sheet, one at a time.
pub struct LoadedRows<'a> {
    range: &'a Range<Data>,
    at: usize,
}

impl<'a> LoadedRows<'a> {
    /// From the top of the sheet.
    pub fn new(range: &'a Range<Data>) -> Self {
        Self { range, at: 0 }
    }

    /// The next row with a value.
    pub fn row(&mut self) -> Result<Option<Row>, SheetError> {
        let Some((top, left)) = self.range.start() else { return Ok(None) };
        while self.at < self.range.height() {
            let mut row = Row::new(top + self.at as u32 + 1, 16);
            for (column, data) in self.range[self.at].iter().enumerate() {
                row.put(left as usize + column, value(data));
            }
            self.at += 1;
            if row.too_wide || !row.cells.is_empty() {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }
}

fn value(value: &Data) -> Cell {
    match value {
        Data::String(text) => Cell::text(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(moment) => from_moment(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => from_iso(text),
        _ => Cell::Empty,
    }
}
