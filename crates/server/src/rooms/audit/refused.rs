//! Acts refused because no post of whoever asked holds them: counted, and from a number of the day on told.

use std::time::Duration;

use kernel::{Day, Result};
use serde_json::json;
use uuid::Uuid;

use super::NOTE_REFUSED;
use super::look::tell_above;
use super::model::RevealRules;
use crate::house::House;
use crate::http::SignedIn;
use crate::http::session::By;
use crate::rooms::alert::MANY_REFUSED;

/// How often acts were refused to somebody on a day: as far as this program knows, since it was started.
#[derive(Clone)]
pub struct Refused(moka::sync::Cache<(Uuid, Day), u32>);

impl Default for Refused {
    fn default() -> Self {
        let day = Duration::from_secs(24 * 3600);
        Self(moka::sync::Cache::builder().max_capacity(10_000).time_to_live(day).build())
    }
}

impl Refused {
    /// Counts one more.
    fn count(&self, worker: Uuid, day: Day) -> u32 {
        let counted = self.0.entry((worker, day)).and_upsert_with(|n| n.map_or(0, moka::Entry::into_value) + 1);
        counted.into_value()
    }

    /// Takes one back.
    fn forget(&self, worker: Uuid, day: Day) {
        self.0.entry((worker, day)).and_upsert_with(|n| n.map_or(0, moka::Entry::into_value).saturating_sub(1));
    }
}

/// Counts an act that was refused to somebody; a program asks for what its token does not hold without being told so much. At the day's
/// number it is a line of the journal, one however many follow, and whoever must look is told.
pub async fn note_refused(house: &House, person: &SignedIn) -> Result<()> {
    let (Some(worker), By::Session(_)) = (person.actor.worker, person.by) else { return Ok(()) };
    let today = house.store.clock.today();
    let most = RevealRules::on(&house.store.policy, today)?.refused;
    if house.refused.count(worker, today) != most {
        return Ok(());
    }
    let post = person.actor.grants.first().map_or(house.city, |grant| grant.area);
    let told = house
        .store
        .journal
        .record(&house.actor_for("refused", Some(worker)), NOTE_REFUSED, &post, async |tx| {
            tx.about("worker", worker);
            tx.tell(&json!({ "refused": most }));
            tell_above(tx, house, &MANY_REFUSED, post, most.into()).await
        })
        .await;
    // Told with the next, then.
    told.inspect_err(|_| house.refused.forget(worker, today))
}
