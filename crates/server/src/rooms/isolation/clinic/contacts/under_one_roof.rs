//! Those under one roof with somebody: who lives there, and who was isolated there.

use std::collections::BTreeMap;

use kernel::{Day, Read, Result};
use sea_orm::entity::prelude::*;

use super::{ContactKind, ContactLine, Homes, Places};
use crate::house::House;
use crate::rooms::isolation::store::{IsolationId, isolation, stay};
use crate::rooms::people::{self, HouseholdId, PersonId};

/// Those who live there, and those isolated there; each once.
pub async fn contacts(house: &House, person: PersonId, homes: &Homes) -> Result<Vec<ContactLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let mut near: BTreeMap<(PersonId, HouseholdId), (ContactKind, i64, Day)> = BTreeMap::new();
    let mut seen = |who: PersonId, home: HouseholdId, kind: ContactKind, from: Day, to: Option<Day>| {
        if let Some((times, last)) = homes.shared(home, from, to).filter(|_| who != person) {
            // Who lives there and was isolated there as well was there all the time.
            near.entry((who, home)).or_insert((kind, times, last));
        }
    };
    for lived in people::lived_in(read, homes.ids()).await? {
        seen(lived.person_id, lived.household_id, ContactKind::Household, lived.from, lived.to);
    }
    let stays = read.among(stay::Entity::find(), stay::Column::HouseholdId, homes.ids()).await?;
    let others: Vec<IsolationId> = stays.iter().map(|stay| stay.isolation_id).collect();
    let others = read.among(isolation::Entity::find(), isolation::Column::Id, others).await?;
    let whose: BTreeMap<_, _> = others.iter().map(|row| (row.id, row.person_id)).collect();
    for stay in &stays {
        if let Some(who) = whose.get(&stay.isolation_id) {
            seen(*who, stay.household_id, ContactKind::IsolatedThere, stay.from_day, stay.to_day);
        }
    }
    let cards = people::cards(read, vault, near.keys().map(|(who, _)| *who)).await?;
    let places = Places::of(house, homes).await?;
    let line = |((who, home), (kind, times, last)): ((PersonId, HouseholdId), (ContactKind, i64, Day))| {
        let card = cards.get(&who)?.clone();
        let (area_name, address) = places.of_home(home);
        Some(ContactLine {
            kind,
            person_id: Some(who),
            worker_id: None,
            name: card.name,
            phone: card.phone,
            area_name,
            address,
            role_zh: None,
            role_en: None,
            times,
            last_on: Some(last),
            last_at: None,
        })
    };
    Ok(near.into_iter().filter_map(line).collect())
}
