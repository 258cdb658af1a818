//! Whoever an alert comes to hears of it: in their inbox, and by what channels the policy names.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::TELL_OWNERS;
use super::model::{ChannelKind, MessageRules, fill};
use super::push;
use super::queue::{News, To, tell};
use super::store::{InboxId, inbox};
use crate::house::House;
use crate::rooms::alert::{self, Untold};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// So many alerts in one change, so that nobody waits long for the writer.
const PORTION: u64 = 1000;

/// Tells everybody of the alerts that came to them. An alert waits in its own row until then, so none is lost.
pub async fn tell_due(house: &House) -> Result<()> {
    while alert::any_untold(&house.store.read).await? {
        let told = house
            .store
            .journal
            .record(&house.actor("clock"), TELL_OWNERS, &house.city, async |tx| {
                // Each group has a line of its own, where its alerts lie.
                tx.nothing_changed();
                let told = alert::take_untold(tx, &house.store, PORTION).await?;
                tell_of(tx, house, &told).await?;
                Ok(told.len())
            })
            .await?;
        // Another server has taken them.
        if told == 0 {
            return Ok(());
        }
    }
    Ok(())
}

async fn tell_of(tx: &mut Tx, house: &House, told: &[Untold]) -> Result<()> {
    let rules = MessageRules::on(&house.store.policy, tx.today())?;
    let mut groups: BTreeMap<(WorkerId, &str), Vec<&Untold>> = BTreeMap::new();
    for one in told {
        groups.entry((one.owner, one.rule)).or_default().push(one);
    }
    let lasts: Vec<String> = groups.values().filter_map(|group| Some(group.last()?.area.clone())).collect();
    let places = area::names(tx, lasts).await?;
    for ((owner, rule), group) in &groups {
        let Some(last) = group.last() else { continue };
        let n = i32::try_from(group.len()).unwrap_or(i32::MAX);
        let area: AreaCode = last.area.parse().map_err(Error::internal)?;
        note(tx, &rules, *owner, last, n).await?;
        tx.also(TELL_OWNERS, area, "alert", last.id, &serde_json::json!({ "rule": rule, "n": n }));
        let (one, many) = {
            let place = places.path(&last.area);
            let known = |word: &str| match word {
                "rule" => Some(last.rule_zh.to_owned()),
                "place" => Some(place.clone()),
                "step" => Some(last.step_zh.clone()),
                _ => None,
            };
            (fill(&rules.one, &known), fill(&rules.many, &known))
        };
        let news = News { rule: (*rule).to_owned(), severe: last.severity == "severe", n, area, one, many };
        // In an exercise nobody outside is told.
        if house.exercise && !house.config.channels.exercise {
            continue;
        }
        for kind in rules.channels(last.severity, &last.step, |kind| house.channels.set_up(kind)) {
            for to in recipients(tx, house, kind, *owner).await? {
                tell(tx, house, &rules, kind, to, &news).await?;
            }
        }
    }
    Ok(())
}

async fn recipients(tx: &Tx, house: &House, kind: ChannelKind, owner: WorkerId) -> Result<Vec<To>> {
    Ok(match kind {
        ChannelKind::Sms => vec![To::Worker(owner)],
        ChannelKind::Email => {
            let to = house.channels.get(kind).map(|channel| channel.to.clone()).unwrap_or_default();
            to.into_iter().map(To::Address).collect()
        }
        ChannelKind::Wecom | ChannelKind::Dingtalk => vec![To::Group],
        ChannelKind::Push => {
            let told = push::of_worker(tx, &house.store, owner).await?;
            told.into_iter().map(|browser| To::Browser(browser.id, owner)).collect()
        }
    })
}

/// Puts alerts in somebody's inbox; what they have not read of the same rule a moment ago grows instead.
async fn note(tx: &Tx, rules: &MessageRules, owner: WorkerId, last: &Untold, n: i32) -> Result<()> {
    let since = InboxId::new(tx.now().plus_seconds(-rules.bundle_minutes * 60));
    let unread = inbox::Entity::find()
        .filter(inbox::Column::WorkerId.eq(owner))
        .filter(inbox::Column::ReadAt.is_null())
        .filter(inbox::Column::Rule.eq(last.rule))
        .filter(inbox::Column::Id.gt(since))
        .order_by_desc(inbox::Column::Id)
        .limit(1)
        .lock_exclusive();
    let known = tx.one(unread).await?;
    let line = inbox::ActiveModel {
        id: Set(known.as_ref().map_or_else(|| InboxId::new(tx.now()), |row| row.id)),
        worker_id: Set(owner),
        kind: Set("alert".to_owned()),
        rule: Set(last.rule.to_owned()),
        severity: Set(last.severity.to_owned()),
        area: Set(last.area.clone()),
        subject_kind: Set(last.subject_kind.clone()),
        subject_id: Set(last.subject_id),
        alert_id: Set(Some(last.id)),
        n: Set(n + known.as_ref().map_or(0, |row| row.n)),
        at: Set(tx.now()),
        read_at: Set(None),
    };
    match known {
        Some(_) => drop(line.update(tx).await?),
        None => drop(line.insert(tx).await?),
    }
    Ok(())
}
