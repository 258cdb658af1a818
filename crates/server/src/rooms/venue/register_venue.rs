//! Registering a venue.

use axum::extract::State;
use codes::{AreaCode, Phone};
use kernel::{Error, Read, Result, Scope, Sealed, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::close_venue::suspend;
use super::list_venues::{Venue, describe_one};
use super::model::VenueKind;
use super::store::{VenueId, venue};
use super::{REGISTER_VENUE, REGISTERED};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::names::{initials, pinyin};
use crate::rooms::people::{UnitId, WorkerId};
use crate::rooms::{area, coverage};

/// A venue to be registered.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVenue {
    /// Where it lies: any area, down to a building.
    #[schema(value_type = String, example = "220581001004001")]
    pub area: AreaCode,
    /// What it is.
    pub kind: VenueKind,
    /// What stands over its door.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Street and number.
    #[schema(max_length = 100)]
    pub address: Option<String>,
    /// The unit that runs it.
    pub unit_id: Option<UnitId>,
    /// The worker who is its contact.
    pub worker_id: Option<WorkerId>,
    /// The contact, where they are no worker; kept sealed.
    #[schema(max_length = 50)]
    pub contact_name: Option<String>,
    /// Their phone; kept sealed.
    #[schema(max_length = 30)]
    pub phone: Option<String>,
    /// Why it is closed, where it is; kept sealed.
    #[schema(max_length = 200)]
    pub closed_reason: Option<String>,
}

/// What is known of a venue and may change.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// What stands over its door.
    pub name: String,
    /// Street and number.
    pub address: Option<String>,
    /// The unit that runs it.
    pub unit: Option<UnitId>,
    /// The worker who is its contact.
    pub worker: Option<WorkerId>,
    /// The contact, where they are no worker.
    pub contact: Option<Sealed>,
    /// Their phone.
    pub phone: Option<Sealed>,
}

/// Registers a venue; it is open from now on, or closed where a reason is given.
#[utoipa::path(put, path = "/venues/{id}", operation_id = "registerVenue", tag = "venue",
    request_body = NewVenue, params(("id" = VenueId, Path)),
    responses((status = 201, body = Venue), (status = 200, body = Venue, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn register_venue(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<VenueId>,
    Body(new): Body<NewVenue>,
) -> Result<Created<Venue>> {
    let scope = person.scope(REGISTER_VENUE)?;
    if !scope.contains(&new.area) || !area::exists(&house.store.read, &new.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    let details = Details {
        name: name(&new.name)?,
        address: words("address", new.address.as_deref(), 100)?,
        unit: new.unit_id,
        worker: new.worker_id,
        contact: sealed(&house, "contact_name", new.contact_name.as_deref(), 50)?,
        phone: phone(&house, new.phone.as_deref())?,
    };
    let reason = sealed(&house, "closed_reason", new.closed_reason.as_deref(), 200)?;
    by_whom(&house, &scope, new.unit_id, new.worker_id).await?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, REGISTER_VENUE, &new.area, async |tx| {
            tx.about("venue", id);
            if let Some(known) = tx.one(venue::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            tx.tell(&serde_json::json!({ "kind": new.kind, "closed": reason.is_some() }));
            let place = (new.area, new.kind);
            add(tx, id, digest.clone(), place, details.clone(), reason.clone()).await.map(|()| true)
        })
        .await?;
    coverage::check_gaps(&house).await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Stores a venue that is open from now on, or closed for a reason; who answers for it is looked at.
pub async fn add(
    tx: &mut Tx,
    id: VenueId,
    digest: Vec<u8>,
    (area, kind): (AreaCode, VenueKind),
    details: Details,
    closed: Option<Sealed>,
) -> Result<()> {
    let row = venue::Model {
        id,
        digest,
        area: area.to_string(),
        kind: kind.code().to_owned(),
        initials: initials(&details.name),
        pinyin: pinyin(&details.name),
        name: details.name,
        address: details.address,
        unit_id: details.unit,
        worker_id: details.worker,
        contact_name: details.contact,
        phone: details.phone,
        state: if closed.is_some() { "closed" } else { "open" }.to_owned(),
        state_at: tx.now(),
        closed_reason: closed,
        registered_on: tx.today(),
        version: 1,
    };
    tx.tally(&REGISTERED, area, tx.today(), kind.code(), 1);
    if !row.is_open() {
        suspend(tx, &row).await?;
    }
    tx.insert_all(&[venue::ActiveModel {
        id: Set(row.id),
        digest: Set(row.digest),
        area: Set(row.area),
        kind: Set(row.kind),
        name: Set(row.name),
        initials: Set(row.initials),
        pinyin: Set(row.pinyin),
        address: Set(row.address),
        unit_id: Set(row.unit_id),
        worker_id: Set(row.worker_id),
        contact_name: Set(row.contact_name),
        phone: Set(row.phone),
        state: Set(row.state),
        state_at: Set(row.state_at),
        closed_reason: Set(row.closed_reason),
        registered_on: Set(row.registered_on),
        version: Set(row.version),
    }])
    .await?;
    coverage::touch(tx, vec![coverage::Subject::venue(area, id)]).await
}

/// A name, as it may be.
pub fn name(text: &str) -> Result<String> {
    words("name", Some(text), 60)?.ok_or(Error::invalid("name", "name_length"))
}

/// Words that may name people, sealed.
pub fn sealed(house: &House, field: &'static str, text: Option<&str>, longest: usize) -> Result<Option<Sealed>> {
    let kind = if field == "contact_name" { "name" } else { "reason" };
    words(field, text, longest)?.map(|text| house.store.vault.seal(kind, &text)).transpose()
}

/// A phone, sealed.
pub fn phone(house: &House, text: Option<&str>) -> Result<Option<Sealed>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let phone = text.map(str::parse::<Phone>).transpose();
    let phone = phone.map_err(|e| Error::invalid_because("phone", "phone_invalid", e))?;
    phone.map(|phone| house.store.vault.seal("phone", phone.as_str())).transpose()
}

/// The unit that runs it and its contact are known to whoever says so.
pub async fn by_whom(house: &House, scope: &Scope, unit: Option<UnitId>, worker: Option<WorkerId>) -> Result<()> {
    coverage::by_whom(house, scope, unit, worker).await.map(drop)
}
