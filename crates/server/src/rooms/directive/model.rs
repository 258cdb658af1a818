//! The rules of directives: the steps an assignment may take, what is late, and by when who hears of it.

use codes::AreaCode;
use kernel::{Day, Error, Policy, Result, Stamp};
use serde::{Deserialize, Serialize};

use crate::rooms::people::{UnitId, WorkerId};

/// How urgent a directive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DirectiveUrgency {
    /// At once (特急).
    Urgent,
    /// Soon (紧急).
    Pressing,
    /// In its time (一般).
    Ordinary,
}

impl DirectiveUrgency {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Pressing => "pressing",
            Self::Ordinary => "ordinary",
        }
    }

    /// The urgency of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Urgent, Self::Pressing, Self::Ordinary].into_iter().find(|one| one.code() == code)
    }
}

/// Whether somebody was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingPresence {
    /// They were there.
    Present,
    /// They were not.
    Absent,
    /// They had said that they could not come.
    Excused,
}

impl MeetingPresence {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Excused => "excused",
        }
    }

    /// The presence of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Present, Self::Absent, Self::Excused].into_iter().find(|one| one.code() == code)
    }
}

/// Where an assignment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentState {
    /// It was sent; nobody said yet that they have it.
    Sent,
    /// They have it.
    Received,
    /// They are at it, also after it was returned.
    Acting,
    /// They reported how far it is.
    Reported,
    /// They say that it is done.
    Done,
    /// The issuer agrees.
    Verified,
    /// The directive was closed before.
    Closed,
    /// The directive was withdrawn.
    Withdrawn,
}

impl AssignmentState {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Sent,
        Self::Received,
        Self::Acting,
        Self::Reported,
        Self::Done,
        Self::Verified,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// Those in which something is left to do.
    pub const UNDONE: [Self; 4] = [Self::Sent, Self::Received, Self::Acting, Self::Reported];

    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Acting => "acting",
            Self::Reported => "reported",
            Self::Done => "done",
            Self::Verified => "verified",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    pub fn of_code(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|one| one.code() == code);
        found.ok_or(Error::internal("an assignment in no state"))
    }

    /// The names of those in which something is left to do.
    pub fn undone() -> [&'static str; 4] {
        Self::UNDONE.map(Self::code)
    }

    /// Whether something is left to do.
    pub fn is_undone(self) -> bool {
        Self::UNDONE.contains(&self)
    }

    /// Where it stands after a move, if that move is possible.
    pub fn after(self, step: Move) -> Option<Self> {
        match (self, step) {
            (Self::Sent, Move::Receive) => Some(Self::Received),
            (Self::Sent | Self::Received | Self::Reported, Move::Start) | (Self::Done, Move::Return) => {
                Some(Self::Acting)
            }
            (Self::Sent | Self::Received | Self::Acting | Self::Reported, Move::Report) => Some(Self::Reported),
            (Self::Sent | Self::Received | Self::Acting | Self::Reported, Move::Finish) => Some(Self::Done),
            (Self::Done, Move::Verify) => Some(Self::Verified),
            _ => None,
        }
    }
}

/// What somebody does with an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Says that they have it.
    Receive,
    /// Begins.
    Start,
    /// Reports how far it is.
    Report,
    /// Says that it is done.
    Finish,
    /// The issuer agrees that it is done.
    Verify,
    /// The issuer gives it back.
    Return,
}

/// Whether it was or is done later than it should.
pub fn is_late(due_at: Stamp, done_at: Option<Stamp>, now: Stamp) -> bool {
    done_at.unwrap_or(now) > due_at
}

/// To whom a directive goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
pub enum Addressee {
    /// Everybody who holds one of these roles in one of these areas or below.
    Posts {
        /// Codes of the areas.
        #[schema(value_type = Vec<String>, min_items = 1, max_items = 100)]
        areas: Vec<AreaCode>,
        /// Codes of the roles.
        #[schema(min_items = 1, max_items = 20)]
        roles: Vec<String>,
    },
    /// Everybody who holds a post for an organisation.
    Unit {
        /// The organisation.
        unit_id: UnitId,
    },
    /// One person.
    Worker {
        /// Who.
        worker_id: WorkerId,
    },
}

/// By when somebody hears of a directive that nobody received or did.
#[derive(Clone, Debug, Deserialize)]
pub struct UrgencyRule {
    /// Of which urgency.
    pub urgency: DirectiveUrgency,
    /// It is received within so many minutes, or an alert says so.
    pub receive_minutes: i64,
    /// So many minutes after its time an alert says that it is late.
    pub late_minutes: i64,
}

/// How directives are followed; section `[[directives]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct DirectiveRules {
    /// To so many people at most.
    pub most_people: usize,
    /// With so many files at most, a report too.
    pub most_files: usize,
    /// A file of so many kB at most.
    pub largest_file_kb: usize,
    /// Each urgency.
    pub urgencies: Vec<UrgencyRule>,
}

impl DirectiveRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("directives", day)
    }

    /// The rule of an urgency.
    pub fn of(&self, urgency: DirectiveUrgency) -> Result<&UrgencyRule> {
        let found = self.urgencies.iter().find(|rule| rule.urgency == urgency);
        found.ok_or_else(|| Error::setup(format!("policy: [[directives]] has no urgency {}", urgency.code())))
    }
}

/// The part of an area directly below another in which a third lies; itself where it is no wider.
pub fn part_of(root: &AreaCode, inner: &AreaCode) -> AreaCode {
    root.level().below().and_then(|level| inner.within_level(level)).unwrap_or(*inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_goes_forward_and_comes_back_only_from_done() {
        use AssignmentState as State;
        assert_eq!(State::Sent.after(Move::Receive), Some(State::Received));
        assert_eq!(State::Received.after(Move::Receive), None);
        assert_eq!(State::Sent.after(Move::Finish), Some(State::Done), "reporting says that one has it");
        assert_eq!(State::Done.after(Move::Return), Some(State::Acting));
        assert_eq!(State::Reported.after(Move::Verify), None);
        for ended in [State::Verified, State::Closed, State::Withdrawn] {
            for step in [Move::Receive, Move::Start, Move::Report, Move::Finish, Move::Verify, Move::Return] {
                assert_eq!(ended.after(step), None, "{ended:?} {step:?}");
            }
        }
    }

    #[test]
    fn what_was_done_too_late_stays_late() {
        let (due, before, after) = (Stamp(10), Stamp(5), Stamp(15));
        assert!(!is_late(due, None, before));
        assert!(is_late(due, None, after));
        assert!(!is_late(due, Some(before), after));
        assert!(is_late(due, Some(after), after));
    }

    #[test]
    fn progress_is_told_by_the_parts_below() {
        let area = |code: &str| code.parse::<AreaCode>().unwrap();
        assert_eq!(part_of(&area("220581"), &area("220581001003")), area("220581001"));
        assert_eq!(part_of(&area("220581001"), &area("220581001003002")), area("220581001003"));
        assert_eq!(part_of(&area("220581001"), &area("220581001")), area("220581001"));
    }
}
