//! The phones in use and how they keep up.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::LIST_DEVICES;
use super::store::{DeviceId, device, holder};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// A phone in the hands of one person; a phone that goes from shift to shift has several lines.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DeviceLine {
    /// The phone and who holds it.
    pub id: Uuid,
    /// The phone.
    pub device_id: DeviceId,
    /// What it is called.
    pub name: String,
    /// Who works with it.
    pub worker_name: String,
    /// Code of their area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// When it was named first.
    pub first_seen_at: Stamp,
    /// When it was heard last, to within five minutes.
    pub last_seen_at: Stamp,
    /// When it fetched or sent something last, to within five minutes.
    pub last_success_at: Option<Stamp>,
    /// How far its clock is ahead of ours, in milliseconds.
    pub clock_skew_ms: Option<i64>,
    /// Entries that wait on it.
    pub waiting: i32,
    /// Entries that were refused and that nobody has settled.
    pub failed: i32,
    /// When it was shut out.
    pub revoked_at: Option<Stamp>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// When it said that it holds nothing any more.
    pub wiped_at: Option<Stamp>,
}

/// Which phones to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeviceFilter {
    /// Of people within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `waiting` with entries to be sent, `failed` with entries refused, or `revoked`; all if not given.
    #[param(pattern = "^(waiting|failed|revoked)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists phones, the one named last first.
#[utoipa::path(get, path = "/devices", operation_id = "listDevices", tag = "sync", params(DeviceFilter),
    responses((status = 200, body = Page<DeviceLine>), Refusals), security(("session" = [])))]
pub async fn list_devices(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<DeviceFilter>,
) -> Result<Json<Page<DeviceLine>>> {
    use holder::Column;
    let scope = person.scope(LIST_DEVICES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = holder::Entity::find().filter(scope.on(Column::Area));
    select = match filter.state.as_deref() {
        None => select,
        Some("waiting") => select.filter(Column::Waiting.gt(0)),
        Some("failed") => select.filter(Column::Failed.gt(0)),
        Some("revoked") => {
            let revoked = device::Entity::find().filter(device::Column::RevokedAt.is_not_null());
            let revoked = revoked.select_only().column(device::Column::Id).into_query();
            select.filter(Column::DeviceId.in_subquery(revoked))
        }
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(last) = page.key::<Uuid>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes phones in the hands of people.
pub async fn describe(house: &House, rows: Vec<holder::Model>) -> Result<Vec<DeviceLine>> {
    let read = &house.store.read;
    let phones = read.among(device::Entity::find(), device::Column::Id, rows.iter().map(|row| row.device_id)).await?;
    let phones: BTreeMap<DeviceId, device::Model> = phones.into_iter().map(|row| (row.id, row)).collect();
    let who: Vec<WorkerId> = rows.iter().map(|row| row.worker_id).collect();
    let revokers = phones.values().filter_map(|phone| phone.revoked_by);
    let names = people::worker_names(read, who.into_iter().chain(revokers).collect::<Vec<_>>()).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let line = |row: holder::Model| {
        let phone = phones.get(&row.device_id)?;
        Some(DeviceLine {
            id: row.id,
            device_id: row.device_id,
            name: phone.name.clone(),
            worker_name: names.get(&row.worker_id).cloned().unwrap_or_default(),
            area_name: places.path(&row.area),
            area: row.area,
            first_seen_at: row.first_seen_at,
            last_seen_at: row.last_seen_at,
            last_success_at: row.last_success_at,
            clock_skew_ms: phone.clock_skew_ms,
            waiting: row.waiting,
            failed: row.failed,
            revoked_at: phone.revoked_at,
            revoked_by: phone.revoked_by.and_then(|id| names.get(&id).cloned()),
            wiped_at: phone.wiped_at,
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
