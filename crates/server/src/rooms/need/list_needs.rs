//! What people need, as those see it who deal with it.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::LIST_NEEDS;
use super::model::NeedKind;
use super::show_need::{Need, describe};
use super::store::{NeedId, need, within_reach};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::isolation::IsolationId;

/// Which needs to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NeedFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `ask`, `complaint` or `appeal`.
    pub kind: Option<NeedKind>,
    /// `open`, `taken` or `answered`.
    #[param(pattern = "^(open|taken|answered)$")]
    pub state: Option<String>,
    /// Only those not answered in time, or only the others.
    pub overdue: Option<bool>,
    /// Of this isolation.
    pub isolation: Option<IsolationId>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists what people need, the latest first: the kinds that the caller's roles deal with.
#[utoipa::path(get, path = "/needs", operation_id = "listNeeds", tag = "need", params(NeedFilter),
    responses((status = 200, body = Page<Need>), Refusals), security(("session" = [])))]
pub async fn list_needs(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<NeedFilter>,
) -> Result<Json<Page<Need>>> {
    use need::Column;
    let mut select = need::Entity::find().filter(within_reach(&house, &person, LIST_NEEDS, filter.area.as_ref())?);
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind.code()));
    }
    select = match filter.state.as_deref() {
        None => select,
        Some(state @ ("open" | "taken" | "answered")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(overdue) = filter.overdue {
        select = select.filter(Column::Overdue.eq(overdue));
    }
    if let Some(isolation) = filter.isolation {
        select = select.filter(Column::IsolationId.eq(isolation));
    }
    if let Some(last) = page.key::<NeedId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, &person, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}
