//! Who stands at a checkpoint when, day by day.

use axum::Json;
use axum::extract::State;
use chrono::{Days, NaiveTime};
use kernel::page::Page;
use kernel::{Day, Error, Result, Stamp};
use serde::Deserialize;

use super::LIST_SHIFTS;
use super::shifts::{self, ShiftLine};
use super::store::{self, CheckpointId};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};

/// Which days.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ShiftQuery {
    /// From this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// So many days; 7 if not given.
    #[param(minimum = 1, maximum = 31)]
    pub days: Option<u64>,
}

/// Lists the shifts that begin on some days, planned or not, and who is missing.
#[utoipa::path(get, path = "/checkpoints/{id}/shifts", operation_id = "listShifts", tag = "checkpoint",
    params(("id" = CheckpointId, Path), ShiftQuery), responses((status = 200, body = Page<ShiftLine>), Refusals),
    security(("session" = [])))]
pub async fn list_shifts(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
    Params(query): Params<ShiftQuery>,
) -> Result<Json<Page<ShiftLine>>> {
    let (row, _) = store::within_reach(&house, &person, LIST_SHIFTS, id).await?;
    let clock = &house.store.clock;
    let first = query.from.unwrap_or(clock.today());
    let days = query.days.unwrap_or(7);
    if !(1..=31).contains(&days) {
        return Err(Error::invalid("days", "date_range"));
    }
    let last = first + Days::new(days);
    let (from, to) = (clock.at(first, NaiveTime::MIN), Stamp(clock.at(last, NaiveTime::MIN).0 - 1));
    let mut found = shifts::between(&house, &[row], from, to).await?;
    found.retain(|shift| shift.slot.day >= first && shift.slot.day < last);
    let rows = shifts::describe(&house, found).await?;
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}
