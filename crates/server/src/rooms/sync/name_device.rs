//! Naming the phone one works with. The session belongs to that phone from then on.

use axum::extract::State;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::NAME_DEVICE;
use super::store::{DeviceId, device, holder, holder_of, home};
use crate::house::House;
use crate::http::session::By;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::account::{self, AccountId};
use crate::rooms::people::WorkerId;

/// A phone as it calls itself.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameDevice {
    /// What kind of phone it is, for people who look for it.
    #[schema(min_length = 1, max_length = 80, example = "华为 Mate 30")]
    pub name: String,
}

/// A phone that is known.
#[derive(Serialize, utoipa::ToSchema)]
pub struct NamedDevice {
    /// Its id.
    pub id: DeviceId,
    /// What it is called.
    pub name: String,
    /// The key of what this person keeps on this phone: 64 hexadecimal digits, the same each time they sign in here. The phone
    /// keeps it where no script can read it, and forgets it when they sign out.
    pub secret: String,
}

/// Names the phone at sign-in and gives the key for what is kept on it.
///
/// A revoked phone gets 403 `device_revoked` and no key.
#[utoipa::path(put, path = "/devices/{id}", operation_id = "nameDevice", tag = "sync", request_body = NameDevice,
    params(("id" = DeviceId, Path)),
    responses((status = 201, body = NamedDevice), (status = 200, body = NamedDevice, description = "Known before"), Refusals),
    security(("session" = [])))]
pub async fn name_device(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DeviceId>,
    Body(given): Body<NameDevice>,
) -> Result<Created<NamedDevice>> {
    let area = home(&person, NAME_DEVICE)?;
    let name = words("name", Some(&given.name), 80)?.ok_or(Error::invalid("name", "text_length"))?;
    let account = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    let worker = WorkerId(person.actor.worker.ok_or(Error::NotSignedIn)?);
    let By::Session(session) = person.by else { return Err(Error::NotSignedIn) };
    let vault = &house.store.vault;
    let made = house
        .store
        .journal
        .record(&person.actor, NAME_DEVICE, &area, async |tx| {
            tx.about("device", id);
            match tx.one(device::Entity::find_by_id(id)).await? {
                Some(known) if known.revoked_at.is_some() => return Err(Error::DeviceRevoked),
                Some(_) => {
                    device::ActiveModel { id: Set(id), name: Set(name.clone()), ..Default::default() }
                        .update(tx)
                        .await?;
                }
                None => {
                    device::ActiveModel {
                        id: Set(id),
                        name: Set(name.clone()),
                        clock_skew_ms: Set(None),
                        first_seen_at: Set(tx.now()),
                        revoked_at: Set(None),
                        revoked_by: Set(None),
                        wiped_at: Set(None),
                    }
                    .insert(tx)
                    .await?;
                }
            }
            account::bind_session(tx, session, id.0).await?;
            if let Some(known) = holder_of(tx, id, account).await? {
                let seen = holder::ActiveModel {
                    id: Set(known.id),
                    area: Set(area.to_string()),
                    last_seen_at: Set(tx.now()),
                    ..Default::default()
                };
                seen.update(tx).await?;
                return Ok(false);
            }
            let secret: [u8; 32] = rand::random();
            new_holder(tx.now(), id, account, worker, area.to_string(), vault.seal_bytes("device", &secret)?)
                .insert(tx)
                .await?;
            Ok(true)
        })
        .await?;
    house.sessions.forget();
    let kept = holder_of(&house.store.read, id, account).await?.ok_or(Error::NotFound("device"))?;
    let secret = hex::encode(vault.open_bytes("device", &kept.secret)?);
    let named = NamedDevice { id, name, secret };
    Ok(if made { Created::New(named) } else { Created::Again(named) })
}

fn new_holder(
    at: Stamp,
    device_id: DeviceId,
    account_id: AccountId,
    worker_id: WorkerId,
    area: String,
    secret: kernel::Sealed,
) -> holder::ActiveModel {
    holder::ActiveModel {
        id: Set(kernel::id::new(at)),
        device_id: Set(device_id),
        account_id: Set(account_id),
        worker_id: Set(worker_id),
        area: Set(area),
        secret: Set(secret),
        first_seen_at: Set(at),
        last_seen_at: Set(at),
        last_success_at: Set(None),
        waiting: Set(0),
        failed: Set(0),
    }
}
