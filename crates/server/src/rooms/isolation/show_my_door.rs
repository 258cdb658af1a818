//! What hangs at the door: days and phones, and nothing of who lives there.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Read, Result, Stamp};
use serde::Serialize;

use super::SHOW_MY_DOOR;
use super::helpers::{TeamMate, helpers};
use super::model::day_of;
use super::store::isolated_in;
use crate::house::House;
use crate::http::{Passer, Refusals};

/// One of those who stay at home behind the door.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AtHome {
    /// Today is day `day_n` …
    pub day_n: i64,
    /// … of `days`.
    pub days: i64,
    /// Planned last day.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
}

/// An isolated household as its door tells it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Door {
    /// The local day.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// The moment.
    pub now: Stamp,
    /// Those who stay at home, without any name.
    pub people: Vec<AtHome>,
    /// Whom to call.
    pub team: Vec<TeamMate>,
}

/// Shows what the page at a door tells.
#[utoipa::path(get, path = "/my/door", operation_id = "showMyDoor", tag = "isolation",
    responses((status = 200, body = Door), Refusals), security(("page" = [])))]
pub async fn show_my_door(State(house): State<House>, at: Passer) -> Result<Json<Door>> {
    at.actor.must(SHOW_MY_DOOR, &at.area)?;
    let today = house.store.clock.today();
    let rows = house.store.read.all(isolated_in(at.household_id)).await?;
    // Who is in hospital is nobody's business at the door.
    let home = rows.iter().filter(|row| row.state == "isolating").map(|row| {
        let (day_n, days) = day_of(row.counted_from, row.ends_on, today);
        AtHome { day_n, days, ends_on: row.ends_on }
    });
    Ok(Json(Door {
        today,
        now: house.store.clock.now(),
        people: home.collect(),
        team: helpers(&house, at.household_id, at.area).await?,
    }))
}
