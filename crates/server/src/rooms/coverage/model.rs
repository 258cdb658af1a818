//! The rules of coverage as data, and the arithmetic of time: from when nobody answers for something.

use chrono::{Days, NaiveTime};
use codes::{AreaCode, Level};
use kernel::{Clock, Day, Policy, Result, Stamp};
use serde::{Deserialize, Serialize};

use crate::rooms::body::BodyKind;
use crate::rooms::checkpoint::Hours;

/// What somebody answers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// An area, from the city to a building.
    Area,
    /// A compound (小区).
    Compound,
    /// A household.
    Household,
    /// A checkpoint.
    Checkpoint,
    /// A venue.
    Venue,
    /// An isolation.
    Isolation,
}

impl TargetKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Compound => "compound",
            Self::Household => "household",
            Self::Checkpoint => "checkpoint",
            Self::Venue => "venue",
            Self::Isolation => "isolation",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        let all = [Self::Area, Self::Compound, Self::Household, Self::Checkpoint, Self::Venue, Self::Isolation];
        all.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleOf {
    /// Every area of its levels: somebody holds one of its roles there, or a coverage of one of its kinds names it.
    Area,
    /// Every compound: a unit covers it at every hour.
    Compound,
    /// Every open checkpoint: no shift lacks anybody.
    Checkpoint,
    /// Every open venue: a coverage of one of its kinds names it, at whatever hours.
    Venue,
    /// Every household in isolation: its team is complete.
    Team,
    /// Every household: it lies in a grid, or a coverage names it or its community.
    Household,
}

/// A rule: what must never be without somebody.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// Stable name, for example `grid_member`.
    pub code: String,
    /// What is missing, 中文.
    pub zh: String,
    /// What is missing, in English.
    pub en: String,
    /// What it looks at.
    pub of: RuleOf,
    /// Levels of areas.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Roles of posts that fill it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Kinds of coverage that fill it.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// A gap that is there is to be filled within so many hours; one that is coming before it begins.
    pub hours: i64,
}

/// A kind of coverage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CoverageKind {
    /// Stable name, for example `cover`.
    pub code: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
}

/// A step of the chain from the door to the city.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Step {
    /// The level of area it belongs to.
    pub level: Level,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// The roles that stand on it: the first that anybody holds there.
    pub roles: Vec<String>,
    /// Where a body of this kind stands there, its heads stand on the step instead.
    pub heads_of: Option<BodyKind>,
    /// No more than so many, those longest there; all if not given.
    pub most: Option<usize>,
}

/// Section `[[coverage]]` of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CoverageRules {
    /// When those who hold a post are on duty.
    pub post_hours: String,
    /// A coverage that ends is told so many days before.
    pub warn_days: u64,
    /// A gap is seen coming so many hours before it begins.
    pub ahead_hours: i64,
    /// The kinds of coverage.
    pub kinds: Vec<CoverageKind>,
    /// The chain, from the door upwards.
    pub chain: Vec<Step>,
    /// What must never be without somebody.
    pub rules: Vec<Rule>,
}

impl CoverageRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("coverage", day)
    }

    /// The kind of that name.
    pub fn kind(&self, code: &str) -> Option<&CoverageKind> {
        self.kinds.iter().find(|kind| kind.code == code)
    }

    /// The rule of that name.
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.code == code)
    }

    /// The rules about something.
    pub fn about(&self, of: RuleOf) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.of == of)
    }

    /// Whose it is to fill a gap: the steps above its area, the nearest first. A grid and what lies in it is the community's, a
    /// community the township's, a township the city's.
    pub fn owners(&self, area: &AreaCode, whole: bool) -> impl Iterator<Item = (&Step, AreaCode)> {
        let level = area.level();
        let above = move |step: &&Step| {
            let county = step.level == Level::County;
            step.level <= Level::Community && (county || if whole { step.level < level } else { step.level <= level })
        };
        let area = *area;
        self.chain.iter().filter(above).filter_map(move |step| Some((step, area.within_level(step.level)?)))
    }
}

/// A time in which somebody answers for something; without an end it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From this moment.
    pub from: Stamp,
    /// Up to this moment, exclusive.
    pub to: Option<Stamp>,
}

impl Span {
    /// Whole days, the last one inclusive.
    pub fn of_days(clock: &Clock, from: Day, to: Option<Day>) -> Self {
        let midnight = |day: Day| clock.at(day, NaiveTime::MIN);
        Self { from: midnight(from), to: to.and_then(|day| day.succ_opt()).map(midnight) }
    }

    /// Whether the moment lies in it.
    pub fn holds(&self, at: Stamp) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }

    /// What is left of it without some others.
    pub fn without(self, others: &[Self]) -> Vec<Self> {
        let mut left = vec![self];
        for other in others {
            left = left.into_iter().flat_map(|span| span.cut(other)).collect();
        }
        left
    }

    fn cut(self, other: &Self) -> Vec<Self> {
        let apart = other.to.is_some_and(|to| to <= self.from) || self.to.is_some_and(|to| other.from >= to);
        if apart {
            return vec![self];
        }
        let before = (self.from < other.from).then_some(Self { from: self.from, to: Some(other.from) });
        let after = other.to.filter(|end| self.to.is_none_or(|to| *end < to)).map(|from| Self { from, to: self.to });
        before.into_iter().chain(after).collect()
    }
}

