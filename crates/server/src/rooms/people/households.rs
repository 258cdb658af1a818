//! Households: the doors of the city.

use std::collections::{BTreeMap, HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Blind, Error, Read, Result, Scope, Tx, Vault};
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::residents::{self, ResidentLine};
use super::store::{HouseholdId, household, resident};
use super::{ADD_HOUSEHOLD, LIST_HOUSEHOLDS, SHOW_HOUSEHOLD, mask_address};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn};
use crate::rooms::{area, coverage, round};

/// Whether a door is shown in full; only to those whose open task lies behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The building only.
    Masked,
    /// The whole address.
    Full,
}

/// The addresses of some households.
pub async fn addresses(
    from: &impl Read,
    vault: &Vault,
    ids: impl IntoIterator<Item = HouseholdId>,
    shown: Shown,
) -> Result<BTreeMap<HouseholdId, String>> {
    let mut ids: Vec<HouseholdId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = from.among(household::Entity::find(), household::Column::Id, ids).await?;
    let address = |row: household::Model| {
        let address = vault.open("address", &row.address)?;
        Ok((row.id, if shown == Shown::Full { address } else { mask_address(&address) }))
    };
    rows.into_iter().map(address).collect()
}

/// A household ready to be stored: its address is sealed.
#[derive(Clone, Debug)]
pub struct SealedDoor {
    key: Blind,
    row: household::ActiveModel,
}

impl SealedDoor {
    /// Seals a door that becomes known at that moment. A door counts once in its community; where no address is known
    /// every request is a household of its own.
    pub fn of(area: AreaCode, address: Option<&str>, vault: &Vault, at: kernel::Stamp) -> Result<Self> {
        let key = key(vault, area, address, at);
        let row = row(HouseholdId::new(at), area, address.unwrap_or_default(), key.clone(), vault)?;
        Ok(Self { key, row })
    }
}

/// Finds the households at these doors or stores them; in the order given.
pub async fn find_or_add_households(tx: &mut Tx, doors: &[&SealedDoor]) -> Result<Vec<HouseholdId>> {
    kernel::gone::hold_off(tx).await?;
    let keys: Vec<Blind> = doors.iter().map(|door| door.key.clone()).collect();
    let mut known = by_keys(tx, &keys).await?;
    let mut rows = vec![];
    for door in doors {
        if !known.contains_key(&door.key) {
            known.insert(door.key.clone(), *door.row.id.as_ref());
            rows.push(door.row.clone());
        }
    }
    if !tx.insert_absent(&rows, household::Column::AddressIndex).await? {
        known.extend(by_keys(tx, &keys).await?);
    }
    // What another server stored at the same moment, that one has told.
    let stored: HashSet<HouseholdId> = known.values().copied().collect();
    let added: Vec<Home> = rows.iter().filter_map(Home::of).filter(|home| stored.contains(&home.id)).collect();
    round::join(tx, &added).await?;
    coverage::touch_homes(tx, &added).await?;
    Ok(keys.iter().map(|key| known[key]).collect())
}

/// A household and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// The household.
    pub id: HouseholdId,
    /// Its area.
    pub area: AreaCode,
}

impl Home {
    fn of(row: &household::ActiveModel) -> Option<Self> {
        Some(Self { id: *row.id.as_ref(), area: row.area.as_ref().parse().ok()? })
    }
}

/// All households of an area.
pub async fn homes_within(from: &impl Read, area: AreaCode) -> Result<Vec<Home>> {
    let inside = household::Entity::find().filter(Scope::of([area]).on(household::Column::Area));
    let columns = [household::Column::Id, household::Column::Area];
    let lines: Vec<Line> = from.rows(inside.select_only().columns(columns)).await?;
    lines.into_iter().map(|Line { id, area }| Ok(Home { id, area: area.parse().map_err(Error::internal)? })).collect()
}

/// The households that lie in some areas themselves and in no part of them.
pub async fn homes_at(from: &impl Read, areas: Vec<AreaCode>) -> Result<Vec<Home>> {
    let columns = [household::Column::Id, household::Column::Area];
    let select = household::Entity::find().select_only().columns(columns);
    let areas: Vec<String> = areas.iter().map(|area| area.to_string()).collect();
    let lines: Vec<Line> = from.among_as(select, household::Column::Area, areas).await?;
    lines.into_iter().map(|Line { id, area }| Ok(Home { id, area: area.parse().map_err(Error::internal)? })).collect()
}

/// Where some households lie.
pub async fn homes_named(from: &impl Read, ids: Vec<HouseholdId>) -> Result<Vec<Home>> {
    let columns = [household::Column::Id, household::Column::Area];
    let select = household::Entity::find().select_only().columns(columns);
    let lines: Vec<Line> = from.among_as(select, household::Column::Id, ids).await?;
    lines.into_iter().map(|Line { id, area }| Ok(Home { id, area: area.parse().map_err(Error::internal)? })).collect()
}

