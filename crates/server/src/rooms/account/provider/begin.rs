//! Going to a provider: to come in, to link one's account, or to say again who one is.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::SET_COOKIE;
use axum::response::AppendHeaders;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::ProviderLine;
use super::trip::{Aim, Trip};
use crate::house::House;
use crate::http::session::By;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::account::store::AccountId;
use crate::rooms::account::{CONFIRM_AT_PROVIDER, LINK_MY_ACCOUNT};

/// Where somebody wants to be afterwards.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Going {
    /// A page of this house.
    #[schema(max_length = 1000)]
    pub to: String,
}

/// Where to go now.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Address {
    /// An address at the provider; the browser goes there.
    pub address: String,
}

type Departure = (AppendHeaders<[(HeaderName, String); 1]>, Json<Address>);

/// Lists who vouches for people here. For everybody: it stands on the page where people come in.
#[utoipa::path(get, path = "/session/providers", operation_id = "listProviders", tag = "account",
    responses((status = 200, body = Vec<ProviderLine>), Refusals))]
pub async fn list_providers(State(house): State<House>) -> Json<Vec<ProviderLine>> {
    Json(house.providers.all.values().map(super::Provider::line).collect())
}

/// Only pages of this house: nobody is sent elsewhere in its name.
fn own_page(to: &str) -> bool {
    let odd = |sign: char| sign == '\\' || sign.is_control() || sign.is_whitespace();
    to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/api/") && to.len() <= 1000 && !to.contains(odd)
}

async fn depart(house: &House, provider: &str, aim: Aim, account: Option<AccountId>, to: String) -> Result<Departure> {
    if !own_page(&to) {
        return Err(Error::invalid("to", "page_elsewhere"));
    }
    let provider = house.providers.get(provider)?;
    let trip = Trip::new(house, &provider.name, aim, account, to);
    let address = provider.address(house, &trip).await?;
    let cookie = trip.cookie(house)?.to_string();
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(Address { address })))
}

/// Begins to sign in at a provider: gives the address to go to, and a cookie that waits for the way back.
#[utoipa::path(post, path = "/session/providers/{provider}", operation_id = "signInAtProvider", tag = "account",
    request_body = Going, params(("provider" = String, Path, max_length = 40)),
    responses((status = 200, body = Address), Refusals))]
pub async fn sign_in_at_provider(
    State(house): State<House>,
    At(provider): At<String>,
    Body(going): Body<Going>,
) -> Result<Departure> {
    depart(&house, &provider, Aim::SignIn, None, going.to).await
}

/// Begins to link one's own account to a provider.
#[utoipa::path(post, path = "/me/providers/{provider}/link", operation_id = "linkMyAccount", tag = "account",
    request_body = Going, params(("provider" = String, Path, max_length = 40)),
    responses((status = 200, body = Address), Refusals), security(("session" = [])))]
pub async fn link_my_account(
    State(house): State<House>,
    person: SignedIn,
    At(provider): At<String>,
    Body(going): Body<Going>,
) -> Result<Departure> {
    let By::Session(_) = person.by else { return Err(Error::NotPermitted(LINK_MY_ACCOUNT)) };
    depart(&house, &provider, Aim::Link, person.actor.account.map(AccountId), going.to).await
}

/// Begins to confirm the session at a provider, which asks again who one is.
#[utoipa::path(post, path = "/session/confirmation/providers/{provider}", operation_id = "confirmAtProvider", tag = "account",
    request_body = Going, params(("provider" = String, Path, max_length = 40)),
    responses((status = 200, body = Address), Refusals), security(("session" = [])))]
pub async fn confirm_at_provider(
    State(house): State<House>,
    person: SignedIn,
    At(provider): At<String>,
    Body(going): Body<Going>,
) -> Result<Departure> {
    let By::Session(_) = person.by else { return Err(Error::NotPermitted(CONFIRM_AT_PROVIDER)) };
    depart(&house, &provider, Aim::Confirm, person.actor.account.map(AccountId), going.to).await
}

#[cfg(test)]
mod tests {
    use super::own_page;

    #[test]
    fn only_pages_of_the_house_are_gone_to() {
        assert!(["/", "/field/", "/arrivals?area=220581", "/isolations/1#x"].iter().all(|to| own_page(to)));
        let odd =
            ["", "//evil.cn", "/\\evil.cn", "https://evil.cn", "javascript:alert(1)", "/\t/evil.cn", "/api/v1/me"];
        assert!(!odd.iter().any(|to| own_page(to)), "{odd:?}");
    }
}
