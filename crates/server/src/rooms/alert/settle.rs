//! Acknowledging an alert and closing it.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Tx, Vault};
use sea_orm::sea_query::Expr;
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::list_alerts::{AlertLine, describe};
use super::store::{AlertId, alert};
use super::{ACKNOWLEDGE_ALERT, CLOSE_ALERT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// The alert as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// The version the caller saw.
    pub version: i64,
}

/// What came of it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// The version the caller saw.
    pub version: i64,
    /// What came of it.
    #[schema(min_length = 1, max_length = 500)]
    pub outcome: String,
}

/// Says that one looks after an alert.
#[utoipa::path(post, path = "/alerts/{id}/acknowledge", operation_id = "acknowledgeAlert", tag = "alert",
    request_body = Acknowledge, params(("id" = AlertId, Path)), responses((status = 200, body = AlertLine), Refusals),
    security(("session" = [])))]
pub async fn acknowledge_alert(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AlertId>,
    Body(given): Body<Acknowledge>,
) -> Result<Json<AlertLine>> {
    settle(&house, &person, ACKNOWLEDGE_ALERT, id, given.version, None).await
}

/// Closes an alert with its outcome.
#[utoipa::path(post, path = "/alerts/{id}/close", operation_id = "closeAlert", tag = "alert",
    request_body = Close, params(("id" = AlertId, Path)), responses((status = 200, body = AlertLine), Refusals),
    security(("session" = [])))]
pub async fn close_alert(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AlertId>,
    Body(given): Body<Close>,
) -> Result<Json<AlertLine>> {
    let outcome = words("outcome", Some(&given.outcome), 500)?.ok_or(Error::invalid("outcome", "text_length"))?;
    settle(&house, &person, CLOSE_ALERT, id, given.version, Some(outcome)).await
}

async fn settle(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: AlertId,
    version: i64,
    outcome: Option<String>,
) -> Result<Json<AlertLine>> {
    let scope = person.scope(act)?;
    let find = || alert::Entity::find_by_id(id);
    let seen = house.store.read.one(find()).await?.ok_or(Error::NotFound("alert"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("alert"));
    }
    let current = describe(house, vec![seen]).await?.pop().ok_or(Error::NotFound("alert"))?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            tx.about("alert", id);
            let row = tx.one(find().lock_exclusive()).await?.ok_or(Error::NotFound("alert"))?;
            let stale = row.version != version;
            let settled = row.state == "closed" || (outcome.is_none() && row.state != "open");
            if stale || settled {
                let code = if stale { "version_conflict" } else { "already_settled" };
                return Err(Error::conflict_with(code, &current));
            }
            change(tx, &house.store.vault, &row, outcome.as_deref()).await?;
            Ok(())
        })
        .await?;
    let row = house.store.read.one(find()).await?.ok_or(Error::NotFound("alert"))?;
    describe(house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("alert"))
}

/// Closes what is open of some causes, in the change that shows what came of them. Says how many.
pub async fn close_with(tx: &mut Tx, vault: &Vault, causes: &[String], outcome: &str) -> Result<usize> {
    let open = alert::Entity::find()
        .filter(alert::Column::Cause.is_in(causes))
        .filter(alert::Column::State.ne("closed"))
        .lock_exclusive();
    let rows = tx.all(open).await?;
    for row in &rows {
        change(tx, vault, row, Some(outcome)).await?;
        let area = row.area.parse().map_err(Error::internal)?;
        tx.also(CLOSE_ALERT, area, "alert", row.id, &serde_json::json!({}));
    }
    Ok(rows.len())
}

/// Acknowledges an alert, or closes it where there is an outcome. Whoever does it first looks after it.
async fn change(tx: &Tx, vault: &Vault, row: &alert::Model, outcome: Option<&str>) -> Result<()> {
    let mut update = alert::Entity::update_many()
        .filter(alert::Column::Id.eq(row.id))
        .col_expr(alert::Column::Version, Expr::value(row.version + 1))
        .col_expr(alert::Column::State, Expr::value(if outcome.is_some() { "closed" } else { "acknowledged" }));
    if row.acknowledged_at.is_none() {
        update = update
            .col_expr(alert::Column::AcknowledgedBy, Expr::value(tx.actor().map(WorkerId)))
            .col_expr(alert::Column::AcknowledgedAt, Expr::value(tx.now()));
    }
    if let Some(outcome) = outcome {
        update = update.col_expr(alert::Column::Outcome, Expr::value(vault.seal("outcome", outcome)?));
    }
    update.exec(tx).await?;
    Ok(())
}
