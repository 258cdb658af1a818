//! The last word of a revoked phone.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::CONFIRM_WIPE;
use super::store::{DeviceId, device, holder_of, home};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::account::{self, AccountId};

/// Says that a revoked phone holds nothing any more. It is signed out with that.
#[utoipa::path(post, path = "/devices/{id}/wiped", operation_id = "confirmWipe", tag = "sync",
    params(("id" = DeviceId, Path)), responses((status = 204, description = "Noted"), Refusals), security(("session" = [])))]
pub async fn confirm_wipe(State(house): State<House>, person: SignedIn, At(id): At<DeviceId>) -> Result<StatusCode> {
    let area = home(&person, CONFIRM_WIPE)?;
    let account = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    holder_of(&house.store.read, id, account).await?.ok_or(Error::NotFound("device"))?;
    house
        .store
        .journal
        .record(&person.actor, CONFIRM_WIPE, &area, async |tx| {
            tx.about("device", id);
            let known = tx.one(device::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("device"))?;
            if known.revoked_at.is_none() {
                return Err(Error::conflict("device_not_revoked"));
            }
            let wiped = known.wiped_at.unwrap_or(tx.now());
            device::ActiveModel { id: Set(id), wiped_at: Set(Some(wiped)), ..Default::default() }.update(tx).await?;
            account::end_device_sessions(tx, id.0).await
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}
