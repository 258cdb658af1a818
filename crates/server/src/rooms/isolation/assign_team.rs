//! Saying who looks after a household.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx, task};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::ASSIGN_TEAM;
use super::care_team::{CareTeam, TeamId, Teams, describe, isolated_area, members_of, teams_served};
use super::lay_tasks::lay_ahead;
use super::plan::Plan;
use super::store::{isolation, member, team};
use super::team::{TeamRules, Template, Watch, gaps, shortfall};
use super::team_state::{self, COMPLETE, INCOMPLETE};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::{self, HouseholdId, WorkerId};

/// A member of a team as a form carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// Who.
    pub worker_id: WorkerId,
    /// The role in the team.
    #[schema(max_length = 50, example = "medic")]
    pub role: String,
    /// On watch from this hour of every day.
    #[schema(minimum = 0, maximum = 23)]
    pub watch_from: u32,
    /// For so many hours; 0 where they keep no watch.
    #[schema(minimum = 0, maximum = 24)]
    pub watch_hours: u32,
}

/// A team to be assigned: all its members.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignTeam {
    /// The household it looks after.
    pub household_id: HouseholdId,
    /// All members; the first of the leading role leads.
    #[schema(min_items = 1, max_items = 40)]
    pub members: Vec<NewMember>,
    /// The version the caller saw; none where there was no team yet.
    pub version: Option<i64>,
}

/// Assigns a team to a household, or changes it: whoever is not named any more serves until today.
#[utoipa::path(put, path = "/care-teams/{id}", operation_id = "assignTeam", tag = "isolation", request_body = AssignTeam,
    params(("id" = TeamId, Path)),
    responses((status = 201, body = CareTeam), (status = 200, body = CareTeam, description = "It is so already"), Refusals),
    security(("session" = [])))]
pub async fn assign_team(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<TeamId>,
    Body(given): Body<AssignTeam>,
) -> Result<Created<CareTeam>> {
    let scope = person.scope(ASSIGN_TEAM)?;
    let area = isolated_area(&house, given.household_id).await?.filter(|area| scope.contains(area));
    let area = area.ok_or(Error::invalid("household_id", "household_unknown"))?;
    let changed = house
        .store
        .journal
        .record(&person.actor, ASSIGN_TEAM, &area, async |tx| {
            tx.about("care_team", id);
            let assigned = assign(tx, &house, id, area, &given).await?;
            tx.tell(&serde_json::json!({ "household": given.household_id, "members": given.members.len() }));
            if !assigned {
                tx.nothing_changed();
            }
            Ok(assigned)
        })
        .await?;
    let row = house.store.read.one(team::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("care team"))?;
    let shown = describe(&house, row).await?;
    Ok(if changed { Created::New(shown) } else { Created::Again(shown) })
}

/// Stores a team as it must be. Says whether that changed anything.
pub async fn assign(tx: &mut Tx, house: &House, id: TeamId, area: AreaCode, given: &AssignTeam) -> Result<bool> {
    let today = tx.today();
    let rules = TeamRules::on(&house.store.policy, today)?;
    let template = rules.template(&area)?;
    people::lock_households(tx, [given.household_id]).await?;
    let known = tx.one(team::Entity::find_by_id(id).lock_exclusive()).await?;
    let other = team::Entity::find()
        .filter(team::Column::HouseholdId.eq(given.household_id))
        .filter(team::Column::ToDay.is_null())
        .filter(team::Column::Id.ne(id));
    if tx.one(other).await?.is_some() || known.as_ref().is_some_and(|team| team.household_id != given.household_id) {
        return Err(Error::conflict("team_exists"));
    }
    if known.as_ref().is_some_and(|team| team.to_day.is_some()) {
        return Err(Error::conflict("team_ended"));
    }
    check(tx, &rules, template, area, given).await?;
    let serving = members_of(tx, &[id]).await?;
    let same = |row: &member::Model, new: &NewMember| {
        row.worker_id == new.worker_id
            && row.role == new.role
            && row.watch_from == i32::try_from(new.watch_from).unwrap_or(-1)
            && row.watch_hours == i32::try_from(new.watch_hours).unwrap_or(-1)
    };
    let left: Vec<_> = serving.iter().filter(|row| !given.members.iter().any(|new| same(row, new))).collect();
    let joined: Vec<_> = given.members.iter().filter(|new| !serving.iter().any(|row| same(row, new))).collect();
    if known.is_some() && left.is_empty() && joined.is_empty() {
        return Ok(false);
    }
    if known.as_ref().map(|team| team.version) != given.version {
        return Err(match known {
            Some(row) => Error::conflict_with("version_conflict", &describe(house, row).await?),
            None => Error::conflict("version_conflict"),
        });
    }
    for row in left {
        member::Entity::update_many()
            .filter(member::Column::Id.eq(row.id))
            .col_expr(member::Column::ToDay, Expr::value(today))
            .col_expr(member::Column::Serving, Expr::value(false))
            .exec(tx)
            .await?;
    }
    let row = |new: &&NewMember| member::ActiveModel {
        id: Set(kernel::id::new(tx.now())),
        team_id: Set(id),
        worker_id: Set(new.worker_id),
        role: Set(new.role.clone()),
        watch_from: Set(i32::try_from(new.watch_from).unwrap_or(0)),
        watch_hours: Set(i32::try_from(new.watch_hours).unwrap_or(0)),
        from_day: Set(today),
        to_day: Set(None),
        serving: Set(true),
    };
    tx.insert_all(&joined.iter().map(row).collect::<Vec<_>>()).await?;
    let watches: Vec<Watch> =
        given.members.iter().map(|one| Watch { from: one.watch_from, hours: one.watch_hours }).collect();
    let roles: Vec<String> = given.members.iter().map(|one| one.role.clone()).collect();
    let uncovered = gaps(&watches, rules.on_watch).into_iter().fold(0, |bits, hour| bits | 1 << hour);
    let missing: usize = shortfall(template, &roles).values().sum();
    let stored = team::ActiveModel {
        id: Set(id),
        household_id: Set(given.household_id),
        area: Set(area.to_string()),
        template: Set(template.code.clone()),
        missing: Set(i32::try_from(missing).unwrap_or(i32::MAX)),
        gaps: Set(uncovered),
        from_day: Set(known.as_ref().map_or(today, |team| team.from_day)),
        to_day: Set(None),
        changed_at: Set(tx.now()),
        version: Set(given.version.unwrap_or(0) + 1),
    };
    if known.is_some() {
        stored.reset_all().update(tx).await?;
    } else {
        stored.insert(tx).await?;
    }
    let state = if missing == 0 && uncovered == 0 { COMPLETE } else { INCOMPLETE };
    team_state::note(tx, id, given.household_id, area, Some(state)).await?;
    hand_over(tx, house, given.household_id, area).await?;
    // What the plan asks of the team itself.
    let cared = isolation::Entity::find()
        .filter(isolation::Column::HouseholdId.eq(given.household_id))
        .filter(isolation::Column::EndedOn.is_null());
    let cared = tx.all(cared).await?;
    lay_ahead(tx, &house.store, &cared).await?;
    Ok(true)
}

