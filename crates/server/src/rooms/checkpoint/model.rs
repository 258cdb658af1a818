//! The rules of checkpoints: their kinds and hours, the shifts of a day, and who is missing.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use kernel::{Clock, Day, Error, Policy, Result, Stamp};
use serde::{Deserialize, Serialize};

/// What a checkpoint stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckpointKind {
    /// An expressway exit (高速出口).
    Expressway,
    /// A road (公路).
    Road,
    /// A railway or bus station (车站).
    Station,
    /// The entrance of a village (村口).
    Village,
    /// The gate of a compound (小区门口).
    Compound,
}

impl CheckpointKind {
    const ALL: [Self; 5] = [Self::Expressway, Self::Road, Self::Station, Self::Village, Self::Compound];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Expressway => "expressway",
            Self::Road => "road",
            Self::Station => "station",
            Self::Village => "village",
            Self::Compound => "compound",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A time of the day in minutes after midnight, 24:00 included.
fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    Some(hour * 60 + minute).filter(|all| minute < 60 && *all <= 24 * 60)
}

/// The hours in which a checkpoint is open, for example `06:00-22:00`; over midnight where it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    from: u32,
    to: u32,
}

impl Hours {
    /// Reads `HH:MM-HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let (from, to) = (minutes(from)?, minutes(to)?);
        (from != to && from < 24 * 60 && to > 0).then_some(Self { from, to })
    }

    /// Without an end.
    pub const ROUND_THE_CLOCK: Self = Self { from: 0, to: 24 * 60 };

    /// Whether it never closes.
    pub fn round_the_clock(self) -> bool {
        self == Self::ROUND_THE_CLOCK
    }

    /// From when to when it is, beginning on a day.
    pub fn span(self, day: Day, clock: &Clock) -> (Stamp, Stamp) {
        let last = if self.to <= self.from { day + Days::new(1) } else { day };
        (moment(clock, day, self.from), moment(clock, last, self.to))
    }
}

/// A shift of the day as the policy has it.
#[derive(Clone, Debug, Deserialize)]
struct SlotRule {
    slot: String,
    zh: String,
    en: String,
    hours: String,
    night: bool,
}

#[derive(Clone, Debug, Deserialize)]
struct Roster {
    code: String,
    slots: Vec<SlotRule>,
}

/// How many of a role a shift needs.
#[derive(Clone, Debug, Deserialize)]
struct NeedRule {
    role: String,
    day: usize,
    night: usize,
}

#[derive(Clone, Debug, Deserialize)]
struct KindRule {
    kind: CheckpointKind,
    roster: String,
    needs: Vec<NeedRule>,
}

/// How checkpoints are staffed; section `[[checkpoints]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct CheckpointRules {
    /// Nobody stands longer than so many hours.
    pub longest_hours: i64,
    /// A shift without enough people is told so many hours before it begins.
    pub warning_hours: i64,
    /// Nobody on duty so many minutes after a shift began is told at once.
    pub late_minutes: i64,
    /// One may sign on so many minutes before the shift begins.
    pub early_minutes: i64,
    night_least: usize,
    rosters: Vec<Roster>,
    kinds: Vec<KindRule>,
}

/// A shift of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name in the plan.
    pub slot: String,
    /// 班次.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// The day it begins on.
    pub day: Day,
    /// When it begins.
    pub begins_at: Stamp,
    /// When it ends.
    pub ends_at: Stamp,
    /// Whether it is a night.
    pub night: bool,
}

/// Somebody of whatever role.
pub const ANYBODY: &str = "anybody";

