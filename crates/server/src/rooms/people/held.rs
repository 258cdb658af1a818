//! What this room holds about a person: their record, and where they live or lived.

use kernel::{Error, Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::households::{Shown, addresses};
use super::store::{PersonId, person, resident};
use crate::held::{Part, Whom, code, field, place};

/// The columns by which residences name somebody.
pub const HELD: &[(&str, &str)] = &[("resident", "person_id"), ("resident", "household_id")];

/// The person and their residences, for other rooms to say what they hold.
pub async fn whom(from: &impl Read, id: PersonId) -> Result<Whom> {
    let row = from.one(person::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("person"))?;
    let lived = from.all(resident::Entity::find().filter(resident::Column::PersonId.eq(id))).await?;
    Ok(Whom {
        person_id: id,
        identity: row.identity,
        residences: lived.iter().map(|row| row.id).collect(),
        homes: lived.into_iter().map(|row| (row.household_id, row.from_day, row.to_day)).collect(),
    })
}

/// Their record and residences; with the addresses of every door they lived or stayed behind.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let (read, vault) = (&store.read, &store.vault);
    let row = read.one(person::Entity::find_by_id(whom.person_id)).await?.ok_or(Error::NotFound("person"))?;
    let document = row.document.map(|sealed| vault.open("document", &sealed)).transpose()?;
    let phone = row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
    let record = vec![
        field("name", "姓名", row.name),
        code("sex", "性别", &row.sex),
        field("birth_year", "出生年份", row.birth_year),
        code("document_type", "证件类型", &row.document_type),
        field("document_number", "证件号码", document),
        field("phone", "电话", phone),
    ];
    let at = addresses(read, vault, whom.doors(), Shown::Full).await?;
    let lived = resident::Entity::find().filter(resident::Column::PersonId.eq(whom.person_id));
    let residence = |row: resident::Model| {
        vec![
            place("area", "区域", &row.area),
            field("address", "住址", at.get(&row.household_id).cloned()),
            field("head", "户主", row.head),
            field("from_day", "从", row.from_day),
            field("to_day", "到", row.to_day),
        ]
    };
    let residences = read.all(lived).await?.into_iter().map(residence).collect();
    let stay = |(home, from, to): &(super::HouseholdId, kernel::Day, Option<kernel::Day>)| {
        vec![
            field("address", "住址", at.get(home).cloned()),
            field("from_day", "从", *from),
            field("to_day", "到", *to),
        ]
    };
    let stays = whom.homes.iter().map(stay).collect();
    Ok(vec![
        Part::of("person", "个人信息", vec![record]),
        Part::of("residences", "居住登记", residences),
        Part::of("stays", "居住和停留的地址", stays),
    ])
}
