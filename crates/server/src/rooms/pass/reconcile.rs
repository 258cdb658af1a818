//! What the uses of a pass come to. It is computed from all of them in the order of the gate, however late and in whatever
//! order they were told, so that every server and every replay says the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Days;
use kernel::{Day, Stamp};

use super::model::{OverUse, PassDirection, PassPurpose, PassRules};
use super::store::PassUseId;
use crate::rooms::isolation::Span;

/// A use as its judgement depends on it.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its name; of two at the same moment the one that was made first comes first.
    pub id: PassUseId,
    /// Which way.
    pub direction: PassDirection,
    /// When.
    pub at: Stamp,
    /// The local day.
    pub day: Day,
    /// The local minute of the day.
    pub minute: u32,
    /// What for; on the way home nobody is asked.
    pub purpose: Option<PassPurpose>,
    /// The rules of that day.
    pub rules: Arc<PassRules>,
}

/// What of a pass the judgement depends on.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The first day.
    pub valid_from: Day,
    /// The last day.
    pub valid_to: Day,
    /// What the pass allows.
    pub purposes: Vec<PassPurpose>,
    /// When it was taken back, if it was.
    pub revoked_at: Option<Stamp>,
    /// When somebody of the household was isolated at home.
    pub held: Vec<Span>,
    /// What is allowed beyond the rules, from one day to another.
    pub exceptions: Vec<(PassPurpose, Day, Day)>,
}

impl Facts {
    fn excepted(&self, purpose: Option<PassPurpose>, day: Day) -> bool {
        self.exceptions.iter().any(|(of, from, to)| Some(*of) == purpose && (*from..=*to).contains(&day))
    }

    fn held_at(&self, at: Stamp) -> bool {
        self.held.iter().any(|(from, to)| *from <= at && to.is_none_or(|to| at < to))
    }
}

/// How a household stands after its uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outings {
    /// When somebody last went out.
    pub last_out_at: Option<Stamp>,
    /// Since when somebody is out, as far as was noted.
    pub out_since: Option<Stamp>,
    /// The day from which they may go out again by the rules.
    pub next_on: Option<Day>,
    /// That day lies later because somebody came home late.
    pub forfeited: bool,
}

/// What every use comes to, and how the household stands after them.
pub fn reconcile(facts: &Facts, uses: &[Use]) -> (BTreeMap<PassUseId, Vec<OverUse>>, Outings) {
    let mut order: Vec<&Use> = uses.iter().collect();
    order.sort_by_key(|one| (one.at, one.id));
    let mut course = Course::default();
    let found = order.into_iter().map(|one| (one.id, course.take(facts, one))).collect();
    (found, course.outings())
}

/// The outings up to a moment.
#[derive(Default)]
struct Course<'a> {
    out: Vec<&'a Use>,
    last_out_at: Option<Stamp>,
    /// The next outing by the rule of days.
    regular: Option<Day>,
    /// The next outing after one that was lost.
    lost_until: Option<Day>,
}

impl<'a> Course<'a> {
    fn take(&mut self, facts: &Facts, one: &'a Use) -> Vec<OverUse> {
        match one.direction {
            PassDirection::Out => self.goes_out(facts, one),
            PassDirection::In => self.comes_home(facts, one),
        }
    }

    fn goes_out(&mut self, facts: &Facts, one: &'a Use) -> Vec<OverUse> {
        let (rules, mut found) = (&one.rules, vec![]);
        // Who was never noted coming home does not stay out for ever.
        self.out.retain(|other| other.day == one.day);
        if facts.revoked_at.is_some_and(|at| at <= one.at) {
            found.push(OverUse::Revoked);
        } else if !(facts.valid_from..=facts.valid_to).contains(&one.day) {
            found.push(OverUse::Expired);
        }
        if facts.held_at(one.at) {
            found.push(OverUse::Suspended);
        }
        let excepted = facts.excepted(one.purpose, one.day);
        if !excepted && !rules.is_open(one.minute) {
            found.push(OverUse::OutsideHours);
        }
        if counts(facts, one) {
            if !one.purpose.is_some_and(|purpose| facts.purposes.contains(&purpose)) {
                found.push(OverUse::PurposeNotAllowed);
            }
            if self.regular.is_some_and(|day| one.day < day) {
                found.push(OverUse::TooSoon);
            } else if self.lost_until.is_some_and(|day| one.day < day) {
                found.push(OverUse::Forfeited);
            }
            let others = self.out.iter().filter(|other| counts(facts, other)).count();
            if others >= usize::from(rules.people_at_once) {
                found.push(OverUse::TooManyOut);
            }
            self.regular = self.regular.max(Some(one.day + Days::new(u64::from(rules.every_days))));
        }
        self.last_out_at = Some(one.at);
        self.out.push(one);
        found
    }

    fn comes_home(&mut self, facts: &Facts, one: &Use) -> Vec<OverUse> {
        if self.out.is_empty() {
            return vec![];
        }
        let same = self.out.iter().position(|out| one.purpose.is_some() && out.purpose == one.purpose);
        let out = self.out.remove(same.unwrap_or(0));
        let late = one.at.0 - out.at.0 > i64::from(out.rules.longest_minutes) * 60_000;
        if !late || !counts(facts, out) {
            return vec![];
        }
        if out.rules.overrun_costs_next {
            let lost = out.day + Days::new(2 * u64::from(out.rules.every_days));
            self.lost_until = self.lost_until.max(Some(lost));
        }
        vec![OverUse::Overrun]
    }

    fn outings(&self) -> Outings {
        Outings {
            last_out_at: self.last_out_at,
            out_since: self.out.first().map(|one| one.at),
            next_on: self.regular.max(self.lost_until),
            forfeited: self.lost_until > self.regular,
        }
    }
}

/// Whether a use is one of the outings that the rules count: neither what is always free, nor what an exception allows.
fn counts(facts: &Facts, one: &Use) -> bool {
    let always = one.purpose.is_some_and(|purpose| one.rules.always.contains(&purpose));
    !always && !facts.excepted(one.purpose, one.day)
}

#[cfg(test)]
mod tests;
