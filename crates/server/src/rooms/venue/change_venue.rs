//! Changing what is known of a venue.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::CHANGE_VENUE;
use super::list_venues::{Venue, describe_one};
use super::register_venue::{by_whom, name, phone, sealed};
use super::store::{self, VenueId, venue};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::names::{initials, pinyin};
use crate::rooms::people::{UnitId, WorkerId};

/// A venue as it is to be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeVenue {
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
    /// Their phone, kept sealed; the one there is stays where none is given.
    #[schema(max_length = 30)]
    pub phone: Option<String>,
    /// Whether the phone there is goes.
    #[serde(default)]
    pub drop_phone: bool,
    /// The version the caller saw.
    pub version: i32,
}

/// Changes what is known of a venue. One of another kind or in another area is another venue.
#[utoipa::path(post, path = "/venues/{id}/change", operation_id = "changeVenue", tag = "venue",
    request_body = ChangeVenue, params(("id" = VenueId, Path)),
    responses((status = 200, body = Venue), Refusals), security(("session" = [])))]
pub async fn change_venue(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<VenueId>,
    Body(given): Body<ChangeVenue>,
) -> Result<Json<Venue>> {
    let (seen, area): (_, AreaCode) = store::within_reach(&house, &person, CHANGE_VENUE, id).await?;
    let name = name(&given.name)?;
    let address = words("address", given.address.as_deref(), 100)?;
    let contact = sealed(&house, "contact_name", given.contact_name.as_deref(), 50)?;
    let phone = phone(&house, given.phone.as_deref())?;
    // Who was named by somebody else may stay.
    let (unit, worker) = (given.unit_id, given.worker_id);
    let anew = (unit.filter(|_| unit != seen.unit_id), worker.filter(|_| worker != seen.worker_id));
    by_whom(&house, &person.scope(CHANGE_VENUE)?, anew.0, anew.1).await?;
    let current = describe_one(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, CHANGE_VENUE, &area, async |tx| {
            tx.about("venue", id);
            tx.tell(&serde_json::json!({ "unit": unit, "worker": worker }));
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let phone = if given.drop_phone { phone } else { phone.or(row.phone) };
            let changed = venue::ActiveModel {
                id: Set(id),
                initials: Set(initials(&name)),
                pinyin: Set(pinyin(&name)),
                name: Set(name),
                address: Set(address),
                unit_id: Set(unit),
                worker_id: Set(worker),
                contact_name: Set(contact),
                phone: Set(phone),
                version: Set(row.version + 1),
                ..Default::default()
            };
            changed.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}
