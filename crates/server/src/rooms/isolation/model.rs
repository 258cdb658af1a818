//! The rules of isolation, without store or clock.

use chrono::{Days, NaiveTime};
use kernel::{Day, Policy, Result};
use serde::Deserialize;

/// How long and from what temperature on; section `[[isolation]]` of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct IsolationRules {
    /// So many days.
    pub days: u64,
    /// Degrees Celsius from which it is a fever.
    pub fever: f64,
    /// An order prolongs by so many days from its own day at most.
    pub longest_extension: u64,
}

/// What of readings raises an alert beside a fever, and who may report what; section `[[readings]]` of the policy.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ReadingRules {
    /// So many readings in a row, each higher than the one before …
    pub rising: usize,
    /// … by so many degrees Celsius in all.
    pub rise: f64,
    /// So many temperatures missed in a row.
    pub misses: u64,
    /// The symptoms that a layman can judge; the others are the medic's.
    pub plain: Vec<String>,
    /// When several fevers in one building are an alert of their own.
    pub cluster: Option<ClusterRule>,
}

/// So many people with a fever in one building within so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ClusterRule {
    /// People.
    pub people: usize,
    /// Days, the last among them.
    pub days: u64,
}

/// The building of a door, as the address begins with it: up to 楼, 栋, 幢 or 座 behind a number. None for a house of its own.
pub fn building(address: &str) -> Option<&str> {
    let numbered = |before: &str| {
        let before = before.trim_end_matches('号');
        before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_alphanumeric() || "零一二三四五六七八九十甲乙丙丁".contains(c))
    };
    let mut ends = address.char_indices().filter(|(_, c)| "楼栋幢座".contains(*c));
    let (at, sign) = ends.find(|(at, _)| numbered(&address[..*at]))?;
    Some(address[..at + sign.len_utf8()].trim())
}

impl ReadingRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("readings", day)
    }

    /// What somebody may report, in the order of the guideline.
    pub fn reportable(&self, medic: bool) -> impl Iterator<Item = &'static str> {
        SYMPTOMS.iter().copied().filter(move |symptom| medic || self.is_plain(symptom))
    }

    /// Whether a layman can judge it.
    pub fn is_plain(&self, symptom: &str) -> bool {
        self.plain.iter().any(|plain| plain == symptom)
    }

    /// Whether the last readings, in tenths of a degree and the latest last, rise without a pause.
    pub fn rises(&self, tenths: &[i32]) -> bool {
        let Some(last) = tenths.len().checked_sub(self.rising).map(|from| &tenths[from..]) else { return false };
        let (Some(low), Some(high)) = (last.first(), last.last()) else { return false };
        last.windows(2).all(|pair| pair[0] < pair[1]) && f64::from(high - low) >= self.rise * 10.0
    }
}

/// On what orders rest and who issues them, where an order says nothing else; section `[[authority]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct Authority {
    /// The law or rule.
    pub basis: String,
    /// The body.
    pub issuer: String,
}

/// The usual authority of a day.
pub fn authority(policy: &Policy, day: Day) -> Result<Authority> {
    policy.on("authority", day)
}

impl IsolationRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("isolation", day)
    }

    /// Whether a temperature, in tenths of a degree, is a fever.
    pub fn is_fever(&self, tenths: i32) -> bool {
        f64::from(tenths) >= self.fever * 10.0
    }
}

/// The first day and the planned last day of an isolation.
///
/// Observation starts on the day it is ordered; it ends 14 days after leaving the risk area, or after the start where that
/// day is not known (肺炎机制发〔2020〕5号). A day of leaving in the future counts as not known.
pub fn window(rules: &IsolationRules, left_origin_on: Option<Day>, today: Day) -> (Day, Day) {
    let from = left_origin_on.filter(|left| *left <= today).unwrap_or(today);
    (today, from + Days::new(rules.days))
}

/// Whether there is anything left to observe.
pub fn needed(ends_on: Day, today: Day) -> bool {
    ends_on > today
}

