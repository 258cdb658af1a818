//! Shutting out a lost phone.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

use super::REVOKE_DEVICE;
use super::list_devices::{DeviceLine, describe};
use super::store::{DeviceId, device, holder};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::account;
use crate::rooms::people::WorkerId;

/// Shuts a phone out: from now on every request of its sessions is answered with 403 `device_revoked`, nobody gets the key of
/// what is kept on it again, and at its next contact it wipes. Saying it twice is saying it once.
#[utoipa::path(post, path = "/devices/{id}/revoke", operation_id = "revokeDevice", tag = "sync",
    params(("id" = DeviceId, Path)),
    responses((status = 200, body = Vec<DeviceLine>), Refusals), security(("session" = [])))]
pub async fn revoke_device(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DeviceId>,
) -> Result<Json<Vec<DeviceLine>>> {
    let scope = person.scope(REVOKE_DEVICE)?;
    let theirs = holder::Entity::find().filter(holder::Column::DeviceId.eq(id)).filter(scope.on(holder::Column::Area));
    let rows = house.store.read.all(theirs.order_by_asc(holder::Column::Id)).await?;
    let area = rows.first().and_then(|row| row.area.parse::<AreaCode>().ok()).ok_or(Error::NotFound("device"))?;
    house
        .store
        .journal
        .record(&person.actor, REVOKE_DEVICE, &area, async |tx| {
            tx.about("device", id);
            let known = tx.one(device::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("device"))?;
            if known.revoked_at.is_some() {
                tx.nothing_changed();
                return Ok(());
            }
            let revoked = device::ActiveModel {
                id: Set(id),
                revoked_at: Set(Some(tx.now())),
                revoked_by: Set(tx.actor().map(WorkerId)),
                ..Default::default()
            };
            revoked.update(tx).await?;
            account::shut_out(tx, id.0).await
        })
        .await?;
    house.sessions.forget();
    describe(&house, rows).await.map(Json)
}
