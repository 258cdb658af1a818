//! The resident's ID number (公民身份号码), GB 11643-1999.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text::{masked_debug, significant, text_form};

/// A person's sex as on the ID card, with the digit of GB/T 2261.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男, 1.
    Male,
    /// 女, 2.
    Female,
}

impl Sex {
    /// The name in files, JSON and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// The digit of GB/T 2261.1.
    pub const fn digit(self) -> u8 {
        match self {
            Self::Male => 1,
            Self::Female => 2,
        }
    }
}

/// Why a text is no ID number. The first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdNumberError {
    /// Not 18 characters; the 15 digits of cards before 1999 lost their validity in 2013.
    #[error("an ID number has 18 characters")]
    Length,
    /// Something else than digits, or than a last X.
    #[error("an ID number has 17 digits and then a digit or X")]
    Characters,
    /// No such day, or before 1880.
    #[error("digits 7 to 14 are no date of birth")]
    BirthDate,
    /// The last character does not belong to the others: mistyped.
    #[error("the last character does not belong to the others")]
    CheckDigit,
}

impl IdNumberError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length => "id_length",
            Self::Characters => "id_characters",
            Self::BirthDate => "id_birth_date",
            Self::CheckDigit => "id_check_digit",
        }
    }
}

/// The number on a resident's ID card: where first registered, date of birth, sex, check digit.
///
/// Unknown regions are accepted, since abolished region codes stay valid on cards. Whether the birth lies in the
/// future depends on the day: ask [`IdNumber::born_after`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber([u8; 18]);

impl IdNumber {
    /// The number in full, 18 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("an ID number is ASCII")
    }

    /// The first six digits: the county of first registration, not of residence.
    pub fn region(&self) -> &str {
        &self.as_str()[..6]
    }

    /// The day of birth.
    pub fn birth_date(&self) -> NaiveDate {
        birth_date(&self.0).expect("checked when parsed")
    }

    /// Male for an odd sequence number, female for an even one.
    pub fn sex(&self) -> Sex {
        if self.0[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// Full years of age on that day; 0 before birth.
    pub fn age_on(&self, day: NaiveDate) -> u32 {
        day.years_since(self.birth_date()).unwrap_or(0)
    }

    /// Whether the birth lies after that day, which no living person's does.
    pub fn born_after(&self, day: NaiveDate) -> bool {
        self.birth_date() > day
    }

    /// The last four characters, by which people name a card to each other.
    pub fn last_four(&self) -> &str {
        &self.as_str()[14..]
    }

    /// What a list may show: `2205**********1234`.
    pub fn mask(&self) -> String {
        format!("{}**********{}", &self.as_str()[..4], self.last_four())
    }

    /// A number that no living person has, for tests and exercises: sequence 996 to 999 only.
    ///
    /// None where the region is not six digits, the sequence is another, or the birth lies outside 1880 to 9999.
    pub fn invented(region: &str, birth: NaiveDate, sequence: u16) -> Option<Self> {
        let sound = region.len() == 6
            && region.bytes().all(|b| b.is_ascii_digit())
            && (996..=999).contains(&sequence)
            && (FIRST_BIRTH_YEAR..=9999).contains(&birth.year());
        if !sound {
            return None;
        }
        let body = format!("{region}{}{sequence}", birth.format("%Y%m%d"));
        let last = check_digit(body.as_bytes().try_into().ok()?);
        format!("{body}{last}").parse().ok()
    }
}

const FIRST_BIRTH_YEAR: i32 = 1880;

fn birth_date(number: &[u8; 18]) -> Option<NaiveDate> {
    let value = |from: usize, to: usize| number[from..to].iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    NaiveDate::from_ymd_opt(value(6, 10) as i32, value(10, 12), value(12, 14))
        .filter(|day| day.year() >= FIRST_BIRTH_YEAR)
}

/// The eighteenth character that belongs to seventeen digits: ISO 7064 MOD 11-2.
pub fn check_digit(digits: &[u8; 17]) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const LETTERS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit & 0x0f) * weight).sum();
    LETTERS[(sum % 11) as usize]
}

impl FromStr for IdNumber {
    type Err = IdNumberError;

    fn from_str(text: &str) -> Result<Self, IdNumberError> {
        let mut number = [0; 18];
        let mut length = 0;
        for c in significant(text) {
            let place = number.get_mut(length).ok_or(IdNumberError::Length)?;
            // Zero stands for a character that belongs in no number; the length is judged first.
            *place = u8::try_from(c).unwrap_or(0);
            length += 1;
        }
        if length != 18 {
            return Err(IdNumberError::Length);
        }
        let (body, last) = number.split_first_chunk::<17>().ok_or(IdNumberError::Length)?;
        if !body.iter().all(u8::is_ascii_digit) || !(last[0].is_ascii_digit() || last[0] == b'X') {
            return Err(IdNumberError::Characters);
        }
        birth_date(&number).ok_or(IdNumberError::BirthDate)?;
        if check_digit(body) != char::from(last[0]) {
            return Err(IdNumberError::CheckDigit);
        }
        Ok(Self(number))
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

masked_debug!(IdNumber);
text_form!(IdNumber, IdNumberError, masked);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn refusal(text: &str) -> &'static str {
        text.parse::<IdNumber>().unwrap_err().code()
    }

