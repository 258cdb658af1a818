//! Residents: who lives in which household.

use std::collections::{HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Measure, Read, Result, Scope, Tx, Unit};
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::households::Home;
use super::store::{HouseholdId, PersonId, ResidentId, person, resident};
use super::{ADD_RESIDENT, Given, LIST_RESIDENTS, PersonCard, SealedDoor, SealedPerson, cards, households, persons};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn};
use crate::rooms::area;

/// Residents by the day they were registered.
pub const RESIDENTS: Measure = Measure {
    code: "people.residents",
    zh: "居民",
    en: "Residents",
    unit: Unit::Person,
    key: "person",
    recount: "
        SELECT area, from_day AS day, '' AS facet, COUNT(*) AS n
        FROM resident
        GROUP BY 1, 2, 3",
};

/// A resident in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ResidentLine {
    /// Id of the residence.
    pub id: ResidentId,
    /// The person.
    pub person_id: PersonId,
    /// The household.
    pub household_id: HouseholdId,
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Year of birth, if known.
    pub birth_year: Option<i32>,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Whether they are the head of the household.
    pub head: bool,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
}

/// Which residents to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResidentFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Name, its pinyin or initials, last four of the document, or phone.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists residents.
#[utoipa::path(get, path = "/residents", operation_id = "listResidents", tag = "people", params(ResidentFilter),
    responses((status = 200, body = Page<ResidentLine>), Refusals), security(("session" = [])))]
pub async fn list_residents(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ResidentFilter>,
) -> Result<Json<Page<ResidentLine>>> {
    let scope: Scope = person.scope(LIST_RESIDENTS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let read = &house.store.read;
    let mut select = resident::Entity::find()
        .filter(scope.on((resident::Entity, resident::Column::Area)))
        .filter(resident::Column::ToDay.is_null());
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        select = persons::join_person(select, resident::Column::PersonId, text, &house.store.vault);
    }
    if let Some(last) = page.key::<ResidentId>()? {
        select = select.filter(resident::Column::Id.gt(last));
    }
    let rows = read.all(select.order_by_asc(resident::Column::Id).limit(limit + 1)).await?;
    let total = match &filter.q {
        None => Some(
            kernel::tally::count(read, &RESIDENTS, &scope, Day::MIN.max(first_day()), house.store.clock.today())
                .await?,
        ),
        Some(_) => None,
    };
    let page = Page::cut(rows, limit, total, |row| row.id);
    let lines = describe(&house, page.rows).await?;
    Ok(Json(Page { rows: lines, next: page.next, total: page.total }))
}

/// Before this day nothing is recorded.
fn first_day() -> Day {
    Day::from_ymd_opt(1900, 1, 1).expect("a real day")
}

/// Those who live in a household.
pub async fn of_household(house: &House, id: HouseholdId) -> Result<Vec<ResidentLine>> {
    let here = resident::Entity::find()
        .filter(resident::Column::HouseholdId.eq(id))
        .filter(resident::Column::ToDay.is_null())
        .order_by_desc(resident::Column::Head)
        .order_by_asc(resident::Column::Id);
    describe(house, house.store.read.all(here.limit(200)).await?).await
}

/// Everybody who lives in these areas today.
pub async fn living_in(house: &House, scope: &Scope) -> Result<Vec<ResidentLine>> {
    let here = resident::Entity::find()
        .filter(scope.on(resident::Column::Area))
        .filter(resident::Column::ToDay.is_null())
        .order_by_desc(resident::Column::Head)
        .order_by_asc(resident::Column::Id);
    describe(house, house.store.read.all(here).await?).await
}

/// Somebody's time in a household.
#[derive(Clone, Copy, Debug)]
pub struct Lived {
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub household_id: HouseholdId,
    /// From this day.
    pub from: Day,
    /// To this day, if they moved away.
    pub to: Option<Day>,
}

