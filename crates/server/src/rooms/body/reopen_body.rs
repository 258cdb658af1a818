//! Taking the closing of a body back: it stands again as if it had never been closed. The terms that ended with it stay ended.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::found_body::hold_parent;
use super::show_body::{Body as Shown, describe_one};
use super::store::{self, BodyId, body};
use super::{CLOSED, REOPEN_BODY};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// That a closed body is to stand again.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenBody {
    /// The version the caller saw.
    pub version: i32,
}

/// Takes the closing of a body back, where the body above it stands.
#[utoipa::path(post, path = "/bodies/{id}/reopen", operation_id = "reopenBody", tag = "body", request_body = ReopenBody,
    params(("id" = BodyId, Path)), responses((status = 200, body = Shown), Refusals), security(("session" = [])))]
pub async fn reopen_body(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BodyId>,
    Body(given): Body<ReopenBody>,
) -> Result<Json<Shown>> {
    let (_, area) = store::within_reach(&house, &person, REOPEN_BODY, id).await?;
    let current = describe_one(&house, &person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, REOPEN_BODY, &area, async |tx| {
            tx.about("body", id);
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let Some(until) = row.until_day else { return Err(Error::conflict_with("body_standing", &current)) };
            if hold_parent(tx, row.parent_id).await.is_err() {
                return Err(Error::conflict_with("body_parent_closed", &current));
            }
            tx.tell(&serde_json::json!({ "closed": until }));
            tx.tally(&CLOSED, area, until, &row.kind, -1);
            let again = body::ActiveModel {
                id: Set(id),
                until_day: Set(None),
                closed_reason: Set(None),
                version: Set(row.version + 1),
                ..Default::default()
            };
            again.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}
