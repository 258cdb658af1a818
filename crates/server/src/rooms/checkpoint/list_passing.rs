//! How many crossed where and when, over an area and a day.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::tally::above::{self, Ask};
use kernel::{Day, Read, Result, Scope};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_PASSING;
use super::passing::{self, HourCount, HourSum};
use super::store::{CheckpointId, checkpoint};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// Which crossings to count.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PassingQuery {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// On this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
}

/// What passed one checkpoint.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CheckpointPassing {
    /// The checkpoint.
    pub checkpoint_id: CheckpointId,
    /// Its name.
    pub name: String,
    /// What it stands at.
    pub kind: String,
    /// Crossings by what was decided.
    pub decisions: BTreeMap<String, i64>,
}

/// What passed the checkpoints of an area on a day.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Passing {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Crossings by hour.
    pub hours: Vec<HourCount>,
    /// Crossings by what was decided.
    pub decisions: BTreeMap<String, i64>,
    /// People by what the measure divides them by: where they came from, or what was decided.
    pub people: BTreeMap<String, i64>,
    /// Crossings by checkpoint, in the order they were set up.
    pub checkpoints: Vec<CheckpointPassing>,
}

/// Counts what crossed in an area on a day: by hour, decision and checkpoint.
#[utoipa::path(get, path = "/passing", operation_id = "listPassing", tag = "checkpoint", params(PassingQuery),
    responses((status = 200, body = Passing), Refusals), security(("session" = [])))]
pub async fn list_passing(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<PassingQuery>,
) -> Result<Json<Passing>> {
    let scope = person.scope(LIST_PASSING)?.narrow(query.area.as_ref());
    let read = &house.store.read.snapshot().await?;
    let day = query.day.unwrap_or(house.store.clock.today());
    let there = checkpoint::Entity::find().filter(scope.on(checkpoint::Column::Area));
    let there = read.all(there.order_by_asc(checkpoint::Column::Id)).await?;
    let sums = passing::on(read, &there, day).await?;
    let own = |row: checkpoint::Model| {
        let own: Vec<&HourSum> = sums.iter().filter(|sum| sum.checkpoint_id == row.id).collect();
        CheckpointPassing {
            checkpoint_id: row.id,
            name: row.name,
            kind: row.kind,
            decisions: passing::by_decision(own),
        }
    };
    Ok(Json(Passing {
        day,
        hours: passing::by_hour(&sums),
        decisions: passing::by_decision(&sums),
        people: people(read, &scope, day).await?,
        checkpoints: there.into_iter().map(own).collect(),
    }))
}

async fn people(from: &impl Read, scope: &Scope, day: Day) -> Result<BTreeMap<String, i64>> {
    let asks: Vec<Ask> = scope.areas().iter().map(|area| Ask::each(*area, passing::PEOPLE)).collect();
    let rows = above::days(from, &asks, day, day).await?;
    Ok(rows.into_iter().map(|row| (row.facet, row.n)).collect())
}
