//! Proposing a care team: from the chain of the area, the nearest first, with the load balanced. A person edits and confirms.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Error, Result};
use serde::Serialize;

use super::PROPOSE_TEAM;
use super::assign_team::NewMember;
use super::care_team::{isolated_area, teams_served};
use super::team::{TeamRules, choose, divide, shortfall};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::people::{self, HouseholdId};

/// A proposed member.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Candidate {
    /// As it would be assigned.
    #[serde(flatten)]
    pub member: NewMember,
    /// Name.
    pub name: String,
    /// So many teams they serve already.
    pub teams: usize,
}

/// A proposed team.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Proposal {
    /// `town` or `township`.
    pub template: String,
    /// Its members.
    pub members: Vec<Candidate>,
    /// How many are missing of each role, because nobody is there or all serve as many teams as they may.
    pub shortfall: BTreeMap<String, usize>,
}

/// Proposes a team for an isolated household. Nothing is assigned.
#[utoipa::path(get, path = "/households/{id}/care-team/proposal", operation_id = "proposeTeam", tag = "isolation",
    params(("id" = HouseholdId, Path)), responses((status = 200, body = Proposal), Refusals), security(("session" = [])))]
pub async fn propose_team(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<HouseholdId>,
) -> Result<Json<Proposal>> {
    let scope = person.scope(PROPOSE_TEAM)?;
    let area = isolated_area(&house, id).await?.filter(|area| scope.contains(area));
    propose(&house, id, area.ok_or(Error::NotFound("household"))?).await.map(Json)
}

/// The proposal for a household in an area.
pub async fn propose(house: &House, home: HouseholdId, area: AreaCode) -> Result<Proposal> {
    let (read, today) = (&house.store.read, house.store.clock.today());
    let rules = TeamRules::on(&house.store.policy, today)?;
    let template = rules.template(&area)?;
    let township = area.within_level(Level::Township).unwrap_or(house.city);
    let posts = people::holders_around(read, area, township, today).await?;
    let load = teams_served(read, posts.iter().map(|post| post.worker_id)).await?;
    let teams = |worker| load.get(&worker).map_or(0, |homes| homes.iter().filter(|other| **other != home).count());
    let mut chosen = vec![];
    for rule in &template.roles {
        let free = posts.iter().filter(|post| rule.posts.contains(&post.role));
        let free = free.filter(|post| !chosen.iter().any(|(worker, _)| *worker == post.worker_id));
        let candidates = free.map(|post| (post.worker_id, distance(&post.area, &area), teams(post.worker_id)));
        let nearest = choose(candidates.collect(), rules.most_teams, rule.min);
        chosen.extend(nearest.into_iter().map(|worker| (worker, rule.role.clone())));
    }
    let names = people::worker_names(read, chosen.iter().map(|(worker, _)| *worker)).await?;
    let roles: Vec<String> = chosen.iter().map(|(_, role)| role.clone()).collect();
    let watches = divide(chosen.len());
    let candidate = |((worker_id, role), at): ((_, String), usize)| Candidate {
        name: names.get(&worker_id).cloned().unwrap_or_default(),
        teams: teams(worker_id),
        member: NewMember {
            worker_id,
            role,
            watch_from: watches.get(at).map_or(0, |watch| watch.from),
            watch_hours: watches.get(at).map_or(0, |watch| watch.hours),
        },
    };
    Ok(Proposal {
        template: template.code.clone(),
        members: chosen.into_iter().zip(0..).map(candidate).collect(),
        shortfall: shortfall(template, &roles),
    })
}

/// How far a post lies from an area: 0 where it is held in the area itself, more with every level above, most beside it.
fn distance(post: &AreaCode, area: &AreaCode) -> usize {
    if post.contains(area) { area.as_str().len() - post.as_str().len() } else { area.as_str().len() }
}
