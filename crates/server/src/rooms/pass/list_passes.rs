//! The passes of an area.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::Read;
use kernel::Result;
use kernel::page::{Page, PageQuery};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::LIST_PASSES;
use super::model::PassState;
use super::show_pass::{Pass, describe};
use super::store::{PassBatchId, PassId, household_pass};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::isolation::isolated_homes;
use crate::rooms::people::HouseholdId;

/// Which passes to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PassFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `active`, `suspended`, `expired` or `revoked`.
    pub state: Option<PassState>,
    /// Only those used against the rules, or only the others.
    pub overused: Option<bool>,
    /// Of this household.
    pub household: Option<HouseholdId>,
    /// Issued in this one go.
    pub batch: Option<PassBatchId>,
    /// The number as printed, or its digits.
    #[param(max_length = 40)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists passes, the latest first.
#[utoipa::path(get, path = "/passes", operation_id = "listPasses", tag = "pass", params(PassFilter),
    responses((status = 200, body = Page<Pass>), Refusals), security(("session" = [])))]
pub async fn list_passes(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<PassFilter>,
) -> Result<Json<Page<Pass>>> {
    use household_pass::Column;
    let scope = person.scope(LIST_PASSES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let today = house.store.clock.today();
    let mut select = household_pass::Entity::find().filter(scope.on(Column::Area));
    let holds = |select: Select<household_pass::Entity>| {
        select.filter(Column::RevokedAt.is_null()).filter(Column::ValidTo.gte(today))
    };
    select = match filter.state {
        None => select,
        Some(PassState::Revoked) => select.filter(Column::RevokedAt.is_not_null()),
        Some(PassState::Expired) => select.filter(Column::RevokedAt.is_null()).filter(Column::ValidTo.lt(today)),
        Some(PassState::Suspended) => holds(select).filter(Column::HouseholdId.in_subquery(isolated_homes())),
        Some(PassState::Active) => holds(select).filter(Column::HouseholdId.not_in_subquery(isolated_homes())),
    };
    select = match filter.overused {
        None => select,
        Some(true) => select.filter(Column::OverUses.gt(0)),
        Some(false) => select.filter(Column::OverUses.eq(0)),
    };
    if let Some(household) = filter.household {
        select = select.filter(Column::HouseholdId.eq(household));
    }
    if let Some(batch) = filter.batch {
        select = select.filter(Column::Batch.eq(batch));
    }
    if let Some(number) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        select = select.filter(numbered(number));
    }
    if let Some(last) = page.key::<PassId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// The passes of a number as printed, or of its digits, which every community counts for itself.
pub fn numbered(text: &str) -> sea_orm::sea_query::SimpleExpr {
    let text: String = text.chars().map(codes::half_width).filter(|sign| !sign.is_whitespace()).collect();
    match text.parse::<i64>() {
        Ok(digits) => household_pass::Column::Sequence.eq(digits),
        Err(_) => household_pass::Column::Number.eq(text),
    }
}
