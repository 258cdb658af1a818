//! Care teams as stored, assigned and shown.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Stamp, Tx, task};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::store::{isolation, member, team};
use super::team::{TeamRules, Watch, gaps, shortfall};
use super::{ASSIGN_TEAM, SHOW_TEAM};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::{self, HouseholdId, WorkerId};

kernel::id!(
    /// The name of a care team.
    TeamId
);

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

/// A member of a team.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Member {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Phone; the members of a team must reach each other.
    pub phone: Option<String>,
    /// The role in the team.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// 职责.
    pub duty_zh: String,
    /// What they must do, in English.
    pub duty_en: String,
    /// Whether they lead.
    pub lead: bool,
    /// On watch from this hour of every day.
    pub watch_from: u32,
    /// For so many hours.
    pub watch_hours: u32,
    /// Whether they are on watch now.
    pub on_watch: bool,
    /// Since this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
}

/// A care team.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CareTeam {
    /// Its id.
    pub id: TeamId,
    /// The household it looks after.
    pub household_id: HouseholdId,
    /// `town` or `township`.
    pub template: String,
    /// Those who serve today.
    pub members: Vec<Member>,
    /// How many are missing of each role.
    pub shortfall: BTreeMap<String, usize>,
    /// The hours of the day at which nobody is on watch.
    pub gaps: Vec<u32>,
    /// Whether nobody is missing and every hour is watched.
    pub complete: bool,
    /// Since this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// When it was last changed.
    pub changed_at: Stamp,
    /// Changes with every change.
    pub version: i64,
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
    check(tx, &rules, template, given).await?;
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
        return Err(Error::conflict("version_conflict"));
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
    hand_over(tx, house, given.household_id).await?;
    Ok(true)
}