/// Everybody who lives in these households or ever did.
pub async fn lived_in(from: &impl Read, homes: impl IntoIterator<Item = HouseholdId>) -> Result<Vec<Lived>> {
    let rows = from.among(resident::Entity::find(), resident::Column::HouseholdId, homes).await?;
    let lived = |row: resident::Model| Lived {
        person_id: row.person_id,
        household_id: row.household_id,
        from: row.from_day,
        to: row.to_day,
    };
    Ok(rows.into_iter().map(lived).collect())
}

/// Somebody who lives behind a door.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Behind {
    /// The residence.
    pub resident_id: ResidentId,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Whether they are the head of the household.
    pub head: bool,
}

#[derive(FromQueryResult)]
struct Named {
    id: PersonId,
    name: String,
}

/// Who lives behind these doors today, the head first.
pub async fn behind_doors(
    from: &impl Read,
    homes: impl IntoIterator<Item = HouseholdId>,
) -> Result<HashMap<HouseholdId, Vec<Behind>>> {
    let open = resident::Entity::find().filter(resident::Column::ToDay.is_null());
    let mut rows = from.among(open, resident::Column::HouseholdId, homes).await?;
    rows.sort_by_key(|row| (!row.head, row.id));
    rows.dedup_by_key(|row| row.id);
    let names = person::Entity::find().select_only().columns([person::Column::Id, person::Column::Name]);
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names: Vec<Named> = from.among_as(names, person::Column::Id, persons).await?;
    let names: HashMap<PersonId, String> = names.into_iter().map(|one| (one.id, one.name)).collect();
    let mut behind: HashMap<HouseholdId, Vec<Behind>> = HashMap::new();
    for row in rows {
        let Some(name) = names.get(&row.person_id).cloned() else { continue };
        let one = Behind { resident_id: row.id, person_id: row.person_id, name, head: row.head };
        behind.entry(row.household_id).or_default().push(one);
    }
    Ok(behind)
}

/// Where these persons live today.
pub async fn homes_of(from: &impl Read, persons: &[PersonId]) -> Result<HashMap<PersonId, Home>> {
    let open = resident::Entity::find().filter(resident::Column::ToDay.is_null());
    let open = from.among(open, resident::Column::PersonId, persons.iter().copied()).await?;
    let home =
        |row: resident::Model| Some((row.person_id, Home { id: row.household_id, area: row.area.parse().ok()? }));
    Ok(open.into_iter().filter_map(home).collect())
}

