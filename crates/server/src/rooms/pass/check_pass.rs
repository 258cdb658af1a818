//! Checking a pass at a gate: by its code, or by the number that somebody reads out.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::CHECK_PASS;
use super::code::opened;
use super::list_passes::numbered;
use super::show_pass::{Pass, describe};
use super::store::household_pass;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// So many communities may have a pass of that number.
const MOST: u64 = 20;

/// Which pass.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PassQuery {
    /// What the code on it says.
    #[param(max_length = 400)]
    pub code: Option<String>,
    /// The number as printed, or its digits.
    #[param(max_length = 40)]
    pub number: Option<String>,
}

/// The passes it can be.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassesFound {
    /// One by its code; by the digits of a number one of each community that has it.
    pub rows: Vec<Pass>,
}

/// Checks a pass: whether it is a true one, how it stands, and what the gate says now.
#[utoipa::path(get, path = "/passes/check", operation_id = "checkPass", tag = "pass", params(PassQuery),
    responses((status = 200, body = PassesFound), Refusals), security(("session" = [])))]
pub async fn check_pass(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<PassQuery>,
) -> Result<Json<PassesFound>> {
    let scope = person.scope(CHECK_PASS)?;
    let inside = household_pass::Entity::find().filter(scope.on(household_pass::Column::Area));
    let asked = match (query.code.as_deref(), query.number.as_deref()) {
        (Some(code), None) => {
            let card = opened(&house.store.vault, code)?;
            inside.filter(household_pass::Column::Id.eq(card.id))
        }
        (None, Some(number)) => inside.filter(numbered(number)),
        _ => return Err(Error::invalid("number", "pass_number_missing")),
    };
    let rows = house.store.read.all(asked.order_by_desc(household_pass::Column::Id).limit(MOST)).await?;
    if rows.is_empty() {
        return Err(Error::NotFound("pass"));
    }
    Ok(Json(PassesFound { rows: describe(&house, rows).await? }))
}
