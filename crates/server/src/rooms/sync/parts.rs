//! What a phone carries, part by part. A part asks its room for what the signed-in person may see, in the shape in which the
//! pages of the phone get it online; a new sort of thing to carry is one more function here and its kind in [`KINDS`].

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Result, Scope};

use super::delta::Item;
use crate::house::House;
use crate::http::{At, Params, SignedIn};
use crate::rooms::{alert, area, checkpoint, isolation, pass, people, round};

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
pub const KINDS: &[&str] =
    &["alert", "area", "door", "duty", "household", "isolation", "pass", "round", "rule", "task"];

/// Everything that this person carries.
pub async fn all(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let mut items = areas(carrier).await?;
    items.extend(households(carrier).await?);
    items.extend(isolations(carrier).await?);
    items.extend(tasks(carrier).await?);
    items.extend(alerts(carrier).await?);
    items.extend(duties(carrier).await?);
    items.extend(passes(carrier).await?);
    items.extend(rounds(carrier).await?);
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

/// Where they stand on duty and when they come next.
async fn duties(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    if carrier.scope(checkpoint::LIST_MY_DUTIES).areas().is_empty() {
        return Ok(vec![]);
    }
    let Json(mine) = checkpoint::list_my_duties(State(carrier.house.clone()), carrier.person.clone()).await?;
    Ok(vec![Item::of("duty", "mine", &mine)?])
}

/// How the passes stand that a gate may be shown, and the key that tells true ones.
async fn passes(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    let scope = carrier.scope(pass::CHECK_PASS);
    if scope.areas().is_empty() {
        return Ok(vec![]);
    }
    let store = &carrier.house.store;
    let pack = pass::for_pack(&store.read, store, &scope).await?;
    let mut items = vec![Item::of("rule", "pass_key", &pack.key)?];
    for one in &pack.passes {
        items.push(Item::of("pass", one.id, one)?);
    }
    Ok(items)
}

/// The rounds under way and their doors; one whose doors are too many for a list is left to where there is a signal.
async fn rounds(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    if carrier.scope(round::LIST_DOORS).areas().is_empty() {
        return Ok(vec![]);
    }
    let (house, person) = (|| State(carrier.house.clone()), || carrier.person.clone());
    let open = round::RoundFilter { area: carrier.within, state: Some("open".to_owned()), limit: None, after: None };
    let Json(rounds) = round::list_rounds(house(), person(), Params(open)).await?;
    let mut items = vec![];
    for line in rounds.rows {
        let part = round::RoundPart { area: carrier.within };
        let Json(whole) = round::show_round(house(), person(), At(line.id), Params(part)).await?;
        let filter = round::DoorFilter { area: carrier.within, state: None };
        let doors = match round::list_doors(house(), person(), At(line.id), Params(filter)).await {
            Ok(Json(doors)) => doors.rows,
            Err(Error::Invalid { .. }) => continue,
            Err(error) => return Err(error),
        };
        items.push(Item::of("round", line.id, &whole)?);
        for door in &doors {
            items.push(Item::of("door", format!("{}/{}", line.id, door.household_id), door)?);
        }
    }
    Ok(items)
}

/// What the policy says that a page must know.
fn rules(carrier: &Carrier<'_>) -> Result<Vec<Item>> {
    if carrier.scope(isolation::LIST_SYMPTOMS).areas().is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![Item::of("rule", "symptoms", &isolation::symptoms(carrier.house, carrier.person)?)?])
}