async fn describe(house: &House, rows: Vec<resident::Model>) -> Result<Vec<ResidentLine>> {
    let read = &house.store.read;
    let cards = cards(read, &house.store.vault, rows.iter().map(|row| row.person_id)).await?;
    let names = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let known = |row: resident::Model| {
        let card = cards.get(&row.person_id)?.clone();
        Some(line(row, card, &names))
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

fn line(row: resident::Model, card: PersonCard, names: &area::Names) -> ResidentLine {
    ResidentLine {
        id: row.id,
        person_id: row.person_id,
        household_id: row.household_id,
        name: card.name,
        sex: card.sex,
        birth_year: card.birth_year,
        document_number: card.document,
        phone: card.phone,
        head: row.head,
        area_name: names.path(&row.area),
        area: row.area,
    }
}

/// A resident to be registered.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewResident {
    /// Where they live.
    pub household_id: HouseholdId,
    /// Whether they are the head of the household.
    #[serde(default)]
    pub head: bool,
    /// Who they are.
    #[serde(flatten)]
    pub person: Given,
}

/// Registers a resident in a household. The answer shows what was given, never what is known of the person from elsewhere.
#[utoipa::path(put, path = "/residents/{id}", operation_id = "addResident", tag = "people", request_body = NewResident,
    params(("id" = ResidentId, Path)),
    responses((status = 201, body = ResidentLine), (status = 200, body = ResidentLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_resident(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ResidentId>,
    Body(new): Body<NewResident>,
) -> Result<Created<ResidentLine>> {
    let scope = person.scope(ADD_RESIDENT)?;
    let who = new.person.check(house.store.clock.today())?;
    let door = households::find(&house.store.read, new.household_id).await?;
    let door = door.and_then(|door| door.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = door.ok_or(Error::invalid("household_id", "household_unknown"))?;
    let sealed = SealedPerson::of(&who, &house.store.vault, house.store.clock.now())?;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_RESIDENT, &area, async |tx| {
            tx.about("resident", id);
            let person_id = persons::find_or_add_persons(tx, &[&sealed]).await?[0];
            if !persons::is_named(tx, person_id, &who.name).await? {
                return Err(Error::conflict("name_differs"));
            }
            if let Some(known) = tx.one(resident::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                let same = known.person_id == person_id && known.household_id == new.household_id;
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let lives = resident::Entity::find()
                .filter(resident::Column::PersonId.eq(person_id))
                .filter(resident::Column::ToDay.is_null());
            if tx.one(lives).await?.is_some() {
                return Err(Error::conflict("resident_exists"));
            }
            move_in(tx, &[MoveIn { id, person_id, household_id: new.household_id, area, head: new.head }]).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(resident::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("resident"))?;
    let names = area::names(&house.store.read, [&row.area]).await?;
    let line = line(row, PersonCard::of(&who), &names);
    Ok(if made { Created::New(line) } else { Created::Again(line) })
}

/// One person moving into one household.
pub struct MoveIn {
    /// Name of the residence.
    pub id: ResidentId,
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub household_id: HouseholdId,
    /// The household's area.
    pub area: AreaCode,
    /// Whether they are its head.
    pub head: bool,
}

/// Stores residences that begin today. The caller has made sure that nobody lives elsewhere already.
pub async fn move_in(tx: &mut Tx, moves: &[MoveIn]) -> Result<()> {
    let today = tx.today();
    let row = |one: &MoveIn| resident::ActiveModel {
        id: Set(one.id),
        person_id: Set(one.person_id),
        household_id: Set(one.household_id),
        area: Set(one.area.to_string()),
        head: Set(one.head),
        from_day: Set(today),
        to_day: Set(None),
    };
    tx.insert_all(&moves.iter().map(row).collect::<Vec<_>>()).await?;
    for one in moves {
        tx.tally(&RESIDENTS, one.area, today, "", 1);
    }
    Ok(())
}

/// Those of these persons who live somewhere.
pub async fn settled(from: &impl Read, persons: &[PersonId]) -> Result<HashSet<PersonId>> {
    let open = resident::Entity::find().filter(resident::Column::ToDay.is_null());
    let open = from.among(open, resident::Column::PersonId, persons.iter().copied()).await?;
    Ok(open.into_iter().map(|row| row.person_id).collect())
}

/// Registers persons at their doors, as a list tells them; the first behind a new door is its head. Says of each whether
/// they are new: who lives somewhere already stays there.
pub async fn settle_in(tx: &mut Tx, people: &[(&SealedPerson, AreaCode, &SealedDoor)]) -> Result<Vec<bool>> {
    let who: Vec<_> = people.iter().map(|(person, ..)| *person).collect();
    let persons = persons::find_or_add_persons(tx, &who).await?;
    let doors: Vec<_> = people.iter().map(|(.., door)| *door).collect();
    let homes = households::find_or_add_households(tx, &doors).await?;
    let mut settled = settled(tx, &persons).await?;
    let here = tx.among(resident::Entity::find(), resident::Column::HouseholdId, homes.iter().copied()).await?;
    let mut headed: HashSet<_> = here.into_iter().map(|row| row.household_id).collect();
    let (mut answers, mut moves) = (vec![], vec![]);
    for ((person_id, household_id), (_, area, _)) in persons.into_iter().zip(homes).zip(people) {
        let new = settled.insert(person_id);
        answers.push(new);
        if new {
            let head = headed.insert(household_id);
            let id = ResidentId::new(tx.now());
            tx.also(ADD_RESIDENT, *area, "resident", id, &serde_json::json!({ "source": "sheet" }));
            moves.push(MoveIn { id, person_id, household_id, area: *area, head });
        }
    }
    move_in(tx, &moves).await?;
    Ok(answers)
}
