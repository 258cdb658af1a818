//! Taking back a visit that was entered by mistake.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{QuerySelect, entity::prelude::*};

use super::WITHDRAW_VISIT;
use super::note_visit::{Visit, describe};
use super::store::{self, VisitId, visit};
use super::visits;
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};

/// Takes a visit back: the door stands as before it. Only whoever entered it may, while the round is open.
#[utoipa::path(post, path = "/visits/{id}/withdraw", operation_id = "withdrawVisit", tag = "round",
    params(("id" = VisitId, Path)), responses((status = 200, body = Visit), Refusals), security(("session" = [])))]
pub async fn withdraw_visit(State(house): State<House>, person: SignedIn, At(id): At<VisitId>) -> Result<Json<Visit>> {
    let scope = person.scope(WITHDRAW_VISIT)?;
    let seen = house.store.read.one(visit::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("visit"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) || seen.worker_id.map(|worker| worker.0) != person.actor.worker {
        return Err(Error::NotFound("visit"));
    }
    house
        .store
        .journal
        .record(&person.actor, WITHDRAW_VISIT, &area, async |tx| {
            tx.about("visit", id);
            let row = store::find_to_change(tx, seen.round_id).await?;
            let held = visit::Entity::find_by_id(id).lock_exclusive();
            let held = tx.one(held).await?.ok_or(Error::NotFound("visit"))?;
            if held.withdrawn {
                tx.nothing_changed();
                return Ok(());
            }
            if row.state != "open" {
                return Err(Error::conflict("round_closed"));
            }
            visits::withdraw(tx, &house.store, &row, &held).await
        })
        .await?;
    describe(&house, id).await.map(Json)
}
