//! Allowing a household more than the rules: to work, to a doctor again and again, to the fields.

use axum::extract::State;
use kernel::{Day, Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::GIVE_EXCEPTION;
use super::model::{PassPurpose, PassRules};
use super::settle::settle;
use super::show_pass::{Pass, describe_again};
use super::store::{self, ExceptionId, PassId, area_of, exception};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// What is allowed, why and until when.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveException {
    /// What for: one of the policy's exceptions.
    pub purpose: PassPurpose,
    /// Why; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The first day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
}

/// Allows outings of one purpose at any hour and beyond the rule of days, for a reason and until a day.
#[utoipa::path(put, path = "/passes/{id}/exceptions/{exception}", operation_id = "giveException", tag = "pass",
    request_body = GiveException, params(("id" = PassId, Path), ("exception" = ExceptionId, Path)),
    responses((status = 201, body = Pass), (status = 200, body = Pass, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn give_exception(
    State(house): State<House>,
    person: SignedIn,
    At((id, exception)): At<(PassId, ExceptionId)>,
    Body(given): Body<GiveException>,
) -> Result<Created<Pass>> {
    let area = area_of(&store::find(&house.store.read, &person.scope(GIVE_EXCEPTION)?, id).await?)?;
    let (vault, today) = (&house.store.vault, house.store.clock.today());
    let rules = PassRules::on(&house.store.policy, today)?;
    if !rules.exceptions.contains(&given.purpose) {
        return Err(Error::invalid("purpose", "purpose_not_allowed"));
    }
    let from = given.from.unwrap_or(today);
    if from > given.to || given.to < today {
        return Err(Error::invalid("to", "date_range"));
    }
    let request = serde_json::to_string(&(id, &given)).map_err(Error::internal)?;
    let digest = vault.index("request", &request).0;
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    let reason = vault.seal("pass_reason", &reason)?;
    let made = house
        .store
        .journal
        .record(&person.actor, GIVE_EXCEPTION, &area, async |tx| {
            tx.about("pass", id);
            tx.tell(&serde_json::json!({ "purpose": given.purpose, "from": from, "to": given.to }));
            let row = store::find_to_change(tx, id).await?;
            if let Some(known) = tx.one(exception::Entity::find_by_id(exception)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if row.revoked_at.is_some() {
                return Err(Error::conflict("pass_revoked"));
            }
            let new = exception::ActiveModel {
                id: Set(exception),
                digest: Set(digest.clone()),
                pass_id: Set(id),
                area: Set(row.area.clone()),
                purpose: Set(given.purpose.code().to_owned()),
                reason: Set(reason),
                from_day: Set(from),
                to_day: Set(given.to),
                given_at: Set(tx.now()),
                given_by: Set(tx.actor().map(WorkerId)),
            };
            new.insert(tx).await?;
            settle(tx, &house.store, &row).await?;
            Ok(true)
        })
        .await?;
    let pass = describe_again(&house, id).await?;
    Ok(if made { Created::New(pass) } else { Created::Again(pass) })
}