/// Everybody named must be on duty, none twice, none in more teams than the limit; hours must be hours.
async fn check(tx: &Tx, rules: &TeamRules, template: &super::team::Template, given: &AssignTeam) -> Result<()> {
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

/// The open services of the household go to those whose role they are.
async fn hand_over(tx: &Tx, house: &House, home: HouseholdId) -> Result<()> {
    let plan = Plan::on(&house.store.policy, tx.today())?;
    let teams = Teams::of(tx, [home]).await?;
    let open = task::Entity::find().filter(task::Column::HouseholdId.eq(home.0)).filter(task::Column::State.eq("open"));
    for row in tx.all(open).await? {
        let role = plan.item(&row.kind).and_then(|item| item.role.as_deref());
        let holder = role.and_then(|role| teams.holder(home, role, &row.slot, row.day));
        if holder.is_some_and(|worker| row.holder != Some(worker.0)) {
            let held =
                task::ActiveModel { id: Set(row.id), holder: Set(holder.map(|who| who.0)), ..Default::default() };
            held.update(tx).await?;
        }
    }
    Ok(())
}

/// Ends the team of a household where nobody is isolated any more.
pub async fn dissolve(tx: &Tx, home: HouseholdId) -> Result<()> {
    let current = team::Entity::find().filter(team::Column::HouseholdId.eq(home)).filter(team::Column::ToDay.is_null());
    let Some(row) = tx.one(current).await? else { return Ok(()) };
    member::Entity::update_many()
        .filter(member::Column::TeamId.eq(row.id))
        .filter(member::Column::Serving.eq(true))
        .col_expr(member::Column::ToDay, Expr::value(tx.today()))
        .col_expr(member::Column::Serving, Expr::value(false))
        .exec(tx)
        .await?;
    let ended = team::ActiveModel {
        id: Set(row.id),
        to_day: Set(Some(tx.today())),
        changed_at: Set(tx.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    ended.update(tx).await?;
    Ok(())
}

/// Who serves which households in which role.
#[derive(Default)]
pub struct Teams(BTreeMap<HouseholdId, Vec<(String, WorkerId)>>);

impl Teams {
    /// The teams of some households.
    pub async fn of(from: &impl Read, homes: impl IntoIterator<Item = HouseholdId>) -> Result<Self> {
        let homes: Vec<HouseholdId> = homes.into_iter().collect();
        let current = team::Entity::find().filter(team::Column::ToDay.is_null());
        let rows = from.among(current, team::Column::HouseholdId, homes).await?;
        let of: BTreeMap<TeamId, HouseholdId> = rows.into_iter().map(|row| (row.id, row.household_id)).collect();
        let ids: Vec<TeamId> = of.keys().copied().collect();
        let mut teams = Self::default();
        for row in members_of(from, &ids).await? {
            if let Some(home) = of.get(&row.team_id) {
                teams.0.entry(*home).or_default().push((row.role, row.worker_id));
            }
        }
        Ok(teams)
    }

    /// Who of a role does a service in a window of a day: they take turns.
    pub fn holder(&self, home: HouseholdId, role: &str, slot: &str, day: Day) -> Option<WorkerId> {
        let of: Vec<WorkerId> =
            self.0.get(&home)?.iter().filter(|(held, _)| held == role).map(|(_, worker)| *worker).collect();
        let turn = usize::try_from(chrono::Datelike::num_days_from_ce(&day)).unwrap_or(0) + slot.len();
        of.get(turn % of.len().max(1)).copied()
    }
}

/// The households whose teams each of these workers serves.
pub async fn teams_served(
    from: &impl Read,
    workers: impl IntoIterator<Item = WorkerId>,
) -> Result<BTreeMap<WorkerId, Vec<HouseholdId>>> {
    let workers: Vec<WorkerId> = workers.into_iter().collect();
    let serving = member::Entity::find().filter(member::Column::Serving.eq(true));
    let rows = from.among(serving, member::Column::WorkerId, workers).await?;
    let teams: Vec<TeamId> = rows.iter().map(|row| row.team_id).collect();
    let teams = from.among(team::Entity::find().filter(team::Column::ToDay.is_null()), team::Column::Id, teams).await?;
    let homes: BTreeMap<TeamId, HouseholdId> = teams.into_iter().map(|team| (team.id, team.household_id)).collect();
    let mut served: BTreeMap<WorkerId, Vec<HouseholdId>> = BTreeMap::new();
    for row in rows {
        if let Some(home) = homes.get(&row.team_id) {
            let of = served.entry(row.worker_id).or_default();
            if !of.contains(home) {
                of.push(*home);
            }
        }
    }
    Ok(served)
}

/// Those who serve in these teams, in the order they joined.
pub async fn members_of(from: &impl Read, teams: &[TeamId]) -> Result<Vec<member::Model>> {
    let serving = member::Entity::find().filter(member::Column::Serving.eq(true));
    let mut rows = from.among(serving, member::Column::TeamId, teams.iter().copied()).await?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

/// Where a household with somebody isolated lies.
pub async fn isolated_area(house: &House, id: HouseholdId) -> Result<Option<AreaCode>> {
    let open = isolation::Entity::find()
        .filter(isolation::Column::HouseholdId.eq(id))
        .filter(isolation::Column::EndedOn.is_null());
    Ok(house.store.read.one(open.limit(1)).await?.and_then(|row| row.area.parse().ok()))
}

/// Shows the team of an isolated household.
#[utoipa::path(get, path = "/households/{id}/care-team", operation_id = "showTeam", tag = "isolation",
    params(("id" = HouseholdId, Path)), responses((status = 200, body = CareTeam), Refusals), security(("session" = [])))]
pub async fn show_team(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HouseholdId>,
) -> Result<Json<CareTeam>> {
    let scope = person.scope(SHOW_TEAM)?;
    let current = team::Entity::find().filter(team::Column::HouseholdId.eq(id)).filter(team::Column::ToDay.is_null());
    let row = house.store.read.one(current).await?;
    let row = row.filter(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    describe(&house, row.ok_or(Error::NotFound("care team"))?).await.map(Json)
}

async fn describe(house: &House, row: team::Model) -> Result<CareTeam> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let rules = TeamRules::on(&house.store.policy, clock.today())?;
    let template = rules.named(&row.template)?;
    let members = members_of(read, &[row.id]).await?;
    let contacts = people::contacts(read, &house.store.vault, members.iter().map(|one| one.worker_id)).await?;
    let hour = chrono::Timelike::hour(&clock.local(clock.now()));
    let leading = template.roles.first().map(|rule| rule.role.as_str());
    let leader = members.iter().find(|one| Some(one.role.as_str()) == leading).map(|one| one.id);
    let watch = |one: &member::Model| Watch {
        from: u32::try_from(one.watch_from).unwrap_or(0),
        hours: u32::try_from(one.watch_hours).unwrap_or(0),
    };
    let roles: Vec<String> = members.iter().map(|one| one.role.clone()).collect();
    let gaps = gaps(&members.iter().map(watch).collect::<Vec<_>>(), rules.on_watch);
    let shortfall = shortfall(template, &roles);
    let line = |one: &member::Model| {
        let rule = template.roles.iter().find(|rule| rule.role == one.role);
        let text = |of: fn(&super::team::RoleRule) -> &String| rule.map(of).cloned().unwrap_or_default();
        let contact = contacts.get(&one.worker_id).cloned();
        let watch = watch(one);
        Member {
            worker_id: one.worker_id,
            name: contact.as_ref().map(|contact| contact.name.clone()).unwrap_or_default(),
            phone: contact.and_then(|contact| contact.phone),
            role: one.role.clone(),
            role_zh: text(|rule| &rule.zh),
            role_en: text(|rule| &rule.en),
            duty_zh: text(|rule| &rule.duty_zh),
            duty_en: text(|rule| &rule.duty_en),
            lead: Some(one.id) == leader,
            watch_from: watch.from,
            watch_hours: watch.hours,
            on_watch: watch.covers(hour),
            from: one.from_day,
        }
    };
    Ok(CareTeam {
        members: members.iter().map(line).collect(),
        complete: shortfall.is_empty() && gaps.is_empty(),
        shortfall,
        gaps,
        id: row.id,
        household_id: row.household_id,
        template: row.template,
        from: row.from_day,
        changed_at: row.changed_at,
        version: row.version,
    })
}
