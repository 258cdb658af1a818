//! What everybody may see: how many households and people are isolated, by community. Counts only, never anybody.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Day, Error, Result};
use serde::{Deserialize, Serialize};

use super::list_disclosures::depth_of;
use crate::house::House;
use crate::http::{Params, Refusals};
use crate::rooms::sitrep;

/// The counts of one place.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PublicCount {
    /// Code of the place.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Households isolated now.
    pub households: i64,
    /// People isolated now.
    pub people: i64,
}

/// The counts of an area.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PublicIsolations {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// As of this day.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// The level of the rows: `township`, `community`, and while a named official discloses it `grid` or `building`.
    pub level: &'static str,
    /// The parts of the area; the area itself where its parts are not for the public.
    pub rows: Vec<PublicCount>,
}

/// Of which area.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PublicQuery {
    /// The parts of this area; of the city if not given.
    #[param(value_type = Option<String>, example = "220581001")]
    pub parent: Option<AreaCode>,
}

/// Counts who is isolated now in the parts of an area. Open to everybody.
#[utoipa::path(get, path = "/public/isolations", operation_id = "listPublicIsolations", tag = "notice", params(PublicQuery),
    responses((status = 200, body = PublicIsolations), Refusals))]
pub async fn list_public_isolations(
    State(house): State<House>,
    Params(query): Params<PublicQuery>,
) -> Result<Json<PublicIsolations>> {
    let area = query.parent.unwrap_or(house.city);
    let deepest = depth_of(&house, area).await?.map_or(Level::Community, |depth| depth.level());
    if !house.city.contains(&area) || area.level() > deepest {
        return Err(Error::NotFound("area"));
    }
    let today = house.store.clock.today();
    let report = sitrep::compute(&house, area, today).await?;
    let (people, households) = ("isolation.people", "isolation.households");
    let below = area.level().below().filter(|level| *level <= deepest);
    let rows = match below {
        Some(_) => report
            .by_area
            .iter()
            .map(|part| PublicCount {
                code: part.area.clone(),
                name: part.name.clone(),
                households: part.figures[households].current.unwrap_or_default(),
                people: part.figures[people].current.unwrap_or_default(),
            })
            .collect(),
        None => vec![PublicCount {
            code: report.area.clone(),
            name: report.area_name.clone(),
            households: report.figures[households].current.unwrap_or_default(),
            people: report.figures[people].current.unwrap_or_default(),
        }],
    };
    Ok(Json(PublicIsolations {
        area: report.area,
        area_name: report.area_name,
        as_of: today,
        level: below.unwrap_or(area.level()).code(),
        rows,
    }))
}
