//! Coming in and going out.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::me::{self, Me};
use super::store::{account, by_login, person_of_session, session};
use super::{FAIL_SIGN_IN, SIGN_IN, SIGN_OUT, password};
use crate::house::House;
use crate::http::session::{COOKIE, Token};
use crate::http::{Body, Refusals, SignedIn};

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
}

/// How signing in behaves; section `[[sign_in]]` of the policy.
#[derive(Deserialize)]
pub struct Rules {
    /// So many wrong passwords in a row lock the account.
    pub failures: i32,
    /// For so long.
    pub locked_minutes: i64,
    /// A session ends after so long.
    pub session_hours: i64,
    /// A password has at least so many signs.
    pub shortest_password: usize,
}

/// The rules in force today.
pub fn rules(house: &House) -> Result<Rules> {
    house.store.policy.on("sign_in", house.store.clock.today())
}

/// Signs in and sets the session cookie.
#[utoipa::path(post, path = "/session", operation_id = "signIn", tag = "account", request_body = SignIn,
    responses((status = 200, body = Me), Refusals))]
pub async fn sign_in(
    State(house): State<House>,
    jar: CookieJar,
    Body(given): Body<SignIn>,
) -> Result<(CookieJar, Json<Me>)> {
    let rules = rules(&house)?;
    let now = house.store.clock.now();
    let account = by_login(&house.store.read, &given.login).await?.filter(|account| !account.closed);
    if let Some(until) = account.as_ref().and_then(|account| account.locked_until).filter(|until| *until > now) {
        let retry_after = u32::try_from((until.0 - now.0) / 1000).unwrap_or(60).max(1);
        return Err(Error::AccountLocked { retry_after });
    }
    let fits = password::fits(given.password, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = account else { return Err(Error::WrongPassword) };
    if !fits {
        note_failure(&house, account, &rules).await?;
        return Err(Error::WrongPassword);
    }
    let token = Token::random();
    house
        .store
        .journal
        .record(&house.actor("sign-in"), SIGN_IN, &house.city, async |tx| {
            tx.about("account", account.id);
            let row = session::ActiveModel {
                token_hash: Set(token.hash()),
                account_id: Set(account.id),
                started_at: Set(now),
                ends_at: Set(now.plus_hours(rules.session_hours)),
            };
            row.insert(tx).await?;
            let came = account::ActiveModel {
                id: Set(account.id),
                failures: Set(0),
                locked_until: Set(None),
                last_sign_in: Set(Some(now)),
                ..Default::default()
            };
            came.update(tx).await?;
            Ok(())
        })
        .await?;
    let person = person_of_session(&house, &token.hash()).await?.ok_or(Error::NotSignedIn)?;
    let me = me::describe(&house, &person).await?;
    Ok((jar.add(token.cookie(house.config.secure_cookie, rules.session_hours)), Json(me)))
}

async fn note_failure(house: &House, account: account::Model, rules: &Rules) -> Result<()> {
    house
        .store
        .journal
        .record(&house.actor("sign-in"), FAIL_SIGN_IN, &house.city, async |tx| {
            tx.about("account", account.id);
            let failures = account.failures + 1;
            let locks = failures % rules.failures == 0;
            let until = locks.then(|| tx.now().plus_seconds(rules.locked_minutes * 60));
            let set = account::ActiveModel {
                id: Set(account.id),
                failures: Set(failures),
                locked_until: Set(until),
                ..Default::default()
            };
            set.update(tx).await?;
            Ok(())
        })
        .await
}

/// Signs out and ends the session.
#[utoipa::path(delete, path = "/session", operation_id = "signOut", tag = "account",
    responses((status = 204, description = "Signed out"), Refusals), security(("session" = [])))]
pub async fn sign_out(State(house): State<House>, person: SignedIn, jar: CookieJar) -> Result<(CookieJar, StatusCode)> {
    if let Some(token) = Token::of(&jar) {
        house
            .store
            .journal
            .record(&house.actor("sign-out"), SIGN_OUT, &house.city, async |tx| {
                tx.about("account", person.actor.account.unwrap_or_default());
                session::Entity::delete_by_id(token.hash()).exec(tx).await?;
                Ok(())
            })
            .await?;
        house.sessions.forget();
    }
    Ok((jar.remove(Cookie::build(COOKIE).path("/")), StatusCode::NO_CONTENT))
}
