//! What the hospital may find after what it found before: rules without store or clock.

use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::rooms::isolation::episode::{OrderFact, OrderKind};

/// What the hospital found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResultKind {
    /// Not this illness (排除).
    Excluded,
    /// It may be (疑似).
    Suspected,
    /// It is (确诊).
    Confirmed,
    /// Well again (治愈).
    Recovered,
}

impl ResultKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::Suspected => "suspected",
            Self::Confirmed => "confirmed",
            Self::Recovered => "recovered",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        use ResultKind::*;
        [Excluded, Suspected, Confirmed, Recovered].into_iter().find(|kind| kind.code() == code)
    }

    /// Whether somebody so found must not be at home, and those near them must be asked.
    pub fn is_ill(self) -> bool {
        matches!(self, Self::Suspected | Self::Confirmed)
    }
}

/// Somebody's time in hospital, as the orders tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Since they were first sent there.
    pub since: Day,
    /// Whether they are there still, or were handed over.
    pub there: bool,
}

impl Stay {
    /// What orders tell; none where nobody sent the person to hospital, or where all was a mistake.
    pub fn of(orders: &[OrderFact]) -> Option<Self> {
        orders.iter().fold(None, |stay: Option<Self>, order| match order.kind {
            OrderKind::Suspend | OrderKind::Refer => {
                Some(Self { since: stay.map_or(order.day, |stay| stay.since), there: true })
            }
            OrderKind::Resume => stay.map(|stay| Self { there: false, ..stay }),
            OrderKind::Withdraw => None,
            _ => stay,
        })
    }
}

/// Whether a result may follow those before, the last of which is given.
///
/// Who is suspected or confirmed is in hospital or was handed over: nobody at home is. Papers that come late may still say that
/// it was nothing, or that it is over.
///
/// # Errors
/// A stable code: `not_referred`, `ill_at_home`, `result_order`.
pub fn may_follow(stay: Option<Stay>, last: Option<ResultKind>, next: ResultKind) -> Result<(), &'static str> {
    use ResultKind::*;
    let stay = stay.ok_or("not_referred")?;
    if !stay.there && next.is_ill() {
        return Err("ill_at_home");
    }
    match (last, next) {
        (None | Some(Excluded), Excluded | Suspected | Confirmed)
        | (Some(Suspected), Excluded | Confirmed)
        | (Some(Confirmed), Recovered)
        // Some fall ill again.
        | (Some(Recovered), Suspected | Confirmed) => Ok(()),
        _ => Err("result_order"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::ResultKind::*;
    use super::*;

    fn order(kind: OrderKind, day: u64) -> OrderFact {
        let first: Day = "2020-02-10".parse().unwrap();
        OrderFact { kind, day: first + Days::new(day), ends_on: first + Days::new(14) }
    }

    #[test]
    fn only_who_was_sent_to_hospital_has_results() {
        let open = order(OrderKind::Open, 0);
        assert_eq!(may_follow(Stay::of(&[open]), None, Excluded), Err("not_referred"));
        let away = Stay::of(&[open, order(OrderKind::Suspend, 5)]);
        assert_eq!(may_follow(away, None, Confirmed), Ok(()));
        // The period may be over while somebody lies in hospital: they are there all the same.
        let lapsed = Stay::of(&[open, order(OrderKind::Suspend, 5), order(OrderKind::Lapse, 15)]);
        assert_eq!(lapsed, away);
        let back = Stay::of(&[open, order(OrderKind::Suspend, 5), order(OrderKind::Resume, 7)]);
        assert_eq!(may_follow(back, Some(Excluded), Confirmed), Err("ill_at_home"));
        assert_eq!(may_follow(back, None, Excluded), Ok(()), "the paper came late");
        let mistake = [open, order(OrderKind::Refer, 5), order(OrderKind::Withdraw, 6)];
        assert_eq!(may_follow(Stay::of(&mistake), None, Excluded), Err("not_referred"));
    }

    proptest! {
        /// Whatever is noted and ordered: nobody recovers who was not ill, nobody confirmed is excluded, and whoever is found ill is
        /// not at home.
        #[test]
        fn results_come_in_an_order(given in proptest::collection::vec((0usize..4, any::<bool>()), 0..30)) {
            let mut orders = vec![order(OrderKind::Open, 0)];
            let mut known: Vec<ResultKind> = vec![];
            for (n, (kind, moves)) in given.into_iter().enumerate() {
                if moves {
                    let there = Stay::of(&orders).is_some_and(|stay| stay.there);
                    let ill = known.last().is_some_and(|last| last.is_ill());
                    // As orders::give has it: who is ill is not sent home.
                    if !(there && ill) {
                        orders.push(order(if there { OrderKind::Resume } else { OrderKind::Suspend }, n as u64));
                    }
                }
                let next = [Excluded, Suspected, Confirmed, Recovered][kind];
                if may_follow(Stay::of(&orders), known.last().copied(), next).is_ok() {
                    known.push(next);
                }
                let ill = known.last().is_some_and(|last| last.is_ill());
                prop_assert!(!ill || Stay::of(&orders).is_some_and(|stay| stay.there));
            }
            for pair in known.windows(2) {
                prop_assert!(pair[1] != Recovered || pair[0] == Confirmed);
                prop_assert!(pair[1] != Excluded || matches!(pair[0], Excluded | Suspected));
            }
            prop_assert_ne!(known.first(), Some(&Recovered));
        }
    }
}
