//! What is held about one person: each room says it of its own records, in words for the person and in fields for a machine.

use kernel::{Blind, Day, Stamp, Vault};
use serde_json::{Map, Value, json};

use crate::rooms::people::{HouseholdId, PersonId, ResidentId};

/// The person, and by what records name them.
pub struct Whom {
    /// Who.
    pub person_id: PersonId,
    /// The key by which they count once.
    pub identity: Blind,
    /// Their residences.
    pub residences: Vec<ResidentId>,
    /// Behind which doors they lived or stayed, from and to when.
    pub homes: Vec<(HouseholdId, Day, Option<Day>)>,
}

impl Whom {
    /// Whether they lived or stayed there on a day: what was done at a door before or after is not about them.
    pub fn was_at(&self, home: HouseholdId, day: Day) -> bool {
        self.homes.iter().any(|(id, from, to)| *id == home && *from <= day && to.is_none_or(|to| day <= to))
    }

    /// The doors.
    pub fn doors(&self) -> Vec<HouseholdId> {
        let mut doors: Vec<_> = self.homes.iter().map(|(id, ..)| *id).collect();
        doors.sort_unstable();
        doors.dedup();
        doors
    }
}

/// A value as it is held.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// Words or a number of a document.
    Text(String),
    /// A code with a word for it.
    Code(String),
    /// The code of an area.
    Place(String),
    /// A whole number.
    Number(i64),
    /// Tenths of a degree Celsius.
    Celsius(i32),
    /// A day.
    Day(Day),
    /// A moment.
    Moment(Stamp),
    /// Yes or no.
    Yes(bool),
}

macro_rules! said {
    ($($from:ty => $said:expr),* $(,)?) => {
        $(impl From<$from> for Said {
            fn from(value: $from) -> Self {
                $said(value)
            }
        })*
    };
}

said! {
    String => Said::Text,
    &str => |text: &str| Said::Text(text.to_owned()),
    i64 => Said::Number,
    i32 => |n: i32| Said::Number(n.into()),
    Day => Said::Day,
    Stamp => Said::Moment,
    bool => Said::Yes,
}

impl<T: Into<Said>> From<Option<T>> for Said {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A value with its name.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name for machines.
    pub key: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// The value.
    pub said: Said,
}

/// A value with its name.
pub fn field(key: &'static str, zh: &'static str, said: impl Into<Said>) -> Field {
    Field { key, zh, said: said.into() }
}

/// A code.
pub fn code(key: &'static str, zh: &'static str, code: impl AsRef<str>) -> Field {
    Field { key, zh, said: Said::Code(code.as_ref().to_owned()) }
}

/// An area.
pub fn place(key: &'static str, zh: &'static str, area: impl AsRef<str>) -> Field {
    Field { key, zh, said: Said::Place(area.as_ref().to_owned()) }
}

/// A temperature.
pub fn celsius(key: &'static str, zh: &'static str, tenths: impl Into<Option<i32>>) -> Field {
    Field { key, zh, said: tenths.into().map_or(Said::Nothing, Said::Celsius) }
}

/// Opens a sealed text.
pub fn opened(vault: &Vault, kind: &str, sealed: Option<&kernel::Sealed>) -> kernel::Result<Option<String>> {
    sealed.map(|sealed| vault.open(kind, sealed)).transpose()
}

/// Records of one sort.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name for machines.
    pub code: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// The records, each with the same fields.
    pub rows: Vec<Vec<Field>>,
}

impl Part {
    /// Records of one sort.
    pub fn of(code: &'static str, zh: &'static str, rows: Vec<Vec<Field>>) -> Self {
        Self { code, zh, rows }
    }

    /// The same as JSON.
    pub fn json(&self) -> Value {
        let row = |fields: &Vec<Field>| {
            let fields = fields.iter().map(|field| (field.key.to_owned(), field.said.json()));
            Value::Object(fields.collect::<Map<_, _>>())
        };
        json!({ "part": self.code, "title": self.zh, "records": self.rows.iter().map(row).collect::<Vec<_>>() })
    }
}

impl Said {
    fn json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) | Self::Code(text) | Self::Place(text) => json!(text),
            Self::Number(n) => json!(n),
            Self::Celsius(tenths) => json!(f64::from(*tenths) / 10.0),
            Self::Day(day) => json!(day),
            Self::Moment(at) => json!(at),
            Self::Yes(yes) => json!(yes),
        }
    }
}