#[derive(FromQueryResult)]
struct Line {
    id: HouseholdId,
    area: String,
}

/// Holds households until the change ends, so that two changes in one household never pass each other.
///
/// Nobody is forgotten until then.
pub async fn lock_households(tx: &Tx, ids: impl IntoIterator<Item = HouseholdId>) -> Result<()> {
    kernel::gone::hold_off(tx).await?;
    let mut ids: Vec<HouseholdId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let held = household::Entity::find().order_by_asc(household::Column::Id).lock_exclusive();
    tx.among(held, household::Column::Id, ids).await?;
    Ok(())
}

/// Finds doors anew whose area got another code: a door is known by its community and address.
///
/// Where two communities became one and both had that address, they stay two households.
pub async fn renew_door_keys(tx: &Tx, vault: &Vault, within: AreaCode) -> Result<()> {
    let (start, end) = within.range();
    let moved =
        household::Entity::find().filter(household::Column::Area.gte(start)).filter(household::Column::Area.lt(end));
    for row in tx.all(moved).await? {
        let area = row.area.parse().map_err(Error::internal)?;
        let address = vault.open("address", &row.address)?;
        let renewed = key(vault, area, Some(&address), tx.now());
        if plain(&address).is_empty() || renewed == row.address_index {
            continue;
        }
        let taken = by_keys(tx, std::slice::from_ref(&renewed)).await?.contains_key(&renewed);
        let renewed = if taken { vault.index("door", &row.id.to_string()) } else { renewed };
        household::ActiveModel { id: Set(row.id), address_index: Set(renewed), ..Default::default() }
            .update(tx)
            .await?;
    }
    Ok(())
}

pub(super) fn key(vault: &Vault, area: AreaCode, address: Option<&str>, at: kernel::Stamp) -> Blind {
    let door = address.and_then(|address| door_of(area, address));
    vault.index("door", &door.unwrap_or_else(|| kernel::id::new(at).to_string()))
}

/// What a door is known by; nothing where no address is known.
pub(super) fn door_of(area: AreaCode, address: &str) -> Option<String> {
    let community = area.within_level(codes::Level::Community).unwrap_or(area);
    Some(plain(address)).filter(|address| !address.is_empty()).map(|address| format!("{community} {address}"))
}

/// An address without what people write differently: blanks, dashes, full-width signs, case.
fn plain(address: &str) -> String {
    let signs = address.chars().map(codes::half_width);
    signs.filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn row(id: HouseholdId, area: AreaCode, address: &str, key: Blind, vault: &Vault) -> Result<household::ActiveModel> {
    Ok(household::ActiveModel {
        id: Set(id),
        area: Set(area.to_string()),
        address: Set(vault.seal("address", address.trim())?),
        address_index: Set(key),
    })
}

async fn by_keys(from: &impl Read, keys: &[Blind]) -> Result<HashMap<Blind, HouseholdId>> {
    let rows = from.among(household::Entity::find(), household::Column::AddressIndex, keys.iter().cloned()).await?;
    Ok(rows.into_iter().map(|row| (row.address_index, row.id)).collect())
}

/// A household in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct HouseholdLine {
    /// Its id.
    pub id: HouseholdId,
    /// Code of its area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Its address, masked.
    pub address: String,
}

/// Which households to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HouseholdFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// With exactly this address, in the area given.
    #[param(max_length = 100)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists households.
#[utoipa::path(get, path = "/households", operation_id = "listHouseholds", tag = "people", params(HouseholdFilter),
    responses((status = 200, body = Page<HouseholdLine>), Refusals), security(("session" = [])))]
