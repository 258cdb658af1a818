//! The rules of needs: their kinds, by when they are answered, and who deals with them.

use kernel::{Act, Actor, Day, Error, Policy, Result, Scope};
use serde::{Deserialize, Serialize};

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    /// They need something (需求).
    Ask,
    /// Something is wrong (意见).
    Complaint,
    /// Against the isolation or its length (申诉).
    Appeal,
}

impl NeedKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Complaint => "complaint",
            Self::Appeal => "appeal",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Ask, Self::Complaint, Self::Appeal].into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of the task it lays.
    pub fn task(self) -> String {
        format!("need.{}", self.code())
    }
}

/// What an ask is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedCategory {
    /// Food and things of daily life.
    Food,
    /// Medicine.
    Medicine,
    /// To see a doctor or go to hospital.
    Hospital,
    /// Care of somebody else: a child, an old or a sick person.
    Care,
    /// Something else.
    Other,
}

impl NeedCategory {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Medicine => "medicine",
            Self::Hospital => "hospital",
            Self::Care => "care",
            Self::Other => "other",
        }
    }

    /// The category of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Food, Self::Medicine, Self::Hospital, Self::Care, Self::Other].into_iter().find(|one| one.code() == code)
    }
}

/// How one kind is dealt with.
#[derive(Clone, Debug, Deserialize)]
pub struct KindRule {
    /// The kind.
    pub code: NeedKind,
    /// Answered within so many hours.
    pub hours: i64,
    /// The roles that deal with it, in the order they are asked.
    pub roles: Vec<String>,
}

/// What cannot wait.
#[derive(Clone, Debug, Deserialize)]
pub struct Urgent {
    /// Asks of these categories raise an alert.
    pub categories: Vec<NeedCategory>,
    /// The roles that deal with them too.
    pub roles: Vec<String>,
}

/// How needs are dealt with; section `[[needs]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct NeedRules {
    /// Whoever gave an order of the isolation does not decide about an appeal.
    pub not_by_orderer: bool,
    /// So many of one isolation wait at a time.
    pub most_open: usize,
    /// Each kind.
    pub kinds: Vec<KindRule>,
    /// What cannot wait.
    pub urgent: Urgent,
}

impl NeedRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("needs", day)
    }

    /// How a kind is dealt with.
    pub fn of(&self, kind: NeedKind) -> Result<&KindRule> {
        let found = self.kinds.iter().find(|rule| rule.code == kind);
        found.ok_or_else(|| Error::setup(format!("policy: [[needs]] has no kind {}", kind.code())))
    }

    /// Which needs somebody may deal with, and where: by kind, and for some only these categories.
    pub fn reach<'a>(&'a self, actor: &Actor, act: Act) -> Vec<(NeedKind, Option<&'a [NeedCategory]>, Scope)> {
        let each = self.kinds.iter().map(|rule| (rule.code, None, actor.scope_as(act, &rule.roles)));
        let urgent = &self.urgent;
        let urgent = (NeedKind::Ask, Some(urgent.categories.as_slice()), actor.scope_as(act, &urgent.roles));
        each.chain([urgent]).filter(|(_, _, scope)| !scope.areas().is_empty()).collect()
    }
}