    #[test]
    fn the_vectors_of_the_standard() {
        let woman: IdNumber = "11010519491231002X".parse().unwrap();
        assert_eq!((woman.region(), woman.sex()), ("110105", Sex::Female));
        assert_eq!(woman.birth_date(), day(1949, 12, 31));
        let man: IdNumber = "34052419800101001X".parse().unwrap();
        assert_eq!((man.sex(), man.last_four()), (Sex::Male, "001X"));
        assert_eq!(check_digit(b"11010519491231002"), 'X');
    }

    #[test]
    fn typing_habits_are_forgiven() {
        for text in [
            "11010519491231002x",
            " 110105 19491231 002X ",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105\u{3000}19491231\u{a0}002X\u{feff}",
            "'11010519491231002X",
        ] {
            assert_eq!(text.parse::<IdNumber>().unwrap().as_str(), "11010519491231002X", "{text}");
        }
    }

    #[test]
    fn the_first_fault_is_named() {
        assert_eq!(refusal(""), "id_length");
        assert_eq!(refusal("110105491231002"), "id_length");
        assert_eq!(refusal("11010519491231002XX"), "id_length");
        assert_eq!(refusal("一"), "id_length");
        assert_eq!(refusal("1101051949123100XX"), "id_characters");
        assert_eq!(refusal("11010519491231002Y"), "id_characters");
        assert_eq!(refusal("11010519491231002号"), "id_characters");
        assert_eq!(refusal("110105194902300020"), "id_birth_date");
        assert_eq!(refusal("110105187912310020"), "id_birth_date");
        assert_eq!(refusal("110105194912310020"), "id_check_digit");
    }

    #[test]
    fn age_is_full_years() {
        let id = IdNumber::invented("220581", day(2000, 2, 29), 998).unwrap();
        assert_eq!(id.age_on(day(2020, 2, 28)), 19);
        assert_eq!(id.age_on(day(2020, 2, 29)), 20);
        assert_eq!(id.age_on(day(2019, 2, 28)), 18);
        assert_eq!(id.age_on(day(1999, 1, 1)), 0);
        assert!(id.born_after(day(2000, 2, 28)) && !id.born_after(day(2000, 2, 29)));
    }

    #[test]
    fn only_sequences_of_nobody_can_be_invented() {
        assert!(IdNumber::invented("220581", day(1980, 1, 1), 995).is_none());
        assert!(IdNumber::invented("22058", day(1980, 1, 1), 999).is_none());
        assert!(IdNumber::invented("220581", day(1879, 12, 31), 999).is_none());
    }

    #[test]
    fn it_is_masked_wherever_it_may_leak() {
        let id = IdNumber::invented("220581", day(1980, 1, 1), 999).unwrap();
        assert!(id.mask().starts_with("2205**********999"));
        assert_eq!(format!("{id:?}"), format!("IdNumber({})", id.mask()));
        assert_eq!(serde_json::to_value(id).unwrap(), id.mask());
        assert_eq!(serde_json::from_str::<IdNumber>(&format!("\"{id}\"")).unwrap(), id);
        let refused = serde_json::from_str::<IdNumber>("\"1\"").unwrap_err().to_string();
        assert!(refused.starts_with("id_length: "), "{refused}");
    }

    proptest! {
        #[test]
        fn what_is_invented_is_read_back(region in "[0-9]{6}", days in 0..60_000i64, sequence in 996..1000u16) {
            let birth = day(1880, 1, 1) + chrono::Days::new(days as u64);
            let id = IdNumber::invented(&region, birth, sequence).unwrap();
            prop_assert_eq!(id.as_str().parse(), Ok(id));
            prop_assert_eq!((id.region(), id.birth_date()), (region.as_str(), birth));
            prop_assert_eq!(id.sex() == Sex::Male, sequence % 2 == 1);
        }

        /// What MOD 11-2 promises: any single wrong character and any swap of neighbours is noticed.
        #[test]
        fn one_slip_is_noticed(sequence in 996..1000u16, place in 0..17usize, wrong in 0..10u8) {
            let id = IdNumber::invented("220581", day(1966, 4, 8), sequence).unwrap();
            let mut slip = id.0;
            slip[place] = b'0' + wrong;
            let mut swap = id.0;
            swap.swap(place, (place + 1) % 17);
            for changed in [slip, swap] {
                let read = std::str::from_utf8(&changed).unwrap().parse::<IdNumber>();
                prop_assert_eq!(read.is_ok(), changed == id.0);
            }
        }

        #[test]
        fn any_text_is_parsed_or_refused(text in ".{0,24}") {
            let _ = text.parse::<IdNumber>();
        }
    }
}