/// The hours of a coverage as spans: one where it is round the clock, else one a day from yesterday on as far as is looked.
pub fn spans(clock: &Clock, hours: Hours, from: Day, to: Option<Day>, now: Stamp) -> Vec<Span> {
    let whole = Span::of_days(clock, from, to);
    if hours.round_the_clock() {
        return vec![whole];
    }
    let today = clock.day_of(now);
    let (first, last) = (from.max(today - Days::new(1)), to.unwrap_or(Day::MAX).min(today + Days::new(LOOK_DAYS)));
    let days = first.iter_days().take_while(|day| *day <= last);
    let daily = days.map(|day| {
        let (from, to) = hours.span(day, clock);
        Span { from, to: Some(to) }
    });
    // A coverage that begins later than is looked has its beginning at least.
    let later = (first > today + Days::new(LOOK_DAYS)).then_some(Span { from: whole.from, to: Some(whole.from) });
    daily.chain(later).collect()
}

/// Daily hours are looked at so many days ahead: one more than gaps are seen coming.
const LOOK_DAYS: u64 = 3;

/// How something is answered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// From when nobody does: now, or a moment within the hours that are looked ahead.
    pub begins: Option<Stamp>,
    /// When that can change without anybody doing anything.
    pub next: Option<Stamp>,
}

/// Looks at the spans in which somebody answers for something. What comes of it changes only where a span begins or ends, and
/// so many hours before.
pub fn outlook(spans: &[Span], now: Stamp, ahead_hours: i64) -> Outlook {
    let mut sorted = spans.to_vec();
    sorted.sort_by_key(|span| span.from);
    let mut until = Some(now);
    for span in &sorted {
        let Some(reached) = until else { break };
        if span.from > reached {
            break;
        }
        until = span.to.map(|to| reached.max(to));
    }
    let begins = until.filter(|begins| *begins <= now.plus_hours(ahead_hours));
    let edges = sorted.iter().flat_map(|span| [Some(span.from), span.to]).flatten();
    Outlook { begins, next: next_check(edges, now, ahead_hours) }
}

/// The first of some moments, or of the moments so many hours before them, that is yet to come.
pub fn next_check(edges: impl IntoIterator<Item = Stamp>, now: Stamp, ahead_hours: i64) -> Option<Stamp> {
    let moments = edges.into_iter().flat_map(|edge| [edge.plus_hours(-ahead_hours), edge]);
    moments.filter(|moment| *moment > now).min()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AHEAD: i64 = 24;

    fn span(from: i64, to: Option<i64>) -> Span {
        Span { from: Stamp(0).plus_hours(from), to: to.map(|to| Stamp(0).plus_hours(to)) }
    }

    fn hours(at: Option<Stamp>) -> Option<i64> {
        at.map(|at| at.0 / 3_600_000)
    }

    #[test]
    fn a_gap_is_seen_a_day_before_it_begins() {
        let spans = [span(0, Some(48)), span(60, None)];
        let at = |now: i64| outlook(&spans, Stamp(0).plus_hours(now), AHEAD);
        assert_eq!((hours(at(10).begins), hours(at(10).next)), (None, Some(24)));
        assert_eq!((hours(at(24).begins), hours(at(24).next)), (Some(48), Some(36)));
        assert_eq!((hours(at(50).begins), hours(at(50).next)), (Some(50), Some(60)));
        assert_eq!((hours(at(60).begins), hours(at(60).next)), (None, None));
    }

    #[test]
    fn absence_takes_its_time_out_of_a_post() {
        let left = span(0, None).without(&[span(5, Some(9)), span(20, None)]);
        assert_eq!(left, [span(0, Some(5)), span(9, Some(20))]);
        assert!(span(5, Some(8)).without(&[span(0, None)]).is_empty());
    }

    #[test]
    fn daily_hours_leave_the_night_open() {
        let clock = Clock::standing(Stamp(0), kernel::config::Config::default().zone);
        let day: Day = "2020-02-10".parse().unwrap();
        let noon = clock.at(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap());
        let daily = spans(&clock, Hours::parse("08:00-18:00").unwrap(), day, None, noon);
        let seen = outlook(&daily, noon, AHEAD);
        assert_eq!(seen.begins, Some(noon.plus_hours(6)));
        let both = [daily, spans(&clock, Hours::parse("18:00-08:00").unwrap(), day, None, noon)].concat();
        assert_eq!(outlook(&both, noon, AHEAD).begins, None);
    }

    #[test]
    fn the_next_level_up_owns_a_gap() {
        let policy = Policy::parse(include_str!("../../../../../policy/meihekou-2020.toml")).unwrap();
        let rules = CoverageRules::on(&policy, "2020-02-10".parse().unwrap()).unwrap();
        let owners = |area: &str, whole| {
            let area: AreaCode = area.parse().unwrap();
            rules.owners(&area, whole).map(|(step, _)| step.level).collect::<Vec<_>>()
        };
        assert_eq!(owners("220581001004001", true), [Level::Community, Level::Township, Level::County]);
        assert_eq!(owners("220581001004", true), [Level::Township, Level::County]);
        assert_eq!(owners("220581001004", false), [Level::Community, Level::Township, Level::County]);
        assert_eq!(owners("220581", true), [Level::County]);
    }

    proptest! {
        /// Between two checks nothing changes: what was seen at the first holds until the next.
        #[test]
        fn nothing_changes_between_checks(given in proptest::collection::vec((0i64..200, proptest::option::of(1i64..60)), 0..6), now in 0i64..200, later in 0i64..60) {
            let spans: Vec<Span> = given.into_iter().map(|(from, more)| span(from, more.map(|n| from + n))).collect();
            let at = |hour: i64| outlook(&spans, Stamp(0).plus_hours(hour), AHEAD);
            let (seen, then) = (at(now), at(now + later));
            prop_assume!(hours(seen.next).is_none_or(|next| now + later < next));
            match hours(seen.begins) {
                None => prop_assert_eq!(then.begins, None),
                Some(begins) => prop_assert_eq!(hours(then.begins), Some(begins.max(now + later))),
            }
        }
    }
}
