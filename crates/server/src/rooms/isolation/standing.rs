//! How isolations stand and who looks after them, as a paper tells it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use codes::AreaCode;
use kernel::{Day, Error, Policy, Read, Result, Sealed, Stamp};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};

use super::care_team::members_of;
use super::episode::OrderKind;
use super::store::{IsolationId, isolation, order, team};
use super::team::TeamRules;
use crate::rooms::people::{self, HouseholdId, PersonId, WorkerId};

/// How an isolation stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The isolation.
    pub id: IsolationId,
    /// The person.
    pub person_id: PersonId,
    /// Where they stay.
    pub household_id: HouseholdId,
    /// Where that lies.
    pub area: AreaCode,
    /// `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`.
    pub state: String,
    /// Why, as a code.
    pub ground: String,
    /// Why, in words, where a person opened it; sealed as `reason`.
    pub reason: Option<Sealed>,
    /// The law or rule on which the last order rests.
    pub basis: String,
    /// The body that issued the last order.
    pub issuer: String,
    /// From when the days are counted.
    pub counted_from: Day,
    /// The planned last day.
    pub ends_on: Day,
    /// The day it ended, if it did.
    pub ended_on: Option<Day>,
}

/// How some isolations stand; those there are not are left out.
pub async fn standings(
    from: &impl Read,
    ids: impl IntoIterator<Item = IsolationId>,
) -> Result<BTreeMap<IsolationId, Standing>> {
    let rows = from.among(isolation::Entity::find(), isolation::Column::Id, ids).await?;
    let all = with_orders(from, rows).await?;
    Ok(all.into_iter().map(|one| (one.id, one)).collect())
}

/// Whoever stays at home in isolation in some households.
pub async fn running_in(
    from: &impl Read,
    homes: impl IntoIterator<Item = HouseholdId>,
) -> Result<BTreeMap<HouseholdId, Vec<Standing>>> {
    let running = isolation::Entity::find().filter(isolation::Column::State.eq("isolating"));
    let rows = from.among(running, isolation::Column::HouseholdId, homes).await?;
    let mut homes: BTreeMap<HouseholdId, Vec<Standing>> = BTreeMap::new();
    for one in with_orders(from, rows).await? {
        homes.entry(one.household_id).or_default().push(one);
    }
    Ok(homes)
}

/// The households where somebody stays at home in isolation now, as a selection to compare with.
pub fn isolated_homes() -> SelectStatement {
    let running = isolation::Entity::find().filter(isolation::Column::State.eq("isolating"));
    running.select_only().column(isolation::Column::HouseholdId).into_query()
}

/// The households among some in which somebody stays in isolation: where each lies, and whether its team lacks nobody. None is no
/// team.
pub async fn complete_teams(
    from: &impl Read,
    homes: Vec<HouseholdId>,
) -> Result<BTreeMap<HouseholdId, (AreaCode, bool)>> {
    let running = isolation::Entity::find().filter(isolation::Column::State.eq("isolating"));
    let rows = from.among(running, isolation::Column::HouseholdId, homes).await?;
    let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    // Two isolations of a household may have been opened in different areas; the door lies in one.
    let doors = people::homes_named(from, homes.clone()).await?;
    let current = team::Entity::find().filter(team::Column::ToDay.is_null());
    let teams = from.among(current, team::Column::HouseholdId, homes).await?;
    let complete: BTreeSet<HouseholdId> =
        teams.into_iter().filter(|team| team.missing == 0 && team.gaps == 0).map(|team| team.household_id).collect();
    Ok(doors.into_iter().map(|home| (home.id, (home.area, complete.contains(&home.id)))).collect())
}

/// A time between two moments; without an end it lasts.
pub type Span = (Stamp, Option<Stamp>);

