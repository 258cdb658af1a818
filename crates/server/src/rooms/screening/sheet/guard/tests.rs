use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A workbook of some size, with texts that repeat and texts that do not.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..3_000 {
        sheet.write(row, 0, format!("第{}个", row * 7919 % 3001)).unwrap();
        sheet.write(row, 1, "曙光镇中和村").unwrap();
        sheet.write(row, 2, f64::from(row) * 1.37).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A zip with one part.
fn zip(name: &str, mut data: impl Read, method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    zip.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
    copy(&mut data, &mut zip).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The same zip, whose directory and header say that the part unpacks to a thousand bytes.
fn lying(mut zip: Vec<u8>) -> Vec<u8> {
    let directory = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    for unpacked in [22, directory + 24] {
        zip[unpacked..unpacked + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    zip
}

#[test]
fn a_workbook_is_let_through() {
    assert!(parts(&workbook()).unwrap().contains(&"xl/workbook.xml".to_owned()));
}

#[test]
fn a_bomb_is_neither_unpacked_nor_believed() {
    let bomb = zip("xl/styles.xml", std::io::repeat(b'a').take(MOST_HELD + 1), CompressionMethod::Deflated);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(parts(&bomb).err(), Some(SheetError::TooLarge));
    assert_eq!(parts(&lying(bomb)).err(), Some(SheetError::Unreadable));
}

#[test]
fn a_workbook_has_no_more_parts_than_workbooks_have() {
    let with = |parts: usize| {
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for part in 0..parts {
            zip.start_file(format!("xl/{part}.xml"), SimpleFileOptions::default()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(parts(&with(MOST_PARTS)).unwrap().len(), MOST_PARTS);
    assert_eq!(parts(&with(MOST_PARTS + 1)).err(), Some(SheetError::TooLarge));
}

#[test]
fn no_more_strings_are_promised_than_can_be_there() {
    let strings = |text: &str| parts(&zip("xl/sharedStrings.xml", text.as_bytes(), CompressionMethod::Stored)).is_ok();
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    assert!(strings(&format!(r#"{head}<sst xmlns="http://x/2006/main" count="9000" uniqueCount="3"><si/></sst>"#)));
    assert!(strings("<x:sst xmlns:x='y'></x:sst>") && strings("<sst/>"));
    assert!(!strings(&format!(r#"{head}<sst uniqueCount="999999999999"></sst>"#)));
    assert!(!strings("<sst uniqueCount = '99999999999999999999999'></sst>"));
    assert!(!strings(&format!("{head}<!-- {} --><sst uniqueCount='999999999999'>", "x".repeat(5_000))));
    assert!(!strings(&format!("<sst {} uniqueCount='999999999999'>", " ".repeat(5_000))));
}

#[test]
fn torn_files_are_no_zip() {
    let bytes = workbook();
    for length in [0, 4, 21, 22, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(parts(&bytes[..length]).err(), Some(SheetError::Unreadable), "{length}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_measured_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parts(&bytes);
        let _ = parts(&lying(zip("xl/sharedStrings.xml", &bytes[..], CompressionMethod::Stored)));
    }

    #[test]
    fn a_damaged_workbook_harms_nobody(place in 0..10_000usize, byte in any::<u8>()) {
        let mut bytes = small_workbook();
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(mut book) = super::super::Workbook::open(bytes) {
            let _ = super::super::inspect(&mut book, "2020-02-16".parse().unwrap());
        }
    }
}

fn small_workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "姓名").unwrap();
    book.save_to_buffer().unwrap()
}
