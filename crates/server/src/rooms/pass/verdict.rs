//! What a gate says to a pass now: green, amber or red, and why.

use chrono::Timelike;
use kernel::{Clock, Day, Stamp};
use serde::Serialize;

use super::model::{PassRules, PassState};
use super::store::household_pass;

/// The colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassLight {
    /// They may go.
    Green,
    /// Against the rules of days and hours; whoever stands at the gate talks to them.
    Amber,
    /// The pass does not hold.
    Red,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassWhy {
    /// They may go out now.
    MayGo,
    /// Somebody is out, and in time so far.
    Out,
    /// Somebody is out and later than allowed.
    OutTooLong,
    /// The last outing was not long enough ago.
    TooSoon,
    /// The next outing is lost because somebody came home late.
    Forfeited,
    /// The gates are not open.
    OutsideHours,
    /// Somebody of the household is isolated at home.
    Suspended,
    /// The last day is over.
    Expired,
    /// It was taken back.
    Revoked,
}

/// What a gate says to a pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct PassVerdict {
    /// The colour. Whoever goes to a doctor goes, whatever it is.
    pub light: PassLight,
    /// Why.
    pub why: PassWhy,
    /// By when who is out is back, or who goes now would be.
    pub back_by: Option<Stamp>,
    /// The day from which they may go out again.
    #[schema(value_type = Option<String>, format = Date)]
    pub next_on: Option<Day>,
}

/// How a pass stands on a day; whether somebody is isolated at home is told.
pub fn state_of(row: &household_pass::Model, isolated: bool, today: Day) -> PassState {
    if row.revoked_at.is_some() {
        PassState::Revoked
    } else if row.valid_to < today {
        PassState::Expired
    } else if isolated {
        PassState::Suspended
    } else {
        PassState::Active
    }
}

/// What a gate says to a pass now.
pub fn verdict(row: &household_pass::Model, state: PassState, rules: &PassRules, clock: &Clock) -> PassVerdict {
    let (now, today) = (clock.now(), clock.today());
    let longest = i64::from(rules.longest_minutes) * 60;
    let out = row.out_since.filter(|at| clock.day_of(*at) == today);
    let next_on = row.next_on.filter(|day| *day > today);
    let local = clock.local(now);
    let (light, why) = match state {
        PassState::Revoked => (PassLight::Red, PassWhy::Revoked),
        PassState::Expired => (PassLight::Red, PassWhy::Expired),
        PassState::Suspended => (PassLight::Red, PassWhy::Suspended),
        PassState::Active => match out {
            Some(at) if now > at.plus_seconds(longest) => (PassLight::Amber, PassWhy::OutTooLong),
            Some(_) => (PassLight::Amber, PassWhy::Out),
            None if next_on.is_some() && row.forfeited => (PassLight::Amber, PassWhy::Forfeited),
            None if next_on.is_some() => (PassLight::Amber, PassWhy::TooSoon),
            None if !rules.is_open(local.hour() * 60 + local.minute()) => (PassLight::Amber, PassWhy::OutsideHours),
            None => (PassLight::Green, PassWhy::MayGo),
        },
    };
    let back_by = match why {
        PassWhy::MayGo => Some(now.plus_seconds(longest)),
        _ => out.map(|at| at.plus_seconds(longest)),
    };
    PassVerdict { light, why, back_by, next_on }
}
