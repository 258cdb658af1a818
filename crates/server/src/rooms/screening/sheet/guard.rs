//! Refuses zip files made to hurt, before a parser sees them.
//!
//! xlsx and ods are zip files. Two kilobytes can unpack to gigabytes, the sizes in the directory may lie, and the parser
//! reserves as many shared strings as the file says it has, which ends the process when that is more than the machine
//! has. So the directory is read first (APPNOTE 4.3.12, 4.3.16), every part is unpacked once and only counted, and the
//! declared number of strings is compared with what can be there.

use super::SheetError;

mod inflate;

/// The most that all parts together may unpack to.
const MOST_UNPACKED: u64 = 500_000_000;

/// The most that the parts held in memory as a whole may unpack to: all but the sheets of an xlsx.
const MOST_HELD: u64 = 200_000_000;

/// How far into the shared strings their declared number is looked for.
const START: usize = 4096;

/// The paths in a zip that is safe to unpack, lower case.
///
/// Errors: `sheet_unreadable` for no sound zip of one piece, `sheet_too_large` for one that unpacks to too much.
pub fn parts(bytes: &[u8]) -> Result<Vec<String>, SheetError> {
    let entries = directory(bytes).ok_or(SheetError::Unreadable)?;
    // What says that it is too large is believed; what says that it is not is counted.
    let declared: u64 = entries.iter().map(|entry| entry.declared).sum();
    if declared > MOST_UNPACKED {
        return Err(SheetError::TooLarge);
    }
    let (mut all, mut held) = (0, 0);
    for entry in &entries {
        let data = entry.data(bytes).ok_or(SheetError::Unreadable)?;
        let (size, start) = match entry.method {
            0 => (data.len() as u64, data[..data.len().min(START)].to_vec()),
            8 => inflate::measure(data, MOST_UNPACKED, START).ok_or(SheetError::Unreadable)?,
            _ => return Err(SheetError::Unreadable),
        };
        all += size;
        if !(entry.name.contains("worksheets/") && entry.name.ends_with(".xml")) {
            held += size;
        }
        if all > MOST_UNPACKED || held > MOST_HELD {
            return Err(SheetError::TooLarge);
        }
        if entry.name.ends_with("sharedstrings.xml") && !is_plausible(&start, size) {
            return Err(SheetError::Unreadable);
        }
    }
    Ok(entries.into_iter().map(|entry| entry.name).collect())
}

/// One part of the zip, as its directory describes it.
struct Entry {
    name: String,
    method: u16,
    packed: usize,
    declared: u64,
    at: usize,
}

impl Entry {
    /// The packed bytes, behind the header that repeats the name.
    fn data<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let header = bytes.get(self.at..).filter(|header| header.starts_with(b"PK\x03\x04"))?;
        let begin = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        header.get(begin..begin.checked_add(self.packed)?)
    }
}

fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let end_at = end_of_directory(bytes)?;
    let end = &bytes[end_at..];
    let (count, size, begin) = (usize::from(u16_at(end, 10)?), u32_at(end, 12)?, u32_at(end, 16)?);
    // Exactly in front of its end, lest a parser look for it elsewhere. This leaves out zip64, for files of gigabytes.
    let mut rest = bytes.get(begin as usize..end_at).filter(|directory| directory.len() == size as usize)?;
    if count == usize::from(u16::MAX) {
        return None;
    }
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name = usize::from(u16_at(rest, 28)?);
        let tail = usize::from(u16_at(rest, 30)?) + usize::from(u16_at(rest, 32)?);
        entries.push(Entry {
            name: String::from_utf8_lossy(rest.get(46..46 + name)?).to_lowercase().replace('\\', "/"),
            method: u16_at(rest, 10)?,
            packed: u32_at(rest, 20)? as usize,
            declared: u64::from(u32_at(rest, 24)?),
            at: u32_at(rest, 42)? as usize,
        });
        rest = rest.get(46 + name + tail..)?;
    }
    rest.is_empty().then_some(entries)
}

/// Where the record that ends a zip begins; none where two could be it.
fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let mut found = (first..=last).filter(|at| bytes[*at..].starts_with(b"PK\x05\x06"));
    found.next().filter(|_| found.next().is_none())
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

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

#[cfg(test)]
mod tests;
