//! Households in isolation: from when the first person of a household stays at home to when the last one is free.

use std::collections::BTreeSet;

use kernel::Day;

/// One person's stay in a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The area it belongs to.
    pub area: String,
    /// From this day.
    pub from: Day,
    /// To this day, if it ended.
    pub to: Option<Day>,
}

/// What a stay means for the counts of its household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Where the household counts: the area of whoever opened its isolation, also for those who join from another grid.
    pub household_area: String,
    /// The household was never isolated before.
    pub first: bool,
    /// The household begins its isolation with it.
    pub opens: bool,
    /// The household ends its isolation with it.
    pub closes: bool,
}

/// Marks the stays of one household, given in the order they began. A household is isolated at the end of a day on which
/// somebody stays who has not left by then; it opens and closes where that changes from one day to the next.
pub fn marks(stays: &[Stay]) -> Vec<Marks> {
    let mut marks: Vec<Marks> = stays
        .iter()
        .enumerate()
        .map(|(at, stay)| Marks { household_area: stay.area.clone(), first: at == 0, opens: false, closes: false })
        .collect();
    let days: BTreeSet<Day> = stays.iter().flat_map(|stay| [Some(stay.from), stay.to]).flatten().collect();
    let stays_on = |stay: &Stay, day: Day| stay.from <= day && stay.to.is_none_or(|to| to > day);
    let mut run: Option<String> = None;
    for day in days {
        let opener = stays.iter().position(|stay| stay.from == day && stays_on(stay, day));
        let isolated = stays.iter().any(|stay| stays_on(stay, day));
        if let (None, Some(opener)) = (&run, opener) {
            marks[opener].opens = true;
            run = Some(stays[opener].area.clone());
        }
        if let Some(area) = &run {
            for (_, mark) in stays.iter().zip(&mut marks).filter(|(stay, _)| stay.from == day) {
                mark.household_area.clone_from(area);
            }
        }
        if run.is_some() && !isolated {
            if let Some(last) = stays.iter().rposition(|stay| stay.to == Some(day)) {
                marks[last].closes = true;
            }
            run = None;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(n: u64) -> Day {
        "2020-01-25".parse::<Day>().unwrap() + Days::new(n)
    }

    fn stay(area: &str, from: u64, to: Option<u64>) -> Stay {
        Stay { area: area.to_owned(), from: day(from), to: to.map(day) }
    }

    #[test]
    fn a_household_opens_with_the_first_and_closes_with_the_last() {
        let marks = marks(&[stay("1", 0, Some(14)), stay("2", 3, Some(17)), stay("2", 30, None)]);
        let told: Vec<_> = marks.iter().map(|m| (m.household_area.as_str(), m.first, m.opens, m.closes)).collect();
        assert_eq!(told, [("1", true, true, false), ("1", false, false, true), ("2", false, true, false)]);
    }

    proptest! {
        #[test]
        fn opened_minus_closed_is_whether_somebody_stays(given in proptest::collection::vec((0u64..20, proptest::option::of(0u64..10)), 1..6)) {
            let mut stays: Vec<Stay> = given.into_iter().map(|(from, more)| stay("1", from, more.map(|n| from + n))).collect();
            stays.sort_by_key(|stay| stay.from);
            let marks = marks(&stays);
            for today in (0..40).map(day) {
                let opened = stays.iter().zip(&marks).filter(|(stay, mark)| mark.opens && stay.from <= today).count();
                let closed = stays.iter().zip(&marks).filter(|(stay, mark)| mark.closes && stay.to.is_some_and(|to| to <= today)).count();
                let isolated = stays.iter().any(|stay| stay.from <= today && stay.to.is_none_or(|to| to > today));
                prop_assert_eq!(opened - closed, usize::from(isolated));
            }
            prop_assert_eq!(marks.iter().filter(|mark| mark.first).count(), 1);
        }
    }
}
