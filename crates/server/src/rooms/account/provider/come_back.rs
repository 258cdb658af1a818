//! Coming back from a provider.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::links::{self, LinkId};
use super::trip::{Aim, OVER, Through, Trip, Vouched};
use super::vouch::Word;
use crate::house::House;
use crate::http::session::{self, By};
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::account::guess::Tries;
use crate::rooms::account::rules::rules;
use crate::rooms::account::store::{self, AccountId, by_id, by_login, must_go_on};
use crate::rooms::account::{CONFIRM_AT_PROVIDER, LINK_MY_ACCOUNT, SIGN_IN_AT_PROVIDER, enter};

/// What the provider added to the address it sent somebody back to.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComingBack {
    /// Which way back it is.
    #[schema(max_length = 200)]
    pub state: String,
    /// What the provider's word is fetched with.
    #[schema(max_length = 4000)]
    pub code: Option<String>,
    /// The provider's own address, where it adds that.
    #[schema(max_length = 1000)]
    pub iss: Option<String>,
    /// Why there is no code.
    #[schema(max_length = 200)]
    pub error: Option<String>,
    /// The six digits of the second factor, or a recovery code. Asked for by `code_needed`; sent with the state alone.
    #[schema(max_length = 40)]
    pub totp: Option<String>,
}

/// Somebody is back.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Back {
    /// What came of it.
    pub done: Aim,
    /// The page they wanted.
    pub to: String,
}

/// Takes somebody back from a provider: they come in, their account is linked, or their session confirmed. Good once, in the browser
/// that went, within ten minutes.
///
/// Where the account has a second factor, coming in and confirming answer 401 `code_needed`: the same again with `state` and `totp`.
#[utoipa::path(post, path = "/session/return", operation_id = "returnFromProvider", tag = "account",
    request_body = ComingBack, responses((status = 200, body = Back), Refusals))]
pub async fn return_from_provider(
    State(house): State<House>,
    jar: CookieJar,
    parts: Parts,
    Body(given): Body<ComingBack>,
) -> Result<Response> {
    let texts =
        [("state", Some(&given.state), 200), ("code", given.code.as_ref(), 4000), ("iss", given.iss.as_ref(), 1000)];
    let more = [("error", given.error.as_ref(), 200), ("totp", given.totp.as_ref(), 40)];
    for (field, text, longest) in texts.into_iter().chain(more) {
        if text.is_some_and(|text| text.chars().count() > longest) {
            return Err(Error::invalid(field, "text_length"));
        }
    }
    let mut trip = Trip::of(&house, &jar, &given.state)?;
    if given.error.is_some() {
        return Err(Error::conflict("provider_refused"));
    }
    let person = match trip.aim {
        Aim::SignIn => None,
        Aim::Link | Aim::Confirm => Some(whoever_went(&house, &trip, &parts).await?),
    };
    let mut cookies = match person {
        Some(person) if trip.aim == Aim::Link => {
            link(&house, &trip, &person, &word(&house, &trip, &given).await?).await?;
            vec![]
        }
        person => {
            let (vouched, surely) = match trip.vouched.clone() {
                Some(vouched) => (vouched, false),
                None => {
                    let word = word(&house, &trip, &given).await?;
                    let surely = rules(&house)?.believes(&word.methods);
                    (vouched(&house, &trip, word).await?, surely)
                }
            };
            let through = Through { trip: &trip, vouched: &vouched, surely };
            let done = match &person {
                Some(person) => confirm(&house, &jar, person, &given, through).await.map(|cookie| vec![cookie]),
                None => come_in(&house, &jar, &parts, &given, through).await,
            };
            match done {
                // The code of the provider is used up: what it said waits in the cookie.
                Err(asked @ Error::CodeNeeded) => {
                    trip.vouched = Some(vouched);
                    let cookie = (SET_COOKIE, trip.cookie(&house)?.to_string());
                    return Ok((AppendHeaders([cookie]), asked).into_response());
                }
                done => done?,
            }
        }
    };
    cookies.push(Trip::gone(&house));
    let back = Json(Back { done: trip.aim, to: trip.to });
    let set = cookies.into_iter().map(|cookie| (SET_COOKIE, cookie.to_string()));
    Ok((AppendHeaders(set.collect::<Vec<(HeaderName, String)>>()), back).into_response())
}

