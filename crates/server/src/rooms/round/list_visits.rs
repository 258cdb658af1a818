//! Who knocked at a door and how it ended, visit by visit.

use axum::Json;
use axum::extract::State;
use kernel::page::Page;
use kernel::{Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::LIST_VISITS;
use super::note_visit::{Visit, describe};
use super::store::visit;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::HouseholdId;

/// Whose visits to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VisitFilter {
    /// At this household's door.
    pub household_id: HouseholdId,
}

/// Lists the visits to a household in all rounds, the newest first.
#[utoipa::path(get, path = "/visits", operation_id = "listVisits", tag = "round", params(VisitFilter),
    responses((status = 200, body = Page<Visit>), Refusals), security(("session" = [])))]
pub async fn list_visits(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<VisitFilter>,
) -> Result<Json<Page<Visit>>> {
    let scope = person.scope(LIST_VISITS)?;
    let here = visit::Entity::find()
        .filter(visit::Column::HouseholdId.eq(filter.household_id))
        .filter(scope.on(visit::Column::Area))
        .order_by_desc(visit::Column::At)
        .limit(50);
    let mut rows = vec![];
    for row in house.store.read.all(here).await? {
        rows.push(describe(&house, row.id).await?);
    }
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}
