//! What is decided at a checkpoint and what may not be, without store or clock.

use kernel::{Day, Error, Policy, Result};
use serde::{Deserialize, Serialize};

/// Which way somebody crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Into the place behind the checkpoint.
    In,
    /// Out of it.
    Out,
}

impl Direction {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// They go on.
    Admit,
    /// They go on and are registered as returnees.
    RegisterAdmit,
    /// They are registered and stay at home; the community they go to takes over.
    AdmitIsolate,
    /// A medic looks at them first.
    Refer,
    /// They are asked to turn round.
    AdviseReturn,
}

impl Decision {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Admit => "admit",
            Self::RegisterAdmit => "register_admit",
            Self::AdmitIsolate => "admit_isolate",
            Self::Refer => "refer",
            Self::AdviseReturn => "advise_return",
        }
    }

    /// Whether everybody in the record becomes an arrival.
    pub fn registers(self) -> bool {
        matches!(self, Self::RegisterAdmit | Self::AdmitIsolate)
    }
}

/// The rules of checkpoints; section `[[crossings]]` of the policy.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CrossingRules {
    /// Degrees Celsius from which somebody is referred or isolated, or a reason is given.
    pub fever: f64,
    /// Whether somebody who lives here may be advised to return.
    pub residents_turned_back: bool,
    /// An entry made without a signal may come so many hours later.
    pub late_hours: i64,
    /// The clock of a phone may run ahead by so many minutes.
    pub ahead_minutes: i64,
    /// What is filled in beforehand comes from crossings of so many days.
    pub known_days: i64,
}

impl CrossingRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("crossings", day)
    }

    /// Whether a moment can be one of a crossing that comes in now, both in milliseconds.
    pub fn believes(&self, at: i64, now: i64) -> bool {
        at >= now - self.late_hours * 3_600_000 && at <= now + self.ahead_minutes * 60_000
    }

    /// Refuses to let somebody with a fever go on unseen and without a word.
    ///
    /// # Errors
    /// `fever_unreferred` on the decision.
    pub fn check_fever(&self, decision: Decision, warmest_tenths: Option<i32>, reason: bool) -> Result<()> {
        let fever = warmest_tenths.is_some_and(|tenths| f64::from(tenths) >= self.fever * 10.0);
        let seen = matches!(decision, Decision::Refer | Decision::AdmitIsolate);
        if fever && !seen && !reason { Err(Error::invalid("decision", "fever_unreferred")) } else { Ok(()) }
    }

    /// Refuses to turn away whoever lives here.
    ///
    /// # Errors
    /// `resident_not_turned_back` on the decision.
    pub fn check_return(&self, decision: Decision, lives_here: bool) -> Result<()> {
        if decision == Decision::AdviseReturn && lives_here && !self.residents_turned_back {
            return Err(Error::invalid("decision", "resident_not_turned_back"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: CrossingRules =
        CrossingRules { fever: 37.3, residents_turned_back: false, late_hours: 72, ahead_minutes: 10, known_days: 30 };

    #[test]
    fn a_fever_is_seen_or_explained() {
        let check = |decision, tenths, reason| RULES.check_fever(decision, tenths, reason).is_ok();
        assert!(!check(Decision::Admit, Some(373), false) && check(Decision::Admit, Some(372), false));
        assert!(check(Decision::Admit, Some(379), true) && check(Decision::Refer, Some(379), false));
        assert!(check(Decision::AdmitIsolate, Some(379), false) && !check(Decision::AdviseReturn, Some(379), false));
        assert!(check(Decision::Admit, None, false));
    }

    #[test]
    fn nobody_is_sent_away_from_home() {
        assert!(RULES.check_return(Decision::AdviseReturn, true).is_err());
        assert!(RULES.check_return(Decision::AdviseReturn, false).is_ok());
        assert!(RULES.check_return(Decision::Refer, true).is_ok());
    }

    #[test]
    fn a_late_entry_is_believed_for_three_days() {
        let now = 1_581_300_000_000;
        assert!(RULES.believes(now - 72 * 3_600_000, now) && !RULES.believes(now - 72 * 3_600_000 - 1, now));
        assert!(RULES.believes(now + 600_000, now) && !RULES.believes(now + 600_001, now));
    }
}
