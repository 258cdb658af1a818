//! Lists as xlsx files: who took them, when and what for stands on every page, and a password may lock them.

use std::io::{Cursor, Write};

use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result, Stamp};
use ms_offcrypto_writer::Ecma376AgileWriter;
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};
use serde::Deserialize;

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::audit::RevealRules;

/// The media type of an xlsx file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a file with personal data is needed for, and by what it is locked.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportOrder {
    /// What it is needed for: a code of the policy, see `readRevealRules`.
    #[schema(max_length = 40, example = "report")]
    pub purpose: String,
    /// Locks the file (ECMA-376 agile encryption, AES-256): at least eight signs. The house forgets it.
    #[schema(min_length = 8, max_length = 64)]
    pub password: Option<String>,
}

impl ExportOrder {
    /// The file as it leaves the house.
    ///
    /// # Errors
    /// `password_short`, `text_length`
    pub fn check(&self) -> Result<()> {
        match self.password.as_ref().map(|password| password.chars().count()) {
            Some(..8) => Err(Error::invalid("password", "password_short")),
            Some(65..) => Err(Error::invalid("password", "text_length")),
            _ => Ok(()),
        }
    }

    /// The file, locked where a password was given.
    pub fn locked(&self, sheet: Vec<u8>) -> Result<Vec<u8>> {
        match &self.password {
            Some(password) => lock(&sheet, password),
            None => Ok(sheet),
        }
    }
}

fn lock(sheet: &[u8], password: &str) -> Result<Vec<u8>> {
    let mut file = Cursor::new(vec![]);
    let mut writer = Ecma376AgileWriter::create(&mut rand_09::rng(), password, &mut file).map_err(Error::internal)?;
    writer.write_all(sheet).map_err(Error::internal)?;
    writer.finalize().map_err(Error::internal)?;
    Ok(file.into_inner())
}

/// Who took a file, when and what for.
pub struct Watermark {
    who: String,
    what_for: String,
    at: Stamp,
    text: String,
}

impl Watermark {
    /// The watermark of somebody who takes a file now.
    pub fn of(house: &House, person: &SignedIn, purpose: &str) -> Result<Self> {
        let clock = &house.store.clock;
        let what_for = RevealRules::on(&house.store.policy, clock.today())?.zh(purpose);
        let (who, at) = (person.actor.name.clone(), clock.now());
        let when = clock.local(at).format("%Y-%m-%d %H:%M");
        let text = format!("导出人：{who}　时间：{when}　用途：{what_for}　含个人信息，请勿转发");
        Ok(Self { who, what_for, at, text })
    }

    /// The line itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts it into the properties of a file.
    pub fn mark(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let at = rust_xlsxwriter::ExcelDateTime::from_timestamp(self.at.0 / 1000)?;
        let properties = DocProperties::new()
            .set_author(&self.who)
            .set_subject(&self.what_for)
            .set_comment(&self.text)
            .set_creation_datetime(&at);
        book.set_properties(&properties);
        Ok(())
    }

    /// Puts it above and below every printed page.
    pub fn mark_pages(&self, sheet: &mut Worksheet) {
        // What stands there is a language of its own; && is one &.
        let text = self.text.replace('&', "&&");
        sheet.set_header(format!("&C{text}")).set_footer(format!("&L{text}&R&P/&N"));
    }
}

/// A table with a bold, frozen heading; of each column the heading and its width. A watermark is its last line too.
pub fn table(
    name: &str,
    headings: &[(&str, u32)],
    rows: impl IntoIterator<Item = Vec<String>>,
    mark: Option<&Watermark>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    fill(&mut book, name, headings, rows, mark)?;
    if let Some(mark) = mark {
        mark.mark(&mut book)?;
    }
    book.save_to_buffer()
}

fn fill(
    book: &mut Workbook,
    name: &str,
    headings: &[(&str, u32)],
    rows: impl IntoIterator<Item = Vec<String>>,
    mark: Option<&Watermark>,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0..).zip(headings) {
        sheet.write_with_format(0, column, *heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut next = 1;
    for row in rows {
        for (column, text) in (0..).zip(row) {
            // write_string never makes a formula, whatever the text begins with.
            sheet.write_string(next, column, text)?;
        }
        next += 1;
    }
    if let Some(mark) = mark {
        sheet.write_string_with_format(next + 1, 0, mark.text(), &Format::new().set_italic())?;
        mark.mark_pages(sheet);
    }
    Ok(())
}

/// One of several tables in a file.
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Of each column the heading and its width.
    pub headings: Vec<(&'static str, u32)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Several tables in one file, each with the watermark.
pub fn book(sheets: &[Sheet], mark: &Watermark) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for Sheet { name, headings, rows } in sheets {
        fill(&mut book, name, headings, rows.iter().cloned(), Some(mark))?;
    }
    mark.mark(&mut book)?;
    book.save_to_buffer()
}

/// An xlsx file to be saved under a name.
pub fn attachment(name: &str, sheet: Vec<u8>) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, named)], sheet).into_response()
}
