//! What the orders of an isolation come to: its state is computed from them, and none is ever edited.

use chrono::Days;
use kernel::Day;
use serde::{Deserialize, Serialize};

use super::model::IsolationRules;

/// What an order does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Stay at home until a day (隔离令).
    Open,
    /// Longer than planned (延长).
    Extend,
    /// Shorter than planned (缩短).
    Shorten,
    /// At another address (变更地点).
    Move,
    /// To hospital for now (转诊).
    Suspend,
    /// Home again from hospital (恢复).
    Resume,
    /// Free, the period being over (解除).
    Release,
    /// Handed over to a hospital or another place for good (移交).
    Refer,
    /// Free because the period was over and nobody acted (到期自动解除).
    Lapse,
    /// It rested on a registration made by mistake (撤销).
    Withdraw,
}

impl OrderKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Extend => "extend",
            Self::Shorten => "shorten",
            Self::Move => "move",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Release => "release",
            Self::Refer => "refer",
            Self::Lapse => "lapse",
            Self::Withdraw => "withdraw",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        use OrderKind::*;
        [Open, Extend, Shorten, Move, Suspend, Resume, Release, Refer, Lapse, Withdraw]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// An order as far as the state depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFact {
    /// What it does.
    pub kind: OrderKind,
    /// From which day.
    pub day: Day,
    /// The planned last day after it.
    pub ends_on: Day,
}

/// Where an isolation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`.
    pub state: &'static str,
    /// The first day.
    pub started_on: Day,
    /// The planned last day.
    pub ends_on: Day,
    /// The day it ended, if it did.
    pub ended_on: Option<Day>,
}

impl Episode {
    /// What orders come to, first to last. None where the first does not open.
    pub fn of(orders: &[OrderFact]) -> Option<Self> {
        let (first, later) = orders.split_first().filter(|(first, _)| first.kind == OrderKind::Open)?;
        let opened = Self { state: "isolating", started_on: first.day, ends_on: first.ends_on, ended_on: None };
        Some(later.iter().fold(opened, |episode, order| episode.after(order)))
    }

    fn after(self, order: &OrderFact) -> Self {
        let ended = |state| Self { state, ended_on: Some(order.day), ..self };
        match order.kind {
            OrderKind::Open => self,
            OrderKind::Extend | OrderKind::Shorten => Self { ends_on: order.ends_on, ..self },
            OrderKind::Move => self,
            OrderKind::Suspend => Self { state: "hospital", ..self },
            OrderKind::Resume => Self { state: "isolating", ends_on: order.ends_on, ..self },
            OrderKind::Release => ended("released"),
            OrderKind::Refer => ended("referred"),
            OrderKind::Lapse => ended("lapsed"),
            OrderKind::Withdraw => ended("withdrawn"),
        }
    }

    /// Whether an order may follow.
    ///
    /// # Errors
    /// A stable code: `not_isolating`, `isolating_already`, `not_in_hospital`, `not_due`, `ends_before`, `ends_after`, `ends_too_late`.
    pub fn may(&self, order: &OrderFact, rules: &IsolationRules) -> Result<(), &'static str> {
        let OrderFact { kind, day, ends_on } = *order;
        if self.ended_on.is_some() {
            return Err("not_isolating");
        }
        let home = self.state == "isolating";
        let latest = day + Days::new(rules.longest_extension);
        match kind {
            OrderKind::Open => Err("isolating_already"),
            OrderKind::Resume if home => Err("not_in_hospital"),
            OrderKind::Extend | OrderKind::Move | OrderKind::Suspend | OrderKind::Release if !home => {
                Err("not_isolating")
            }
            OrderKind::Extend if ends_on <= self.ends_on => Err("ends_before"),
            OrderKind::Extend | OrderKind::Resume if ends_on > latest.max(self.ends_on) => Err("ends_too_late"),
            OrderKind::Resume if ends_on < day => Err("ends_before"),
            OrderKind::Shorten if ends_on >= self.ends_on => Err("ends_after"),
            OrderKind::Shorten if ends_on < day => Err("ends_before"),
            OrderKind::Release if day < self.ends_on => Err("not_due"),
            OrderKind::Lapse if day <= self.ends_on => Err("not_due"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: IsolationRules = IsolationRules { days: 14, fever: 37.3, longest_extension: 14 };

    fn day(n: u64) -> Day {
        "2020-01-25".parse::<Day>().unwrap() + Days::new(n)
    }

    fn kinds() -> impl Strategy<Value = OrderKind> {
        use OrderKind::*;
        proptest::sample::select(vec![Extend, Shorten, Move, Suspend, Resume, Release, Refer, Lapse, Withdraw])
    }

    #[test]
    fn a_stay_in_hospital_is_no_release() {
        let order = |kind, on, ends| OrderFact { kind, day: day(on), ends_on: day(ends) };
        let open = order(OrderKind::Open, 0, 14);
        let away = order(OrderKind::Suspend, 5, 14);
        let episode = Episode::of(&[open, away]).unwrap();
        assert_eq!((episode.state, episode.ended_on), ("hospital", None));
        assert_eq!(episode.may(&order(OrderKind::Release, 14, 14), &RULES), Err("not_isolating"));
        assert_eq!(episode.may(&order(OrderKind::Resume, 8, 14), &RULES), Ok(()));
        assert_eq!(episode.may(&order(OrderKind::Resume, 8, 40), &RULES), Err("ends_too_late"));
        let back = Episode::of(&[open, away, order(OrderKind::Resume, 8, 16)]).unwrap();
        assert_eq!((back.state, back.ends_on), ("isolating", day(16)));
    }

    proptest! {
        /// Whatever is ordered: nobody is held past the planned end, nothing follows an end, and the end never lies further
        /// ahead than the rule allows.
        #[test]
        fn nobody_is_held_without_an_order(given in proptest::collection::vec((kinds(), 0u64..4, 0u64..40), 0..20)) {
            let mut orders = vec![OrderFact { kind: OrderKind::Open, day: day(0), ends_on: day(14) }];
            let mut today = 0;
            for (kind, later, ends) in given {
                today += later;
                let episode = Episode::of(&orders).unwrap();
                // The clock lets go whoever is past the end before anybody can order more.
                if episode.ended_on.is_none() && day(today) > episode.ends_on {
                    let lapse = OrderFact { kind: OrderKind::Lapse, day: episode.ends_on + Days::new(1), ends_on: episode.ends_on };
                    prop_assert_eq!(episode.may(&lapse, &RULES), Ok(()));
                    orders.push(lapse);
                    continue;
                }
                let order = OrderFact { kind, day: day(today), ends_on: day(ends) };
                if episode.may(&order, &RULES).is_ok() {
                    prop_assert!(episode.ended_on.is_none());
                    orders.push(order);
                }
                let now = Episode::of(&orders).unwrap();
                prop_assert!(now.ended_on.is_some() || now.ends_on >= day(today));
                prop_assert!(now.ends_on <= day(today) + Days::new(RULES.longest_extension) || now.ends_on <= episode.ends_on);
                if let Some(ended) = now.ended_on {
                    prop_assert!(ended <= now.ends_on + Days::new(1) || now.state == "withdrawn" || ended <= day(today));
                }
            }
        }
    }
}
