//! What the log says of requests: from where, who, what and how it ended, without what it was about: a path or a field may hold what
//! somebody typed. Whoever is refused again and again fills no disk: in a minute the first refusals of a kind have a line each, and
//! those after them one together.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;
use tracing::field::display;
use uuid::Uuid;

use super::sender::home;

/// So many refusals of a kind have a line of their own.
const FIRST: u64 = 20;

/// So many kinds are counted at a time: before another, those counted so far are told.
const KINDS: usize = 10_000;

/// How a request ended, and whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Told {
    /// From where it came, where it came over a network.
    pub from: Option<IpAddr>,
    /// Whose session or token it came with.
    pub account: Option<Uuid>,
    /// The worker of that account.
    pub worker: Option<Uuid>,
    /// What it asked for, where there is such an operation.
    pub act: Option<&'static str>,
    /// The answer.
    pub status: StatusCode,
    /// The code of the problem.
    pub code: Option<String>,
}

impl Told {
    /// Writes the line.
    pub fn say(&self, how: &'static str, trace_id: Option<&str>) {
        self.write(how, trace_id, None);
    }

    fn write(&self, how: &'static str, trace_id: Option<&str>, times: Option<u64>) {
        let Self { from, account, worker, act, status, code } = self;
        let (from, account, worker) = (from.map(display), account.map(display), worker.map(display));
        let (status, code) = (status.as_u16(), code.as_deref());
        tracing::info!(from, account, worker, act, status, code, trace_id, times, "{how}");
    }

    /// What counts as the same: whoever has a network of addresses is one sender, and whoever asks too often has no kinds more by
    /// asking for something else each time.
    fn kind(&self) -> Self {
        let act = self.act.filter(|_| self.status != StatusCode::TOO_MANY_REQUESTS);
        Self { from: self.from.map(home), act, ..self.clone() }
    }
}

/// How often each kind was refused in this minute.
#[derive(Default)]
pub struct Repeats(Mutex<HashMap<Told, u64>>);

impl Repeats {
    /// Writes that something was refused, or counts it where that was written often enough.
    pub fn refused(&self, told: &Told, trace_id: Option<&str>) {
        let (first, before) = self.count(told.kind());
        say_again(before);
        if first {
            told.say("refused", trace_id);
        }
    }

    /// Writes how often what was not written one by one was refused.
    pub fn tell(&self) {
        let counted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        say_again(counted);
    }

    /// Counts one more; whether it is among the first of its kind, and what was counted before where it was too much to go on with.
    fn count(&self, kind: Told) -> (bool, HashMap<Told, u64>) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let full = counted.len() >= KINDS && !counted.contains_key(&kind);
        let before = if full { std::mem::take(&mut *counted) } else { HashMap::new() };
        let times = counted.entry(kind).or_default();
        *times += 1;
        (*times <= FIRST, before)
    }
}

fn say_again(counted: HashMap<Told, u64>) {
    for (kind, times) in counted {
        if let Some(more) = times.checked_sub(FIRST).filter(|more| *more > 0) {
            kind.write("refused again", None, Some(more));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(from: &str, act: &'static str, status: StatusCode) -> Told {
        Told { from: from.parse().ok(), account: None, worker: None, act: Some(act), status, code: None }
    }

    /// How many of so many have a line of their own.
    fn lines(repeats: &Repeats, told: &Told, times: usize) -> usize {
        (0..times).filter(|_| repeats.count(told.kind()).0).count()
    }

    fn counted(repeats: &Repeats) -> Vec<u64> {
        repeats.0.lock().unwrap().values().copied().collect()
    }

    #[test]
    fn the_first_of_a_kind_are_told_one_by_one_and_all_are_counted() {
        let repeats = Repeats::default();
        let one = told("203.0.113.7", "tip.list_tips", StatusCode::FORBIDDEN);
        assert_eq!(lines(&repeats, &one, 100), 20);
        assert_eq!(counted(&repeats), [100]);
        let mut others = vec![
            told("203.0.113.8", "tip.list_tips", StatusCode::FORBIDDEN),
            told("203.0.113.7", "tip.list_tips", StatusCode::NOT_FOUND),
            told("203.0.113.7", "need.list_needs", StatusCode::FORBIDDEN),
        ];
        others.push(Told { account: Some(Uuid::nil()), ..one.clone() });
        others.push(Told { code: Some("act_not_permitted".into()), ..one.clone() });
        for other in &others {
            assert_eq!(lines(&repeats, other, 21), 20, "{other:?}");
        }
        // The next minute begins anew.
        repeats.tell();
        assert_eq!((counted(&repeats), lines(&repeats, &one, 21)), (vec![], 20));
    }

    #[test]
    fn nobody_makes_lines_by_another_address_of_their_own_or_by_asking_for_something_else() {
        let repeats = Repeats::default();
        let here = ["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:3:4:5:6"];
        let home = here.map(|from| lines(&repeats, &told(from, "tip.list_tips", StatusCode::UNAUTHORIZED), 20));
        assert_eq!(home, [20, 0, 0]);
        let acts = ["tip.list_tips", "need.list_needs", "area.list_areas"];
        let acts = acts.map(|act| lines(&repeats, &told("203.0.113.7", act, StatusCode::TOO_MANY_REQUESTS), 20));
        assert_eq!(acts, [20, 0, 0]);
    }

    #[test]
    fn however_many_come_no_more_is_kept_and_none_is_forgotten() {
        let repeats = Repeats::default();
        let from = |n: usize| told(&format!("10.0.{}.{}", n / 256, n % 256), "tip.list_tips", StatusCode::UNAUTHORIZED);
        assert_eq!(lines(&repeats, &from(0), 30), 20);
        for n in 1..KINDS {
            assert_eq!(repeats.count(from(n)), (true, HashMap::new()));
        }
        assert_eq!(repeats.count(from(1)), (true, HashMap::new()), "known already");
        let (first, before) = repeats.count(from(KINDS));
        assert!(first);
        assert_eq!((before.len(), before[&from(0)], counted(&repeats)), (KINDS, 30, vec![1]));
    }
}
