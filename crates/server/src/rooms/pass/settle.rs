//! Bringing what the store keeps of a pass in line with all its uses. Every change that can alter their judgement ends here.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chrono::Timelike;
use kernel::{Day, Read, Result, Store, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::OVER_USE;
use super::model::{OverUse, PassDirection, PassPurpose, PassRules, purposes_of};
use super::reconcile::{Facts, Use, reconcile};
use super::store::{area_of, exceptions_of, household_pass, pass_use, uses_of};
use crate::rooms::isolation;

/// What the judgement of a pass's uses depends on.
pub async fn facts_of(from: &impl Read, pass: &household_pass::Model) -> Result<Facts> {
    let held = isolation::held_at_home(from, [pass.household_id]).await?.remove(&pass.household_id);
    let exceptions = exceptions_of(from, vec![pass.id]).await?;
    let exceptions =
        exceptions.iter().filter_map(|row| Some((PassPurpose::of_code(&row.purpose)?, row.from_day, row.to_day)));
    Ok(Facts {
        valid_from: pass.valid_from,
        valid_to: pass.valid_to,
        purposes: purposes_of(&pass.purposes),
        revoked_at: pass.revoked_at,
        held: held.unwrap_or_default(),
        exceptions: exceptions.collect(),
    })
}

/// Judges all uses of a pass anew and stores what changed: codes, counts, and how the household stands.
pub async fn settle(tx: &mut Tx, store: &Store, pass: &household_pass::Model) -> Result<()> {
    let rows = uses_of(tx, pass.id).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let facts = facts_of(tx, pass).await?;
    let mut rules: BTreeMap<Day, Arc<PassRules>> = BTreeMap::new();
    let mut uses = vec![];
    for row in &rows {
        let local = store.clock.local(row.at);
        if let Entry::Vacant(day) = rules.entry(row.day) {
            day.insert(Arc::new(PassRules::on(&store.policy, row.day)?));
        }
        uses.push(Use {
            id: row.id,
            direction: PassDirection::of_code(&row.direction)
                .ok_or(kernel::Error::internal("a use that goes neither way"))?,
            at: row.at,
            day: row.day,
            minute: local.hour() * 60 + local.minute(),
            purpose: row.purpose.as_deref().and_then(PassPurpose::of_code),
            rules: rules[&row.day].clone(),
        });
    }
    let (mut found, outings) = reconcile(&facts, &uses);
    let area = area_of(pass)?;
    let mut over_uses = 0;
    for row in &rows {
        let over_use = OverUse::as_text(&found.remove(&row.id).unwrap_or_default());
        over_uses += i64::from(!over_use.is_empty());
        if over_use == row.over_use {
            continue;
        }
        let more = i64::from(!over_use.is_empty()) - i64::from(!row.over_use.is_empty());
        tx.tally(&OVER_USE, area, row.day, "", more);
        pass_use::ActiveModel { id: Set(row.id), over_use: Set(over_use), ..Default::default() }.update(tx).await?;
    }
    let settled = household_pass::ActiveModel {
        id: Set(pass.id),
        last_out_at: Set(outings.last_out_at),
        out_since: Set(outings.out_since),
        next_on: Set(outings.next_on),
        forfeited: Set(outings.forfeited),
        over_uses: Set(over_uses),
        ..Default::default()
    };
    settled.update(tx).await?;
    Ok(())
}
