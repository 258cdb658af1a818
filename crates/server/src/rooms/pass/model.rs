//! The words of passes and the rules of the policy.

use kernel::{Day, Policy, Result};
use serde::{Deserialize, Serialize};

/// What somebody goes out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassPurpose {
    /// Food and things of daily life (采买).
    Shopping,
    /// To a doctor or hospital (就医); never stopped.
    Medical,
    /// Bank, post, office (办事).
    Errand,
    /// To work (上班).
    Work,
    /// To the fields and animals (农事).
    Farming,
}

impl PassPurpose {
    /// All of them; the place in this list is their bit in the code of a pass, so it only grows at its end.
    pub const ALL: [Self; 5] = [Self::Shopping, Self::Medical, Self::Errand, Self::Work, Self::Farming];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Shopping => "shopping",
            Self::Medical => "medical",
            Self::Errand => "errand",
            Self::Work => "work",
            Self::Farming => "farming",
        }
    }

    /// The purpose of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Purposes as the store keeps them: names with blanks between.
pub fn purposes_as_text(purposes: &[PassPurpose]) -> String {
    purposes.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ")
}

/// The purposes of such a text.
pub fn purposes_of(text: &str) -> Vec<PassPurpose> {
    text.split(' ').filter_map(PassPurpose::of_code).collect()
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassDirection {
    /// Out of the gate (出).
    Out,
    /// Home again (回).
    In,
}

impl PassDirection {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    /// The direction of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Out, Self::In].into_iter().find(|one| one.code() == code)
    }
}

/// What of a use stands against the rules. It shows; it stops nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OverUse {
    /// The pass had been taken back.
    Revoked,
    /// Before its first day or after its last.
    Expired,
    /// Somebody of the household was isolated at home.
    Suspended,
    /// Before the gate opens or after it closes.
    OutsideHours,
    /// Neither the pass nor an exception allows what they went out for.
    PurposeNotAllowed,
    /// Sooner than the rule of days allows.
    TooSoon,
    /// The outing that coming home late before had cost.
    Forfeited,
    /// More people of the household were out than may be.
    TooManyOut,
    /// They came home later than allowed.
    Overrun,
}

impl OverUse {
    const ALL: [Self; 9] = [
        Self::Revoked,
        Self::Expired,
        Self::Suspended,
        Self::OutsideHours,
        Self::PurposeNotAllowed,
        Self::TooSoon,
        Self::Forfeited,
        Self::TooManyOut,
        Self::Overrun,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::OutsideHours => "outside_hours",
            Self::PurposeNotAllowed => "purpose_not_allowed",
            Self::TooSoon => "too_soon",
            Self::Forfeited => "forfeited",
            Self::TooManyOut => "too_many_out",
            Self::Overrun => "overrun",
        }
    }

    /// As the store keeps them: names with blanks between.
    pub fn as_text(all: &[Self]) -> String {
        all.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ")
    }

    /// Those of such a text.
    pub fn of_text(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(|code| Self::ALL.into_iter().find(|one| one.code() == code)).collect()
    }
}

/// How a pass stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassState {
    /// It holds.
    Active,
    /// Somebody of the household is isolated at home: it rests until that ends.
    Suspended,
    /// Its last day is over.
    Expired,
    /// It was taken back.
    Revoked,
}

/// How often, how long and for what households go out; section `[[passes]]` of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PassRules {
    /// One outing in so many days.
    #[schema(maximum = 250)]
    pub every_days: u8,
    /// So many people of a household at a time.
    pub people_at_once: u8,
    /// An outing takes at most so many minutes.
    pub longest_minutes: u16,
    /// Coming home late costs the next outing.
    pub overrun_costs_next: bool,
    /// The hour at which gates open.
    pub opens: u8,
    /// The hour at which they close.
    pub closes: u8,
    /// A pass holds so many days, unless it says otherwise.
    pub valid_days: u64,
    /// What every household may go out for.
    pub purposes: Vec<PassPurpose>,
    /// What needs neither day nor hour.
    pub always: Vec<PassPurpose>,
    /// What an exception can allow.
    pub exceptions: Vec<PassPurpose>,
    /// Notes of a phone without a signal are taken so many hours later.
    pub late_hours: i64,
}

impl PassRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("passes", day)
    }

    /// Whether gates are open at that minute of the day.
    pub fn is_open(&self, minute: u32) -> bool {
        (u32::from(self.opens) * 60..u32::from(self.closes) * 60).contains(&minute)
    }
}
