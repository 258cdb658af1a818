//! xlsx: the cells come out of the zip one by one, and only one row is held.

use std::io::Cursor;

use calamine::{DataRef, XlsxCellReader};

use super::{Cell, Row, SheetError, caught, from_iso, from_moment};

/// The rows of a sheet, one at a time.
pub struct StreamedRows<'a> {
    reader: XlsxCellReader<'a, Cursor<Vec<u8>>>,
    /// The first cell of the next row: row number, column, value.
    next: Option<(u32, usize, Cell)>,
    ended: bool,
}

impl<'a> StreamedRows<'a> {
    /// From the top of the sheet.
    pub fn new(reader: XlsxCellReader<'a, Cursor<Vec<u8>>>) -> Self {
        Self { reader, next: None, ended: false }
    }

    /// The next row with a value.
    pub fn row(&mut self) -> Result<Option<Row>, SheetError> {
        caught(|| Some(self.gather())).unwrap_or(Err(SheetError::Unreadable))
    }

    /// Gathers cells until the row number changes. Cells that are formatted and empty are common below a list.
    fn gather(&mut self) -> Result<Option<Row>, SheetError> {
        let mut row: Option<Row> = None;
        while let Some((number, column, cell)) = self.cell()? {
            let filled = row.get_or_insert_with(|| Row::new(number, 16));
            if filled.number != number {
                self.next = Some((number, column, cell));
                break;
            }
            filled.put(column, cell);
        }
        Ok(row)
    }

    /// The next cell with a value.
    fn cell(&mut self) -> Result<Option<(u32, usize, Cell)>, SheetError> {
        if let Some(waiting) = self.next.take() {
            return Ok(Some(waiting));
        }
        while !self.ended {
            let Some(cell) = self.reader.next_cell().map_err(|_| SheetError::Unreadable)? else {
                self.ended = true;
                break;
            };
            let (row, column) = cell.get_position();
            let value = value(cell.get_value());
            if !value.is_empty() {
                return Ok(Some((row + 1, column as usize, value)));
            }
        }
        Ok(None)
    }
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => from_moment(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => from_iso(text),
        DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}
