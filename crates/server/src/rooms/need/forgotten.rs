//! Needs go with the isolation in which they were said.

use kernel::gone::Hangs;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::ANSWERED;
use super::store::{NeedId, need};

/// What hangs on isolations, and on needs.
pub const HANGING: &[Hangs] = &[Hangs::of("need", "isolation_id", "isolation"), Hangs::of("task", "subject", "need")];

/// Ends those that nobody answered, before they are deleted at the end of the emergency: they are not open any more.
pub async fn end_forgotten(tx: &mut Tx, ids: Vec<Uuid>) -> Result<()> {
    let open = need::Entity::find().filter(need::Column::State.ne("answered"));
    for row in tx.among(open, need::Column::Id, ids.into_iter().map(NeedId)).await? {
        let ended = need::ActiveModel {
            id: Set(row.id),
            state: Set("answered".to_owned()),
            answered_on: Set(Some(tx.today())),
            ..Default::default()
        };
        ended.update(tx).await?;
        tx.tally(&ANSWERED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.kind, 1);
    }
    Ok(())
}
