//! The doors of a round in walking order: what is left, door by door.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::Page;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::{LEFT, OPEN};
use super::store::{RoundId, VisitId, door, find, visit};
use super::{LIST_DOORS, NOTE_VISIT};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, Behind, HouseholdId, Shown, WorkerId, walking_key};

/// A door of a round.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DoorLine {
    /// The household.
    pub household_id: HouseholdId,
    /// Code of its area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Its address; in full for whoever may visit it, as long as somebody must go there.
    pub address: String,
    /// Those who are known to live there.
    pub residents: Vec<Behind>,
    /// `open`, or how the last visit ended.
    pub state: String,
    /// How often somebody was there.
    pub visits: i32,
    /// The visit that decides.
    pub visit_id: Option<VisitId>,
    /// When that was.
    pub visited_at: Option<Stamp>,
    /// Who was there.
    pub visited_by: Option<String>,
    /// What was noted then.
    pub note: Option<String>,
    /// From when somebody comes again.
    pub next_at: Option<Stamp>,
    /// So many visits were in vain: the community lead sees to it.
    pub with_lead: bool,
}

/// Which doors to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DoorFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `left` for those to which somebody must go, or one state; all if not given.
    #[param(pattern = "^(left|open|nobody_home|refused|reached|vacant|moved)$")]
    pub state: Option<String>,
}

/// So many doors are put into walking order at once; a grid has some hundred.
const MOST: usize = 3000;

/// Lists the doors of a round in the order one walks.
#[utoipa::path(get, path = "/rounds/{id}/doors", operation_id = "listDoors", tag = "round",
    params(("id" = RoundId, Path), DoorFilter),
    responses((status = 200, body = Page<DoorLine>), Refusals), security(("session" = [])))]
pub async fn list_doors(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<RoundId>,
    Params(filter): Params<DoorFilter>,
) -> Result<Json<Page<DoorLine>>> {
    let (row, share) = find(&house, &person, LIST_DOORS, id).await?;
    let share = share.narrow(filter.area.as_ref());
    let mut select = door::Entity::find().filter(door::Column::RoundId.eq(row.id)).filter(share.on(door::Column::Area));
    match filter.state.as_deref() {
        None => {}
        Some("left") => select = select.filter(door::Column::State.is_in(LEFT)),
        Some(state) => select = select.filter(door::Column::State.eq(state)),
    }
    let rows = house.store.read.all(select.limit(MOST as u64 + 1)).await?;
    if rows.len() > MOST {
        return Err(Error::invalid("area", "too_many_doors"));
    }
    let mut lines = describe(&house, &person, row.state == OPEN, rows).await?;
    lines.sort_by_cached_key(|(address, line)| (line.area.clone(), walking_key(address)));
    let rows: Vec<DoorLine> = lines.into_iter().map(|(_, line)| line).collect();
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}

/// Doors with their address in full, by which they are put into order.
async fn describe(
    house: &House,
    person: &SignedIn,
    under_way: bool,
    rows: Vec<door::Model>,
) -> Result<Vec<(String, DoorLine)>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household_id).collect();
    let addresses = people::addresses(read, vault, homes.clone(), Shown::Full).await?;
    let mut behind = people::behind_doors(read, homes).await?;
    let names = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let visits: Vec<VisitId> = rows.iter().filter_map(|row| row.visit_id).collect();
    let visits = read.among(visit::Entity::find(), visit::Column::Id, visits).await?;
    let visits: HashMap<VisitId, visit::Model> = visits.into_iter().map(|one| (one.id, one)).collect();
    let workers: Vec<WorkerId> = visits.values().filter_map(|one| one.worker_id).collect();
    let workers = people::worker_names(read, workers).await?;
    let line = |row: door::Model| {
        let address = addresses.get(&row.household_id).cloned().unwrap_or_default();
        let left = under_way && LEFT.contains(&row.state.as_str());
        let walks = left && row.area.parse().is_ok_and(|area| person.actor.may(NOTE_VISIT, &area));
        let last = row.visit_id.and_then(|id| visits.get(&id));
        let note = last.and_then(|one| one.note.as_ref()).map(|sealed| vault.open("visit", sealed)).transpose()?;
        let line = DoorLine {
            household_id: row.household_id,
            area_name: names.path(&row.area),
            area: row.area,
            address: if walks { address.clone() } else { people::mask_address(&address) },
            residents: behind.remove(&row.household_id).unwrap_or_default(),
            state: row.state,
            visits: row.visits,
            visit_id: row.visit_id,
            visited_at: row.visited_at,
            visited_by: last.and_then(|one| one.worker_id).and_then(|id| workers.get(&id).cloned()),
            note,
            next_at: row.next_at,
            with_lead: row.with_lead,
        };
        Ok((address, line))
    };
    rows.into_iter().map(line).collect()
}
