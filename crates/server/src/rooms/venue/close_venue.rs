//! Closing a venue with a reason, and opening it again.

use axum::Json;
use axum::extract::State;
use kernel::{Act, Error, Read, Result, Sealed, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::list_venues::{Venue, describe_one};
use super::register_venue::sealed;
use super::store::{self, VenueId, suspension, venue};
use super::{CLOSE_VENUE, REOPEN_VENUE, REOPENED, SUSPENDED};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::coverage;

/// Why a venue is closed.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseVenue {
    /// The reason, in words; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The version the caller saw.
    pub version: i32,
}

/// The venue as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenVenue {
    /// The version the caller saw.
    pub version: i32,
}

/// Closes a venue; nobody needs to answer for it meanwhile.
#[utoipa::path(post, path = "/venues/{id}/close", operation_id = "closeVenue", tag = "venue",
    request_body = CloseVenue, params(("id" = VenueId, Path)),
    responses((status = 200, body = Venue), Refusals), security(("session" = [])))]
pub async fn close_venue(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<VenueId>,
    Body(given): Body<CloseVenue>,
) -> Result<Json<Venue>> {
    let reason = sealed(&house, "reason", Some(&given.reason), 200)?;
    let reason = reason.ok_or(Error::invalid("reason", "text_length"))?;
    turn(&house, &person, CLOSE_VENUE, id, given.version, Some(reason)).await
}

/// Opens a venue again.
#[utoipa::path(post, path = "/venues/{id}/reopen", operation_id = "reopenVenue", tag = "venue",
    request_body = ReopenVenue, params(("id" = VenueId, Path)),
    responses((status = 200, body = Venue), Refusals), security(("session" = [])))]
pub async fn reopen_venue(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<VenueId>,
    Body(given): Body<ReopenVenue>,
) -> Result<Json<Venue>> {
    turn(&house, &person, REOPEN_VENUE, id, given.version, None).await
}

async fn turn(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: VenueId,
    version: i32,
    reason: Option<Sealed>,
) -> Result<Json<Venue>> {
    let (_, area) = store::within_reach(house, person, act, id).await?;
    let current = describe_one(house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("venue", id);
            let row = store::find_to_change(tx, id).await?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.is_open() != reason.is_some() {
                return Err(Error::conflict_with("venue_state", &current));
            }
            if reason.is_some() {
                suspend(tx, &row).await?;
            } else {
                resume(tx, &row).await?;
            }
            let turned = venue::ActiveModel {
                id: Set(id),
                state: Set(if reason.is_some() { "closed" } else { "open" }.to_owned()),
                state_at: Set(tx.now()),
                closed_reason: Set(reason),
                version: Set(row.version + 1),
                ..Default::default()
            };
            turned.update(tx).await?;
            coverage::touch(tx, vec![coverage::Subject::venue(area, id)]).await
        })
        .await?;
    coverage::check_gaps(house).await?;
    describe_one(house, id).await.map(Json)
}

/// Notes that a venue is closed from today.
pub async fn suspend(tx: &mut Tx, row: &venue::Model) -> Result<()> {
    let from = suspension::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        venue_id: Set(row.id),
        area: Set(row.area.clone()),
        kind: Set(row.kind.clone()),
        from_day: Set(tx.today()),
        to_day: Set(None),
    };
    tx.insert_all(&[from]).await?;
    tx.tally(&SUSPENDED, row.place()?, tx.today(), &row.kind, 1);
    Ok(())
}

/// Notes that it is not closed any more.
async fn resume(tx: &mut Tx, row: &venue::Model) -> Result<()> {
    let since = suspension::Entity::find().filter(suspension::Column::VenueId.eq(row.id));
    for one in tx.all(since.filter(suspension::Column::ToDay.is_null())).await? {
        let ended = suspension::ActiveModel { id: Set(one.id), to_day: Set(Some(tx.today())), ..Default::default() };
        ended.update(tx).await?;
        tx.tally(&REOPENED, one.area.parse().map_err(Error::internal)?, tx.today(), &one.kind, 1);
    }
    Ok(())
}