pub async fn list_households(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<HouseholdFilter>,
) -> Result<Json<Page<HouseholdLine>>> {
    let scope = person.scope(LIST_HOUSEHOLDS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let read = &house.store.read;
    let mut select = household::Entity::find().filter(scope.on(household::Column::Area));
    if let Some(address) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        // Addresses are sealed: only the whole address in its community finds a door.
        let area = filter.area.ok_or(Error::invalid("area", "area_missing"))?;
        select = select.filter(household::Column::AddressIndex.eq(key(
            &house.store.vault,
            area,
            Some(address),
            house.store.clock.now(),
        )));
    }
    if let Some(last) = page.key::<HouseholdId>()? {
        select = select.filter(household::Column::Id.gt(last));
    }
    let rows = read.all(select.order_by_asc(household::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let names = area::names(read, page.rows.iter().map(|row| &row.area)).await?;
    let addresses = addresses(read, &house.store.vault, page.rows.iter().map(|row| row.id), Shown::Masked).await?;
    Ok(Json(page.map(|row| HouseholdLine {
        area_name: names.path(&row.area),
        address: addresses.get(&row.id).cloned().unwrap_or_default(),
        id: row.id,
        area: row.area,
    })))
}

/// One household and who lives there.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Household {
    /// The household.
    #[serde(flatten)]
    pub line: HouseholdLine,
    /// Those who live there today.
    pub residents: Vec<ResidentLine>,
}

/// The households of these areas with those residents who may be seen: what a phone carries of them.
pub async fn carried(house: &House, doors: &Scope, residents: &Scope) -> Result<Vec<Household>> {
    let read = &house.store.read;
    let rows = household::Entity::find().filter(doors.on(household::Column::Area));
    let rows = read.all(rows.order_by_asc(household::Column::Id)).await?;
    let names = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let mut living: HashMap<HouseholdId, Vec<ResidentLine>> = HashMap::new();
    for line in residents::living_in(house, residents).await? {
        living.entry(line.household_id).or_default().push(line);
    }
    let household = |row: household::Model| {
        let address = mask_address(&house.store.vault.open("address", &row.address)?);
        let residents = living.remove(&row.id).unwrap_or_default();
        let line = HouseholdLine { id: row.id, area_name: names.path(&row.area), area: row.area, address };
        Ok(Household { line, residents })
    };
    rows.into_iter().map(household).collect()
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many households and residents lie in these areas.
pub async fn count_in(read: &impl Read, doors: &Scope, residents: &Scope) -> Result<u64> {
    let homes = household::Entity::find().select_only().column_as(household::Column::Id.count(), "n");
    let homes = read.rows::<Count, _>(homes.filter(doors.on(household::Column::Area))).await?;
    let people = resident::Entity::find().select_only().column_as(resident::Column::Id.count(), "n");
    let people = people.filter(residents.on(resident::Column::Area)).filter(resident::Column::ToDay.is_null());
    let people = read.rows::<Count, _>(people).await?;
    let n: i64 = homes.into_iter().chain(people).map(|count| count.n).sum();
    Ok(n.unsigned_abs())
}

/// Shows a household.
#[utoipa::path(get, path = "/households/{id}", operation_id = "showHousehold", tag = "people",
    params(("id" = HouseholdId, Path)), responses((status = 200, body = Household), Refusals), security(("session" = [])))]
pub async fn show_household(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HouseholdId>,
) -> Result<Json<Household>> {
    let scope = person.scope(SHOW_HOUSEHOLD)?;
    let row = find(&house.store.read, id).await?.filter(|row| row.area.parse().is_ok_and(|area| scope.contains(&area)));
    describe(&house, row.ok_or(Error::NotFound("household"))?).await.map(Json)
}

/// Where a household lies; none where there is no such household.
pub async fn household_area(from: &impl Read, id: HouseholdId) -> Result<Option<AreaCode>> {
    find(from, id).await?.map(|row| row.area.parse().map_err(Error::internal)).transpose()
}

/// The household of that name.
pub async fn find(from: &impl Read, id: HouseholdId) -> Result<Option<household::Model>> {
    from.one(household::Entity::find_by_id(id)).await
}

async fn describe(house: &House, row: household::Model) -> Result<Household> {
    let read = &house.store.read;
    let names = area::names(read, [&row.area]).await?;
    let address = mask_address(&house.store.vault.open("address", &row.address)?);
    let residents = residents::of_household(house, row.id).await?;
    let line = HouseholdLine { id: row.id, area_name: names.path(&row.area), area: row.area, address };
    Ok(Household { line, residents })
}

/// A door to be registered.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHousehold {
    /// Community, grid or building.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// Its address within the community.
    #[schema(min_length = 1, max_length = 100)]
    pub address: String,
}

/// Registers a household.
#[utoipa::path(put, path = "/households/{id}", operation_id = "addHousehold", tag = "people", request_body = NewHousehold,
    params(("id" = HouseholdId, Path)),
    responses((status = 201, body = Household), (status = 200, body = Household, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_household(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HouseholdId>,
    Body(new): Body<NewHousehold>,
) -> Result<Created<Household>> {
    person.actor.must(ADD_HOUSEHOLD, &new.area)?;
    let address = new.address.trim();
    if address.is_empty() || address.chars().count() > 100 {
        return Err(Error::invalid("address", "address_length"));
    }
    let vault = &house.store.vault;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_HOUSEHOLD, &new.area, async |tx| {
            tx.about("household", id);
            if new.area.level() < codes::Level::Community || !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            let key = key(vault, new.area, Some(address), tx.now());
            if let Some(known) = find(tx, id).await? {
                tx.nothing_changed();
                let same = known.area == new.area.as_str() && known.address_index == key;
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if by_keys(tx, std::slice::from_ref(&key)).await?.contains_key(&key) {
                return Err(Error::conflict("household_exists"));
            }
            row(id, new.area, address, key, vault)?.insert(tx).await?;
            let added = [Home { id, area: new.area }];
            round::join(tx, &added).await?;
            coverage::touch_homes(tx, &added).await?;
            Ok(true)
        })
        .await?;
    let row = find(&house.store.read, id).await?.ok_or(Error::NotFound("household"))?;
    let household = describe(&house, row).await?;
    Ok(if made { Created::New(household) } else { Created::Again(household) })
}