impl CheckpointRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("checkpoints", day)
    }

    fn of(&self, kind: CheckpointKind) -> Result<&KindRule> {
        let found = self.kinds.iter().find(|rule| rule.kind == kind);
        found.ok_or_else(|| Error::setup(format!("policy: [[checkpoints]] has no kind {}", kind.code())))
    }

    /// The shifts that begin on a day: those of the plan where it is open round the clock, else one over its hours.
    pub fn slots(&self, kind: CheckpointKind, hours: Hours, day: Day, clock: &Clock) -> Result<Vec<Slot>> {
        let slot = |slot: &str, zh: &str, en: &str, hours: Hours, night: bool| {
            let (begins_at, ends_at) = hours.span(day, clock);
            Slot { slot: slot.to_owned(), zh: zh.to_owned(), en: en.to_owned(), day, begins_at, ends_at, night }
        };
        if !hours.round_the_clock() {
            return Ok(vec![slot("open", "开放时段", "Opening hours", hours, false)]);
        }
        let code = &self.of(kind)?.roster;
        let roster = self.rosters.iter().find(|roster| roster.code == *code);
        let roster = roster.ok_or_else(|| Error::setup(format!("policy: [[checkpoints]] has no roster {code}")))?;
        let each = roster.slots.iter().map(|rule| {
            let hours = Hours::parse(&rule.hours);
            let hours = hours.ok_or_else(|| Error::setup(format!("policy: [[checkpoints]] hours {}", rule.hours)))?;
            Ok(slot(&rule.slot, &rule.zh, &rule.en, hours, rule.night))
        });
        each.collect()
    }

    /// How many of each role a shift needs.
    pub fn needs(&self, kind: CheckpointKind, night: bool) -> Result<BTreeMap<String, usize>> {
        let least = |rule: &NeedRule| if night { rule.night } else { rule.day };
        let all = self.of(kind)?.needs.iter().map(|rule| (rule.role.clone(), least(rule)));
        Ok(all.filter(|(_, least)| *least > 0).collect())
    }

    /// How many people a shift needs in all.
    pub fn least(&self, kind: CheckpointKind, night: bool) -> Result<usize> {
        let roles: usize = self.needs(kind, night)?.values().sum();
        Ok(if night { roles.max(self.night_least) } else { roles })
    }

    /// How many are missing of each role, and of [`ANYBODY`] to make up the number; roles that are full are left out.
    pub fn lacks(&self, kind: CheckpointKind, night: bool, planned: &[&str]) -> Result<BTreeMap<String, usize>> {
        let of = |role: &str| planned.iter().filter(|one| **one == role).count();
        let needs = self.needs(kind, night)?.into_iter();
        let mut lacks: BTreeMap<String, usize> = needs
            .map(|(role, least)| {
                let missing = least.saturating_sub(of(&role));
                (role, missing)
            })
            .filter(|(_, missing)| *missing > 0)
            .collect();
        let named: usize = lacks.values().sum();
        let more = self.least(kind, night)?.saturating_sub(planned.len() + named);
        if more > 0 {
            lacks.insert(ANYBODY.to_owned(), more);
        }
        Ok(lacks)
    }
}

fn moment(clock: &Clock, day: Day, minutes: u32) -> Stamp {
    let time = NaiveTime::from_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap_or_default();
    clock.at(if minutes >= 24 * 60 { day + Days::new(1) } else { day }, time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> CheckpointRules {
        let policy = Policy::parse(include_str!("../../../../../policy/meihekou-2020.toml")).unwrap();
        CheckpointRules::on(&policy, "2020-02-10".parse().unwrap()).unwrap()
    }

    #[test]
    fn hours_are_read_and_odd_ones_refused() {
        assert!(Hours::parse("00:00-24:00").unwrap().round_the_clock());
        assert!(Hours::parse("22:00-06:00").is_some());
        for odd in ["", "6-22", "06:00", "06:00-06:00", "24:00-06:00", "06:60-22:00", "06:00-25:00", "06:00-00:00"] {
            assert_eq!(Hours::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_shifts_of_a_day_follow_each_other_without_a_gap() {
        let clock = Clock::standing(Stamp(0), kernel::config::Config::default().zone);
        let day: Day = "2020-02-10".parse().unwrap();
        let whole = Hours::parse("00:00-24:00").unwrap();
        for kind in CheckpointKind::ALL {
            let slots = rules().slots(kind, whole, day, &clock).unwrap();
            assert!(slots.windows(2).all(|two| two[0].ends_at == two[1].begins_at), "{kind:?}");
            let length = slots.last().unwrap().ends_at.0 - slots[0].begins_at.0;
            assert_eq!(length, 24 * 3_600_000, "{kind:?}");
            assert!(slots.iter().all(|slot| slot.ends_at.0 - slot.begins_at.0 <= rules().longest_hours * 3_600_000));
        }
        let short = rules().slots(CheckpointKind::Village, Hours::parse("22:00-06:00").unwrap(), day, &clock).unwrap();
        assert_eq!((short.len(), short[0].ends_at.0 - short[0].begins_at.0), (1, 8 * 3_600_000));
    }

    #[test]
    fn a_night_needs_three_whoever_they_are() {
        let rules = rules();
        let lacks = |night, planned: &[&str]| rules.lacks(CheckpointKind::Village, night, planned).unwrap();
        let night = lacks(true, &["checkpoint_staff"]);
        assert_eq!(night, BTreeMap::from([(ANYBODY.to_owned(), 2)]));
        assert!(lacks(true, &["checkpoint_staff", "grid_member", "medic"]).is_empty());
        assert!(lacks(false, &["checkpoint_staff"]).is_empty());
        let lacks = rules.lacks(CheckpointKind::Expressway, true, &[]).unwrap();
        assert!(lacks.values().sum::<usize>() >= 3, "{lacks:?}");
    }
}