/// So many serve in one team at most.
const MOST_MEMBERS: usize = 40;

/// Everybody named must hold a post that reaches the household, or they would never see its tasks; none twice, none in more
/// teams than the limit; hours must be hours.
async fn check(tx: &Tx, rules: &TeamRules, template: &Template, area: AreaCode, given: &AssignTeam) -> Result<()> {
    if !(1..=MOST_MEMBERS).contains(&given.members.len()) {
        return Err(Error::invalid("members", "members_count"));
    }
    let load = teams_served(tx, given.members.iter().map(|one| one.worker_id)).await?;
    let names = people::worker_names(tx, given.members.iter().map(|one| one.worker_id)).await?;
    let mut seen = std::collections::BTreeSet::new();
    for (at, one) in given.members.iter().enumerate() {
        let wrong = |field: &str, code| Err(Error::invalid(format!("members[{at}].{field}"), code));
        if !template.roles.iter().any(|rule| rule.role == one.role) {
            return wrong("role", "role_unknown");
        }
        if !names.contains_key(&one.worker_id) {
            return wrong("worker_id", "worker_unknown");
        }
        let posts = people::grants(tx, one.worker_id, tx.today()).await?;
        if !posts.iter().any(|post| post.area.contains(&area)) {
            return wrong("worker_id", "worker_elsewhere");
        }
        if !seen.insert(one.worker_id) {
            return wrong("worker_id", "member_twice");
        }
        if one.watch_from > 23 || one.watch_hours > 24 {
            return wrong("watch_hours", "hours_range");
        }
        let elsewhere = load.get(&one.worker_id).into_iter().flatten().filter(|home| **home != given.household_id);
        if elsewhere.count() >= rules.most_teams {
            return wrong("worker_id", "too_many_teams");
        }
    }
    Ok(())
}

/// The open services of the household go to those whose role they are, or to whoever answers for the area.
async fn hand_over(tx: &Tx, house: &House, home: HouseholdId, area: AreaCode) -> Result<()> {
    let plan = Plan::on(&house.store.policy, tx.today())?;
    let teams = Teams::of(tx, [home]).await?;
    let answers = people::answerable(tx, area, tx.today(), people::AT_THE_DOOR).await?;
    let open = task::Entity::find().filter(task::Column::HouseholdId.eq(home.0)).filter(task::Column::State.eq("open"));
    for row in tx.all(open).await? {
        // What is no item of the plan, such as the release, stays with whom it is.
        let Some(item) = plan.item(&row.kind) else { continue };
        let member = item.role.as_deref().and_then(|role| teams.holder(home, role, &row.slot, row.day));
        let holder = member.or(answers).map(|worker| worker.0);
        if row.holder != holder {
            task::ActiveModel { id: Set(row.id), holder: Set(holder), ..Default::default() }.update(tx).await?;
        }
    }
    Ok(())
}
