//! Letting a pass hold longer; its code changes with the day, so it is printed again.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::RENEW_PASS;
use super::issue_pass::last_day;
use super::model::PassRules;
use super::settle::settle;
use super::show_pass::{Pass, describe_again, describe_one};
use super::store::{self, PassId, area_of, household_pass};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// Until when a pass is to hold.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenewPass {
    /// The last day; the policy's, counted from today, if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Day>,
    /// The version the caller saw.
    pub version: i64,
}

/// Renews a pass, also one whose last day is over; not one that was taken back.
#[utoipa::path(post, path = "/passes/{id}/renew", operation_id = "renewPass", tag = "pass", request_body = RenewPass,
    params(("id" = PassId, Path)), responses((status = 200, body = Pass), Refusals), security(("session" = [])))]
pub async fn renew_pass(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PassId>,
    Body(given): Body<RenewPass>,
) -> Result<Json<Pass>> {
    let seen = store::find(&house.store.read, &person.scope(RENEW_PASS)?, id).await?;
    let area = area_of(&seen)?;
    let today = house.store.clock.today();
    let valid_to = last_day(&PassRules::on(&house.store.policy, today)?, today, given.valid_to)?;
    let current = describe_one(&house, seen).await?;
    house
        .store
        .journal
        .record(&person.actor, RENEW_PASS, &area, async |tx| {
            tx.about("pass", id);
            tx.tell(&serde_json::json!({ "number": current.number, "valid_to": valid_to }));
            let row = store::find_to_change(tx, id).await?;
            if row.revoked_at.is_some() {
                return Err(Error::conflict_with("pass_revoked", &current));
            }
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let renewed = household_pass::ActiveModel {
                id: Set(id),
                valid_to: Set(valid_to),
                version: Set(row.version + 1),
                ..Default::default()
            };
            let row = renewed.update(tx).await?;
            settle(tx, &house.store, &row).await
        })
        .await?;
    describe_again(&house, id).await.map(Json)
}
