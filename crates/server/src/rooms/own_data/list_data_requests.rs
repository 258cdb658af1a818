//! What people ask about their own data.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::LIST_DATA_REQUESTS;
use super::model::DataRequestKind;
use super::show_data_request::{DataRequest, describe};
use super::store::{DataRequestId, data_request};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// Which requests to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DataRequestFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `copy`, `correction`, `deletion` or `explanation`.
    pub kind: Option<DataRequestKind>,
    /// `asked`, `answered` or `refused`.
    #[param(pattern = "^(asked|answered|refused)$")]
    pub state: Option<String>,
    /// Only those not answered in time, or only the others.
    pub overdue: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists requests, the latest first.
#[utoipa::path(get, path = "/data-requests", operation_id = "listDataRequests", tag = "own_data", params(DataRequestFilter),
    responses((status = 200, body = Page<DataRequest>), Refusals), security(("session" = [])))]
pub async fn list_data_requests(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<DataRequestFilter>,
) -> Result<Json<Page<DataRequest>>> {
    use data_request::Column;
    let scope = person.scope(LIST_DATA_REQUESTS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = data_request::Entity::find().filter(scope.on(Column::Area));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind.code()));
    }
    select = match filter.state.as_deref() {
        None => select,
        Some(state @ ("asked" | "answered" | "refused")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(overdue) = filter.overdue {
        select = select.filter(Column::Overdue.eq(overdue));
    }
    if let Some(last) = page.key::<DataRequestId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    let rows = rows.into_iter().map(|row| row.told_to(&person)).collect();
    Ok(Json(Page { rows, next: page.next, total: None }))
}
