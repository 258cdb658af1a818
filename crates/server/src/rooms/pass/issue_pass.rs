//! Giving one household its pass.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::ISSUE_PASS;
use super::issue::{NewPass, issue};
use super::model::{PassPurpose, PassRules};
use super::show_pass::{Pass, describe_again, held_by};
use super::store::{PassId, household_pass};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::isolation;
use crate::rooms::people::{self, HouseholdId};

/// A pass to be issued.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuePass {
    /// Whose.
    pub household_id: HouseholdId,
    /// What they may go out for; the policy's if not given.
    #[schema(min_items = 1, max_items = 5)]
    pub purposes: Option<Vec<PassPurpose>>,
    /// The last day; the policy's if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Day>,
}

/// Issues a pass to a household that holds none and where nobody is isolated.
#[utoipa::path(put, path = "/passes/{id}", operation_id = "issuePass", tag = "pass", request_body = IssuePass,
    params(("id" = PassId, Path)),
    responses((status = 201, body = Pass), (status = 200, body = Pass, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn issue_pass(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PassId>,
    Body(given): Body<IssuePass>,
) -> Result<Created<Pass>> {
    let scope = person.scope(ISSUE_PASS)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let area = people::household_area(&house.store.read, given.household_id).await?;
    let area: AreaCode = area.filter(|area| scope.contains(area)).ok_or(Error::NotFound("household"))?;
    let rules = PassRules::on(&house.store.policy, house.store.clock.today())?;
    let valid_to = last_day(&rules, house.store.clock.today(), given.valid_to)?;
    let purposes = allowed(&rules, given.purposes)?;
    let made = house
        .store
        .journal
        .record(&person.actor, ISSUE_PASS, &area, async |tx| {
            tx.about("pass", id);
            if let Some(known) = tx.one(household_pass::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            people::lock_households(tx, [given.household_id]).await?;
            if held_by(tx, given.household_id).await?.is_some() {
                return Err(Error::conflict("pass_exists"));
            }
            if isolation::running_in(tx, [given.household_id]).await?.contains_key(&given.household_id) {
                return Err(Error::conflict("household_isolated"));
            }
            let household_id = given.household_id;
            let new = NewPass { id, digest: digest.clone(), batch: None, household_id, area, purposes, valid_to };
            let rows = issue(tx, vec![new]).await?;
            tx.tell(&serde_json::json!({ "number": rows.first().map(|row| &row.number), "valid_to": valid_to }));
            Ok(true)
        })
        .await?;
    let pass = describe_again(&house, id).await?;
    Ok(if made { Created::New(pass) } else { Created::Again(pass) })
}

/// So many days a pass holds at most.
const LONGEST: u64 = 366;

/// The last day of a pass that begins or goes on today.
pub fn last_day(rules: &PassRules, today: Day, given: Option<Day>) -> Result<Day> {
    let last = given.unwrap_or(today + chrono::Days::new(rules.valid_days.saturating_sub(1)));
    if (today..=today + chrono::Days::new(LONGEST)).contains(&last) {
        Ok(last)
    } else {
        Err(Error::invalid("valid_to", "date_range"))
    }
}

/// What a pass may be for: what the policy lets every household go out for.
fn allowed(rules: &PassRules, given: Option<Vec<PassPurpose>>) -> Result<Vec<PassPurpose>> {
    let Some(mut given) = given else { return Ok(rules.purposes.clone()) };
    given.sort_unstable();
    given.dedup();
    if given.is_empty() || given.iter().any(|one| !rules.purposes.contains(one)) {
        return Err(Error::invalid("purposes", "purpose_not_allowed"));
    }
    Ok(given)
}
