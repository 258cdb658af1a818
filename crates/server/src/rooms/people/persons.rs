//! Persons: found by their key or stored once.

use std::collections::{BTreeMap, HashMap};

use kernel::{Blind, Error, Read, Result, Stamp, Tx, Vault};
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::identity::Identity;
use super::store::{PersonId, person};
use crate::names::{initials, named, pinyin};

/// What a list shows of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Year of birth, if known.
    pub birth_year: Option<i32>,
    /// Kind of document.
    pub document_type: String,
    /// Number of the document, masked.
    pub document: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
}

impl PersonCard {
    /// The card of somebody who has just said who they are.
    pub fn of(person: &Identity) -> Self {
        Self {
            name: person.name.clone(),
            sex: person.sex.map_or("unknown", codes::Sex::code).to_owned(),
            birth_year: person.birth_year,
            document_type: person.document_type().to_owned(),
            document: person.document.as_ref().map(codes::Document::mask),
            phone: person.phone.as_ref().map(codes::Phone::mask),
        }
    }
}

/// The cards of some persons.
pub async fn cards(
    from: &impl Read,
    vault: &Vault,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, PersonCard>> {
    let mut ids: Vec<PersonId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = from.among(person::Entity::find(), person::Column::Id, ids).await?;
    rows.into_iter().map(|row| Ok((row.id, card(row, vault)?))).collect()
}

/// The person with the key of a document, see [`super::document_key`].
pub async fn person_with_key(from: &impl Read, key: &Blind) -> Result<Option<PersonId>> {
    let found = from.one(person::Entity::find().filter(person::Column::Identity.eq(key.clone()))).await?;
    Ok(found.map(|row| row.id))
}

/// The key by which a person counts once.
pub async fn key_of_person(from: &impl Read, id: PersonId) -> Result<Option<Blind>> {
    Ok(from.one(person::Entity::find_by_id(id)).await?.map(|row| row.identity))
}

fn card(row: person::Model, vault: &Vault) -> Result<PersonCard> {
    let document = row.document.map(|sealed| vault.open("document", &sealed)).transpose()?;
    let phone = row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
    let kind = codes::DocumentType::of_code(&row.document_type);
    let mask = |number: String| {
        let document = kind.and_then(|kind| codes::Document::parse(kind, &number).ok());
        document.map_or_else(|| "*".repeat(number.chars().count()), |document| document.mask())
    };
    Ok(PersonCard {
        name: row.name,
        sex: row.sex,
        birth_year: row.birth_year,
        document_type: row.document_type,
        document: document.map(mask),
        phone: phone.and_then(|phone| phone.parse::<codes::Phone>().ok()).map(|phone| phone.mask()),
    })
}

/// A person ready to be stored: what is secret of them is sealed.
#[derive(Clone, Debug)]
pub struct SealedPerson {
    key: Blind,
    row: person::ActiveModel,
}

impl SealedPerson {
    /// Seals a person who becomes known at that moment.
    pub fn of(person: &Identity, vault: &Vault, at: Stamp) -> Result<Self> {
        let key = person.key(vault);
        Ok(Self { row: row(person, key.clone(), vault, at)?, key })
    }

    /// The key by which the person counts once.
    pub fn key(&self) -> &Blind {
        &self.key
    }
}

/// Finds these persons or stores them; in the order given. The same person given twice is one.
pub async fn find_or_add_persons(tx: &Tx, people: &[&SealedPerson]) -> Result<Vec<PersonId>> {
    kernel::gone::hold_off(tx).await?;
    let keys: Vec<Blind> = people.iter().map(|person| person.key.clone()).collect();
    let mut known = by_keys(tx, &keys).await?;
    let mut rows = vec![];
    for person in people {
        if !known.contains_key(&person.key) {
            known.insert(person.key.clone(), *person.row.id.as_ref());
            rows.push(person.row.clone());
        }
    }
    // Another server may store the same person at this moment: then theirs is taken.
    if !tx.insert_absent(&rows, person::Column::Identity).await? {
        known.extend(by_keys(tx, &keys).await?);
    }
    Ok(keys.iter().map(|key| known[key]).collect())
}

/// Those of these persons who are known, in the order given.
pub async fn known_persons(from: &impl Read, people: &[&SealedPerson]) -> Result<Vec<Option<PersonId>>> {
    let keys: Vec<Blind> = people.iter().map(|person| person.key.clone()).collect();
    let known = by_keys(from, &keys).await?;
    Ok(keys.iter().map(|key| known.get(key).copied()).collect())
}

/// The persons with these documents.
pub async fn documented(
    from: &impl Read,
    vault: &Vault,
    documents: &[&codes::Document],
) -> Result<HashMap<String, (PersonId, String)>> {
    let key = |document: &codes::Document| {
        vault.index("identity", &format!("{}:{}", document.kind().code(), document.number()))
    };
    let wanted: HashMap<Blind, String> =
        documents.iter().map(|document| (key(document), document.number().to_owned())).collect();
    let rows = from.among(person::Entity::find(), person::Column::Identity, wanted.keys().cloned()).await?;
    Ok(rows.into_iter().map(|row| (wanted[&row.identity].clone(), (row.id, row.name))).collect())
}

/// The persons who bear one of these names and have the phone said with it.
pub async fn called(
    from: &impl Read,
    vault: &Vault,
    people: &[(&str, &codes::Phone)],
) -> Result<HashMap<(String, String), PersonId>> {
    let key = |phone: &codes::Phone| vault.index("phone", phone.as_str());
    let phones: HashMap<Blind, &str> = people.iter().map(|(_, phone)| (key(phone), phone.as_str())).collect();
    let rows = from.among(person::Entity::find(), person::Column::PhoneIndex, phones.keys().cloned()).await?;
    let mut found = HashMap::new();
    for row in rows {
        let Some(phone) = row.phone_index.as_ref().and_then(|index| phones.get(index)) else { continue };
        found.insert((row.name, (*phone).to_owned()), row.id);
    }
    Ok(found)
}

/// Holds a person, so that nobody else adds to what they hold meanwhile. Says whether there is one of that name.
pub async fn hold_person(tx: &Tx, id: PersonId) -> Result<bool> {
    use sea_orm::QuerySelect;
    Ok(tx.one(person::Entity::find_by_id(id).lock_exclusive()).await?.is_some())
}

/// Whether the person bears this name.
pub async fn is_named(from: &impl Read, id: PersonId, name: &str) -> Result<bool> {
    let named = person::Entity::find_by_id(id).filter(person::Column::Name.eq(name));
    Ok(from.one(named).await?.is_some())
}

/// Whether a document, or with `none` a phone, is the one recorded of a person. A phone is enough where no document is recorded, or
/// where the caller says so.
///
/// # Errors
/// [`Error::Invalid`] naming what of it is wrong.
pub async fn is_theirs(
    from: &impl Read,
    vault: &Vault,
    id: PersonId,
    kind: &str,
    number: &str,
    phone_is_enough: bool,
) -> Result<bool> {
    let row = from.one(person::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("person"))?;
    if kind != "none" {
        return Ok(super::document_key(vault, kind, number)? == row.identity);
    }
    let phone = number.parse::<codes::Phone>();
    let phone = phone.map_err(|e| Error::invalid_because("phone", "phone_invalid", e))?;
    let theirs = row.phone_index == Some(vault.index("phone", phone.as_str()));
    Ok(theirs && (phone_is_enough || row.document.is_none()))
}

async fn by_keys(from: &impl Read, keys: &[Blind]) -> Result<HashMap<Blind, PersonId>> {
    let rows = from.among(person::Entity::find(), person::Column::Identity, keys.iter().cloned()).await?;
    Ok(rows.into_iter().map(|row| (row.identity, row.id)).collect())
}

/// The last four signs of a document.
pub(super) fn tail(number: &str) -> &str {
    number.get(number.len().saturating_sub(4)..).unwrap_or(number)
}

pub(super) fn row(person: &Identity, key: Blind, vault: &Vault, at: Stamp) -> Result<person::ActiveModel> {
    let number = person.document.as_ref().map(codes::Document::number);
    let phone = person.phone.as_ref().map(codes::Phone::as_str);
    Ok(person::ActiveModel {
        id: Set(PersonId::new(at)),
        name: Set(person.name.clone()),
        initials: Set(initials(&person.name)),
        pinyin: Set(pinyin(&person.name)),
        sex: Set(person.sex.map_or("unknown", codes::Sex::code).to_owned()),
        birth_year: Set(person.birth_year),
        document_type: Set(person.document_type().to_owned()),
        document: Set(number.map(|number| vault.seal("document", number)).transpose()?),
        document_tail_index: Set(number.map(|number| vault.index("document_tail", tail(number)))),
        phone: Set(phone.map(|phone| vault.seal("phone", phone)).transpose()?),
        phone_index: Set(phone.map(|phone| vault.index("phone", phone))),
        identity: Set(key),
        version: Set(1),
    })
}

/// The condition that finds persons by what somebody typed: a name or its beginning, its pinyin or initials, the last four of
/// the document, a phone or a whole ID number.
pub fn found_by(text: &str, vault: &Vault) -> Condition {
    let text = text.trim();
    if let Ok(id) = text.parse::<codes::IdNumber>() {
        let key = vault.index("identity", &format!("id_card:{}", id.as_str()));
        return Condition::all().add(person::Column::Identity.eq(key));
    }
    if let Ok(phone) = text.parse::<codes::Phone>() {
        return Condition::all().add(person::Column::PhoneIndex.eq(vault.index("phone", phone.as_str())));
    }
    let upper = text.to_ascii_uppercase();
    if upper.len() == 4 && upper.chars().take(3).all(|c| c.is_ascii_digit()) {
        return Condition::all().add(person::Column::DocumentTailIndex.eq(vault.index("document_tail", &upper)));
    }
    named(text, person::Column::Name, person::Column::Initials, person::Column::Pinyin)
}

/// Narrows a selection of records that name a person to those found by what somebody typed.
pub fn join_person<E: EntityTrait>(
    select: sea_orm::Select<E>,
    person_id: E::Column,
    text: &str,
    vault: &Vault,
) -> sea_orm::Select<E> {
    use sea_orm::QuerySelect;
    let person: sea_orm::RelationDef = E::belongs_to(person::Entity).from(person_id).to(person::Column::Id).into();
    select.join(sea_orm::JoinType::InnerJoin, person).filter(found_by(text, vault))
}
