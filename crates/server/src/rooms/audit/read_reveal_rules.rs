//! What somebody may be seen for, and how many the caller may still see today.

use axum::Json;
use axum::extract::State;
use kernel::{Result, Stamp};
use serde::Serialize;

use super::READ_REVEAL_RULES;
use super::look::{counted, midnight_after};
use super::model::{RevealPurpose, RevealRules, WAYS, Way};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// How many people in full, in one way.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RevealCount {
    /// The way.
    pub way: Way,
    /// So many a day …
    pub daily: i64,
    /// … and so many today already.
    pub seen: i64,
}

/// What the policy says of seeing people in full.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RevealRulesShown {
    /// What for.
    pub purposes: Vec<RevealPurpose>,
    /// The caller's numbers, for the ways that their roles hold.
    pub counts: Vec<RevealCount>,
    /// When the numbers begin anew.
    pub opens_at: Stamp,
}

/// Shows what somebody may be seen for, and how many the caller may still see today.
#[utoipa::path(get, path = "/reveal-rules", operation_id = "readRevealRules", tag = "audit",
    responses((status = 200, body = RevealRulesShown), Refusals), security(("session" = [])))]
pub async fn read_reveal_rules(State(house): State<House>, person: SignedIn) -> Result<Json<RevealRulesShown>> {
    person.scope(READ_REVEAL_RULES)?;
    let today = house.store.clock.today();
    let rules = RevealRules::on(&house.store.policy, today)?;
    let seen = match person.actor.worker {
        Some(worker) => counted(&house.store.read, WorkerId(worker), today).await?,
        None => vec![],
    };
    let count = |way: Way| {
        let acts = WAYS.iter().filter(|(_, one)| *one == way).map(|(act, _)| *act);
        let daily = acts.map(|act| rules.daily(&person.actor, act, way)).max().unwrap_or(0);
        let seen = seen.iter().find(|(one, _)| one == way.code()).map_or(0, |(_, n)| *n);
        (way != Way::Trace && daily > 0).then_some(RevealCount { way, daily, seen })
    };
    let counts = Way::ALL.into_iter().filter_map(count).collect();
    Ok(Json(RevealRulesShown { purposes: rules.purposes, counts, opens_at: midnight_after(&house, today) }))
}
