//! Founding a body.

use axum::extract::State;
use codes::{AreaCode, Level, Phone};
use kernel::{Day, Error, Read, Result, Scope, Sealed, Tx, Vault};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::BodyKind;
use super::show_body::{Body as Shown, describe_one};
use super::store::{self, BodyId, body, is_seen};
use super::{FOUND_BODY, FOUNDED, LIST_BODIES};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::names::initials;
use crate::rooms::area;
use crate::rooms::people::{self, HouseholdId, WorkerId};

/// A body to be founded.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBody {
    /// What it is.
    pub kind: BodyKind,
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Of which area.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// What it sees to.
    #[schema(max_length = 200)]
    pub line: Option<String>,
    /// The body above it, of the same tree.
    pub parent_id: Option<BodyId>,
    /// The household that a member household is; for no other kind.
    pub household_id: Option<HouseholdId>,
    /// Who is asked first.
    pub contact_id: Option<WorkerId>,
    /// The number of its office.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
}

/// Founds a body. Who belongs to it comes after.
#[utoipa::path(put, path = "/bodies/{id}", operation_id = "foundBody", tag = "body", request_body = NewBody,
    params(("id" = BodyId, Path)),
    responses((status = 201, body = Shown), (status = 200, body = Shown, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn found_body(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BodyId>,
    Body(mut new): Body<NewBody>,
) -> Result<Created<Shown>> {
    let (scope, seen) = (person.scope(FOUND_BODY)?, person.scope(LIST_BODIES)?);
    let read = &house.store.read;
    if !scope.contains(&new.area) || !area::exists(read, &new.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    if !new.kind.fits(new.area.level()) {
        return Err(Error::invalid("area", "body_level"));
    }
    new.name = words("name", Some(&new.name), 60)?.ok_or(Error::invalid("name", "text_length"))?;
    new.line = words("line", new.line.as_deref(), 200)?;
    check_parent(read, &seen, new.kind, new.area, new.parent_id).await?;
    check_household(read, &new).await?;
    check_contact(&house, new.area, new.contact_id).await?;
    let phone = office(&house.store.vault, new.phone.as_deref())?;
    let from = new.from.unwrap_or(house.store.clock.today());
    let digest = house.store.vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, FOUND_BODY, &new.area, async |tx| {
            tx.about("body", id);
            tx.tell(&serde_json::json!({ "kind": new.kind, "parent": new.parent_id, "from": from }));
            if let Some(known) = store::find(tx, id).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            hold_parent(tx, new.parent_id).await?;
            let row = body::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                kind: Set(new.kind.code().to_owned()),
                initials: Set(initials(&new.name)),
                name: Set(new.name.clone()),
                line: Set(new.line.clone()),
                area: Set(new.area.to_string()),
                parent_id: Set(new.parent_id),
                household_id: Set(new.household_id),
                contact_id: Set(new.contact_id),
                phone: Set(phone),
                from_day: Set(from),
                until_day: Set(None),
                closed_reason: Set(None),
                created_at: Set(tx.now()),
                version: Set(1),
            };
            row.insert(tx).await?;
            tx.tally(&FOUNDED, new.area, from, new.kind.code(), 1);
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// The body above must be seen, stand, be of a kind that this one may stand under, and reach over its area. Two of the same kind
/// stand in areas of different size, so that no tree closes in a circle.
pub async fn check_parent(
    from: &impl Read,
    seen: &Scope,
    kind: BodyKind,
    area: AreaCode,
    parent: Option<BodyId>,
) -> Result<()> {
    let Some(parent) = parent else { return Ok(()) };
    let unknown = || Error::invalid("parent_id", "body_unknown");
    let row = store::find(from, parent).await?.ok_or_else(unknown)?;
    let above: AreaCode = row.area.parse().map_err(Error::internal)?;
    if !is_seen(seen, &above) {
        return Err(unknown());
    }
    if row.until_day.is_some() {
        return Err(Error::invalid("parent_id", "body_closed"));
    }
    if !kind.under().iter().any(|kind| kind.code() == row.kind) {
        return Err(Error::invalid("parent_id", "parent_kind"));
    }
    if !above.contains(&area) || (row.kind == kind.code() && above == area) {
        return Err(Error::invalid("parent_id", "parent_area"));
    }
    Ok(())
}

/// Holds the body above, so that it is not closed while another comes under it.
pub async fn hold_parent(tx: &Tx, parent: Option<BodyId>) -> Result<()> {
    let Some(parent) = parent else { return Ok(()) };
    if store::find_to_change(tx, parent).await?.until_day.is_some() {
        return Err(Error::invalid("parent_id", "body_closed"));
    }
    Ok(())
}

/// A member household is a household of its area; no other body is one.
async fn check_household(from: &impl Read, new: &NewBody) -> Result<()> {
    let wrong = |code| Err(Error::invalid("household_id", code));
    match (new.kind == BodyKind::MemberHousehold, new.household_id) {
        (false, None) => Ok(()),
        (false, Some(_)) => wrong("household_unwanted"),
        (true, None) => wrong("household_wanted"),
        (true, Some(id)) => match people::household_area(from, id).await? {
            Some(home) if new.area.contains(&home) => Ok(()),
            _ => wrong("household_unknown"),
        },
    }
}

/// Whoever is asked first holds a post there, above it or in its township.
pub async fn check_contact(house: &House, area: AreaCode, contact: Option<WorkerId>) -> Result<()> {
    match contact {
        Some(worker) if !serves(house, area, worker).await? => Err(Error::invalid("contact_id", "worker_not_here")),
        _ => Ok(()),
    }
}

/// Whether somebody serves today where a body of an area finds its people: above it, or anywhere in its township.
pub async fn serves(house: &House, area: AreaCode, worker: WorkerId) -> Result<bool> {
    let around = area.within_level(Level::Township).unwrap_or(area);
    people::serves_around(&house.store.read, worker, area, around, house.store.clock.today()).await
}

/// The number of an office, sealed.
pub fn office(vault: &Vault, phone: Option<&str>) -> Result<Option<Sealed>> {
    let given = phone.map(str::trim).filter(|phone| !phone.is_empty()).map(str::parse::<Phone>).transpose();
    let phone = given.map_err(|e| Error::invalid_because("phone", "phone_invalid", e))?;
    phone.map(|phone| vault.seal("phone", phone.as_str())).transpose()
}
