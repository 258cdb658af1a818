use proptest::prelude::*;

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

/// A zip with one part, packed as given.
fn zip(name: &str, method: u16, data: &[u8], declared: u32) -> Vec<u8> {
    let sizes = |zip: &mut Vec<u8>| {
        zip.extend([0; 4]);
        zip.extend((data.len() as u32).to_le_bytes());
        zip.extend(declared.to_le_bytes());
        zip.extend((name.len() as u16).to_le_bytes());
    };
    let mut zip = [&b"PK\x03\x04\x14\0\0\0"[..], &method.to_le_bytes(), &[0; 4]].concat();
    sizes(&mut zip);
    zip.extend([0; 2]);
    zip.extend(name.as_bytes());
    zip.extend(data);
    let begin = zip.len() as u32;
    zip.extend([&b"PK\x01\x02\x14\0\x14\0\0\0"[..], &method.to_le_bytes(), &[0; 4]].concat());
    sizes(&mut zip);
    zip.extend([0; 16]);
    zip.extend(name.as_bytes());
    let size = zip.len() as u32 - begin;
    zip.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    zip.extend(size.to_le_bytes());
    zip.extend(begin.to_le_bytes());
    zip.extend([0; 2]);
    zip
}

/// A stream of a single literal and then the same 258 bytes ever again, packed 1 to 158.
fn bomb(packed: usize) -> Vec<u8> {
    // Fixed codes: last block, type 1, literal 'a', then length 258 at distance 1, thirteen bits each.
    let mut bits: Vec<bool> = vec![true, true, false];
    let push =
        |bits: &mut Vec<bool>, code: u32, length: u32| bits.extend((0..length).rev().map(|i| code >> i & 1 == 1));
    push(&mut bits, 0x30 + u32::from(b'a'), 8);
    while bits.len() / 8 < packed {
        push(&mut bits, 0b1100_0101, 8);
        push(&mut bits, 0, 5);
    }
    push(&mut bits, 0, 7);
    bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |n, (i, bit)| n | u8::from(*bit) << i)).collect()
}

/// CRC-32 as the zip keeps it of every part.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

#[test]
fn what_is_counted_is_what_is_there() {
    let bytes = workbook();
    let entries = directory(&bytes).unwrap();
    assert!(entries.iter().any(|entry| entry.declared > 100_000));
    for entry in &entries {
        assert_eq!(entry.method, 8);
        let (size, all) = inflate::measure(entry.data(&bytes).unwrap(), u64::MAX, usize::MAX).unwrap();
        assert_eq!((size, all.len() as u64), (entry.declared, entry.declared), "{}", entry.name);
        let name = bytes.windows(4).enumerate().filter(|(_, window)| *window == b"PK\x01\x02");
        let same = name.map(|(at, _)| &bytes[at..]).find(|header| u32_at(header, 42) == Some(entry.at as u32));
        assert_eq!(Some(checksum(&all)), u32_at(same.unwrap(), 16), "{}", entry.name);
    }
    assert!(parts(&bytes).unwrap().contains(&"xl/workbook.xml".to_owned()));
}

#[test]
fn a_bomb_is_counted_not_believed() {
    let (size, start) = inflate::measure(&bomb(1_000), u64::MAX, 4).unwrap();
    assert!(size > 150_000 && start == b"aaaa");
    let lying = zip("xl/worksheets/sheet1.xml", 8, &bomb(4_000_000), 1_000);
    assert_eq!(parts(&lying).err(), Some(SheetError::TooLarge));
    let held = zip("xl/styles.xml", 8, &bomb(1_500_000), 1_000);
    assert_eq!(parts(&held).err(), Some(SheetError::TooLarge));
    let honest = zip("xl/worksheets/sheet1.xml", 8, &bomb(1_000), 3_000_000_000);
    assert_eq!(parts(&honest).err(), Some(SheetError::TooLarge));
}

#[test]
fn no_more_strings_are_promised_than_can_be_there() {
    let strings = |text: &str| parts(&zip("xl/sharedStrings.xml", 0, text.as_bytes(), text.len() as u32)).is_ok();
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    assert!(strings(&format!(r#"{head}<sst xmlns="http://x/2006/main" count="9000" uniqueCount="3"><si/></sst>"#)));
    assert!(strings("<x:sst xmlns:x='y'></x:sst>") && strings("<sst/>"));
    assert!(!strings(&format!(r#"{head}<sst uniqueCount="999999999999"></sst>"#)));
    assert!(!strings("<sst uniqueCount = '99999999999999999999999'></sst>"));
    assert!(!strings(&format!("{head}<!-- {} --><sst uniqueCount='999999999999'>", "x".repeat(5_000))));
    assert!(!strings(&format!("<sst {} uniqueCount='999999999999'>", " ".repeat(5_000))));
}

#[test]
fn torn_and_doubled_files_are_no_zip() {
    let bytes = workbook();
    for length in [0, 4, 21, 22, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(parts(&bytes[..length]).err(), Some(SheetError::Unreadable), "{length}");
    }
    let twice = [&bytes[..], &bytes[..]].concat();
    assert_eq!(parts(&twice).err(), Some(SheetError::Unreadable));
    assert_eq!(parts(&[&bytes[..], b"PK\x05\x06", &[0; 18]].concat()).err(), Some(SheetError::Unreadable));
}

proptest! {
    #[test]
    fn any_bytes_are_measured_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = inflate::measure(&bytes, 1_000_000, 64);
        let _ = parts(&bytes);
        let _ = parts(&zip("xl/sharedStrings.xml", 8, &bytes, 10));
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
