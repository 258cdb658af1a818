//! Showing the board of an area.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Day, Error, Result};
use serde::Deserialize;

use super::SHOW_AREA_BOARD;
use super::compute::Board;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// Which board.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoardQuery {
    /// Of this area; the caller's own if not given.
    #[param(value_type = Option<String>, example = "220581")]
    pub area: Option<AreaCode>,
    /// Of this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
    /// At least up to this line of the journal, as the live stream named it: then an answer made for somebody else may do.
    #[param(minimum = 0)]
    pub since: Option<i64>,
}

/// Shows how an area stands on a day.
#[utoipa::path(get, path = "/board", operation_id = "showAreaBoard", tag = "board", params(BoardQuery),
    responses((status = 200, body = Board), Refusals), security(("session" = [])))]
pub async fn show_area_board(
    State(house): State<House>,
    person: SignedIn,
    headers: HeaderMap,
    Params(query): Params<BoardQuery>,
) -> Result<Response> {
    let scope = person.scope(SHOW_AREA_BOARD)?;
    let area = match query.area {
        Some(area) if scope.contains(&area) => area,
        Some(_) => return Err(Error::NotFound("area")),
        None => scope.areas().first().copied().unwrap_or(house.city),
    };
    let day = query.day.unwrap_or(house.store.clock.today());
    let answer = house.boards.get(&house, area, day, query.since).await?;
    let encodings = headers.get(header::ACCEPT_ENCODING).and_then(|encodings| encodings.to_str().ok());
    let fixed = HeaderValue::from_static;
    let kept = [
        (header::CONTENT_TYPE, fixed("application/json")),
        (header::CACHE_CONTROL, fixed("no-store")),
        (header::VARY, fixed("accept-encoding")),
    ];
    if encodings.is_some_and(|encodings| encodings.contains("gzip")) {
        let packed = [(header::CONTENT_ENCODING, fixed("gzip"))];
        return Ok((kept, packed, answer.packed.clone()).into_response());
    }
    Ok((kept, answer.plain.clone()).into_response())
}
