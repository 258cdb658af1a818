use chrono::NaiveTime;
use kernel::Clock;
use proptest::prelude::*;

use super::*;

fn rules() -> Arc<PassRules> {
    let policy = kernel::Policy::parse(include_str!("../../../../../../policy/meihekou-2020.toml")).unwrap();
    Arc::new(PassRules::on(&policy, "2020-02-10".parse().unwrap()).unwrap())
}

fn facts() -> Facts {
    Facts {
        valid_from: "2020-02-01".parse().unwrap(),
        valid_to: "2020-02-29".parse().unwrap(),
        purposes: vec![PassPurpose::Shopping, PassPurpose::Errand],
        revoked_at: None,
        held: vec![],
        exceptions: vec![],
    }
}

fn clock() -> Clock {
    Clock::standing(Stamp(0), kernel::config::Config::default().zone)
}

fn at(n: u128, direction: PassDirection, day: u32, hour: u32, minute: u32, purpose: PassPurpose) -> Use {
    let day = Day::from_ymd_opt(2020, 2, day).unwrap();
    let at = clock().at(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
    let id = PassUseId(uuid::Uuid::from_u128(n));
    Use { id, direction, at, day, minute: hour * 60 + minute, purpose: Some(purpose), rules: rules() }
}

fn out(n: u128, day: u32, hour: u32, purpose: PassPurpose) -> Use {
    at(n, PassDirection::Out, day, hour, 0, purpose)
}

fn home(n: u128, day: u32, hour: u32, minute: u32) -> Use {
    Use { purpose: None, ..at(n, PassDirection::In, day, hour, minute, PassPurpose::Shopping) }
}

fn found(facts: &Facts, uses: &[Use]) -> Vec<Vec<OverUse>> {
    reconcile(facts, uses).0.into_values().collect()
}

#[test]
fn one_outing_in_two_days() {
    let uses = [
        out(1, 10, 9, PassPurpose::Shopping),
        home(2, 10, 10, 59),
        out(3, 11, 9, PassPurpose::Shopping),
        home(4, 11, 10, 0),
        out(5, 13, 9, PassPurpose::Errand),
    ];
    assert_eq!(found(&facts(), &uses), [vec![], vec![], vec![OverUse::TooSoon], vec![], vec![]]);
}

#[test]
fn coming_home_late_costs_the_next_outing_and_no_more() {
    let uses = [
        out(1, 10, 9, PassPurpose::Shopping),
        home(2, 10, 11, 1),
        out(3, 12, 9, PassPurpose::Shopping),
        home(4, 12, 10, 0),
    ];
    let (codes, after) = reconcile(&facts(), &uses);
    assert_eq!(
        codes.into_values().collect::<Vec<_>>(),
        [vec![], vec![OverUse::Overrun], vec![OverUse::Forfeited], vec![]]
    );
    assert_eq!((after.next_on, after.forfeited), (Some("2020-02-14".parse().unwrap()), false));
    let (_, after) = reconcile(&facts(), &uses[..2]);
    assert_eq!((after.next_on, after.forfeited), (Some("2020-02-14".parse().unwrap()), true));
    assert_eq!(found(&facts(), &[uses[0].clone(), uses[1].clone(), out(3, 14, 9, PassPurpose::Shopping)])[2], []);
}

#[test]
fn a_doctor_is_reached_at_any_hour_and_costs_no_outing() {
    let uses = [out(1, 10, 3, PassPurpose::Medical), home(2, 10, 9, 0), out(3, 10, 10, PassPurpose::Shopping)];
    assert_eq!(found(&facts(), &uses), [vec![OverUse::OutsideHours], vec![], vec![]]);
}

#[test]
fn an_exception_frees_its_purpose_until_its_end() {
    let day = |text: &str| text.parse().unwrap();
    let facts = Facts { exceptions: vec![(PassPurpose::Work, day("2020-02-10"), day("2020-02-11"))], ..facts() };
    let uses = [10, 11, 12].map(|day| out(day.into(), day, 5, PassPurpose::Work));
    let late = vec![OverUse::OutsideHours, OverUse::PurposeNotAllowed];
    assert_eq!(found(&facts, &uses), [vec![], vec![], late]);
}

#[test]
fn an_isolation_counts_from_its_moment_to_its_end() {
    let noon = out(0, 10, 12, PassPurpose::Shopping).at;
    let evening = out(0, 10, 18, PassPurpose::Shopping).at;
    let facts = Facts { held: vec![(noon, Some(evening))], ..facts() };
    let uses = [9, 13, 19].map(|hour| out(hour.into(), 10, hour, PassPurpose::Medical));
    assert_eq!(found(&facts, &uses), [vec![], vec![OverUse::Suspended], vec![]]);
}

#[test]
fn two_of_one_household_are_not_out_at_once() {
    let uses = [out(1, 10, 9, PassPurpose::Shopping), out(2, 10, 10, PassPurpose::Shopping)];
    assert_eq!(found(&facts(), &uses), [vec![], vec![OverUse::TooSoon, OverUse::TooManyOut]]);
}

prop_compose! {
    fn any_use()(n in 1u128..1_000_000, inward in any::<bool>(), day in 1u32..29, hour in 0u32..24, minute in 0u32..60,
        purpose in 0usize..5) -> Use {
        let direction = if inward { PassDirection::In } else { PassDirection::Out };
        at(n, direction, day, hour, minute, PassPurpose::ALL[purpose])
    }
}

proptest! {
    #[test]
    fn whatever_the_order_in_which_uses_arrive_they_come_to_the_same(
        (told, other) in proptest::collection::vec(any_use(), 0..30).prop_flat_map(|mut uses| {
            uses.sort_by_key(|one| one.id);
            uses.dedup_by_key(|one| one.id);
            (Just(uses.clone()), Just(uses).prop_shuffle())
        }),
        revoked in proptest::option::of(1u32..29),
    ) {
        let facts = Facts { revoked_at: revoked.map(|day| out(0, day, 12, PassPurpose::Shopping).at), ..facts() };
        // The store judges all of them again with every one that arrives, in whatever order it has them.
        prop_assert_eq!(reconcile(&facts, &told), reconcile(&facts, &other));
        for (id, codes) in reconcile(&facts, &told).0 {
            let one = told.iter().find(|one| one.id == id).unwrap();
            let sorted = codes.windows(2).all(|pair| pair[0] < pair[1]);
            prop_assert!(sorted, "each once and in order");
            if one.purpose == Some(PassPurpose::Medical) && one.direction == PassDirection::Out {
                let only = [OverUse::Revoked, OverUse::Expired, OverUse::Suspended, OverUse::OutsideHours];
                prop_assert!(codes.iter().all(|code| only.contains(code)));
            }
        }
    }
}
