//! One pass as those see it who deal with it.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result, Sealed, Stamp};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::SHOW_PASS;
use super::model::{PassPurpose, PassRules, PassState, purposes_of};
use super::store::{self, ExceptionId, PassBatchId, PassId, exceptions_of, household_pass};
use super::verdict::{PassVerdict, state_of, verdict};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::isolation;
use crate::rooms::people::{self, HouseholdId, Shown, WorkerId};

/// What is allowed beyond the rules.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassException {
    /// Its id.
    pub id: ExceptionId,
    /// What for.
    pub purpose: PassPurpose,
    /// Why.
    pub reason: String,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// Who allowed it.
    pub given_by: Option<String>,
}

/// A pass; the address is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Pass {
    /// Its id.
    pub id: PassId,
    /// As printed: 新华-建国-000123.
    pub number: String,
    /// Those it was issued with.
    pub batch: Option<PassBatchId>,
    /// Whose.
    pub household_id: HouseholdId,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Address, masked.
    pub address: String,
    /// How it stands.
    pub state: PassState,
    /// What they may go out for; to a doctor everybody may.
    pub purposes: Vec<PassPurpose>,
    /// When it was issued.
    pub issued_at: Stamp,
    /// By whom.
    pub issued_by: Option<String>,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Day,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub valid_to: Day,
    /// When it was taken back.
    pub revoked_at: Option<Stamp>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// Why.
    pub revoked_reason: Option<String>,
    /// When somebody last went out.
    pub last_out_at: Option<Stamp>,
    /// Since when somebody is out, as far as was noted.
    pub out_since: Option<Stamp>,
    /// How many of its uses stand against the rules.
    pub over_uses: i64,
    /// What is allowed beyond the rules, also what is over.
    pub exceptions: Vec<PassException>,
    /// What a gate says now.
    pub verdict: PassVerdict,
    /// Changes with every change of the pass itself.
    pub version: i64,
}

/// Shows a pass.
#[utoipa::path(get, path = "/passes/{id}", operation_id = "showPass", tag = "pass", params(("id" = PassId, Path)),
    responses((status = 200, body = Pass), Refusals), security(("session" = [])))]
pub async fn show_pass(State(house): State<House>, person: SignedIn, At(id): At<PassId>) -> Result<Json<Pass>> {
    let row = store::find(&house.store.read, &person.scope(SHOW_PASS)?, id).await?;
    describe_one(&house, row).await.map(Json)
}

/// Describes the pass of that name as it is now.
pub async fn describe_again(house: &House, id: PassId) -> Result<Pass> {
    let row = house.store.read.one(household_pass::Entity::find_by_id(id)).await?;
    describe_one(house, row.ok_or(Error::NotFound("pass"))?).await
}

/// Describes one pass.
pub async fn describe_one(house: &House, row: household_pass::Model) -> Result<Pass> {
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("pass"))
}

/// Describes passes, a page at a time.
pub async fn describe(house: &House, rows: Vec<household_pass::Model>) -> Result<Vec<Pass>> {
    let (read, vault, clock) = (&house.store.read, &house.store.vault, &house.store.clock);
    let today = clock.today();
    let rules = PassRules::on(&house.store.policy, today)?;
    let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    let isolated: BTreeSet<HouseholdId> = isolation::running_in(read, homes.clone()).await?.into_keys().collect();
    let addresses = people::addresses(read, vault, homes, Shown::Masked).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let exceptions = exceptions_of(read, rows.iter().map(|row| row.id).collect()).await?;
    let who = rows.iter().flat_map(|row| [row.issued_by, row.revoked_by]);
    let who: Vec<WorkerId> = who.chain(exceptions.iter().map(|one| one.given_by)).flatten().collect();
    let names = people::worker_names(read, who).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let open = |sealed: &Sealed| vault.open("pass_reason", sealed);
    let mut shown = vec![];
    for row in rows {
        let own = exceptions.iter().filter(|one| one.pass_id == row.id);
        let own = own.map(|one| {
            Ok(PassException {
                id: one.id,
                purpose: PassPurpose::of_code(&one.purpose).ok_or(Error::internal("an exception for nothing"))?,
                reason: open(&one.reason)?,
                from: one.from_day,
                to: one.to_day,
                given_by: name(one.given_by),
            })
        });
        let state = state_of(&row, isolated.contains(&row.household_id), today);
        shown.push(Pass {
            exceptions: own.collect::<Result<_>>()?,
            verdict: verdict(&row, state, &rules, clock),
            state,
            id: row.id,
            number: row.number,
            batch: row.batch,
            household_id: row.household_id,
            area_name: places.path(&row.area),
            area: row.area,
            address: addresses.get(&row.household_id).cloned().unwrap_or_default(),
            purposes: purposes_of(&row.purposes),
            issued_at: row.issued_at,
            issued_by: name(row.issued_by),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            revoked_at: row.revoked_at,
            revoked_by: name(row.revoked_by),
            revoked_reason: row.revoked_reason.as_ref().map(open).transpose()?,
            last_out_at: row.last_out_at,
            out_since: row.out_since,
            over_uses: row.over_uses,
            version: row.version,
        });
    }
    Ok(shown)
}

/// The pass that a household holds, held so that no second one is issued meanwhile.
pub async fn held_by(from: &impl Read, household: HouseholdId) -> Result<Option<household_pass::Model>> {
    let valid = household_pass::Entity::find()
        .filter(household_pass::Column::HouseholdId.eq(household))
        .filter(household_pass::Column::RevokedAt.is_null());
    from.one(valid.lock_exclusive()).await
}
