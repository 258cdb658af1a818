//! What this room holds about a person: their crossings. Of those with them it says only how many.

use std::collections::BTreeMap;

use kernel::{Blind, Read, Result, Store, Tx, Vault};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::content::Content;
use super::store::{companion, crossing};
use crate::held::{Part, Whom, celsius, code, field};
use crate::rooms::checkpoint;
use crate::rooms::people::PersonId;

/// The columns by which crossings name somebody.
pub const HELD: &[(&str, &str)] = &[("crossing", "person_id"), ("crossing_companion", "person_id")];

/// Somebody's crossings.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let read = &store.read;
    let first = crossing::Entity::find().filter(crossing::Column::PersonIndex.eq(whom.identity.clone()));
    let mut rows: BTreeMap<_, _> = read.all(first).await?.into_iter().map(|row| (row.id, (row, 0))).collect();
    let with = companion::Entity::find().filter(companion::Column::PersonIndex.eq(whom.identity.clone()));
    let with: BTreeMap<_, _> = read.all(with).await?.into_iter().map(|row| (row.crossing_id, row.place)).collect();
    for row in read.among(crossing::Entity::find(), crossing::Column::Id, with.keys().copied()).await? {
        let place = usize::try_from(with[&row.id]).unwrap_or_default();
        rows.entry(row.id).or_insert((row, place));
    }
    let gates = checkpoint::gates(read, rows.values().map(|(row, _)| row.checkpoint_id)).await?;
    let mut crossings = vec![];
    for (row, at) in rows.into_values() {
        let content = Content::open(&store.vault, &row.content)?;
        let gate = gates.iter().find(|gate| gate.id == row.checkpoint_id).map(|gate| gate.name.clone());
        let others = content.people.len().saturating_sub(1);
        let own = content.people.into_iter().nth(at);
        let (name, document, phone, temperature) = own.map_or((None, None, None, None), |own| {
            (Some(own.name), own.document.map(|(_, number)| number), own.phone, own.temperature)
        });
        // The vehicle and where it went are said of whoever drove.
        let drove = at == 0;
        crossings.push(vec![
            field("at", "时间", row.at),
            field("checkpoint", "卡点", gate),
            code("direction", "方向", &row.direction),
            field("name", "姓名", name),
            field("document_number", "证件号码", document),
            field("phone", "电话", phone),
            celsius("temperature", "体温(℃)", temperature),
            field("plate", "车牌", content.plate.filter(|_| drove)),
            field("origin", "从何处来", content.origin.filter(|_| drove)),
            code("origin_kind", "来源类型", if drove { &row.origin_kind } else { "" }),
            field("been_to_risk_area", "到过疫区", content.been_to_risk_area.filter(|_| drove)),
            field("address", "去往住址", content.address.filter(|_| drove)),
            code("decision", "处置", &row.decision),
            field("reason", "原因", content.reason.filter(|_| drove)),
            field("others", "同行人数", i64::try_from(others).unwrap_or_default()),
        ]);
    }
    Ok(vec![Part::of("crossings", "过卡记录", crossings)])
}

/// Lets crossings follow a person whose number was wrong: those that bear their name are theirs under the new key too; others that were
/// registered with the old number are not theirs, and what was registered with the right one is.
pub async fn follow(tx: &Tx, vault: &Vault, id: PersonId, keys: (&Blind, &Blind), names: [&str; 2]) -> Result<()> {
    let (old, new) = keys;
    let own = |row: &crossing::Model, place: usize| -> Result<bool> {
        let content = Content::open(vault, &row.content)?;
        Ok(content.people.get(place).is_some_and(|one| names.contains(&one.name.as_str())))
    };
    for row in tx.all(crossing::Entity::find().filter(crossing::Column::PersonIndex.eq(old.clone()))).await? {
        let (index, person_id) = if own(&row, 0)? { (new, Some(id)) } else { (old, None) };
        let moved = crossing::ActiveModel {
            id: Set(row.id),
            person_index: Set(Some(index.clone())),
            person_id: Set(person_id),
            ..Default::default()
        };
        moved.update(tx).await?;
    }
    for row in tx.all(companion::Entity::find().filter(companion::Column::PersonIndex.eq(old.clone()))).await? {
        let of = tx.one(crossing::Entity::find_by_id(row.crossing_id)).await?;
        let place = usize::try_from(row.place).unwrap_or_default();
        let own = of.map(|of| own(&of, place)).transpose()?.unwrap_or_default();
        let (index, person_id) = if own { (new, Some(id)) } else { (old, None) };
        let moved = companion::ActiveModel {
            crossing_id: Set(row.crossing_id),
            place: Set(row.place),
            person_index: Set(index.clone()),
            person_id: Set(person_id),
            ..Default::default()
        };
        moved.update(tx).await?;
    }
    let right = crossing::ActiveModel { person_id: Set(Some(id)), ..Default::default() };
    let of = crossing::Column::PersonIndex.eq(new.clone());
    crossing::Entity::update_many().set(right).filter(of).exec(tx).await?;
    let right = companion::ActiveModel { person_id: Set(Some(id)), ..Default::default() };
    let of = companion::Column::PersonIndex.eq(new.clone());
    companion::Entity::update_many().set(right).filter(of).exec(tx).await?;
    Ok(())
}
