//! Finds the area that a list means by the names of township and village.

use std::collections::HashMap;

use codes::{AreaCode, Level, half_width};

/// Where a person lives, as written in a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Written<'a> {
    /// The township or street.
    pub township: Option<&'a str>,
    /// The village or community.
    pub community: Option<&'a str>,
    /// Both in one text, perhaps with province, county and door around them.
    pub text: Option<&'a str>,
}

/// Why a place is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceError {
    /// No village or community is named.
    Missing,
    /// There is none of that name there.
    Unknown,
    /// There are two, or township and village contradict each other.
    Ambiguous,
}

impl PlaceError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "area_missing",
            Self::Unknown => "area_unknown",
            Self::Ambiguous => "area_ambiguous",
        }
    }
}

/// Knows the places of a county by name.
pub trait Places {
    /// The village or community that is meant; never a guess between two.
    fn resolve(&self, written: Written<'_>) -> Result<AreaCode, PlaceError>;
}

impl<P: Places + ?Sized> Places for &P {
    fn resolve(&self, written: Written<'_>) -> Result<AreaCode, PlaceError> {
        (**self).resolve(written)
    }
}

/// The places of a county in memory.
///
/// Forgives blanks, full-width signs, 街道办事处 for 街道, 居委会 for 社区, 村委会 for 村, 乡 for 镇 and the other way
/// round, the peoples in the name of an ethnic township, and a suffix left out, as long as one place only is meant. A
/// community and a village of the same name are two places; 建国 alone is ambiguous where 建国社区 and 建国村 exist.
#[derive(Default)]
pub struct PlaceIndex {
    townships: Names,
    /// Villages and communities of the whole county.
    communities: Names,
    within: HashMap<AreaCode, Names>,
    /// Names of province, prefecture and county, which may stand in front; the longest first.
    around: Vec<String>,
}

impl PlaceIndex {
    /// Takes code and name of every area; grids and buildings are passed over.
    pub fn new<N: AsRef<str>>(areas: impl IntoIterator<Item = (AreaCode, N)>) -> Self {
        let mut index = Self::default();
        for (code, name) in areas {
            let name = plain(name.as_ref());
            match code.level() {
                Level::Province | Level::Prefecture | Level::County => {
                    index.around.extend(name.strip_suffix(['省', '市', '县']).map(str::to_owned));
                    index.around.push(name);
                }
                Level::Township => index.townships.add(&name, code),
                Level::Community => {
                    index.communities.add(&name, code);
                    let township = code.within_level(Level::Township);
                    index.within.entry(township.expect("a community lies in a township")).or_default().add(&name, code);
                }
                Level::Grid | Level::Building => {}
            }
        }
        index.around.sort_by_key(|name| std::cmp::Reverse(name.len()));
        index
    }

