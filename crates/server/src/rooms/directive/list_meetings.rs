//! Meetings as people see them.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::meetings::{Meeting, MeetingLine, describe, lines};
use super::store::{MeetingId, meeting};
use super::{LIST_MEETINGS, SHOW_MEETING};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};

/// Which meetings to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MeetingFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists meetings, the latest written first.
#[utoipa::path(get, path = "/meetings", operation_id = "listMeetings", tag = "directive", params(MeetingFilter),
    responses((status = 200, body = Page<MeetingLine>), Refusals), security(("session" = [])))]
pub async fn list_meetings(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<MeetingFilter>,
) -> Result<Json<Page<MeetingLine>>> {
    let scope = person.scope(LIST_MEETINGS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = meeting::Entity::find().filter(scope.on(meeting::Column::Area));
    if let Some(last) = page.key::<MeetingId>()? {
        select = select.filter(meeting::Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(meeting::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = lines(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Shows a meeting with its minutes and decisions.
#[utoipa::path(get, path = "/meetings/{id}", operation_id = "showMeeting", tag = "directive", params(("id" = MeetingId, Path)),
    responses((status = 200, body = Meeting), Refusals), security(("session" = [])))]
pub async fn show_meeting(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<MeetingId>,
) -> Result<Json<Meeting>> {
    let scope = person.scope(SHOW_MEETING)?;
    let row = house.store.read.one(meeting::Entity::find_by_id(id)).await?;
    let there = row.is_some_and(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    if there { describe(&house, id).await.map(Json) } else { Err(Error::NotFound("meeting")) }
}
