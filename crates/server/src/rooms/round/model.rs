//! The rules of rounds, without store or clock.

use kernel::{Day, Policy, Result, Stamp};
use serde::{Deserialize, Serialize};

/// What sort of round it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// Every household, none left out (清仓见底).
    Full,
    /// Looking again after a round before (回头看).
    Again,
    /// About one thing only (专项排查).
    Special,
}

impl RoundKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Again => "again",
            Self::Special => "special",
        }
    }
}

/// How a knock on a door ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Somebody opened and answered (已见面).
    Reached,
    /// Nobody opened (无人应答).
    NobodyHome,
    /// They did not want to answer (拒绝).
    Refused,
    /// Nobody lives there (空户).
    Vacant,
    /// Whoever lived there lives elsewhere now (搬走).
    Moved,
}

impl Outcome {
    /// All of them, the most frequent first.
    pub const ALL: [Self; 5] = [Self::Reached, Self::NobodyHome, Self::Refused, Self::Vacant, Self::Moved];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NobodyHome => "nobody_home",
            Self::Refused => "refused",
            Self::Vacant => "vacant",
            Self::Moved => "moved",
        }
    }

    /// The outcome of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Whether the door is done with it; otherwise somebody comes again.
    pub fn settles(self) -> bool {
        matches!(self, Self::Reached | Self::Vacant | Self::Moved)
    }
}

/// The state of a door that nobody has visited.
pub const OPEN: &str = "open";

/// The states of a door to which somebody must go, or come again.
pub const LEFT: [&str; 3] = [OPEN, "nobody_home", "refused"];

/// When a door is visited again and how late a visit may be told; section `[[rounds]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct RoundRules {
    /// Nobody home or refused: the next visit comes so many hours later.
    pub revisit_after_hours: i64,
    /// After so many visits without an answer the door is the community lead's.
    pub most_visits: i32,
    /// A phone without a signal may tell of a visit so many hours later.
    pub told_within_hours: i64,
    /// Nobody was reached behind a door for so many days: an alert.
    pub unreached_days: Option<u64>,
    /// A list that was sent down is answered within so many hours, by its urgency.
    pub answer_within: AnswerWithin,
}

/// Hours by urgency.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AnswerWithin {
    /// 特急.
    pub urgent: i64,
    /// 加急.
    pub pressing: i64,
    /// 平件.
    pub ordinary: i64,
}

impl RoundRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("rounds", day)
    }
}

/// A visit as far as it decides how a door stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knock {
    /// When.
    pub at: Stamp,
    /// Its number among those of the same moment.
    pub order: u128,
    /// How it ended.
    pub outcome: Outcome,
}

/// The visit that decides: the last at the door, whenever it was told.
pub fn deciding(knocks: impl IntoIterator<Item = Knock>) -> Option<Knock> {
    knocks.into_iter().max_by_key(|knock| (knock.at, knock.order))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_visit_decides_and_only_answers_settle() {
        let knock = |at, outcome| Knock { at: Stamp(at), order: 0, outcome };
        let told = [knock(9, Outcome::Reached), knock(3, Outcome::NobodyHome)];
        assert_eq!(deciding(told).unwrap().outcome, Outcome::Reached);
        assert!(deciding([]).is_none());
        let settled: Vec<bool> = Outcome::ALL.iter().map(|outcome| outcome.settles()).collect();
        assert_eq!(settled, [true, false, false, true, true]);
        assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::of_code(outcome.code()) == Some(outcome)));
    }

    proptest! {
        #[test]
        fn the_order_of_telling_does_not_matter(told in proptest::collection::vec((0i64..5, 0usize..5), 1..9)) {
            let knock = |(order, (at, outcome)): (usize, &(i64, usize))| {
                Knock { at: Stamp(*at), order: order as u128, outcome: Outcome::ALL[*outcome] }
            };
            let knocks: Vec<Knock> = told.iter().enumerate().map(knock).collect();
            let backwards = knocks.iter().rev().copied();
            prop_assert_eq!(deciding(backwards), deciding(knocks.clone()));
        }
    }
}
