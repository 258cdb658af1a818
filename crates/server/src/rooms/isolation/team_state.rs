//! Since when care teams are complete or lack somebody: what the report counts, for any past day.

use codes::AreaCode;
use kernel::{Day, Error, Measure, Read, Result, Tx, Unit};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::care_team::TeamId;
use crate::rooms::coverage;
use crate::rooms::people::HouseholdId;

pub mod stored {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "care_team_state")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub team_id: TeamId,
        pub household_id: HouseholdId,
        pub area: String,
        /// `complete` or `incomplete`.
        pub state: String,
        pub from_day: Day,
        pub to_day: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Nobody is missing and every hour is watched.
pub const COMPLETE: &str = "complete";

/// Somebody is missing, or some hour is not watched.
pub const INCOMPLETE: &str = "incomplete";

/// Teams that became complete or incomplete, by day; the facet is which.
pub const TEAM_BEGUN: Measure = Measure {
    code: "isolation.team_begun",
    zh: "包保组状态开始",
    en: "Team states begun",
    unit: Unit::Household,
    key: "team",
    recount: "
        SELECT area, from_day AS day, state AS facet, COUNT(*) AS n
        FROM care_team_state
        GROUP BY 1, 2, 3",
};

/// Teams that ceased to be complete or incomplete, by day; the facet is which.
pub const TEAM_LEFT: Measure = Measure {
    code: "isolation.team_left",
    zh: "包保组状态结束",
    en: "Team states ended",
    unit: Unit::Household,
    key: "team",
    recount: "
        SELECT area, to_day AS day, state AS facet, COUNT(*) AS n
        FROM care_team_state
        WHERE to_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// Notes how a team stands from today on; `None` where it is dissolved.
pub async fn note(tx: &mut Tx, team: TeamId, home: HouseholdId, area: AreaCode, state: Option<&str>) -> Result<()> {
    coverage::touch(tx, vec![coverage::Subject::team(area, home)]).await?;
    let current =
        stored::Entity::find().filter(stored::Column::TeamId.eq(team)).filter(stored::Column::ToDay.is_null());
    let current = tx.one(current).await?;
    if current.as_ref().map(|row| row.state.as_str()) == state {
        return Ok(());
    }
    if let Some(row) = current {
        let left = stored::ActiveModel { id: Set(row.id), to_day: Set(Some(tx.today())), ..Default::default() };
        left.update(tx).await?;
        tx.tally(&TEAM_LEFT, row.area.parse().map_err(Error::internal)?, tx.today(), &row.state, 1);
    }
    if let Some(state) = state {
        let begun = stored::ActiveModel {
            id: Set(kernel::id::new(tx.now())),
            team_id: Set(team),
            household_id: Set(home),
            area: Set(area.to_string()),
            state: Set(state.to_owned()),
            from_day: Set(tx.today()),
            to_day: Set(None),
        };
        begun.insert(tx).await?;
        tx.tally(&TEAM_BEGUN, area, tx.today(), state, 1);
    }
    Ok(())
}
