//! Sealing anew what an older data key sealed: a few hundred rows in one change, so that nobody waits long for the writer.
//!
//! How far it is stands in the store and moves with the texts in one commit: killed at any moment it goes on from there, and of two
//! servers one does each portion. A walk leaves one line in the journal, for what anybody recorded is the same as before.

use std::time::Duration;

use kernel::{Error, Read, Result, Tx, vault};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::store::{ActiveModel, Column, Entity, Rotation};
use super::walk::{Looked, WALKED, Walked};
use super::{DROP_KEY, RESEAL};
use crate::house::House;

/// Others write between two portions.
const PAUSE: Duration = Duration::from_millis(20);

/// So many portions are read through where nothing is to be changed, before it is noted how far the walk is.
const READS: usize = 20;

/// Does what is due of a change of the data key: walks, and at the end takes the old key away. Soon back where there is none.
pub async fn reseal_due(house: &House) -> Result<()> {
    house.store.follow_keys().await?;
    while !*house.closing.borrow() && step(house).await? {
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

/// One portion. Gives whether there is more to do now.
async fn step(house: &House) -> Result<bool> {
    let (store, keys) = (&house.store, house.store.vault.keys());
    let Some(newest) = keys.last().map(|key| key.number).filter(|_| keys.len() > 1) else { return Ok(false) };
    let rotation = store.read.one(Entity::find_by_id(i32::from(newest))).await?;
    let rotation = rotation.ok_or(Error::internal("a new data key without a rotation"))?;
    if store.vault.key_in_use()? != newest {
        return Ok(false);
    }
    let Some(place) = &rotation.place else {
        if rotation.is_done() {
            drop_old_keys(house, rotation).await?;
            return Ok(false);
        }
        if store.clock.now() < rotation.next_walk_at() && rotation.walk > 0 {
            return Ok(false);
        }
        begin(house, rotation).await?;
        return Ok(true);
    };
    // A column that another version of the program knew: from the beginning.
    let at = WALKED.iter().position(|walked| walked.name == *place);
    let rotation = Rotation { after_id: rotation.after_id.filter(|_| at.is_some()), ..rotation };
    portion(house, &rotation, at.unwrap_or(0), newest).await?;
    Ok(true)
}

/// Begins a walk at the first column.
async fn begin(house: &House, rotation: Rotation) -> Result<()> {
    let mut total = 0;
    for walked in WALKED.iter() {
        total += walked.count(&house.store.read).await?;
    }
    let set = ActiveModel {
        walk: Set(rotation.walk + 1),
        walk_at: Set(house.store.clock.now()),
        place: Set(WALKED.first().map(|walked| walked.name.clone())),
        after_id: Set(None),
        looked: Set(0),
        total: Set(total),
        changed: Set(0),
        unreadable: Set(0),
        ..Default::default()
    };
    house
        .store
        .journal
        .record(&house.actor("clock"), RESEAL, &house.city, async |tx| {
            tx.only_looked();
            claim(tx, &rotation, set).await.map(drop)
        })
        .await
}

/// Notes how far it is, if nobody else did meanwhile.
async fn claim(tx: &Tx, seen: &Rotation, set: ActiveModel) -> Result<bool> {
    let unchanged = Entity::update_many().set(set).filter(Column::Number.eq(seen.number));
    let unchanged = unchanged.filter(Column::Version.eq(seen.version));
    let next = unchanged.col_expr(Column::Version, Expr::value(seen.version + 1));
    Ok(next.exec(tx).await?.rows_affected == 1)
}

/// What was read of a column: where the walk is now, and what is to be changed.
struct Found {
    after: Option<Uuid>,
    looked: i64,
    rows: Vec<Looked>,
}

async fn read_on(house: &House, walked: &'static Walked, from: Option<Uuid>, in_use: u16) -> Result<Found> {
    let (mut after, mut looked) = (from.unwrap_or(Uuid::nil()), 0);
    for _ in 0..READS {
        let mut rows = walked.next(&house.store.read, after, in_use).await?;
        let n = i64::try_from(rows.len()).map_err(Error::internal)?;
        looked += n;
        after = rows.last().map_or(after, |row| row.id);
        let over = n < walked.rows();
        rows.retain(|row| row.old.is_some());
        if over || !rows.is_empty() {
            return Ok(Found { after: (!over).then_some(after), looked, rows });
        }
    }
    Ok(Found { after: Some(after), looked, rows: vec![] })
}

/// Seals some texts of a column anew.
async fn portion(house: &House, rotation: &Rotation, at: usize, in_use: u16) -> Result<()> {
    let walked = WALKED.get(at).ok_or(Error::internal("no columns are sealed"))?;
    let read = read_on(house, walked, rotation.after_id, in_use).await?;
    let (mut anew, mut unreadable) = (vec![], 0);
    for Looked { id, old } in read.rows {
        let Some(old) = old else { continue };
        match house.store.vault.reseal(walked.column.kind, &old) {
            Ok(new) => anew.push((id, old, new)),
            Err(error @ Error::Busy(_)) => return Err(error),
            Err(_) => {
                tracing::error!(column = walked.name, %id, "a sealed text does not open");
                unreadable += 1;
            }
        }
    }
    let place = if read.after.is_some() { Some(walked) } else { WALKED.get(at + 1) };
    let set = ActiveModel {
        place: Set(place.map(|walked| walked.name.clone())),
        after_id: Set(read.after),
        looked: Set(rotation.looked + read.looked),
        unreadable: Set(rotation.unreadable + unreadable),
        ..Default::default()
    };
    house
        .store
        .journal
        .record(&house.actor("clock"), RESEAL, &house.city, async |tx| {
            if !claim(tx, rotation, set).await? {
                tx.nothing_changed();
                return Ok(());
            }
            // What was seen under an old key and changed meanwhile counts too: the next walk looks at it again.
            let (seen, mut changed) = (i64::try_from(anew.len()).map_err(Error::internal)?, 0);
            for (id, old, new) in anew {
                changed += i64::from(walked.exchange(tx, id, old, new).await?);
            }
            let count = Entity::update_many().filter(Column::Number.eq(rotation.number));
            let count = count.col_expr(Column::Changed, Expr::value(rotation.changed + seen));
            count.col_expr(Column::Sealed, Expr::value(rotation.sealed + changed)).exec(tx).await?;
            if place.is_some() {
                tx.only_looked();
            } else {
                tx.about("data_key", rotation.number);
                tx.tell(&json!({
                    "walk": rotation.walk,
                    "rows": rotation.looked + read.looked,
                    "sealed": rotation.changed + changed,
                    "unreadable": rotation.unreadable + unreadable,
                }));
            }
            Ok(())
        })
        .await
}

/// Nothing is sealed with an older key any more.
async fn drop_old_keys(house: &House, rotation: Rotation) -> Result<()> {
    let store = &house.store;
    let dropped = store
        .journal
        .record(&house.actor("clock"), DROP_KEY, &house.city, async |tx| {
            let set = ActiveModel { ended_at: Set(Some(tx.now())), ..Default::default() };
            if !claim(tx, &rotation, set).await? {
                tx.nothing_changed();
                return Ok(());
            }
            tx.about("data_key", rotation.number);
            tx.tell(&json!({ "sealed": rotation.sealed }));
            vault::drop_old_keys(tx, &store.vault).await
        })
        .await;
    store.follow_keys().await?;
    dropped
}
