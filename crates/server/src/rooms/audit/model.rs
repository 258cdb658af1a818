//! Ways in which somebody is seen in full, what for, and how many a day.

use kernel::{Act, Actor, Day, Error, Policy, Result};
use serde::{Deserialize, Serialize};

use crate::rooms::{crossing, isolation, notice, own_data, pass, people, round, screening};

/// In which way somebody's data are seen or handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// One by one on a screen, by a button of their own.
    One,
    /// At a checkpoint, so that nothing is typed twice.
    Gate,
    /// On papers that are handed to the person.
    Paper,
    /// Where somebody was or who was near: numbers stay masked.
    Trace,
    /// As a file.
    Export,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::One, Self::Gate, Self::Paper, Self::Trace, Self::Export];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Gate => "gate",
            Self::Paper => "paper",
            Self::Trace => "trace",
            Self::Export => "export",
        }
    }
}

/// Every act by which personal data leaves its mask or the house, and its way. What is on no list shows nothing in full.
pub const WAYS: &[(Act, Way)] = &[
    (people::REVEAL_PERSON, Way::One),
    (round::REVEAL_PUSHED_ROW, Way::One),
    (crossing::KNOW_VEHICLE, Way::Gate),
    (crossing::KNOW_PERSON, Way::Gate),
    (notice::MAKE_NOTICES, Way::Paper),
    (notice::PRINT_NOTICES, Way::Paper),
    (notice::EXPORT_NOTICES, Way::Paper),
    (pass::PRINT_PASSES, Way::Paper),
    (crossing::TRACE_PERSON, Way::Trace),
    (crossing::TRACE_VEHICLE, Way::Trace),
    (isolation::TRACE_CONTACTS, Way::Trace),
    (isolation::EXPORT_CONTACTS, Way::Export),
    (screening::EXPORT_ARRIVALS, Way::Export),
    (round::EXPORT_PUSHED_ANSWERS, Way::Export),
    (super::EXPORT_LOOKS, Way::Export),
    (own_data::SHOW_RECORD, Way::One),
    (own_data::HAND_OUT_COPY, Way::Export),
];

/// The way of an act.
///
/// # Errors
/// A defect of ours where the act is on no list.
pub fn way_of(act: Act) -> Result<Way> {
    let way = WAYS.iter().find(|(one, _)| *one == act).map(|(_, way)| *way);
    way.ok_or(Error::internal("an act that shows somebody is on no list"))
}

/// What it is needed for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RevealPurpose {
    /// Its code.
    pub code: String,
    /// 用途.
    pub zh: String,
    /// The purpose in English.
    pub en: String,
    /// In which ways it is asked for.
    pub ways: Vec<Way>,
}

/// So many people a day, by the way in which they are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Daily {
    one: i64,
    gate: i64,
    paper: i64,
    export: i64,
    /// Documents typed in that are not the recorded one.
    #[serde(default = "documents")]
    document: i64,
}

fn documents() -> i64 {
    10
}

impl Daily {
    fn of(self, way: Way) -> i64 {
        match way {
            Way::One => self.one,
            Way::Gate => self.gate,
            Way::Paper => self.paper,
            Way::Export => self.export,
            // Nothing is shown in full there.
            Way::Trace => i64::MAX,
        }
    }
}

/// The same for one role.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct DailyOfRole {
    role: String,
    #[serde(flatten)]
    daily: Daily,
}

/// Section `[[reveal]]` of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RevealRules {
    /// What somebody may be seen for.
    pub purposes: Vec<RevealPurpose>,
    /// Who is told when somebody comes to the end of their day's number: the first of these roles that anybody holds above.
    pub told: Vec<String>,
    /// So many in one file are many.
    pub many: usize,
    /// Of so many acts a day that were refused to somebody, whoever must look is told.
    #[serde(default = "refused")]
    pub refused: u32,
    otherwise: Daily,
    daily: Vec<DailyOfRole>,
}

fn refused() -> u32 {
    50
}

impl RevealRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("reveal", day)
    }

    /// How many people a day somebody may see in full by an act: the most that any of their roles that hold it gives.
    pub fn daily(&self, actor: &Actor, act: Act, way: Way) -> i64 {
        self.most(actor, act, |daily| daily.of(way))
    }

    /// How many documents that are not the recorded one they may type in on a day.
    pub fn documents(&self, actor: &Actor, act: Act) -> i64 {
        self.most(actor, act, |daily| daily.document)
    }

    fn most(&self, actor: &Actor, act: Act, number: impl Fn(Daily) -> i64) -> i64 {
        let of_role = |role: &str| {
            let own = self.daily.iter().find(|one| one.role == role);
            number(own.map_or(self.otherwise, |one| one.daily))
        };
        actor.granting(act).map(|grant| of_role(&grant.role)).max().unwrap_or(0)
    }

    /// Whether that is a purpose for which somebody may be seen in that way.
    ///
    /// # Errors
    /// `purpose_unknown`
    pub fn must_know(&self, purpose: &str, way: Way) -> Result<()> {
        let known = self.purposes.iter().any(|one| one.code == purpose && one.ways.contains(&way));
        if known { Ok(()) } else { Err(Error::invalid("purpose", "purpose_unknown")) }
    }

    /// A purpose in Chinese, for papers.
    pub fn zh(&self, purpose: &str) -> String {
        let known = self.purposes.iter().find(|one| one.code == purpose);
        known.map_or_else(|| purpose.to_owned(), |one| one.zh.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_gives_every_way_a_purpose_and_no_purpose_for_nothing() {
        let policy = Policy::parse(include_str!("../../../../../policy/meihekou-2020.toml")).unwrap();
        let rules = RevealRules::on(&policy, "2020-02-10".parse().unwrap()).unwrap();
        for way in Way::ALL {
            assert!(rules.purposes.iter().any(|one| one.ways.contains(&way)), "{way:?}");
        }
        assert!(rules.purposes.iter().all(|one| !one.ways.is_empty()));
        assert!(rules.must_know("contact", Way::One).is_ok() && rules.must_know("contact", Way::Export).is_err());
    }
}
