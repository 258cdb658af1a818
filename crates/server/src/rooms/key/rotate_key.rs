//! Beginning to change the data key, from the desk or at the machine itself.

use axum::Json;
use axum::extract::State;
use kernel::{Actor, Result, vault};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::ROTATE_KEY;
use super::list_keys::{Keys, shown};
use super::store::ActiveModel;
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// Adds a data key. New texts are sealed with it a minute later; then the clock seals the old ones anew, and takes the old key away an
/// hour or more later, when nothing is sealed with it. Only one change runs at a time.
#[utoipa::path(post, path = "/keys/rotate", operation_id = "rotateKey", tag = "key",
    responses((status = 200, body = Keys), Refusals), security(("session" = [])))]
pub async fn rotate_key(State(house): State<House>, person: SignedIn) -> Result<Json<Keys>> {
    person.actor.must(ROTATE_KEY, &house.city)?;
    rotate(&house, &person.actor).await?;
    shown(&house).await.map(Json)
}

/// Adds a data key and notes that all texts are to be sealed with it.
///
/// # Errors
/// A conflict while another change is under way, or where the keys were changed by a program with another master key.
pub async fn rotate(house: &House, actor: &Actor) -> Result<()> {
    let store = &house.store;
    store.follow_keys().await?;
    let begun = store
        .journal
        .record(actor, ROTATE_KEY, &house.city, async |tx| {
            let key = vault::add_key(tx, &store.vault).await?;
            tx.about("data_key", key.number);
            tx.tell(&json!({ "used_from": key.from }));
            let rotation = ActiveModel {
                number: Set(i32::from(key.number)),
                began_at: Set(tx.now()),
                began_by: Set(tx.actor().map(WorkerId)),
                used_from: Set(key.from),
                walk: Set(0),
                walk_at: Set(tx.now()),
                place: Set(None),
                after_id: Set(None),
                looked: Set(0),
                total: Set(0),
                changed: Set(0),
                unreadable: Set(0),
                sealed: Set(0),
                ended_at: Set(None),
                version: Set(1),
            };
            rotation.insert(tx).await?;
            Ok(())
        })
        .await;
    store.follow_keys().await?;
    begun
}
