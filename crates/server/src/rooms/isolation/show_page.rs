//! Handing a page over: staff show the QR code on their screen, or take a page back that got into wrong hands.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use codes::AreaCode;
use kernel::{Act, Error, Result};
use serde::{Deserialize, Serialize};

use super::page::{PageOf, page_path, revoke_page as take_back};
use super::store::{self, IsolationId, isolation};
use super::{REVOKE_PAGE, SHOW_PAGE};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// Whose page.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// The isolated person's own.
    Person,
    /// The one that hangs at the door.
    Door,
}

impl PageKind {
    fn of(self, row: &isolation::Model) -> PageOf {
        match self {
            Self::Person => PageOf::Person(row.id),
            Self::Door => PageOf::Door(row.household_id),
        }
    }
}

/// Which page of an isolation.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichPage {
    /// Whose page.
    pub page: PageKind,
}

/// Where a page opens.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PageAddress {
    /// Whose page.
    pub page: PageKind,
    /// Below the address of the house; whoever has it opens the page.
    #[schema(example = "/my/person#0123456789abcdef0123456789abcdef")]
    pub path: String,
}

/// Gives the address of a page, made if there is none yet. The journal notes who asked for it.
#[utoipa::path(post, path = "/isolations/{id}/page", operation_id = "showPage", tag = "isolation",
    request_body = WhichPage, params(("id" = IsolationId, Path)),
    responses((status = 200, body = PageAddress), Refusals), security(("session" = [])))]
pub async fn show_page(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(WhichPage { page }): Body<WhichPage>,
) -> Result<Json<PageAddress>> {
    let (row, area) = within(&house, &person, SHOW_PAGE, id).await?;
    let path = house
        .store
        .journal
        .record(&person.actor, SHOW_PAGE, &area, async |tx| {
            tx.about("isolation", id);
            tx.tell(&serde_json::json!({ "page": page }));
            page_path(tx, &house.store, page.of(&row), area).await
        })
        .await?;
    Ok(Json(PageAddress { page, path }))
}

/// Takes a page back: its address opens nothing any more.
#[utoipa::path(post, path = "/isolations/{id}/page/revoke", operation_id = "revokePage", tag = "isolation",
    request_body = WhichPage, params(("id" = IsolationId, Path)),
    responses((status = 204, description = "It opens nothing any more"), Refusals), security(("session" = [])))]
pub async fn revoke_page(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(WhichPage { page }): Body<WhichPage>,
) -> Result<StatusCode> {
    let (row, area) = within(&house, &person, REVOKE_PAGE, id).await?;
    house
        .store
        .journal
        .record(&person.actor, REVOKE_PAGE, &area, async |tx| {
            tx.about("isolation", id);
            tx.tell(&serde_json::json!({ "page": page }));
            if take_back(tx, page.of(&row)).await? { Ok(()) } else { Err(Error::NotFound("page")) }
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn within(house: &House, person: &SignedIn, act: Act, id: IsolationId) -> Result<(isolation::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("isolation"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("isolation")) }
}
