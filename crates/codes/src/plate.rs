//! Number plates of vehicles, GA 36-2018.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{masked_debug, significant, text_form};

const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

/// Endings of police, training, trailer, consulate, Hong Kong, Macao, test and oversize plates.
const ENDINGS: &str = "警学挂领港澳试超";

/// First signs of plates of the forces before 2013.
const FORCES: &str = "军海空北沈兰济南广成";

/// What sort of plate it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlateKind {
    /// Blue and yellow plates: five signs after the office letter.
    Civil,
    /// Green plates: six signs after the office letter.
    NewEnergy,
    /// Police, training, trailer, consulate, border, armed police and army; read loosely.
    Other,
}

/// Why a text is no number plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlateError {
    /// Not of the form of any plate.
    #[error(
        "a plate is a province sign, a letter and five or six letters or digits, without I, and O only as the first of them"
    )]
    Form,
}

impl PlateError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        "plate_invalid"
    }
}

/// What stands on a vehicle's number plate.
///
/// Canonical text without the dot: `吉E1234警`, `吉E12345`, `吉ED12345`. Small letters, blanks, dots and dashes are
/// forgiven.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plate(String);

impl Plate {
    /// The plate in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What sort of plate it is.
    pub fn kind(&self) -> PlateKind {
        kind(&self.0).expect("checked when parsed")
    }

    /// What a public screen may show: `吉E***45`.
    pub fn mask(&self) -> String {
        let signs: Vec<char> = self.0.chars().collect();
        let (head, tail) = (&signs[..2], &signs[signs.len() - 2..]);
        head.iter().chain(&['*'; 3]).chain(tail).collect()
    }
}

fn is_letter(c: &char) -> bool {
    matches!(c, 'A'..='H' | 'J'..='N' | 'P'..='Z')
}

/// O stood on plates of the police until they were changed; some still drive with it.
fn is_office(c: &char) -> bool {
    is_letter(c) || *c == 'O'
}

fn is_sign(c: &char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

fn kind(text: &str) -> Option<PlateKind> {
    let signs: Vec<char> = text.chars().collect();
    match signs.as_slice() {
        // Armed police: WJ, a province sign or two digits, then the number.
        ['W', 'J', rest @ ..] => {
            let number = rest.strip_prefix(&[rest.first().copied()?][..]).filter(|_| PROVINCES.contains(rest[0]));
            let number = number.unwrap_or(rest);
            ((4..=7).contains(&number.len()) && number.iter().all(is_sign)).then_some(PlateKind::Other)
        }
        [province, office, number @ ..] if PROVINCES.contains(*province) && is_office(office) => civil(number),
        // The forces: two letters, or a sign and a letter, and five digits.
        [service, office, number @ ..]
            if (FORCES.contains(*service) || service.is_ascii_uppercase()) && office.is_ascii_uppercase() =>
        {
            (number.len() == 5 && number.iter().all(char::is_ascii_digit)).then_some(PlateKind::Other)
        }
        _ => None,
    }
}

/// The part after province sign and office letter.
fn civil(number: &[char]) -> Option<PlateKind> {
    let digits = |signs: &[char]| signs.iter().all(char::is_ascii_digit);
    match number {
        [rest @ .., ending] if ENDINGS.contains(*ending) => {
            ((4..=5).contains(&rest.len()) && rest.iter().all(is_sign)).then_some(PlateKind::Other)
        }
        five if five.len() == 5 && five.iter().all(is_sign) => Some(PlateKind::Civil),
        // D and F first; A, B, C, E and G, H, J, K are their reserves. Small cars carry it first, large ones last.
        ['A'..='H' | 'J' | 'K', second, rest @ ..] if is_sign(second) && rest.len() == 4 && digits(rest) => {
            Some(PlateKind::NewEnergy)
        }
        [rest @ .., 'A'..='H' | 'J' | 'K'] if rest.len() == 5 && digits(rest) => Some(PlateKind::NewEnergy),
        _ => None,
    }
}

impl FromStr for Plate {
    type Err = PlateError;

    fn from_str(text: &str) -> Result<Self, PlateError> {
        let between = ['·', '•', '・', '.', '-', '—', '_', '∙', '‧'];
        let text: String = significant(text).filter(|c| !between.contains(c)).take(12).collect();
        kind(&text).map(|_| Self(text)).ok_or(PlateError::Form)
    }
}

impl fmt::Display for Plate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

masked_debug!(Plate);
text_form!(Plate, PlateError, plain);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<(String, PlateKind), &'static str> {
        text.parse::<Plate>().map(|p| (p.to_string(), p.kind())).map_err(|e| e.code())
    }

    #[test]
    fn plates_are_read_as_people_write_them() {
        for (text, plate, kind) in [
            ("吉E·12345", "吉E12345", PlateKind::Civil),
            ("吉e a123b", "吉EA123B", PlateKind::Civil),
            ("吉Ｅ－１２３４５", "吉E12345", PlateKind::Civil),
            ("吉E·D12345", "吉ED12345", PlateKind::NewEnergy),
            ("吉E·A1234", "吉EA1234", PlateKind::Civil),
            ("粤B·FA1234", "粤BFA1234", PlateKind::NewEnergy),
            ("吉E12345D", "吉E12345D", PlateKind::NewEnergy),
            ("吉E·1234警", "吉E1234警", PlateKind::Other),
            ("吉E1234学", "吉E1234学", PlateKind::Other),
            ("吉E1234挂", "吉E1234挂", PlateKind::Other),
            ("粤Z·1234港", "粤Z1234港", PlateKind::Other),
            ("WJ吉1234X", "WJ吉1234X", PlateKind::Other),
            ("WJ0712345", "WJ0712345", PlateKind::Other),
            ("VA12345", "VA12345", PlateKind::Other),
            ("沈A12345", "沈A12345", PlateKind::Other),
        ] {
            assert_eq!(read(text), Ok((plate.to_owned(), kind)), "{text}");
        }
    }

    /// Read by the web too, so that a page tells a wrong plate as the house does.
    #[test]
    fn the_pages_read_them_alike() {
        #[derive(serde::Deserialize)]
        struct Told {
            plates: Vec<String>,
            others: Vec<String>,
        }
        let told: Told = serde_json::from_str(include_str!("../../../web/src/ui/plates.json")).unwrap();
        for text in told.plates {
            assert!(text.parse::<Plate>().is_ok(), "{text}");
        }
        for text in told.others {
            assert_eq!(read(&text), Err("plate_invalid"), "{text}");
        }
    }

    #[test]
    fn the_mask_keeps_both_ends() {
        let plate: Plate = "吉E·12345".parse().unwrap();
        assert_eq!(plate.mask(), "吉E***45");
        assert_eq!(format!("{plate:?}"), "Plate(吉E***45)");
        assert_eq!(serde_json::to_value(&plate).unwrap(), "吉E12345");
        assert_eq!(serde_json::from_str::<Plate>("\"吉e·12345\"").unwrap(), plate);
    }

    proptest! {
        #[test]
        fn civil_plates_are_read(number in "[A-HJ-NP-Z0-9]{5}") {
            prop_assert_eq!(read(&format!("吉E·{number}")), Ok((format!("吉E{number}"), PlateKind::Civil)));
        }

        #[test]
        fn the_canonical_text_is_stable(text in "[吉E粤军WJ港警·A-Z0-9 ]{0,10}|.{0,12}") {
            if let Ok(plate) = text.parse::<Plate>() {
                prop_assert_eq!(plate.to_string().parse(), Ok(plate.clone()));
                prop_assert!(plate.mask().contains("***"));
            }
        }
    }
}
