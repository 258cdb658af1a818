//! The list of samples, for the laboratory and the medic.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::samples::{SampleLine, describe};
use super::store::{SampleId, sample};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::isolation::LIST_SAMPLES;

/// Which samples to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SampleFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `collected` (on the way), `received` (in the laboratory) or `done`; all if not given.
    #[param(pattern = "^(collected|received|done)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists samples, newest first.
#[utoipa::path(get, path = "/samples", operation_id = "listSamples", tag = "isolation", params(SampleFilter),
    responses((status = 200, body = Page<SampleLine>), Refusals), security(("session" = [])))]
pub async fn list_samples(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<SampleFilter>,
) -> Result<Json<Page<SampleLine>>> {
    use sample::Column;
    let scope = person.scope(LIST_SAMPLES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = sample::Entity::find().filter(scope.on(Column::Area));
    select = match filter.state.as_deref() {
        None => select,
        Some("collected") => select.filter(Column::ReceivedAt.is_null()).filter(Column::ResultAt.is_null()),
        Some("received") => select.filter(Column::ReceivedAt.is_not_null()).filter(Column::ResultAt.is_null()),
        Some("done") => select.filter(Column::ResultAt.is_not_null()),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(last) = page.key::<SampleId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}
