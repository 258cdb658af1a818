//! Care teams as stored, assigned and shown.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Stamp, Store, Tx, task};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::SHOW_TEAM;
use super::store::{isolated_in, member, team};
use super::team::{TeamRules, Watch, gaps, shortfall};
use super::team_state;
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::alert;
use crate::rooms::people::{self, HouseholdId, WorkerId};

kernel::id!(
    /// The name of a care team.
    TeamId
);

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

/// Ends the team of a household where nobody is isolated any more.
pub async fn dissolve(tx: &mut Tx, home: HouseholdId) -> Result<()> {
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
    task::cancel(tx, row.id.0).await?;
    let area = row.area.parse().map_err(Error::internal)?;
    team_state::note(tx, row.id, home, area, None).await?;
    Ok(())
}

/// A team that serves today.
pub struct Serving {
    /// Its name.
    pub id: TeamId,
    template: String,
    members: Vec<(String, WorkerId)>,
}

/// Who serves which households in which role.
#[derive(Default)]
pub struct Teams(BTreeMap<HouseholdId, Serving>);

impl Teams {
    /// The teams of some households.
    pub async fn of(from: &impl Read, homes: impl IntoIterator<Item = HouseholdId>) -> Result<Self> {
        let homes: Vec<HouseholdId> = homes.into_iter().collect();
        let current = team::Entity::find().filter(team::Column::ToDay.is_null());
        let rows = from.among(current, team::Column::HouseholdId, homes).await?;
        let of: BTreeMap<TeamId, HouseholdId> = rows.iter().map(|row| (row.id, row.household_id)).collect();
        let serving =
            |row: team::Model| (row.household_id, Serving { id: row.id, template: row.template, members: vec![] });
        let mut teams = Self(rows.into_iter().map(serving).collect());
        let ids: Vec<TeamId> = of.keys().copied().collect();
        for row in members_of(from, &ids).await? {
            if let Some(team) = of.get(&row.team_id).and_then(|home| teams.0.get_mut(home)) {
                team.members.push((row.role, row.worker_id));
            }
        }
        Ok(teams)
    }

    /// The team of a household.
    pub fn at(&self, home: HouseholdId) -> Option<&Serving> {
        self.0.get(&home)
    }

    /// Who of a role does a service in a window of a day: they take turns.
    pub fn holder(&self, home: HouseholdId, role: &str, slot: &str, day: Day) -> Option<WorkerId> {
        let of: Vec<WorkerId> = self.at(home)?.in_role(role).collect();
        let turn = usize::try_from(chrono::Datelike::num_days_from_ce(&day)).unwrap_or(0) + slot.len();
        of.get(turn % of.len().max(1)).copied()
    }

    /// Whom an alert about a household names: of a role, if one is asked for, and who leads.
    pub fn named(&self, home: HouseholdId, rules: &TeamRules, role: Option<&str>) -> alert::Named {
        let Some(team) = self.at(home) else { return alert::Named::default() };
        let leads = rules.named(&team.template).ok().and_then(|template| template.roles.first());
        let first = |role: &str| team.in_role(role).next();
        alert::Named { holder: role.and_then(first), lead: leads.and_then(|rule| first(&rule.role)) }
    }
}

impl Serving {
    fn in_role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = WorkerId> + 'a {
        self.members.iter().filter(move |(held, _)| held == role).map(|(_, worker)| *worker)
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

/// Who leads the team of a household.
pub async fn team_leader(from: &impl Read, store: &Store, home: HouseholdId) -> Result<Option<WorkerId>> {
    let rules = TeamRules::on(&store.policy, store.clock.today())?;
    Ok(Teams::of(from, [home]).await?.named(home, &rules, None).lead)
}

/// Where a household with somebody isolated lies.
pub async fn isolated_area(house: &House, id: HouseholdId) -> Result<Option<AreaCode>> {
    Ok(house.store.read.one(isolated_in(id).limit(1)).await?.and_then(|row| row.area.parse().ok()))
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

/// Describes a team.
pub async fn describe(house: &House, row: team::Model) -> Result<CareTeam> {
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
