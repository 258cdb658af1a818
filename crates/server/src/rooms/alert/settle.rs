//! Acknowledging an alert and closing it.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Store, Tx, Vault};
use sea_orm::sea_query::Expr;
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::list_alerts::{AlertLine, describe};
use super::store::{AlertId, alert};
use super::{ACKNOWLEDGE_ALERT, CLOSE_ALERT, CLOSED, LIST_ALERTS};
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
    // Whoever may not list alerts here settles their own only.
    let own = seen.owner.is_some() && seen.owner == person.actor.worker.map(WorkerId);
    if !scope.contains(&area) || !(own || person.scope(LIST_ALERTS).is_ok_and(|listed| listed.contains(&area))) {
        return Err(Error::NotFound("alert"));
    }
    let current = describe(house, vec![seen]).await?.pop().ok_or(Error::NotFound("alert"))?;
    house
        .store
        .journal
        .record(&person.actor, act, &area, async |tx| {
            settle_in(tx, &house.store, id, version, outcome).await.map_err(|error| match error {
                Error::Conflict { code, .. } => Error::conflict_with(code, &current),
                other => other,
            })
        })
        .await?;
    let row = house.store.read.one(find()).await?.ok_or(Error::NotFound("alert"))?;
    describe(house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("alert"))
}

/// Settles an alert: acknowledged without an outcome, closed with one.
///
/// # Errors
/// `version_conflict` where it changed meanwhile, `already_settled` where nothing is left to settle.
async fn settle_in(tx: &mut Tx, store: &Store, id: AlertId, version: i64, outcome: Option<String>) -> Result<()> {
    tx.about("alert", id);
    let find = alert::Entity::find_by_id(id).lock_exclusive();
    let row = tx.one(find).await?.ok_or(Error::NotFound("alert"))?;
    if row.version != version {
        return Err(Error::conflict("version_conflict"));
    }
    if row.state == "closed" || (outcome.is_none() && row.state != "open") {
        return Err(Error::conflict("already_settled"));
    }
    change(tx, &store.vault, &row, outcome.as_deref()).await
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

/// Acknowledges an alert, or closes it where there is an outcome. Whoever does it first looks after it, and it climbs no more.
pub async fn change(tx: &mut Tx, vault: &Vault, row: &alert::Model, outcome: Option<&str>) -> Result<()> {
    let mut update = alert::Entity::update_many()
        .filter(alert::Column::Id.eq(row.id))
        .col_expr(alert::Column::Version, Expr::value(row.version + 1))
        .col_expr(alert::Column::ClimbsAt, Expr::value(None::<kernel::Stamp>))
        .col_expr(alert::Column::TellAt, Expr::value(None::<kernel::Stamp>))
        .col_expr(alert::Column::State, Expr::value(if outcome.is_some() { "closed" } else { "acknowledged" }));
    if row.acknowledged_at.is_none() {
        update = update
            .col_expr(alert::Column::AcknowledgedBy, Expr::value(tx.actor().map(WorkerId)))
            .col_expr(alert::Column::AcknowledgedAt, Expr::value(tx.now()));
    }
    if let Some(outcome) = outcome {
        update = update
            .col_expr(alert::Column::Outcome, Expr::value(vault.seal("outcome", outcome)?))
            .col_expr(alert::Column::ClosedOn, Expr::value(tx.today()));
        tx.tally(&CLOSED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.rule, 1);
    }
    update.exec(tx).await?;
    Ok(())
}

/// Closes every open alert raised before a moment, each by whoever `closer` says; the exercise settles its days with it.
pub async fn close_before(
    house: &House,
    moment: kernel::Stamp,
    outcome: &str,
    closer: impl Fn(&AreaCode) -> Option<std::sync::Arc<kernel::Actor>>,
) -> Result<()> {
    let open = alert::Entity::find().filter(alert::Column::State.eq("open")).filter(alert::Column::RaisedAt.lt(moment));
    for row in house.store.read.all(open).await? {
        let area: AreaCode = row.area.parse().map_err(Error::internal)?;
        let Some(actor) = closer(&area) else { continue };
        let close =
            async |tx: &mut Tx| settle_in(tx, &house.store, row.id, row.version, Some(outcome.to_owned())).await;
        house.store.journal.record(&actor, CLOSE_ALERT, &area, close).await?;
    }
    Ok(())
}
