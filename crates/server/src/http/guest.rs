//! Who is asking without an account: the secret of a page, sent as a bearer token, names an isolation or a door.
//!
//! The secret stands after `#` in the page's address, so it reaches neither logs nor proxies; here it is looked up by its
//! fingerprint and forgotten. It has 128 bits: nobody finds one by trying, and a limit of tries would lock out whole
//! networks whose phones share an address.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Actor, Error, Grant, Result};

use crate::house::House;
use crate::rooms::isolation::{self, IsolationId, OpenPage, PageOf};
use crate::rooms::people::HouseholdId;

/// The role of guests; `policy/roles.toml` says what it may.
pub const RESIDENT: &str = "resident";

/// Whoever is isolated and opened their own page.
pub struct Resident {
    /// Their isolation.
    pub isolation_id: IsolationId,
    /// Where they stay.
    pub area: AreaCode,
    /// Who they are to the journal, and what they may.
    pub actor: Actor,
}

/// Whoever stands at the door of an isolated household and opened the page that hangs there.
pub struct Passer {
    /// The household.
    pub household_id: HouseholdId,
    /// Where it lies.
    pub area: AreaCode,
    /// Who they are to the journal, and what they may.
    pub actor: Actor,
}

impl FromRequestParts<House> for Resident {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let (page, actor) = opened(parts, house).await.map_err(IntoResponse::into_response)?;
        match page.of {
            PageOf::Person(isolation_id) => Ok(Self { isolation_id, area: page.area, actor }),
            PageOf::Door(_) => Err(Error::PageClosed.into_response()),
        }
    }
}

impl FromRequestParts<House> for Passer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let (page, actor) = opened(parts, house).await.map_err(IntoResponse::into_response)?;
        match page.of {
            PageOf::Door(household_id) => Ok(Self { household_id, area: page.area, actor }),
            PageOf::Person(_) => Err(Error::PageClosed.into_response()),
        }
    }
}

async fn opened(parts: &Parts, house: &House) -> Result<(OpenPage, Actor)> {
    let given = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret = given.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Error::NotSignedIn)?;
    let page = isolation::open_page(house, secret).await?.ok_or(Error::PageClosed)?;
    let actor = Actor::guest("guest", Grant { role: RESIDENT.to_owned(), area: page.area }, house.roles.clone());
    Ok((page, actor))
}
