//! Who hears of what by which channel, when and how often it is tried: rules without store or clock.

use chrono::NaiveTime;
use kernel::{Clock, Day, Policy, Result, Stamp};
use serde::{Deserialize, Deserializer, Serialize};

/// A way to reach people outside the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// Text message.
    Sms,
    /// Mail.
    Email,
    /// A group in WeCom.
    Wecom,
    /// A group in DingTalk.
    Dingtalk,
    /// A notification of the browser.
    Push,
}

impl ChannelKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sms, Self::Email, Self::Wecom, Self::Dingtalk, Self::Push];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Wecom => "wecom",
            Self::Dingtalk => "dingtalk",
            Self::Push => "push",
        }
    }

    /// The channel of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Which alerts go out, and how.
#[derive(Clone, Debug, Deserialize)]
pub struct Telling {
    /// Alerts of these severities …
    pub severities: Vec<String>,
    /// … on these steps of the ladder.
    pub steps: Vec<String>,
    /// By these channels, also where one is not set up: then they are seen not to go out.
    #[serde(default)]
    pub by: Vec<ChannelKind>,
    /// By these too where they are set up.
    #[serde(default)]
    pub also: Vec<ChannelKind>,
}

/// From when to when nobody is disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Quiet {
    /// From then …
    #[serde(deserialize_with = "time")]
    pub from: NaiveTime,
    /// … until then, on the next day where that is earlier.
    #[serde(deserialize_with = "time")]
    pub to: NaiveTime,
}

/// The message of the day to whoever is isolated.
#[derive(Clone, Debug, Deserialize)]
pub struct Daily {
    /// From when it goes out.
    #[serde(deserialize_with = "time")]
    pub at: NaiveTime,
    /// What it says: `{n}` and `{days}` are the day of how many, `{last}` the planned last day.
    pub text: String,
}

/// The rules; section `[[messages]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct MessageRules {
    /// Which alerts go out, and how.
    pub alerts: Vec<Telling>,
    /// What a message about one alert says: `{rule}` `{place}` `{step}`.
    pub one: String,
    /// What a message about several says: the same and `{n}`; the place is that of the last.
    pub many: String,
    /// One recipient hears of one rule at most every so many minutes …
    pub bundle_minutes: i64,
    /// … and of one that is severe every so many.
    pub severe_bundle_minutes: i64,
    /// Nothing but what is severe goes out then.
    pub quiet: Option<Quiet>,
    /// What was not sent after so many hours is no news any more.
    pub valid_hours: i64,
    /// So often it is tried …
    pub tries: i32,
    /// … the second time after so many seconds, then after twice as many, and so on …
    pub retry_seconds: i64,
    /// … but never after more than these.
    pub longest_retry_seconds: i64,
    /// The message of the day.
    pub daily: Option<Daily>,
}

impl MessageRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("messages", day)
    }

    /// By which channels an alert goes out; `set_up` says which of them are.
    pub fn channels(&self, severity: &str, step: &str, set_up: impl Fn(ChannelKind) -> bool) -> Vec<ChannelKind> {
        let meant = |rule: &&Telling| {
            rule.severities.iter().any(|one| one == severity) && rule.steps.iter().any(|one| one == step)
        };
        let mut channels: Vec<ChannelKind> = vec![];
        for rule in self.alerts.iter().filter(meant) {
            channels.extend(&rule.by);
            channels.extend(rule.also.iter().filter(|kind| set_up(**kind)));
        }
        channels.sort_unstable();
        channels.dedup();
        channels
    }

    /// After how long a message that failed so often is tried again; none where that was often enough.
    pub fn retry_after(&self, tries: i32) -> Option<i64> {
        if tries >= self.tries {
            return None;
        }
        let doubled = u32::try_from(tries.max(1) - 1).unwrap_or(0).min(30);
        Some(self.retry_seconds.saturating_mul(1 << doubled).min(self.longest_retry_seconds))
    }

    /// The first moment from `at` on at which nobody is disturbed; at once where it is severe.
    pub fn undisturbed(&self, clock: &Clock, at: Stamp, severe: bool) -> Stamp {
        let Some(quiet) = self.quiet.filter(|quiet| !severe && quiet.from != quiet.to) else { return at };
        let (day, time) = (clock.day_of(at), clock.local(at).time());
        let over_midnight = quiet.from > quiet.to;
        let before = time < quiet.to;
        let after = time >= quiet.from;
        match (over_midnight, before, after) {
            (true, true, _) | (false, true, true) => clock.at(day, quiet.to),
            (true, _, true) => clock.at(day + chrono::Days::new(1), quiet.to),
            _ => at,
        }
    }
}

