//! Letting somebody go when the period is over.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx, task};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::show_isolation::{Isolation, describe_one};
use super::store::{self, IsolationId, isolation};
use super::{ENDED, HOUSEHOLD_ENDED, RELEASE, RELEASE_ISOLATION};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::screening::{self, ArrivalId};

/// Releases somebody whose period is over.
///
/// # Errors
/// `not_due` before the last day, `not_isolating` after the end.
pub async fn release(tx: &mut Tx, row: &isolation::Model) -> Result<()> {
    let today = tx.today();
    if row.state != "isolating" {
        return Err(Error::conflict("not_isolating"));
    }
    if today < row.ends_on {
        return Err(Error::conflict("not_due"));
    }
    end(tx, row, "period_over").await?;
    screening::set_status(tx, [row.arrival_id], "released").await
}

/// Ends at once what rests on a registration made by mistake: nobody is held without a ground.
pub async fn end_withdrawn(tx: &mut Tx, arrival: ArrivalId) -> Result<()> {
    let rests_on_it = isolation::Entity::find()
        .filter(isolation::Column::ArrivalId.eq(arrival))
        .filter(isolation::Column::State.eq("isolating"));
    for row in tx.all(rests_on_it).await? {
        let area = row.area.parse().map_err(Error::internal)?;
        tx.also(RELEASE_ISOLATION, area, "isolation", row.id, &serde_json::json!({ "ground": "withdrawn" }));
        end(tx, &row, "withdrawn").await?;
    }
    Ok(())
}

/// The order, the counts, the tasks.
async fn end(tx: &mut Tx, row: &isolation::Model, ground: &str) -> Result<()> {
    let today = tx.today();
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let others = isolation::Entity::find()
        .filter(isolation::Column::HouseholdId.eq(row.household_id))
        .filter(isolation::Column::State.eq("isolating"))
        .filter(isolation::Column::Id.ne(row.id));
    let closes_household = tx.one(others.limit(1)).await?.is_none();
    isolation::Entity::update_many()
        .filter(isolation::Column::Id.eq(row.id))
        .col_expr(isolation::Column::State, Expr::value("released"))
        .col_expr(isolation::Column::EndedOn, Expr::value(today))
        .col_expr(isolation::Column::ClosesHousehold, Expr::value(closes_household))
        .col_expr(isolation::Column::Version, Expr::col(isolation::Column::Version).add(1))
        .exec(tx)
        .await?;
    store::add_order(tx, row, "release", ground).await?;
    let due = task::Entity::find()
        .filter(task::Column::Subject.eq(row.id.0))
        .filter(task::Column::Kind.eq(RELEASE.code))
        .filter(task::Column::State.eq("open"));
    for task in tx.all(due).await? {
        task::finish(tx, task.id, row.id).await?;
    }
    task::cancel(tx, row.id.0).await?;
    tx.tally(&ENDED, area, today, "", 1);
    let household_area = row.household_area.parse().map_err(Error::internal)?;
    tx.tally(&HOUSEHOLD_ENDED, household_area, today, "", i64::from(closes_household));
    Ok(())
}

/// The isolation as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseIsolation {
    /// The version the caller saw.
    pub version: i64,
}

/// Releases somebody on or after the last day.
#[utoipa::path(post, path = "/isolations/{id}/release", operation_id = "releaseIsolation", tag = "isolation",
    request_body = ReleaseIsolation, params(("id" = IsolationId, Path)),
    responses((status = 200, body = Isolation), Refusals), security(("session" = [])))]
pub async fn release_isolation(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(given): Body<ReleaseIsolation>,
) -> Result<Json<Isolation>> {
    let scope = person.scope(RELEASE_ISOLATION)?;
    let seen = store::find(&house.store.read, id).await?;
    let area = seen.and_then(|row| row.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = area.ok_or(Error::NotFound("isolation"))?;
    let current = describe_one(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, RELEASE_ISOLATION, &area, async |tx| {
            tx.about("isolation", id);
            let row = store::find(tx, id).await?.ok_or(Error::NotFound("isolation"))?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            release(tx, &row).await
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}
