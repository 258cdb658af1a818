//! After release or referral no task remains open, whatever was ordered before.

use kernel::Read;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::world::World;

#[derive(Debug, PartialEq, FromQueryResult)]
struct Open {
    id: Uuid,
    kind: String,
}

/// Open tasks of the plan whose person is not isolated at home, or whose household or team has nobody who is.
const LEFT_OPEN: &str = "
    SELECT task.id, task.kind
    FROM task
    WHERE task.state = 'open'
      AND task.kind LIKE 'isolation.%'
      AND NOT EXISTS (
          SELECT 1
          FROM isolation
          WHERE isolation.state = 'isolating'
            AND (isolation.id = task.subject
                 OR (task.person_id IS NULL AND isolation.household_id = task.household_id))
      )";

/// Teams that serve a household where nobody is isolated.
const TEAMS_LEFT: &str = "
    SELECT care_team.id, 'team' AS kind
    FROM care_team
    WHERE care_team.to_day IS NULL
      AND NOT EXISTS (
          SELECT 1
          FROM isolation
          WHERE isolation.ended_on IS NULL
            AND isolation.household_id = care_team.household_id
      )";

/// Nothing is left open.
pub async fn nothing_left_open(world: &World) {
    for sql in [LEFT_OPEN, TEAMS_LEFT] {
        let left: Vec<Open> = world.house.store.read.sql(sql, []).await.unwrap();
        assert_eq!(left, []);
    }
}
