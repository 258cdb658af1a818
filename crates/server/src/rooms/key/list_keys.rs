//! Which data keys there are, and how far a change is.

use axum::Json;
use axum::extract::State;
use kernel::{Result, Stamp};
use serde::Serialize;

use super::LIST_KEYS;
use super::store::{Rotation, rotations};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::people;

/// A data key that is held.
#[derive(Serialize, utoipa::ToSchema)]
pub struct HeldKey {
    /// Its number, which every text sealed with it bears.
    pub number: u16,
    /// New texts are sealed with it from then on; none for the first key, which was made with the store.
    pub from: Option<Stamp>,
    /// Whether new texts are sealed with it now.
    pub in_use: bool,
}

/// A change of the data key.
#[derive(Serialize, utoipa::ToSchema)]
pub struct KeyRotation {
    /// The number of the new key.
    pub number: u16,
    /// When it was begun.
    pub began_at: Stamp,
    /// By whom; none where it was at the machine itself.
    pub began_by: Option<String>,
    /// `waiting` until every server knows the new key, `sealing` while a walk through all texts is under way, `resting` between two
    /// walks, `ended` when the old key is gone.
    pub state: &'static str,
    /// Which walk it is; a later one looks whether anything was left.
    pub walk: i32,
    /// So many rows were looked at in this walk …
    pub looked: i64,
    /// … of about so many.
    pub total: i64,
    /// So many texts were sealed anew in all walks.
    pub sealed: i64,
    /// So many texts did not open; while there are any, the old key stays.
    pub unreadable: i64,
    /// When the next walk begins, between two.
    pub next_walk_at: Option<Stamp>,
    /// When the old key was destroyed.
    pub ended_at: Option<Stamp>,
}

/// The keys and their changes.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Keys {
    /// The data keys, the oldest first; more than one while a change is under way.
    pub keys: Vec<HeldKey>,
    /// Changes, the newest first; at most twenty.
    pub rotations: Vec<KeyRotation>,
}

/// Lists the data keys by their numbers, and how far a change of the key is.
#[utoipa::path(get, path = "/keys", operation_id = "listKeys", tag = "key",
    responses((status = 200, body = Keys), Refusals), security(("session" = [])))]
pub async fn list_keys(State(house): State<House>, person: SignedIn) -> Result<Json<Keys>> {
    person.actor.must(LIST_KEYS, &house.city)?;
    shown(&house).await.map(Json)
}

/// Keys and changes as they are now.
pub async fn shown(house: &House) -> Result<Keys> {
    let store = &house.store;
    store.follow_keys().await?;
    let in_use = store.vault.key_in_use().ok();
    let held = store.vault.keys().into_iter().map(|key| HeldKey {
        number: key.number,
        from: Some(key.from).filter(|from| from.0 > 0),
        in_use: Some(key.number) == in_use,
    });
    let rows = rotations(&store.read).await?;
    let names = people::worker_names(&store.read, rows.iter().filter_map(|row| row.began_by)).await?;
    let rotation = |row: Rotation| {
        let number = u16::try_from(row.number).unwrap_or_default();
        let state = match (&row.ended_at, &row.place) {
            (Some(_), _) => "ended",
            (None, Some(_)) => "sealing",
            (None, None) if row.walk == 0 => "waiting",
            (None, None) => "resting",
        };
        KeyRotation {
            number,
            began_at: row.began_at,
            began_by: row.began_by.and_then(|worker| names.get(&worker).cloned()),
            state,
            walk: row.walk,
            looked: row.looked,
            total: row.total,
            sealed: row.sealed,
            unreadable: row.unreadable,
            next_walk_at: Some(row.next_walk_at()).filter(|_| state == "waiting" || state == "resting"),
            ended_at: row.ended_at,
        }
    };
    Ok(Keys { keys: held.collect(), rotations: rows.into_iter().map(rotation).collect() })
}
