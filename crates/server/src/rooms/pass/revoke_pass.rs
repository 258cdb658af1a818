//! Taking a pass back: lost, misused, moved away.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::REVOKE_PASS;
use super::settle::settle;
use super::show_pass::{Pass, describe_again, describe_one};
use super::store::{self, PassId, area_of, household_pass};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// Why a pass is taken back.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokePass {
    /// Why; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The version the caller saw.
    pub version: i64,
}

/// Takes a pass back. From this moment on it holds nowhere; the household can be given another.
#[utoipa::path(post, path = "/passes/{id}/revoke", operation_id = "revokePass", tag = "pass", request_body = RevokePass,
    params(("id" = PassId, Path)), responses((status = 200, body = Pass), Refusals), security(("session" = [])))]
pub async fn revoke_pass(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PassId>,
    Body(given): Body<RevokePass>,
) -> Result<Json<Pass>> {
    let seen = store::find(&house.store.read, &person.scope(REVOKE_PASS)?, id).await?;
    let area = area_of(&seen)?;
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    let reason = house.store.vault.seal("pass_reason", &reason)?;
    let current = describe_one(&house, seen).await?;
    house
        .store
        .journal
        .record(&person.actor, REVOKE_PASS, &area, async |tx| {
            tx.about("pass", id);
            tx.tell(&serde_json::json!({ "number": current.number }));
            let row = store::find_to_change(tx, id).await?;
            if row.revoked_at.is_some() {
                return Err(Error::conflict_with("pass_revoked", &current));
            }
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let revoked = household_pass::ActiveModel {
                id: Set(id),
                revoked_at: Set(Some(tx.now())),
                revoked_by: Set(tx.actor().map(WorkerId)),
                revoked_reason: Set(Some(reason)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            let row = revoked.update(tx).await?;
            settle(tx, &house.store, &row).await
        })
        .await?;
    describe_again(&house, id).await.map(Json)
}
