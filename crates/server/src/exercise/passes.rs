//! Passes of a few households in every township, and how they are used: most by the rules, some not.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::{Day, Policy, Result, Scope};

use super::invent::Chance;
use super::settle::Cast;
use crate::house::House;
use crate::rooms::pass::{
    ISSUE_PASSES, NOTE_PASS_USE, NewPass, NewUse, PassDirection, PassId, PassPurpose, PassRules, PassUseId, issue,
    note, without_pass,
};

/// Households of a township that get a pass.
const HOUSEHOLDS: i64 = 8;

/// The share of households that go out on a day that is theirs.
const GO_OUT: f64 = 0.5;

/// The share that go out though it is not.
const TOO_SOON: f64 = 0.03;

/// The share of outings that take too long.
const TOO_LONG: f64 = 0.05;

/// The passes that were issued, by township.
pub struct Passes {
    chance: Chance,
    issued: BTreeMap<AreaCode, Vec<(PassId, Option<Day>)>>,
}

impl Passes {
    /// None yet; with dice of their own, so that they change nothing else in the city.
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed.wrapping_add(1)), issued: BTreeMap::new() }
    }

    /// The day on which passes are issued.
    fn first() -> Day {
        Day::from_ymd_opt(2020, 2, 1).unwrap_or_default()
    }

    /// What happens on a day: passes are issued on the first, and used from then on.
    pub async fn day(&mut self, house: &House, cast: &Cast, day: Day) -> Result<()> {
        if day == Self::first() {
            for township in &cast.townships {
                self.issue(house, cast, *township, day).await?;
            }
        }
        for township in &cast.townships {
            self.go_out(house, cast, *township, day).await?;
        }
        Ok(())
    }

    async fn issue(&mut self, house: &House, cast: &Cast, township: AreaCode, day: Day) -> Result<()> {
        let Some(clerk) = cast.actor("township_clerk", &township) else { return Ok(()) };
        let rules = PassRules::on(&house.store.policy, day)?;
        let issued = house
            .store
            .journal
            .record(&clerk, ISSUE_PASSES, &township, async |tx| {
                let homes = without_pass(tx, &Scope::of([township]), HOUSEHOLDS).await?;
                let mut new = vec![];
                for home in homes.into_iter().filter(|home| !home.isolated) {
                    new.push(NewPass {
                        id: PassId::new(tx.now()),
                        digest: vec![],
                        batch: None,
                        household_id: home.id,
                        area: home.area.parse().map_err(kernel::Error::internal)?,
                        purposes: rules.purposes.clone(),
                        valid_to: day + Days::new(rules.valid_days),
                    });
                }
                tx.tell(&serde_json::json!({ "passes": new.len() }));
                issue(tx, new).await
            })
            .await?;
        self.issued.insert(township, issued.into_iter().map(|row| (row.id, None)).collect());
        Ok(())
    }

    async fn go_out(&mut self, house: &House, cast: &Cast, township: AreaCode, day: Day) -> Result<()> {
        let Some(staff) = cast.actor("checkpoint_staff", &township) else { return Ok(()) };
        let uses = self.uses(house, township, day)?;
        if uses.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&staff, NOTE_PASS_USE, &township, async |tx| {
                tx.tell(&serde_json::json!({ "uses": uses.len() }));
                for new in uses {
                    note(tx, &house.store, new).await?;
                }
                Ok(())
            })
            .await
    }

    fn uses(&mut self, house: &House, township: AreaCode, day: Day) -> Result<Vec<NewUse>> {
        let every = every_days(&house.store.policy, day)?;
        let mut uses = vec![];
        for (pass, last) in self.issued.get_mut(&township).into_iter().flatten() {
            let theirs = last.is_none_or(|last| day >= last + Days::new(every));
            if !self.chance.happens(if theirs { GO_OUT } else { TOO_SOON }) {
                continue;
            }
            *last = Some(day);
            let minute = 8 * 60 + self.chance.below(6 * 60);
            let long = if self.chance.happens(TOO_LONG) { 150 } else { 35 + self.chance.below(80) };
            let purpose = if self.chance.happens(0.8) { PassPurpose::Shopping } else { PassPurpose::Errand };
            for (direction, minute) in [(PassDirection::Out, minute), (PassDirection::In, minute + long)] {
                let minute = u32::try_from(minute).unwrap_or_default();
                let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default();
                let at = house.store.clock.at(day, time);
                uses.push(NewUse {
                    id: PassUseId::new(at),
                    digest: vec![],
                    pass_id: *pass,
                    direction,
                    at,
                    purpose: (direction == PassDirection::Out).then_some(purpose),
                    checkpoint_id: None,
                    source: "field",
                });
            }
        }
        Ok(uses)
    }
}

fn every_days(policy: &Policy, day: Day) -> Result<u64> {
    Ok(u64::from(PassRules::on(policy, day)?.every_days))
}
