//! Using an approval: at the door, before the request it was given for.

use kernel::{Read, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::store::{ApprovalId, Column, Entity, Model, Wish};
use super::{DECIDE_APPROVAL, USE_APPROVAL};
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::WorkerId;
use crate::rooms::{account, people};

/// Takes a granted approval for its one use. None where it is not granted, over, somebody else's, or for another request.
pub async fn claim(house: &House, person: &SignedIn, id: ApprovalId, wish: &Wish) -> Result<bool> {
    let Some(row) = house.store.read.one(Entity::find_by_id(id)).await? else { return Ok(false) };
    let same = row.fingerprint == wish.fingerprint(&house.store.vault)?;
    if !same || person.actor.worker.map(WorkerId) != Some(row.asked_by) {
        return Ok(false);
    }
    turn(house, person, &row, "granted", "used", json!({ "act": row.act })).await
}

/// Gives it back where the request was refused.
pub async fn release(house: &House, person: &SignedIn, id: ApprovalId, status: u16) -> Result<()> {
    let Some(row) = house.store.read.one(Entity::find_by_id(id)).await? else { return Ok(()) };
    turn(house, person, &row, "used", "granted", json!({ "act": row.act, "refused": status })).await.map(drop)
}

async fn turn(
    house: &House,
    person: &SignedIn,
    row: &Model,
    from: &'static str,
    to: &'static str,
    told: serde_json::Value,
) -> Result<bool> {
    let Ok(area) = row.area.parse() else { return Ok(false) };
    if !person.actor.may(USE_APPROVAL, &area) {
        return Ok(false);
    }
    house
        .store
        .journal
        .record(&person.actor, USE_APPROVAL, &area, async |tx| {
            tx.about("approval", row.id);
            tx.tell(&told);
            let used_at = (to == "used").then(|| tx.now());
            let turned = Entity::update_many()
                .col_expr(Column::State, Expr::value(to))
                .col_expr(Column::UsedAt, Expr::value(used_at))
                .filter(Column::Id.eq(row.id))
                .filter(Column::State.eq(from))
                .filter(Column::ValidUntil.gt(tx.now()));
            let done = turned.exec(tx).await?.rows_affected == 1;
            if !done {
                tx.nothing_changed();
            }
            Ok(done)
        })
        .await
}

/// Whether there is nobody else who could decide, as in a house that was just founded. Who held such a post yesterday counts, and
/// whose account is closed, so that nobody gets there by ending the posts or closing the accounts of the others.
pub async fn nobody_else(house: &House, person: &SignedIn) -> Result<bool> {
    let today = house.store.clock.today();
    let roles: Vec<&str> = house.roles.holding(DECIDE_APPROVAL).collect();
    let yesterday = today.pred_opt().unwrap_or(today);
    let read = &house.store.read;
    let mut others = people::holders_since(read, &roles, yesterday).await?;
    others.retain(|worker| person.actor.worker != Some(worker.0));
    Ok(!account::any_has_account(read, others).await?)
}
