//! Lists saved as text: comma, tab or semicolon between the values, UTF-8, GB18030 or UTF-16.

use std::io::Cursor;

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{Cell, Row, SheetError};

/// A csv file, held as it came.
pub struct Text {
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    delimiter: u8,
}

impl Text {
    /// Recognises encoding and delimiter. Refused where the bytes are no text in any of them.
    pub fn open(mut bytes: Vec<u8>) -> Result<Self, SheetError> {
        let mut encoding = GB18030;
        if let Some((marked, length)) = Encoding::for_bom(&bytes) {
            if marked == UTF_8 {
                bytes.drain(..length);
            } else {
                // UTF-16, what Excel calls "Unicode text".
                let text = decode(marked, &bytes[length..]).ok_or(SheetError::Unreadable)?;
                bytes = text.into_owned().into_bytes();
            }
            encoding = UTF_8;
        }
        if std::str::from_utf8(&bytes).is_ok() {
            encoding = UTF_8;
        }
        let start: String = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
        // Systems of the time saved web pages under the name of Excel.
        let markup = start.trim_start().starts_with('<');
        if markup || bytes.contains(&0) || decode(encoding, &bytes).is_none() {
            return Err(SheetError::Unreadable);
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(SheetError::Empty);
        }
        let delimiter = delimiter(&bytes);
        Ok(Self { bytes, encoding, delimiter })
    }

    /// The rows from the top.
    pub fn rows(&self) -> TextRows<'_> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(Cursor::new(self.bytes.as_slice()));
        TextRows { text: self, reader, record: csv::ByteRecord::new(), counted: 0, number: 1 }
    }
}

/// Splitting before decoding is safe: no character of GB18030 contains the byte of a quote, delimiter or line break.
fn decode<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<std::borrow::Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The one of comma, tab and semicolon that is most frequent at the top.
fn delimiter(bytes: &[u8]) -> u8 {
    let top = &bytes[..bytes.len().min(16_384)];
    let count = |delimiter: u8| top.iter().filter(|b| **b == delimiter).count();
    [b';', b'\t', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// The rows of a csv file, one at a time.
pub struct TextRows<'a> {
    text: &'a Text,
    reader: csv::Reader<Cursor<&'a [u8]>>,
    record: csv::ByteRecord,
    /// Up to where line breaks are counted.
    counted: usize,
    /// The row number of what stands there.
    number: u32,
}

impl TextRows<'_> {
    /// The next row with a value.
    pub fn row(&mut self) -> Result<Option<Row>, SheetError> {
        while self.reader.read_byte_record(&mut self.record).map_err(|_| SheetError::Unreadable)? {
            self.count_blank_lines();
            let mut row = Row::new(self.number, self.record.len().min(64));
            for (column, bytes) in self.record.iter().enumerate() {
                // Excel counts rows, and a line break inside quotes begins none.
                self.number = self.number.saturating_sub(breaks(bytes));
                let text = decode(self.text.encoding, bytes).ok_or(SheetError::Unreadable)?;
                row.put(column, Cell::text(&text));
            }
            if row.too_wide || !row.cells.is_empty() {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// The csv reader passes over blank lines in silence, and begins a record where the one before ended.
    fn count_blank_lines(&mut self) {
        let bytes = &self.text.bytes;
        let begin = self.record.position().map_or(0, |at| at.byte() as usize).min(bytes.len());
        let blank = bytes[begin..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        self.number += breaks(&bytes[self.counted..begin + blank]);
        self.counted = begin + blank;
    }
}

fn breaks(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b == b'\n').count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, String)> {
        let text = Text::open(bytes.to_vec()).unwrap();
        let mut rows = text.rows();
        std::iter::from_fn(|| rows.row().unwrap())
            .map(|row| (row.number, row.cells.iter().map(Cell::to_string).collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn encodings_are_recognised() {
        let text = "序号,姓名\r\n1,镕喆\u{3447}\r\n";
        let expected = vec![(1, "序号|姓名".to_owned()), (2, "1|镕喆\u{3447}".to_owned())];
        assert_eq!(rows(text.as_bytes()), expected);
        assert_eq!(rows(format!("\u{feff}{text}").as_bytes()), expected);
        assert_eq!(rows(&GB18030.encode(text).0), expected);
        let wide: Vec<u8> = "\u{feff}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        assert_eq!(rows(&wide), expected);
    }

    #[test]
    fn rows_are_numbered_as_in_excel() {
        let text = "标题\n\n姓名,电话\n\"甲\n乙\",\"a\"\"b\"\n,\n丙,1\n";
        let expected = [(1, "标题"), (3, "姓名|电话"), (4, "甲\n乙|a\"b"), (6, "丙|1")];
        assert_eq!(rows(text.as_bytes()), expected.map(|(n, t)| (n, t.to_owned())));
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        assert_eq!(rows("姓名\t电话\n甲\t1,2\n".as_bytes())[1].1, "甲|1,2");
        assert_eq!(rows("姓名;电话\n甲;1\n".as_bytes())[1].1, "甲|1");
    }

    #[test]
    fn other_files_are_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0"[..], b"<html><table>", b"\xff\xff\xff\xff", b"%PDF-1.4\n\0"] {
            assert_eq!(Text::open(bytes.to_vec()).err(), Some(SheetError::Unreadable));
        }
        assert_eq!(Text::open(b" \n \n".to_vec()).err(), Some(SheetError::Empty));
    }
}