/// Which day of how many a day is, counted for people: an order that prolongs adds days, and none goes backwards.
pub fn day_of(counted_from: Day, ends_on: Day, day: Day) -> (i64, i64) {
    let days = (ends_on - counted_from).num_days().max(1);
    ((day - counted_from).num_days().clamp(1, days), days)
}

/// A window of the day in which something must be done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Slot {
    /// `morning`, `noon`, `evening` or `day`.
    #[serde(default)]
    pub slot: String,
    /// From when.
    #[serde(deserialize_with = "time")]
    pub opens: NaiveTime,
    /// Until when.
    #[serde(deserialize_with = "time")]
    pub due: NaiveTime,
}

fn time<'de, D: serde::Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
}

/// The symptoms of the national guideline of February 2020.
pub const SYMPTOMS: &[&str] = &[
    "fever",
    "cough",
    "sore_throat",
    "chest_tightness",
    "dyspnoea",
    "fatigue",
    "nausea",
    "diarrhoea",
    "conjunctivitis",
    "myalgia",
    "other",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: IsolationRules = IsolationRules { days: 14, fever: 37.3, longest_extension: 14 };

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_begins_with_its_building() {
        let known = ["3号楼2单元501", "阳光小区12栋", "5幢1单元", "B座1203", "三号楼"].map(building);
        assert_eq!(known, [Some("3号楼"), Some("阳光小区12栋"), Some("5幢"), Some("B座"), Some("三号楼")]);
        assert_eq!(["中和村四组17号", "钟楼村二组", ""].map(building), [None; 3]);
    }

    #[test]
    fn fourteen_days_count_from_leaving_the_risk_area() {
        let today = day("2020-02-10");
        assert_eq!(window(&RULES, Some(day("2020-02-05")), today), (today, day("2020-02-19")));
        assert_eq!(window(&RULES, None, today), (today, day("2020-02-24")));
        assert!(needed(day("2020-02-11"), today) && !needed(today, today));
    }

    #[test]
    fn days_are_counted_for_people() {
        let (from, ends) = (day("2020-02-10"), day("2020-02-24"));
        assert_eq!(day_of(from, ends, from), (1, 14));
        assert_eq!(day_of(from, ends, day("2020-02-19")), (9, 14));
        assert_eq!(day_of(from, ends, ends), (14, 14));
        assert_eq!(day_of(from, ends, day("2020-03-01")), (14, 14));
        assert_eq!(day_of(from, day("2020-02-27"), day("2020-02-19")), (9, 17), "prolonged by three days");
    }

    #[test]
    fn a_rise_has_no_pause() {
        let rules = ReadingRules { rising: 3, rise: 0.5, misses: 2, plain: vec![], cluster: None };
        assert!(rules.rises(&[370, 364, 366, 369]));
        assert!(!rules.rises(&[364, 366, 366]) && !rules.rises(&[364, 369]) && !rules.rises(&[364, 366, 368]));
    }

    #[test]
    fn a_layman_reports_what_a_layman_can_see() {
        let rules = ReadingRules {
            rising: 3,
            rise: 0.5,
            misses: 2,
            plain: vec!["cough".into(), "fever".into()],
            cluster: None,
        };
        assert_eq!(rules.reportable(false).collect::<Vec<_>>(), ["fever", "cough"]);
        assert_eq!(rules.reportable(true).collect::<Vec<_>>(), SYMPTOMS);
    }

    #[test]
    fn a_fever_begins_at_the_line() {
        assert!(!RULES.is_fever(372) && RULES.is_fever(373));
    }

    proptest! {
        #[test]
        fn nobody_stays_longer_than_the_rule(left in 0u64..60, today in 0u64..60) {
            let first = day("2020-01-01");
            let (left, today) = (first + Days::new(left), first + Days::new(today));
            let (started, ends) = window(&RULES, Some(left), today);
            prop_assert_eq!(started, today);
            prop_assert!(ends <= today + Days::new(RULES.days));
            let (n, of) = day_of(ends - Days::new(RULES.days), ends, today);
            prop_assert!((1..=of).contains(&n));
        }
    }
}
