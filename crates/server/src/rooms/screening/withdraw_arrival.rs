//! Taking back a registration made by mistake. The record stays, with its reason; the counts follow.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result};
use serde::Deserialize;

use super::show_arrival::{Arrival, describe};
use super::store::{self, ArrivalId};
use super::{ARRIVALS, WITHDRAW_ARRIVAL};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::isolation;

/// Why it is taken back.
#[derive(Clone, Copy, Debug, serde::Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mistake {
    /// The wrong person.
    WrongPerson,
    /// The wrong place.
    WrongPlace,
    /// They did not come from outside.
    NotAnArrival,
    /// Registered while training.
    Training,
}

/// What is taken back, and why.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why.
    pub reason: Mistake,
    /// The version the caller saw.
    pub version: i64,
}

/// Takes back a registration. An isolation that rests on it ends with it.
#[utoipa::path(post, path = "/arrivals/{id}/withdraw", operation_id = "withdrawArrival", tag = "screening",
    request_body = Withdrawal, params(("id" = ArrivalId, Path)), responses((status = 200, body = Arrival), Refusals),
    security(("session" = [])))]
pub async fn withdraw_arrival(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ArrivalId>,
    Body(given): Body<Withdrawal>,
) -> Result<Json<Arrival>> {
    let scope = person.scope(WITHDRAW_ARRIVAL)?;
    let seen = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("arrival"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("arrival"));
    }
    let current = describe(&house.store, vec![seen]).await?.pop().ok_or(Error::NotFound("arrival"))?;
    house
        .store
        .journal
        .record(&person.actor, WITHDRAW_ARRIVAL, &area, async |tx| {
            tx.about("arrival", id);
            tx.tell(&serde_json::json!({ "reason": given.reason }));
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.status == "withdrawn" {
                return Err(Error::conflict_with("not_withdrawable", &current));
            }
            tx.tally(&ARRIVALS, area, row.registered_on, &row.origin_kind, -1);
            isolation::end_withdrawn(tx, &house.store, id).await?;
            store::set_status(tx, [id], "withdrawn").await
        })
        .await?;
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("arrival"))?;
    describe(&house.store, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("arrival"))
}
