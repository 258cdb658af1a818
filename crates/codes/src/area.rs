//! The area code: one text that says where, from province to building.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::text_form;

/// The longest code, that of a building.
const LONGEST: usize = 18;

/// How large a place is.
///
/// Ordered from the widest to the narrowest: `Level::County < Level::Grid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 省, two digits.
    Province,
    /// 地级市, four digits.
    Prefecture,
    /// 县 (市), six digits.
    County,
    /// 乡镇 (街道), nine digits.
    Township,
    /// 村 (社区), twelve digits.
    Community,
    /// 网格, fifteen digits.
    Grid,
    /// 楼栋, eighteen digits.
    Building,
}

impl Level {
    /// All levels, the widest first.
    pub const ALL: [Self; 7] =
        [Self::Province, Self::Prefecture, Self::County, Self::Township, Self::Community, Self::Grid, Self::Building];

    /// The name in files, JSON and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
            Self::Township => "township",
            Self::Community => "community",
            Self::Grid => "grid",
            Self::Building => "building",
        }
    }

    /// How many digits a code of this level has.
    pub const fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::Prefecture => 4,
            Self::County => 6,
            Self::Township => 9,
            Self::Community => 12,
            Self::Grid => 15,
            Self::Building => 18,
        }
    }

    /// The level with so many digits, if there is one.
    pub fn of_digits(digits: usize) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.digits() == digits)
    }

    /// The next wider level; a province has none here.
    pub fn above(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|level| *level < self)
    }

    /// The next narrower level; a building has none.
    pub fn below(self) -> Option<Self> {
        Self::ALL.into_iter().find(|level| *level > self)
    }

    /// How many digits number a place of this level inside the level above.
    fn own_digits(self) -> usize {
        self.digits() - self.above().map_or(0, Self::digits)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Level {
    type Err = AreaCodeError;

    fn from_str(text: &str) -> Result<Self, AreaCodeError> {
        Self::ALL.into_iter().find(|level| level.code() == text).ok_or(AreaCodeError::Level)
    }
}

/// Why a text is no area code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreaCodeError {
    /// Something else than digits, or a number of digits that no level has.
    #[error("an area code has 2, 4, 6, 9, 12, 15 or 18 digits")]
    Form,
    /// No such level.
    #[error("a level is province, prefecture, county, township, community, grid or building")]
    Level,
}

impl AreaCodeError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form => "area_code_invalid",
            Self::Level => "area_level_invalid",
        }
    }
}

/// Where something is or happened: the digits of the national division codes, extended by grid and building.
///
/// `22` province, `2205` prefecture, `220581` county, `220581001` township or street, `220581001003` community or
/// village, `220581001003012` grid, `220581001003012004` building. A place contains every place whose code begins with
/// its own. Ordered as text, so a place comes directly before what it contains.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode {
    /// The digits, then zero bytes; the unused tail keeps the derived order that of the texts.
    digits: [u8; LONGEST],
    len: u8,
}

impl AreaCode {
    /// Institution grids (专属网格: offices, estates, schools, malls) are numbered from here.
    pub const FIRST_INSTITUTION_GRID: u32 = 901;

    /// The digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).expect("an area code holds ASCII digits only")
    }

    fn bytes(&self) -> &[u8] {
        &self.digits[..usize::from(self.len)]
    }

    /// How large the place is.
    pub fn level(&self) -> Level {
        Level::of_digits(usize::from(self.len)).expect("an area code has the length of a level")
    }

    /// The place directly around this one; a province has none here.
    pub fn parent(&self) -> Option<Self> {
        self.within_level(self.level().above()?)
    }

    /// This place and every place around it, up to the province: at most seven, the narrowest first.
    pub fn chain(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(*self), Self::parent)
    }

    /// The place of that level around this one, or this one itself; none where this one is already wider.
    pub fn within_level(&self, level: Level) -> Option<Self> {
        let len = level.digits();
        (len <= usize::from(self.len)).then(|| Self::of_digits(&self.bytes()[..len]))
    }

    /// Whether the other place is this one or lies inside it.
    pub fn contains(&self, other: &Self) -> bool {
        other.bytes().starts_with(self.bytes())
    }

    /// The half-open range of texts that is exactly this place and all inside it: `start <= code AND code < end`.
    ///
    /// The end is the code plus one. A code of nines only has no such successor and ends at `:`, the character after
    /// `9`; compare bytewise, in PostgreSQL on a column with `COLLATE "C"`.
    pub fn range(&self) -> (String, String) {
        let mut end = self.bytes().to_vec();
        while end.pop_if(|digit| *digit == b'9').is_some() {}
        match end.last_mut() {
            Some(digit) => *digit += 1,
            None => end.push(b':'),
        }
        let mut end = String::from_utf8(end).expect("digits and colon are ASCII");
        if !end.ends_with(':') {
            end.extend(std::iter::repeat_n('0', usize::from(self.len) - end.len()));
        }
        (self.as_str().to_owned(), end)
    }

    /// The place with that number on the level below; none below a building, or where the number does not fit.
    pub fn child(&self, sequence: u32) -> Option<Self> {
        let width = self.level().below()?.own_digits();
        let own = format!("{sequence:0width$}");
        (sequence > 0 && own.len() == width).then(|| Self::of_digits(&[self.bytes(), own.as_bytes()].concat()))
    }

    /// The number of this place inside the place around it: 12 for grid `220581001003012`.
    pub fn sequence(&self) -> u32 {
        let own = &self.bytes()[usize::from(self.len) - self.level().own_digits()..];
        own.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0'))
    }

    /// Whether this is the grid of an institution (专属网格) rather than of homes: numbers from 901.
    pub fn is_institution_grid(&self) -> bool {
        self.level() == Level::Grid && self.sequence() >= Self::FIRST_INSTITUTION_GRID
    }

    /// The caller has checked digits and length.
    fn of_digits(bytes: &[u8]) -> Self {
        let mut digits = [0; LONGEST];
        digits[..bytes.len()].copy_from_slice(bytes);
        Self { digits, len: bytes.len() as u8 }
    }
}

impl FromStr for AreaCode {
    type Err = AreaCodeError;

    /// Reads digits only: a code is written by programs, not typed by people.
    fn from_str(text: &str) -> Result<Self, AreaCodeError> {
        let sound = Level::of_digits(text.len()).is_some() && text.bytes().all(|b| b.is_ascii_digit());
        sound.then(|| Self::of_digits(text.as_bytes())).ok_or(AreaCodeError::Form)
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AreaCode({self})")
    }
}

impl AsRef<str> for AreaCode {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.to_string()
    }
}

text_form!(AreaCode, AreaCodeError, plain);

#[cfg(test)]
mod tests;
