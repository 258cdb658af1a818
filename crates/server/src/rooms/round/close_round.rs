//! Closing a round, at 100 % or with the reasons, and opening it again.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, FromQueryResult, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::enrol::enrol;
use super::model::LEFT;
use super::show_round::{Round, describe_one};
use super::store::{self, RoundId, door, round};
use super::{CLOSE_ROUND, DOORS, REOPEN_ROUND};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;
use crate::rooms::retention;

/// The end of a round.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseRound {
    /// Why doors are left, if any are; kept sealed.
    #[schema(max_length = 500)]
    pub reason: Option<String>,
    /// The version the caller saw.
    pub version: i64,
}

/// Closes a round. With a door left it is refused, unless the reason is given.
#[utoipa::path(post, path = "/rounds/{id}/close", operation_id = "closeRound", tag = "round", request_body = CloseRound,
    params(("id" = RoundId, Path)), responses((status = 200, body = Round), Refusals), security(("session" = [])))]
pub async fn close_round(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<RoundId>,
    Body(given): Body<CloseRound>,
) -> Result<Json<Round>> {
    let area = whole(&house, &person, CLOSE_ROUND, id).await?;
    let reason = words("reason", given.reason.as_deref(), 500)?;
    let sealed = reason.map(|reason| house.store.vault.seal("round_reason", &reason)).transpose()?;
    house
        .store
        .journal
        .record(&person.actor, CLOSE_ROUND, &area, async |tx| {
            tx.about("round", id);
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version || row.state != "open" {
                return Err(Error::conflict("version_conflict"));
            }
            // Whoever came here by a merge of areas is not forgotten.
            enrol(tx, &row).await?;
            let left = left(tx, id).await?;
            if left > 0 && sealed.is_none() {
                return Err(Error::invalid_because("reason", "doors_left", left));
            }
            tx.tell(&serde_json::json!({ "left": left }));
            let closed = round::ActiveModel {
                id: Set(id),
                state: Set("closed".to_owned()),
                closed_at: Set(Some(tx.now())),
                closed_by: Set(tx.actor().map(WorkerId)),
                closed_reason: Set(sealed.clone().filter(|_| left > 0)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            closed.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}

/// The round as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenRound {
    /// The version the caller saw.
    pub version: i64,
}

/// Opens a closed round again.
#[utoipa::path(post, path = "/rounds/{id}/reopen", operation_id = "reopenRound", tag = "round", request_body = ReopenRound,
    params(("id" = RoundId, Path)), responses((status = 200, body = Round), Refusals), security(("session" = [])))]
pub async fn reopen_round(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<RoundId>,
    Body(given): Body<ReopenRound>,
) -> Result<Json<Round>> {
    let area = whole(&house, &person, REOPEN_ROUND, id).await?;
    house
        .store
        .journal
        .record(&person.actor, REOPEN_ROUND, &area, async |tx| {
            tx.about("round", id);
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version || row.state != "closed" {
                return Err(Error::conflict("version_conflict"));
            }
            // Its doors are deleted, or will be: as a new round it would count them once more.
            let kept_from = retention::kept_from(&house, &DOORS)?;
            if row.closed_at.is_some_and(|at| house.store.clock.day_of(at) < kept_from) {
                return Err(Error::conflict("past_retention"));
            }
            let open = round::ActiveModel {
                id: Set(id),
                state: Set("open".to_owned()),
                closed_at: Set(None),
                closed_by: Set(None),
                closed_reason: Set(None),
                version: Set(row.version + 1),
                ..Default::default()
            };
            let row = open.update(tx).await?;
            enrol(tx, &row).await
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}

/// The area of a round, all of which the caller must answer for.
async fn whole(house: &House, person: &SignedIn, act: kernel::Act, id: RoundId) -> Result<AreaCode> {
    let (row, share) = store::find(house, person, act, id).await?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if share.contains(&area) { Ok(area) } else { Err(Error::NotFound("round")) }
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many doors are left.
async fn left(tx: &kernel::Tx, id: RoundId) -> Result<i64> {
    let left = door::Entity::find().filter(door::Column::RoundId.eq(id)).filter(door::Column::State.is_in(LEFT));
    let count = left.select_only().column_as(door::Column::Id.count(), "n");
    Ok(tx.rows::<Count, _>(count).await?.first().map_or(0, |count| count.n))
}
