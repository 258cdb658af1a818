//! What a phone carries, part by part. A part asks its room for what the signed-in person may see, in the shape in which the
//! pages of the phone get it online; a new sort of thing to carry is one more function here and its kind in [`KINDS`].

use codes::AreaCode;
use kernel::{Act, Result, Scope};

use super::delta::Item;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::{alert, area, isolation, people};

/// For whom a pack is made.
pub struct Carrier<'a> {
    /// The house.
    pub house: &'a House,
    /// Who carries it.
    pub person: &'a SignedIn,
    /// Only this part of their areas, where they have asked for less.
    pub within: Option<AreaCode>,
}

impl Carrier<'_> {
    /// Where they may do the act: nowhere is an empty scope, for a part that a role may not see is left out.
    pub fn scope(&self, act: Act) -> Scope {
        self.person.scope(act).map(|scope| scope.narrow(self.within.as_ref())).unwrap_or_default()
    }
}

/// All kinds of things that a phone carries.
pub const KINDS: &[&str] = &["alert", "area", "household", "isolation", "rule", "task"];

/// Everything that this person carries.
pub async fn all(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let mut items = areas(carrier).await?;
    items.extend(households(carrier).await?);
    items.extend(isolations(carrier).await?);
    items.extend(tasks(carrier).await?);
    items.extend(alerts(carrier).await?);
    items.extend(rules(carrier)?);
    Ok(items)
}

/// How many doors and people lie in their areas: what makes a pack heavy.
pub async fn subjects(carrier: &Carrier<'_>) -> Result<u64> {
    let read = &carrier.house.store.read;
    people::count_in(read, &carrier.scope(people::LIST_HOUSEHOLDS), &carrier.scope(people::LIST_RESIDENTS)).await
}

async fn areas(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let rows = area::carried(carrier.house, &carrier.scope(area::LIST_AREAS)).await?;
    rows.iter().map(|row| Item::of("area", &row.code, row)).collect()
}

async fn households(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let (doors, residents) = (carrier.scope(people::LIST_HOUSEHOLDS), carrier.scope(people::LIST_RESIDENTS));
    let rows = people::carried(carrier.house, &doors, &residents).await?;
    rows.iter().map(|row| Item::of("household", row.line.id, row)).collect()
}

async fn isolations(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let rows = isolation::carried(carrier.house, &carrier.scope(isolation::SHOW_ISOLATION)).await?;
    rows.iter().map(|row| Item::of("isolation", row.line.id, row)).collect()
}

/// Those of today and tomorrow, as the list of today shows them.
async fn tasks(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let scope = carrier.scope(isolation::LIST_MY_TASKS);
    let today = carrier.house.store.clock.today();
    let days = [Some(today), today.succ_opt()];
    let rows = isolation::own_tasks(carrier.house, carrier.person, &scope, days.into_iter().flatten()).await?;
    rows.iter().map(|row| Item::of("task", row.id, row)).collect()
}

async fn alerts(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    if carrier.scope(alert::LIST_MY_ALERTS).areas().is_empty() {
        return Ok(vec![]);
    }
    let rows = alert::mine(carrier.house, carrier.person).await?;
    rows.iter().map(|row| Item::of("alert", row.id, row)).collect()
}

/// What the policy says that a page must know.
fn rules(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    if carrier.scope(isolation::LIST_SYMPTOMS).areas().is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![Item::of("rule", "symptoms", &isolation::symptoms(carrier.house, carrier.person)?)?])
}
