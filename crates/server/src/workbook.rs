//! Lists as xlsx files.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The media type of an xlsx file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A table with a bold, frozen heading; of each column the heading and its width.
pub fn table(
    name: &str,
    headings: &[(&str, u32)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(name)?;
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0..).zip(headings) {
        sheet.write_with_format(0, column, *heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (at, row) in (1..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            // write_string never makes a formula, whatever the text begins with.
            sheet.write_string(at, column, text)?;
        }
    }
    book.save_to_buffer()
}

/// An xlsx file to be saved under a name.
pub fn attachment(name: &str, sheet: Vec<u8>) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, named)], sheet).into_response()
}