async fn word(house: &House, trip: &Trip, given: &ComingBack) -> Result<Word> {
    let code = given.code.clone().ok_or_else(|| Error::invalid("code", "invalid_field"))?;
    house.providers.get(&trip.provider)?.word(house, trip, code, given.iss.as_deref()).await
}

/// The person in whose session the trip began.
async fn whoever_went(house: &House, trip: &Trip, parts: &Parts) -> Result<SignedIn> {
    let person = session::signed_in(parts, house).await?;
    if person.actor.account.map(AccountId) != trip.account {
        return Err(Error::conflict(OVER));
    }
    if trip.aim == Aim::Link {
        person.must_confirm(LINK_MY_ACCOUNT)?;
    }
    Ok(person)
}

/// Which account the provider's person is: by their link, or once by the login that the settings let it name.
async fn vouched(house: &House, trip: &Trip, word: Word) -> Result<Vouched> {
    let issuer = &house.providers.get(&trip.provider)?.settings.issuer;
    if let Some(link) = links::of_subject(house, issuer, &word.subject).await? {
        return Ok(Vouched { link: Some(link.id), subject: None, account: link.account_id });
    }
    let named = match &word.login {
        Some(login) => by_login(&house.store.read, login).await?,
        None => None,
    };
    let account = named.ok_or(Error::conflict("not_linked"))?.id;
    Ok(Vouched { link: None, subject: Some(word.subject), account })
}

async fn come_in(
    house: &House,
    jar: &CookieJar,
    parts: &Parts,
    given: &ComingBack,
    through: Through<'_>,
) -> Result<Vec<Cookie<'static>>> {
    let account = by_id(&house.store.read, through.vouched.account).await?;
    if account.closed {
        return Err(Error::conflict("not_linked"));
    }
    let rules = rules(house)?;
    let tries = Tries::open(house, &account, jar).await?;
    // Whoever has a second factor here is asked for it whatever the provider says: a link that somebody else made opens nothing alone.
    let proof = tries.check_code(house, &rules, given.totp.as_deref()).await?;
    let entry =
        enter::Entry { act: SIGN_IN_AT_PROVIDER, account: &account, tries: &tries, proof, through: Some(through) };
    Ok(enter::enter(house, &parts.headers, &rules, entry).await?.cookies)
}

async fn link(house: &House, trip: &Trip, person: &SignedIn, word: &Word) -> Result<()> {
    let By::Session(id) = person.by else { return Err(Error::NotPermitted(LINK_MY_ACCOUNT)) };
    let account = trip.account.ok_or(Error::conflict(OVER))?;
    let issuer = &*house.providers.get(&trip.provider)?.settings.issuer;
    house
        .store
        .journal
        .record(&house.actor_for("links", person.actor.worker), LINK_MY_ACCOUNT, &house.city, async |tx| {
            tx.about("account", account);
            tx.tell(&serde_json::json!({ "provider": trip.provider }));
            must_go_on(tx, id).await?;
            trip.end(tx).await?;
            let new = links::New { id: LinkId::new(tx.now()), account, issuer, subject: &word.subject };
            links::insert(house, tx, new).await.map(|_| ())
        })
        .await
}

async fn confirm(
    house: &House,
    jar: &CookieJar,
    person: &SignedIn,
    given: &ComingBack,
    Through { trip, vouched, .. }: Through<'_>,
) -> Result<Cookie<'static>> {
    let By::Session(id) = person.by else { return Err(Error::NotPermitted(CONFIRM_AT_PROVIDER)) };
    let account = trip.account.ok_or(Error::conflict(OVER))?;
    if !links::of_account(house, account).await?.iter().any(|link| Some(link.id) == vouched.link) {
        return Err(Error::conflict("not_linked"));
    }
    let rules = rules(house)?;
    let tries = Tries::open(house, &by_id(&house.store.read, account).await?, jar).await?;
    let proof = tries.check_code(house, &rules, given.totp.as_deref()).await?;
    let fresh = house
        .store
        .journal
        .record(&house.actor_for("confirmation", person.actor.worker), CONFIRM_AT_PROVIDER, &house.city, async |tx| {
            tx.about("account", account);
            tx.tell(&serde_json::json!({ "provider": trip.provider }));
            must_go_on(tx, id).await?;
            trip.end(tx).await?;
            proof.use_up(tx, account).await?;
            store::confirm(tx, id).await
        })
        .await?;
    house.sessions.forget();
    Ok(fresh.cookie(house, rules.session_hours))
}
