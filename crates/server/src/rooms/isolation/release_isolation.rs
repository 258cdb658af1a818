//! Letting somebody go when the period is over.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Store, Tx};
use sea_orm::entity::prelude::*;
use serde::Deserialize;

use super::RELEASE_ISOLATION;
use super::episode::OrderKind;
use super::model::authority;
use super::orders::{NewOrder, give};
use super::show_isolation::{Isolation, describe_one};
use super::store::{self, IsolationId, isolation};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::screening::ArrivalId;

/// Releases somebody whose period is over.
///
/// # Errors
/// `not_due` before the last day, `not_isolating` after the end.
pub async fn release(tx: &mut Tx, store: &Store, row: &isolation::Model) -> Result<()> {
    let order = by_the_house(tx, store, OrderKind::Release, "period_over", row, tx.today())?;
    give(tx, store, row, order).await
}

/// Ends at once what rests on a registration made by mistake: nobody is held without a ground.
pub async fn end_withdrawn(tx: &mut Tx, store: &Store, arrival: ArrivalId) -> Result<()> {
    let rests_on_it = isolation::Entity::find()
        .filter(isolation::Column::ArrivalId.eq(arrival))
        .filter(isolation::Column::EndedOn.is_null());
    for row in tx.all(rests_on_it).await? {
        let area = row.area.parse().map_err(Error::internal)?;
        tx.also(RELEASE_ISOLATION, area, "isolation", row.id, &serde_json::json!({ "ground": "withdrawn" }));
        let order = by_the_house(tx, store, OrderKind::Withdraw, "withdrawn", &row, tx.today())?;
        give(tx, store, &row, order).await?;
    }
    Ok(())
}

/// An order that needs no words: its ground is a rule.
pub fn by_the_house(
    tx: &Tx,
    store: &Store,
    kind: OrderKind,
    ground: &str,
    row: &isolation::Model,
    day: kernel::Day,
) -> Result<NewOrder> {
    let usual = authority(&store.policy, tx.today())?;
    Ok(NewOrder {
        id: kernel::id::new(tx.now()),
        digest: vec![],
        kind,
        ground: ground.to_owned(),
        reason: None,
        basis: usual.basis,
        issuer: usual.issuer,
        day,
        ends_on: row.ends_on,
        home: None,
    })
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
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            release(tx, &house.store, &row).await
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}
