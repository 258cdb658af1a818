//! Coming in and going out.

use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::AppendHeaders;
use axum_extra::extract::CookieJar;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use serde::Deserialize;

use super::enter::{Entry, enter};
use super::guess::Tries;
use super::me::{self, Me};
use super::rules::rules;
use super::store::{by_login, session};
use super::{SIGN_IN, SIGN_OUT, password, provider};
use crate::house::House;
use crate::http::session::{By, COOKIE, no_cookie};
use crate::http::{Body, Refusals, SignedIn, note_at_door};

/// A login with its password.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login.
    #[schema(max_length = 100)]
    pub login: String,
    /// The password.
    #[schema(max_length = 200)]
    pub password: String,
    /// The six digits of the second factor, or a recovery code. Asked for by `code_needed` where the account has one.
    #[schema(max_length = 40)]
    pub code: Option<String>,
}

/// Signs in and sets the session cookie, always a new one.
///
/// Where the account has a second factor, the right password alone answers 401 `code_needed`.
#[utoipa::path(post, path = "/session", operation_id = "signIn", tag = "account", request_body = SignIn,
    responses((status = 200, body = Me), Refusals))]
pub async fn sign_in(
    State(house): State<House>,
    jar: CookieJar,
    headers: HeaderMap,
    Body(given): Body<SignIn>,
) -> Result<(AppendHeaders<Vec<(HeaderName, String)>>, Json<Me>)> {
    let code = given.code.as_deref().unwrap_or_default();
    for (field, text, longest) in
        [("login", &*given.login, 100), ("password", &given.password, 200), ("code", code, 40)]
    {
        if text.chars().count() > longest {
            return Err(Error::invalid(field, "text_length"));
        }
    }
    let rules = rules(&house)?;
    let now = house.store.clock.now();
    let Some(account) = by_login(&house.store.read, &given.login).await?.filter(|account| !account.closed) else {
        house.strangers.refuse_locked(&given.login, now)?;
        password::fits(given.password, None).await?;
        house.strangers.note_failure(&given.login, &rules, now)?;
        return Err(Error::WrongPassword);
    };
    let tries = Tries::open(&house, &account, &jar).await?;
    if !password::fits(given.password, Some(account.password_hash.clone())).await? {
        tries.note_failure(&house, &rules).await?;
        return Err(Error::WrongPassword);
    }
    provider::refuse_only_door(&house, account.id).await?;
    if account.one_time_until.is_some_and(|until| until <= now) {
        return Err(Error::conflict("one_time_over"));
    }
    let proof = tries.check_code(&house, &rules, given.code.as_deref()).await?;
    let entry = Entry { act: SIGN_IN, account: &account, tries: &tries, proof, through: None };
    let entered = enter(&house, &headers, &rules, entry).await?;
    let me = me::describe(&house, &entered.person).await?;
    let set = entered.cookies.into_iter().map(|cookie| (SET_COOKIE, cookie.to_string()));
    Ok((AppendHeaders(set.collect()), Json(me)))
}

/// Signs out and ends the session.
#[utoipa::path(delete, path = "/session", operation_id = "signOut", tag = "account",
    responses((status = 204, description = "Signed out"), Refusals), security(("session" = [])))]
pub async fn sign_out(State(house): State<House>, person: SignedIn, jar: CookieJar) -> Result<(CookieJar, StatusCode)> {
    if let By::Session(id) = person.by {
        let (account, worker) = (person.actor.account.unwrap_or_default(), person.actor.worker.unwrap_or_default());
        note_at_door(account, worker);
        house
            .store
            .journal
            .record(&house.actor_for("sign-out", person.actor.worker), SIGN_OUT, &house.city, async |tx| {
                tx.about("account", account);
                session::Entity::delete_many().filter(session::Column::Id.eq(id)).exec(tx).await?;
                Ok(())
            })
            .await?;
        house.sessions.forget();
    }
    Ok((jar.add(no_cookie(&house, COOKIE)), StatusCode::NO_CONTENT))
}
