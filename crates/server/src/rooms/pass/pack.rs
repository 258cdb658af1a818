//! What a phone takes along to check passes without a signal.

use std::collections::BTreeSet;

use kernel::{Day, Read, Result, Scope, Stamp, Store};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::model::PassState;
use super::read_key::PassKey;
use super::store::{PassId, household_pass};
use super::verdict::state_of;
use crate::rooms::isolation;
use crate::rooms::people::HouseholdId;

/// A pass in the pack of a phone.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PackedPass {
    /// The pass.
    pub id: PassId,
    /// Its number.
    pub number: String,
    /// Code of the area.
    pub area: String,
    /// Whose.
    pub household_id: HouseholdId,
    /// How it stands; `revoked` ones are the list of revocations.
    pub state: PassState,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub valid_to: Day,
    /// When somebody last went out.
    pub last_out_at: Option<Stamp>,
    /// Since when somebody is out, as far as was noted.
    pub out_since: Option<Stamp>,
    /// The day from which they may go out again.
    #[schema(value_type = Option<String>, format = Date)]
    pub next_on: Option<Day>,
    /// That day lies later because somebody came home late.
    pub forfeited: bool,
}

/// The passes of a phone's areas, and what tells true ones.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassPack {
    /// The key and the rules.
    pub key: PassKey,
    /// Passes whose last day is not over, also those that were taken back.
    pub passes: Vec<PackedPass>,
}

/// The passes of a scope for a phone without a signal: those that hold, those that rest, and those that were taken back before
/// their last day. Expired ones are left out: their code says so itself.
pub async fn for_pack(from: &impl Read, store: &Store, scope: &Scope) -> Result<PassPack> {
    use household_pass::Column;
    let today = store.clock.today();
    let select = household_pass::Entity::find().filter(scope.on(Column::Area)).filter(Column::ValidTo.gte(today));
    let rows = from.all(select.order_by_asc(Column::Id)).await?;
    let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    let isolated: BTreeSet<HouseholdId> = isolation::running_in(from, homes).await?.into_keys().collect();
    let packed = |row: household_pass::Model| PackedPass {
        state: state_of(&row, isolated.contains(&row.household_id), today),
        id: row.id,
        number: row.number,
        area: row.area,
        household_id: row.household_id,
        valid_to: row.valid_to,
        last_out_at: row.last_out_at,
        out_since: row.out_since,
        next_on: row.next_on,
        forfeited: row.forfeited,
    };
    Ok(PassPack { key: PassKey::of(store)?, passes: rows.into_iter().map(packed).collect() })
}
