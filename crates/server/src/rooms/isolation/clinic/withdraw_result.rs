//! Taking back what the hospital never found.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::note_result::confirmed;
use super::results::{ClinicalResult, results, stored};
use super::store::{ResultId, result};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::isolation::store;
use crate::rooms::isolation::{CONFIRMED, WITHDRAW_RESULT};
use crate::rooms::people::WorkerId;

/// Why a result is taken back.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawResult {
    /// In words; kept sealed.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Takes back the last result of an isolation: a mistake of whoever noted it. It stays to be seen, and counts no more.
///
/// Orders that were given because of it stand until somebody orders otherwise.
#[utoipa::path(post, path = "/results/{id}/withdraw", operation_id = "withdrawResult", tag = "isolation",
    request_body = WithdrawResult, params(("id" = ResultId, Path)), responses((status = 200, body = ClinicalResult), Refusals),
    security(("session" = [])))]
pub async fn withdraw_result(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ResultId>,
    Body(given): Body<WithdrawResult>,
) -> Result<Json<ClinicalResult>> {
    let scope = person.scope(WITHDRAW_RESULT)?;
    let vault = &house.store.vault;
    let reason = words("reason", Some(&given.reason), 500)?.ok_or(Error::invalid("reason", "reason_missing"))?;
    let seen = house.store.read.one(result::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("result"))?;
    let area = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("result"));
    }
    house
        .store
        .journal
        .record(&person.actor, WITHDRAW_RESULT, &area, async |tx| {
            tx.about("isolation", seen.isolation_id);
            tx.tell(&serde_json::json!({ "result": id }));
            // Whoever notes another result at this moment waits, or is waited for.
            store::find_to_change(tx, seen.isolation_id).await?;
            let last = stored(tx, seen.isolation_id).await?.pop();
            let last = last.filter(|last| last.id == id).ok_or(Error::conflict("result_not_last"))?;
            if last.first_confirmed {
                tx.tally(&CONFIRMED, area, last.day, "", -1);
            }
            let taken_back = result::ActiveModel {
                id: Set(id),
                first_confirmed: Set(false),
                withdrawn_at: Set(Some(tx.now())),
                withdrawn_by: Set(tx.actor().map(WorkerId)),
                withdrawn_reason: Set(Some(vault.seal("result", &reason)?)),
                ..Default::default()
            };
            taken_back.update(tx).await?;
            alert::close_with(tx, vault, &[confirmed(id)], "诊断结果已撤销").await.map(drop)
        })
        .await?;
    let shown = results(&house, seen.isolation_id).await?.into_iter().find(|result| result.id == id);
    shown.map(Json).ok_or(Error::NotFound("result"))
}
