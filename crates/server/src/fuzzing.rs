//! What reads bytes from outside without a house around it, as one function each: the fuzz targets in `fuzz/` call them with
//! whatever they think of, and the tests with what stands in `fuzz/corpus/`.

use codes::{AreaCode, IdNumber, Phone, Plate};
use kernel::Day;

use crate::rooms::pass;
use crate::rooms::screening::sheet::{ArrivalReader, ListKind, Outcome, PlaceIndex, Rules, Workbook, inspect};

/// Reads a text as every code there is: what can be read says the same again, and masked not all of it.
pub fn codes(text: &str) {
    if let Ok(area) = text.parse::<AreaCode>() {
        assert_eq!(area.as_str().parse(), Ok(area));
        assert!(area.chain().all(|above| above.contains(&area)));
    }
    if let Ok(plate) = text.parse::<Plate>() {
        assert_eq!(plate.as_str().parse().as_ref(), Ok(&plate));
        assert_ne!(plate.mask(), plate.as_str());
    }
    if let Ok(phone) = text.parse::<Phone>() {
        assert_eq!(phone.as_str().parse().as_ref(), Ok(&phone));
        assert_ne!(phone.mask(), phone.as_str());
    }
    if let Ok(number) = text.parse::<IdNumber>() {
        assert_eq!(number.as_str().parse().as_ref(), Ok(&number));
        assert_ne!(number.mask(), number.as_str());
    }
}

/// Reads a text as the code of a pass: none is true that the city did not sign.
pub fn pass(text: &str) {
    pass::read_unsigned(text);
}

/// Reads bytes as a sheet of any format, guesses its columns and reads its rows as arrivals, none of which lies in days to come. Says
/// how many there are.
pub fn sheet(bytes: &[u8]) -> usize {
    let today = Day::from_ymd_opt(2020, 2, 10).unwrap_or_default();
    let Ok(mut book) = Workbook::open(bytes.to_vec()) else { return 0 };
    let Ok(found) = inspect(&mut book, today) else { return 0 };
    let mapping = found.layout.mapping();
    let rules = Rules { kind: ListKind::Arrivals, today, earliest: Day::default() };
    let places = [("220581", "梅河口市"), ("220581001", "新华街道"), ("220581001004", "松江社区")];
    let places = PlaceIndex::new(places.into_iter().filter_map(|(code, name)| Some((code.parse().ok()?, name))));
    let reader = ArrivalReader::new(&mapping, rules, &places);
    let Ok(rows) = book.rows(found.sheet) else { return 0 };
    let mut drafts = 0;
    for row in rows.map_while(Result::ok) {
        if let Outcome::Draft(draft) = reader.read(&row) {
            assert!(draft.arrived_on <= today, "an arrival in days to come");
            drafts += 1;
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn each_of(target: &str, read: impl Fn(Vec<u8>)) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
        let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(!files.is_empty());
        for file in files {
            read(std::fs::read(&file).unwrap());
        }
    }

    #[test]
    fn nothing_in_the_corpus_breaks_a_reader() {
        each_of("codes", |bytes| super::codes(&String::from_utf8_lossy(&bytes)));
        each_of("pass", |bytes| super::pass(&String::from_utf8_lossy(&bytes)));
        each_of("sheet", |bytes| assert_ne!(super::sheet(&bytes), 0, "a sheet of which nothing is read"));
    }
}
