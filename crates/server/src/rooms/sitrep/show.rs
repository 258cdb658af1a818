//! The report over HTTP: as data, as text, and the records behind each figure.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Act, Day, Error, Result, Scope};
use serde::{Deserialize, Serialize};

use super::compute::{Sitrep, add_series, compute, value, values};
use super::figures::{Face, Figure, asks};
use super::records::{RecordLine, records};
use super::{LIST_RECORDS, SHOW_SITREP, SHOW_SITREP_TEXT, text};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};

/// Which report.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SitrepQuery {
    /// Of this area; the caller's own if not given.
    #[param(value_type = Option<String>, example = "220581")]
    pub area: Option<AreaCode>,
    /// Of this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
    /// Also what was new on each of so many days up to it.
    #[param(minimum = 0, maximum = 366)]
    pub series: Option<u64>,
}

/// The area asked for, if it lies in the caller's scope; the first of their own if none is named.
fn place(house: &House, person: &SignedIn, act: Act, area: Option<AreaCode>) -> Result<AreaCode> {
    let scope = person.scope(act)?;
    match area {
        Some(area) if scope.contains(&area) => Ok(area),
        Some(_) => Err(Error::NotFound("area")),
        None => Ok(scope.areas().first().copied().unwrap_or(house.city)),
    }
}

/// Shows the report of an area and day.
#[utoipa::path(get, path = "/sitrep", operation_id = "showSitrep", tag = "sitrep", params(SitrepQuery),
    responses((status = 200, body = Sitrep), Refusals), security(("session" = [])))]
pub async fn show_sitrep(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<SitrepQuery>,
) -> Result<Json<Sitrep>> {
    let area = place(&house, &person, SHOW_SITREP, query.area)?;
    let series = query.series.unwrap_or(0);
    if series > 366 {
        return Err(Error::invalid("series", "series_too_long"));
    }
    let mut report = compute(&house, area, query.day.unwrap_or(house.store.clock.today())).await?;
    if series > 0 {
        add_series(&house, &mut report, series).await?;
    }
    Ok(Json(report))
}

/// The report as text.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SitrepText {
    /// In Chinese, ready to be handed in.
    pub text: String,
}

/// Shows the report of an area and day as text.
#[utoipa::path(get, path = "/sitrep/text", operation_id = "showSitrepText", tag = "sitrep", params(SitrepQuery),
    responses((status = 200, body = SitrepText), Refusals), security(("session" = [])))]
pub async fn show_sitrep_text(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<SitrepQuery>,
) -> Result<Json<SitrepText>> {
    let area = place(&house, &person, SHOW_SITREP_TEXT, query.area)?;
    let report = compute(&house, area, query.day.unwrap_or(house.store.clock.today())).await?;
    Ok(Json(SitrepText { text: text::text(&report) }))
}

/// Which records.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordsQuery {
    /// In this area; the caller's own if not given.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
    /// `day`, `total`, `current` or `ended`; `day` if not given.
    #[param(inline)]
    pub face: Option<Face>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// A page of the records behind a figure.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Records {
    /// The rows, in the order of the list.
    pub rows: Vec<RecordLine>,
    /// Ask again with `after` = this; null on the last page.
    pub next: Option<String>,
    /// What the figure says.
    pub total: Option<i64>,
    /// So many of these were deleted, because their time was over.
    pub forgotten: i64,
}

/// Lists the records behind a figure.
#[utoipa::path(get, path = "/figures/{code}/records", operation_id = "listRecords", tag = "sitrep",
    params(("code" = String, Path, description = "Code of the figure", example = "screening.arrivals"), RecordsQuery),
    responses((status = 200, body = Records), Refusals), security(("session" = [])))]
pub async fn list_records(
    State(house): State<House>,
    person: SignedIn,
    At(code): At<String>,
    Params(query): Params<RecordsQuery>,
) -> Result<Json<Records>> {
    let area = place(&house, &person, LIST_RECORDS, query.area)?;
    let figure = Figure::of_code(&code).ok_or(Error::NotFound("figure"))?;
    let face = query.face.unwrap_or(Face::Day);
    if !figure.faces().contains(&face) {
        return Err(Error::invalid("face", "face_unknown"));
    }
    let day = query.day.unwrap_or(house.store.clock.today());
    let value = value(&house, figure, area, day).await?;
    let page = PageQuery { limit: query.limit, after: query.after };
    let Page { rows, next, .. } = records(&house, figure, face, area, day, &page).await?;
    let total = match face {
        Face::Day => Some(value.day),
        Face::Total => Some(value.total),
        Face::Current => value.current,
        Face::Ended => value.ended,
    };
    let forgotten = forgotten(&house, figure, face, area, day).await?;
    Ok(Json(Records { rows, next, total, forgotten }))
}

/// How many records of a figure were deleted, by the same terms as the figure.
async fn forgotten(house: &House, figure: &Figure, face: Face, area: AreaCode, day: Day) -> Result<i64> {
    let measures: Vec<&str> = asks([figure], area).map(|ask| ask.measure).collect();
    let gone = kernel::tally::gone_sums(&house.store.read, &measures, &Scope::of([area]), day).await?;
    let gone = values(figure, gone.iter());
    Ok(match face {
        Face::Day => gone.day,
        Face::Total => gone.total,
        // Of one household some may be gone before others, and with them its beginning or its end.
        Face::Current => gone.current.unwrap_or_default().max(0),
        Face::Ended => gone.ended.unwrap_or_default(),
    })
}
