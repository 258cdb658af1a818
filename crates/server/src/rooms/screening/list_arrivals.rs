//! The list of returnees.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Read, Result, Scope, tally};
use sea_orm::{QueryOrder, QuerySelect, Select, entity::prelude::*};
use serde::Deserialize;

use super::model::OriginKind;
use super::show_arrival::{Arrival, describe};
use super::store::{ArrivalId, arrival};
use super::{ARRIVALS, LIST_ARRIVALS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people;

/// Which returnees to list.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArrivalFilter {
    /// Staying within this area.
    #[param(value_type = Option<String>, example = "220581001")]
    pub area: Option<AreaCode>,
    /// Registered on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Registered on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// Where they came from.
    pub origin_kind: Option<OriginKind>,
    /// `registered`, `isolating`, `released` or `withdrawn`; all but the withdrawn if not given.
    #[param(pattern = "^(registered|isolating|released|withdrawn)$")]
    pub status: Option<String>,
    /// Name, pinyin initials, last four of the document, phone, or the whole ID number.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

impl ArrivalFilter {
    /// The selection, newest first.
    pub fn select(&self, house: &House, scope: &Scope) -> Result<Select<arrival::Entity>> {
        use arrival::Column;
        let mut select = arrival::Entity::find().filter(scope.on((arrival::Entity, Column::Area)));
        if let Some(from) = self.from {
            select = select.filter(Column::RegisteredOn.gte(from));
        }
        if let Some(to) = self.to {
            select = select.filter(Column::RegisteredOn.lte(to));
        }
        if let Some(kind) = self.origin_kind {
            select = select.filter(Column::OriginKind.eq(kind.code()));
        }
        select = match self.status.as_deref() {
            None => select.filter(Column::Status.ne("withdrawn")),
            Some(status @ ("registered" | "isolating" | "released" | "withdrawn")) => {
                select.filter(Column::Status.eq(status))
            }
            Some(_) => return Err(kernel::Error::invalid("status", "status_unknown")),
        };
        if let Some(text) = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            select = people::join_person(select, Column::PersonId, text, &house.store.vault);
        }
        if let Some(last) = self.page().key::<ArrivalId>()? {
            select = select.filter(Column::Id.lt(last));
        }
        Ok(select.order_by_desc(Column::Id))
    }

    fn page(&self) -> PageQuery {
        PageQuery { limit: self.limit, after: self.after.clone() }
    }

    /// The whole list's length where the tallies know it: by area and days, and by origin.
    async fn total(&self, house: &House, scope: &Scope) -> Result<Option<i64>> {
        if self.q.is_some() || self.status.is_some() || self.origin_kind.is_some() {
            return Ok(None);
        }
        let first = self.from.unwrap_or(Day::from_ymd_opt(1970, 1, 1).unwrap_or_default());
        let last = self.to.unwrap_or(house.store.clock.today());
        tally::count(&house.store.read, &ARRIVALS, scope, first, last).await.map(Some)
    }
}

/// Lists returnees, newest first.
#[utoipa::path(get, path = "/arrivals", operation_id = "listArrivals", tag = "screening", params(ArrivalFilter),
    responses((status = 200, body = Page<Arrival>), Refusals), security(("session" = [])))]
pub async fn list_arrivals(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ArrivalFilter>,
) -> Result<Json<Page<Arrival>>> {
    let scope = person.scope(LIST_ARRIVALS)?.narrow(filter.area.as_ref());
    let limit = filter.page().rows()?;
    let rows = house.store.read.all(filter.select(&house, &scope)?.limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, filter.total(&house, &scope).await?, |row| row.id);
    let rows = describe(&house.store, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}
