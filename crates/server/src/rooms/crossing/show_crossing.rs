//! One crossing.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result};

use super::SHOW_CROSSING;
use super::content::Crossing;
use super::store::{self, CrossingId, describe};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};

/// Shows a crossing.
#[utoipa::path(get, path = "/crossings/{id}", operation_id = "showCrossing", tag = "crossing",
    params(("id" = CrossingId, Path)), responses((status = 200, body = Crossing), Refusals), security(("session" = [])))]
pub async fn show_crossing(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CrossingId>,
) -> Result<Json<Crossing>> {
    let scope = person.scope(SHOW_CROSSING)?;
    let mut rows = store::find_all(&house.store.read, [id]).await?;
    rows.retain(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    describe(&house.store, rows).await?.pop().map(Json).ok_or(Error::NotFound("crossing"))
}