/// When somebody was held at home in some households, from the moment of one order to that of the next.
pub async fn held_at_home(
    from: &impl Read,
    homes: impl IntoIterator<Item = HouseholdId>,
) -> Result<BTreeMap<HouseholdId, Vec<Span>>> {
    let homes: Vec<HouseholdId> = homes.into_iter().collect();
    let there = from.among(order::Entity::find(), order::Column::HouseholdId, homes.clone()).await?;
    let ids: BTreeSet<IsolationId> = there.iter().map(|order| order.isolation_id).collect();
    let mut orders = from.among(order::Entity::find(), order::Column::IsolationId, ids).await?;
    orders.sort_by_key(|order| (order.isolation_id, order.at, order.id));
    orders.dedup_by_key(|order| order.id);
    let mut held: BTreeMap<HouseholdId, Vec<Span>> = BTreeMap::new();
    for orders in orders.chunk_by(|left, right| left.isolation_id == right.isolation_id) {
        let mut at_home = false;
        for (n, order) in orders.iter().enumerate() {
            at_home = match OrderKind::of_code(&order.kind) {
                Some(OrderKind::Open | OrderKind::Resume) => true,
                Some(OrderKind::Extend | OrderKind::Shorten | OrderKind::Move) => at_home,
                _ => false,
            };
            if at_home && homes.contains(&order.household_id) {
                held.entry(order.household_id).or_default().push((order.at, orders.get(n + 1).map(|next| next.at)));
            }
        }
    }
    Ok(held)
}

async fn with_orders(from: &impl Read, mut rows: Vec<isolation::Model>) -> Result<Vec<Standing>> {
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    let ids: Vec<IsolationId> = rows.iter().map(|row| row.id).collect();
    let mut orders = from.among(order::Entity::find(), order::Column::IsolationId, ids).await?;
    orders.sort_by_key(|order| (order.at, order.id));
    let (mut first, mut last) = (HashMap::new(), HashMap::new());
    for order in orders {
        first.entry(order.isolation_id).or_insert(order.reason);
        last.insert(order.isolation_id, (order.basis, order.issuer));
    }
    let standing = |row: isolation::Model| {
        let (basis, issuer) = last.remove(&row.id).ok_or(Error::internal("an isolation without its first order"))?;
        Ok(Standing {
            id: row.id,
            person_id: row.person_id,
            household_id: row.household_id,
            area: row.area.parse().map_err(Error::internal)?,
            state: row.state,
            ground: row.ground,
            reason: first.remove(&row.id).flatten(),
            basis,
            issuer,
            counted_from: row.counted_from,
            ends_on: row.ends_on,
            ended_on: row.ended_on,
        })
    };
    rows.into_iter().map(standing).collect()
}

/// A member of a care team, as a paper names them.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Who.
    pub worker_id: WorkerId,
    /// The role in the team, as a code.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Whether they lead.
    pub lead: bool,
}

/// Who looks after some households; those without a team are left out.
pub async fn serving(
    from: &impl Read,
    policy: &Policy,
    day: Day,
    homes: impl IntoIterator<Item = HouseholdId>,
) -> Result<BTreeMap<HouseholdId, Vec<Serving>>> {
    let rules = TeamRules::on(policy, day)?;
    let current = team::Entity::find().filter(team::Column::ToDay.is_null());
    let teams = from.among(current, team::Column::HouseholdId, homes).await?;
    let ids: Vec<_> = teams.iter().map(|team| team.id).collect();
    let teams: HashMap<_, _> = teams.into_iter().map(|team| (team.id, (team.household_id, team.template))).collect();
    let mut homes: BTreeMap<HouseholdId, Vec<Serving>> = BTreeMap::new();
    for member in members_of(from, &ids).await? {
        let Some((home, template)) = teams.get(&member.team_id) else { continue };
        let roles = &rules.named(template)?.roles;
        let leads = roles.first().is_some_and(|rule| rule.role == member.role);
        let role_zh = roles.iter().find(|rule| rule.role == member.role).map_or(String::new(), |rule| rule.zh.clone());
        let of = homes.entry(*home).or_default();
        let lead = leads && !of.iter().any(|one| one.lead);
        of.push(Serving { worker_id: member.worker_id, role: member.role, role_zh, lead });
    }
    Ok(homes)
}
