//! Giving every isolated household that has no team yet the one that is proposed for it.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Actor, Error, Read, Result, Scope};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};

use super::ASSIGN_TEAM;
use super::assign_team::{AssignTeam, assign};
use super::care_team::TeamId;
use super::propose_team::propose;
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::people::HouseholdId;

/// So many households in one request.
const MOST: i64 = 500;

/// Where.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignProposed {
    /// Within this area.
    #[schema(value_type = String, example = "220581001")]
    pub area: AreaCode,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Assigned {
    /// Households that got a team.
    pub assigned: usize,
    /// Of these, teams that lack somebody.
    pub incomplete: usize,
    /// Households for which nobody is there.
    pub without: usize,
}

/// Assigns the proposed teams to all isolated households of an area that have none, 500 at a time.
#[utoipa::path(post, path = "/care-teams/assign-proposed", operation_id = "assignProposedTeams", tag = "isolation",
    request_body = AssignProposed, responses((status = 200, body = Assigned), Refusals), security(("session" = [])))]
pub async fn assign_proposed_teams(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<AssignProposed>,
) -> Result<Json<Assigned>> {
    let scope = person.scope(super::ASSIGN_PROPOSED_TEAMS)?;
    if !scope.contains(&given.area) {
        return Err(Error::invalid("area", "area_outside"));
    }
    assign_proposed(&house, &person.actor, given.area).await.map(Json)
}

#[derive(FromQueryResult)]
struct Home {
    household_id: HouseholdId,
    area: String,
}

const WITHOUT_TEAM: &str = "
    SELECT isolation.household_id, MIN(isolation.area) AS area
    FROM isolation
    WHERE isolation.ended_on IS NULL
      AND isolation.area >= $1
      AND isolation.area < $2
      AND NOT EXISTS (
          SELECT 1
          FROM care_team
          WHERE care_team.household_id = isolation.household_id
            AND care_team.to_day IS NULL
      )
    GROUP BY isolation.household_id
    ORDER BY MIN(isolation.area), isolation.household_id
    LIMIT $3";

/// Assigns what is proposed, household by household: each sees what the one before has taken.
pub async fn assign_proposed(house: &House, actor: &Actor, within: AreaCode) -> Result<Assigned> {
    let mut told = Assigned::default();
    for (start, end) in Scope::of([within]).ranges() {
        let homes: Vec<Home> = house.store.read.sql(WITHOUT_TEAM, [start.into(), end.into(), MOST.into()]).await?;
        for home in homes {
            let area: AreaCode = home.area.parse().map_err(Error::internal)?;
            let proposal = propose(house, home.household_id, area).await?;
            if proposal.members.is_empty() {
                told.without += 1;
                continue;
            }
            let members = proposal.members.into_iter().map(|one| one.member).collect();
            let team = AssignTeam { household_id: home.household_id, members, version: None };
            let id = TeamId::new(house.store.clock.now());
            let done = house.store.journal.record(actor, ASSIGN_TEAM, &area, async |tx| {
                tx.about("care_team", id);
                tx.tell(&serde_json::json!({ "household": team.household_id, "members": team.members.len() }));
                assign(tx, house, id, area, &team).await
            });
            match done.await {
                Ok(_) => {
                    told.assigned += 1;
                    told.incomplete += usize::from(!proposal.shortfall.is_empty());
                }
                // Somebody else was quicker, or the last one was released meanwhile.
                Err(Error::Conflict { .. } | Error::Invalid { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(told)
}
