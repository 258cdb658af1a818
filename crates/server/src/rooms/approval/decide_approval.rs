//! Granting or refusing what somebody else asks.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;
use serde_json::json;

use super::DECIDE_APPROVAL;
use super::show_approval::{Approval, describe_one};
use super::store::{self, ActiveModel, ApprovalId, Column, Entity};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;
use crate::rooms::{account, alert};

/// A decision.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalDecision {
    /// Whether it may be done.
    pub granted: bool,
    /// Why not; kept sealed, and only with a refusal.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// Grants or refuses what somebody else asks. Granted, it can be sent once and only by whoever asked.
#[utoipa::path(post, path = "/approvals/{id}/decision", operation_id = "decideApproval", tag = "approval", request_body = ApprovalDecision,
    params(("id" = ApprovalId, Path)), responses((status = 200, body = Approval), Refusals), security(("session" = [])))]
pub async fn decide_approval(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ApprovalId>,
    Body(given): Body<ApprovalDecision>,
) -> Result<Json<Approval>> {
    let scope = person.scope(DECIDE_APPROVAL)?;
    let row = store::find(&house.store.read, &person, id).await?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("approval"));
    }
    if person.actor.worker == Some(row.asked_by.0) {
        return Err(Error::conflict("own_request"));
    }
    let reason = words("reason", given.reason.as_deref(), 200)?;
    if given.granted && reason.is_some() {
        return Err(Error::invalid("reason", "reason_unasked"));
    }
    if !given.granted && reason.is_none() {
        return Err(Error::invalid("reason", "reason_missing"));
    }
    let refusal = reason.map(|text| house.store.vault.seal("approval_refusal", &text)).transpose()?;
    let rules = account::rules(&house)?;
    house
        .store
        .journal
        .record(&person.actor, DECIDE_APPROVAL, &area, async |tx| {
            tx.about("approval", id);
            tx.tell(&json!({ "act": row.act, "granted": given.granted }));
            let state = if given.granted { "granted" } else { "refused" };
            let decided = ActiveModel {
                state: Set(state.to_owned()),
                decided_at: Set(Some(tx.now())),
                decided_by: Set(tx.actor().map(WorkerId)),
                refusal: Set(refusal),
                valid_until: Set(rules.approved_until(tx.now())),
                ..Default::default()
            };
            let open = Entity::update_many().set(decided).filter(Column::Id.eq(id)).filter(Column::State.eq("open"));
            if open.filter(Column::ValidUntil.gt(tx.now())).exec(tx).await?.rows_affected == 0 {
                return Err(Error::conflict("approval_decided"));
            }
            let cause = format!("{} {id}", alert::APPROVAL_ASKED.code);
            let outcome = if given.granted { "已批准" } else { "已驳回" };
            alert::close_with(tx, &house.store.vault, &[cause], outcome).await.map(drop)
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}
