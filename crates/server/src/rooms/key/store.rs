//! A change of the data key, as stored.

use kernel::{Read, Reader, Result, Stamp};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::rooms::people::WorkerId;

/// A walk after the first begins so long after the one before: whatever was sealed with the old key and not yet written then, is
/// written by now.
const STAY_SECONDS: i64 = 3600;

/// The change to a data key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_rotation")]
pub struct Model {
    /// The number of the new key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub began_at: Stamp,
    /// None where it was begun at the machine itself.
    pub began_by: Option<WorkerId>,
    /// New texts are sealed with it from then on.
    pub used_from: Stamp,
    /// Which walk through all texts it is; 0 before the first.
    pub walk: i32,
    /// When that walk began.
    pub walk_at: Stamp,
    /// The column where the walk is; none between walks.
    pub place: Option<String>,
    /// The last row of it that was looked at.
    pub after_id: Option<Uuid>,
    /// So many rows were looked at in this walk …
    pub looked: i64,
    /// … of about so many.
    pub total: i64,
    /// So many texts were sealed anew in this walk.
    pub changed: i64,
    /// So many texts do not open.
    pub unreadable: i64,
    /// So many texts were sealed anew in all walks.
    pub sealed: i64,
    /// When the old key was taken away.
    pub ended_at: Option<Stamp>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The change to a data key.
pub type Rotation = Model;

impl Model {
    /// When the next walk begins.
    pub fn next_walk_at(&self) -> Stamp {
        if self.walk == 0 { self.used_from } else { self.used_from.max(self.walk_at).plus_seconds(STAY_SECONDS) }
    }

    /// Whether the last walk shows that nothing is sealed with an older key, and nothing will be any more.
    pub fn is_done(&self) -> bool {
        let late_enough = self.walk_at >= self.used_from.plus_seconds(STAY_SECONDS);
        self.walk > 0 && self.place.is_none() && late_enough && self.changed == 0 && self.unreadable == 0
    }
}

/// Changes of the data key, the newest first; at most twenty.
pub async fn rotations(read: &Reader) -> Result<Vec<Rotation>> {
    read.all(Entity::find().order_by_desc(Column::Number).limit(20)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_key_goes_only_after_a_late_walk_that_found_nothing() {
        let hour = |n: i64| Stamp(0).plus_seconds(n * STAY_SECONDS);
        let first = Model {
            number: 2,
            began_at: hour(0),
            began_by: None,
            used_from: hour(1),
            walk: 0,
            walk_at: hour(0),
            place: None,
            after_id: None,
            looked: 0,
            total: 0,
            changed: 0,
            unreadable: 0,
            sealed: 0,
            ended_at: None,
            version: 1,
        };
        assert_eq!((first.next_walk_at(), first.is_done()), (hour(1), false));
        let early = Model { walk: 1, walk_at: hour(1), ..first.clone() };
        assert_eq!((early.next_walk_at(), early.is_done()), (hour(2), false));
        let late = Model { walk: 2, walk_at: hour(2), ..first };
        assert!(late.is_done());
        assert!(!Model { changed: 1, ..late.clone() }.is_done());
        assert!(!Model { unreadable: 1, ..late.clone() }.is_done());
        assert!(!Model { place: Some("visit.note".into()), ..late }.is_done());
    }
}
