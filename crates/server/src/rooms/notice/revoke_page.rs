//! Taking back the page that a paper opens, for example when the paper was lost: the code on it opens nothing any more.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::REVOKE_PAGE;
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::isolation::{self, IsolationId, PageOf};

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// The one of the person.
    Person,
    /// The one on the door of the household.
    Door,
}

/// A page to be taken back.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokePage {
    /// Which page.
    pub page: PageKind,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
pub struct RevokedPage {
    /// Whether there was one to take back.
    pub revoked: bool,
}

/// Takes back the page of an isolation or of its door. Whatever is printed next carries another code.
#[utoipa::path(post, path = "/isolations/{id}/page/revoke", operation_id = "revokePage", tag = "notice",
    request_body = RevokePage, params(("id" = IsolationId, Path)),
    responses((status = 200, body = RevokedPage), Refusals), security(("session" = [])))]
pub async fn revoke_page(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(given): Body<RevokePage>,
) -> Result<Json<RevokedPage>> {
    let scope = person.scope(REVOKE_PAGE)?;
    let one = isolation::standings(&house.store.read, [id]).await?.remove(&id);
    let one = one.filter(|one| scope.contains(&one.area)).ok_or(Error::NotFound("isolation"))?;
    let page = match given.page {
        PageKind::Person => PageOf::Person(id),
        PageKind::Door => PageOf::Door(one.household_id),
    };
    let revoke = house.store.journal.record(&person.actor, REVOKE_PAGE, &one.area, async |tx| {
        tx.about("isolation", id);
        tx.tell(&serde_json::json!({ "page": given.page }));
        let revoked = isolation::revoke_page(tx, page).await?;
        if !revoked {
            tx.nothing_changed();
        }
        Ok(revoked)
    });
    Ok(Json(RevokedPage { revoked: revoke.await? }))
}