/// A text with its placeholders filled in, once: what is put in is not looked at again.
pub fn fill(text: &str, known: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let word = inside.find('}').map(|close| &inside[..close]);
        match word.and_then(|word| Some((word, known(word)?))) {
            Some((word, value)) => {
                filled.push_str(&value);
                rest = &inside[word.len() + 1..];
            }
            None => {
                filled.push('{');
                rest = inside;
            }
        }
    }
    filled + rest
}

fn time<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> MessageRules {
        let text = include_str!("../../../../../policy/meihekou-2020.toml");
        MessageRules::on(&Policy::parse(text).unwrap(), "2020-02-10".parse().unwrap()).unwrap()
    }

    #[test]
    fn it_is_tried_again_ever_later_and_then_no_more() {
        let rules = MessageRules { tries: 5, retry_seconds: 30, longest_retry_seconds: 100, ..rules() };
        let waits: Vec<_> = (1..=5).map(|tries| rules.retry_after(tries)).collect();
        assert_eq!(waits, [Some(30), Some(60), Some(100), Some(100), None]);
        assert_eq!(MessageRules { tries: 99, ..rules }.retry_after(80), Some(100));
    }

    #[test]
    fn nobody_is_disturbed_at_night_but_by_what_is_severe() {
        let clock = Clock::standing(Stamp(0), chrono_tz::Asia::Shanghai);
        let at = |day: &str, time: &str| clock.at(day.parse().unwrap(), time.parse().unwrap());
        let (night, morning) = ("22:00:00".parse().unwrap(), "07:00:00".parse().unwrap());
        let rules = MessageRules { quiet: Some(Quiet { from: night, to: morning }), ..rules() };
        let next = at("2020-02-11", "07:00:00");
        assert_eq!(rules.undisturbed(&clock, at("2020-02-10", "23:10:00"), false), next);
        assert_eq!(rules.undisturbed(&clock, at("2020-02-11", "06:59:00"), false), next);
        assert_eq!(rules.undisturbed(&clock, next, false), next);
        assert_eq!(rules.undisturbed(&clock, at("2020-02-10", "23:10:00"), true), at("2020-02-10", "23:10:00"));
        let noon = MessageRules {
            quiet: Some(Quiet { from: "12:00:00".parse().unwrap(), to: "13:00:00".parse().unwrap() }),
            ..rules
        };
        assert_eq!(noon.undisturbed(&clock, at("2020-02-10", "12:30:00"), false), at("2020-02-10", "13:00:00"));
        assert_eq!(noon.undisturbed(&clock, at("2020-02-10", "14:30:00"), false), at("2020-02-10", "14:30:00"));
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        let known = |word: &str| match word {
            "text" => Some("{secret}".to_owned()),
            "secret" => Some("hush".to_owned()),
            _ => None,
        };
        assert_eq!(fill(r#"{"a":"{text}","b":{}}"#, &known), r#"{"a":"{secret}","b":{}}"#);
        assert_eq!(fill("{secret}{", &known), "hush{");
    }

    #[test]
    fn the_policy_says_who_hears_by_what() {
        let all = |_| true;
        assert_eq!(rules().channels("severe", "city", all).len(), 5);
        assert_eq!(rules().channels("severe", "holder", |_| false), [ChannelKind::Sms]);
        assert_eq!(rules().channels("normal", "holder", all), []);
    }
}
