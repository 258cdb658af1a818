//! Refuses zip files made to hurt, before a parser sees them.
//!
//! xlsx and ods are zip files. Two kilobytes can unpack to gigabytes, the sizes in the directory may lie, and the parser
//! reserves as many shared strings as the file says it has, which ends the process when that is more than the machine
//! has. So every part is unpacked once and only counted, and the declared number of strings is compared with what can be
//! there.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::SheetError;

/// The most that all parts together may unpack to.
const MOST_UNPACKED: u64 = 500_000_000;

/// The most that the parts held in memory as a whole may unpack to: all but the sheets of an xlsx.
const MOST_HELD: u64 = 200_000_000;

/// The most parts there may be: a workbook has a few for each of its sheets.
const MOST_PARTS: usize = 10_000;

/// How far into the shared strings their declared number is looked for.
const START: u64 = 4096;

/// The paths in a zip that is safe to unpack, lower case.
///
/// Errors: `sheet_unreadable` for no sound zip, `sheet_too_large` for one that unpacks to too much.
pub fn parts(bytes: &[u8]) -> Result<Vec<String>, SheetError> {
    let unreadable = |_| SheetError::Unreadable;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetError::TooLarge);
    }
    let (mut all, mut held, mut names) = (0, 0, vec![]);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.to_lowercase().replace('\\', "/");
        // What says that it is too large is believed; what says that it is not is counted.
        if part.size() > MOST_UNPACKED {
            return Err(SheetError::TooLarge);
        }
        let (size, start) = measure(part, MOST_UNPACKED - all)?;
        all += size;
        if !(name.contains("worksheets/") && name.ends_with(".xml")) {
            held += size;
        }
        if all >= MOST_UNPACKED || held > MOST_HELD {
            return Err(SheetError::TooLarge);
        }
        if name.ends_with("sharedstrings.xml") && !is_plausible(&start, size) {
            return Err(SheetError::Unreadable);
        }
        names.push(name);
    }
    Ok(names)
}

/// How much a part unpacks to, counted up to `most`, and how it begins. What is damaged is unreadable.
fn measure(part: impl Read, most: u64) -> Result<(u64, Vec<u8>), SheetError> {
    let mut part = part.take(most);
    let mut start = vec![];
    let unreadable = |_| SheetError::Unreadable;
    part.by_ref().take(START).read_to_end(&mut start).map_err(unreadable)?;
    let rest = copy(&mut part, &mut sink()).map_err(unreadable)?;
    Ok((start.len() as u64 + rest, start))
}

/// Whether the first element is the list of strings and promises no more of them than there are bytes.
fn is_plausible(start: &[u8], size: u64) -> bool {
    let mut text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"<?") {
        let Some(end) = text.windows(2).position(|pair| pair == b"?>") else { return false };
        text = text[end + 2..].trim_ascii_start();
    }
    let Some(end) = text.iter().position(|b| *b == b'>') else { return false };
    let tag = &text[..end];
    let name = tag.split(|b| b.is_ascii_whitespace() || *b == b'/').next().unwrap_or_default();
    let is_list = name == b"<sst" || (name.starts_with(b"<") && name.ends_with(b":sst"));
    // Zero bytes and escapes belong to encodings in which the words would look otherwise.
    let is_plain = !start.iter().any(|b| matches!(b, 0 | 0x1b));
    let most = size.max(10_000);
    let mut numbers = tag.split(|b| !b.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let sound = |digits: &[u8]| {
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u64>().ok());
        number.is_some_and(|number| number <= most)
    };
    is_list && is_plain && numbers.all(sound)
}

#[cfg(test)]
mod tests;