    fn without_county<'a>(&self, mut text: &'a str) -> &'a str {
        while let Some(rest) = self.around.iter().find_map(|name| text.strip_prefix(name.as_str())) {
            text = rest;
        }
        text
    }

    /// The village behind a township without its suffix: 曙光中和村.
    fn behind_stem(&self, text: &str) -> Option<AreaCode> {
        let splits = text.char_indices().skip(1).map(|(at, _)| text.split_at(at));
        let mut found = splits.filter_map(|(stem, rest)| {
            let township = one(self.townships.named(stem)?).ok()?;
            self.within.get(&township)?.find(rest).ok()
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The township at the start of a text, and what follows.
    fn leading_township<'a>(&self, text: &'a str) -> Result<Option<(AreaCode, &'a str)>, PlaceError> {
        let Some((codes, rest)) = self.townships.leading(text) else { return Ok(None) };
        let rest = ["办事处", "办", "人民政府", "政府"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
        one(codes).map(|code| Some((code, rest)))
    }
}

impl Places for PlaceIndex {
    fn resolve(&self, written: Written<'_>) -> Result<AreaCode, PlaceError> {
        let clean = |text: Option<&str>| text.map(plain).filter(|text| !text.is_empty());
        let (community, text) = (clean(written.community), clean(written.text));
        let mut township = None;
        if let Some(name) = clean(written.township) {
            let name = self.without_county(&name);
            let (code, rest) = match self.townships.named(name) {
                Some(codes) => (one(codes)?, ""),
                None => self.leading_township(name)?.ok_or(PlaceError::Unknown)?,
            };
            // 新华街道建国社区 in the column of the township.
            if community.is_none() && text.is_none() && !rest.is_empty() {
                return self.within.get(&code).map_or(Err(PlaceError::Unknown), |names| names.find(rest));
            }
            township = Some(code);
        }
        let named = community.or(text).ok_or(PlaceError::Missing)?;
        // The village's own name first: 中和村 is no place in 中和镇 unless it says so.
        let known = township.map_or(Some(&self.communities), |code| self.within.get(&code));
        if let Some(codes) = known.and_then(|names| names.named(&named)) {
            return one(codes);
        }
        let named = self.without_county(&named);
        if named.is_empty() {
            return Err(PlaceError::Missing);
        }
        match self.leading_township(named)? {
            Some((code, rest)) if township.is_none_or(|said| said == code) => match rest {
                "" => Err(PlaceError::Missing),
                rest => self.within.get(&code).ok_or(PlaceError::Unknown)?.find(rest),
            },
            // The one column says 兴华镇, the other 曙光镇中和村.
            Some((_, rest)) if !rest.is_empty() => Err(PlaceError::Ambiguous),
            _ => known.ok_or(PlaceError::Unknown)?.find(named).or_else(|error| {
                let behind = self.behind_stem(named).filter(|_| error == PlaceError::Unknown);
                behind.filter(|code| township.is_none_or(|said| said.contains(code))).ok_or(error)
            }),
        }
    }
}

fn one(codes: &[AreaCode]) -> Result<AreaCode, PlaceError> {
    match codes {
        [code] => Ok(*code),
        [] => Err(PlaceError::Unknown),
        _ => Err(PlaceError::Ambiguous),
    }
}

/// Names of places of one level: in full with their suffix, and without.
#[derive(Default)]
struct Names {
    /// By name with the canonical suffix, or without any.
    codes: HashMap<String, Vec<AreaCode>>,
    /// The longest name in bytes.
    longest: usize,
}

impl Names {
    fn add(&mut self, name: &str, code: AreaCode) {
        let (stem, suffix) = split_suffix(name);
        let mut forms = vec![name.to_owned(), stem.to_owned()];
        forms.extend(alternatives(suffix).iter().map(|suffix| format!("{stem}{suffix}")));
        let short = without_peoples(stem);
        if short != stem {
            forms.push(short.to_owned());
            forms.extend(alternatives(suffix).iter().map(|suffix| format!("{short}{suffix}")));
        }
        forms.sort();
        forms.dedup();
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            self.longest = self.longest.max(form.len());
            let codes = self.codes.entry(form).or_default();
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }

    fn named(&self, name: &str) -> Option<&[AreaCode]> {
        self.codes.get(name).map(Vec::as_slice)
    }

    /// The longest name with a suffix at the start of a text, and what follows.
    fn leading<'a>(&self, text: &'a str) -> Option<(&[AreaCode], &'a str)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| *end <= self.longest);
        let ends: Vec<usize> = ends.collect();
        ends.into_iter().rev().find_map(|end| {
            let (name, rest) = text.split_at(end);
            let whole = !split_suffix(name).1.is_empty();
            self.codes.get(name).filter(|_| whole).map(|codes| (codes.as_slice(), rest))
        })
    }

    /// The place named, or that a text begins with: 中和村二组, 中和二组.
    fn find(&self, text: &str) -> Result<AreaCode, PlaceError> {
        if let Some(codes) = self.named(text).or_else(|| self.leading(text).map(|(codes, _)| codes)) {
            return one(codes);
        }
        self.named(without_group(text)).map_or(Err(PlaceError::Unknown), one)
    }
}

/// Suffixes and what else people write for them. The longest first.
const SUFFIXES: &[(&str, &[&str])] = &[
    ("社区居民委员会", NEIGHBOURHOOD),
    ("社区居委会", NEIGHBOURHOOD),
    ("社区委员会", NEIGHBOURHOOD),
    ("居民委员会", NEIGHBOURHOOD),
    ("村民委员会", VILLAGE),
    ("街道办事处", STREET),
    ("居委会", NEIGHBOURHOOD),
    ("村委会", VILLAGE),
    ("街道办", STREET),
    ("社区", NEIGHBOURHOOD),
    ("街道", STREET),
    ("村", VILLAGE),
    ("镇", TOWN),
    ("乡", TOWN),
];

const NEIGHBOURHOOD: &[&str] = &["社区", "居委会", "社区居委会", "社区居民委员会", "社区委员会", "居民委员会"];
const VILLAGE: &[&str] = &["村", "村委会", "村民委员会"];
const STREET: &[&str] = &["街道", "街道办事处", "街道办"];
/// Townships became towns in these years, and people kept the old word.
const TOWN: &[&str] = &["镇", "乡", "镇政府", "乡政府"];

fn alternatives(suffix: &str) -> &'static [&'static str] {
    SUFFIXES.iter().find(|(end, _)| *end == suffix).map_or(&[], |(_, alternatives)| alternatives)
}

/// Name and suffix; a name that is nothing but a suffix has none.
fn split_suffix(name: &str) -> (&str, &str) {
    let found = SUFFIXES.iter().find_map(|(end, _)| name.strip_suffix(end).filter(|stem| !stem.is_empty()));
    found.map_or((name, ""), |stem| (stem, &name[stem.len()..]))
}

/// 小杨满族朝鲜族 is called 小杨.
fn without_peoples(stem: &str) -> &str {
    const PEOPLES: &[&str] = &[
        "满族",
        "朝鲜族",
        "蒙古族",
        "回族",
        "锡伯族",
        "达斡尔族",
        "鄂伦春族",
        "鄂温克族",
        "壮族",
        "苗族",
        "土家族",
        "藏族",
        "维吾尔族",
    ];
    let mut short = stem;
    while let Some(rest) = PEOPLES.iter().find_map(|people| short.strip_suffix(people)).filter(|rest| !rest.is_empty())
    {
        short = rest;
    }
    short
}

/// 中和二组 without its group: 中和.
fn without_group(text: &str) -> &str {
    let text = text.trim_end_matches(['组', '社', '屯', '队', '号']);
    text.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十第".contains(c))
}

/// Plain width, without blanks and brackets.
fn plain(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !"()[]【】〔〕,,、.。:-_·/\u{200b}\u{feff}".contains(*c))
        .collect()
}

#[cfg(test)]
mod tests;
