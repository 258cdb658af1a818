//! One's own links to providers.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Error, Result};

use super::links::{self, LinkId, LinkLine};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::account::UNLINK_MY_ACCOUNT;
use crate::rooms::account::store::{AccountId, by_id};

/// Lists one's own links.
#[utoipa::path(get, path = "/me/links", operation_id = "listMyLinks", tag = "account",
    responses((status = 200, body = Vec<LinkLine>), Refusals), security(("session" = [])))]
pub async fn list_my_links(State(house): State<House>, person: SignedIn) -> Result<Json<Vec<LinkLine>>> {
    let id = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    links::of_account(&house, id).await.map(Json)
}

/// Takes one of one's own links away. Refused where it is the only door, or where nobody has chosen a password yet.
#[utoipa::path(delete, path = "/me/links/{id}", operation_id = "unlinkMyAccount", tag = "account",
    params(("id" = LinkId, Path)), responses((status = 204, description = "Taken away"), Refusals), security(("session" = [])))]
pub async fn unlink_my_account(
    State(house): State<House>,
    person: SignedIn,
    At(link): At<LinkId>,
) -> Result<StatusCode> {
    let id = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    let known = links::of_account(&house, id).await?;
    let known = known.iter().find(|known| known.id == link).ok_or(Error::NotFound("link"))?;
    if known.only_door {
        return Err(Error::conflict("provider_only"));
    }
    house
        .store
        .journal
        .record(&house.actor_for("links", person.actor.worker), UNLINK_MY_ACCOUNT, &house.city, async |tx| {
            tx.about("account", id);
            tx.tell(&serde_json::json!({ "provider": known.provider.name }));
            if by_id(tx, id).await?.must_change_password {
                return Err(Error::conflict("last_door"));
            }
            links::remove(tx, id, link).await
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
