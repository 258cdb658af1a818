//! Coming in and going out.

use axum::Json;
use axum::extract::State;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::AppendHeaders;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Error, Result, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Statement, entity::prelude::*};
use serde::Deserialize;

use super::guess::{Tries, refuse_locked};
use super::me::{self, Me};
use super::rules::rules;
use super::store::{SessionId, account, by_id, by_login, end_over, person_of_session, session};
use super::{SIGN_IN, SIGN_OUT, browser, known, password, second_factor};
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
    if account.one_time_until.is_some_and(|until| until <= now) {
        return Err(Error::conflict("one_time_over"));
    }
    let proof = match second_factor::check(&house, account.id, given.code.as_deref()).await {
        Err(Error::WrongCode) => {
            tries.note_failure(&house, &rules).await?;
            return Err(Error::WrongCode);
        }
        checked => checked?,
    };
    let (token, new_browser) = (Token::random(), tries.browser().is_none().then(Token::random));
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let (browser, system) = browser::of(agent);
    house
        .store
        .journal
        .record(&house.actor("sign-in"), SIGN_IN, &house.city, async |tx| {
            tx.about("account", account.id);
            come_in(tx, &account, tries.browser().is_some()).await?;
            proof.use_up(tx, account.id).await?;
            match (tries.browser(), &new_browser) {
                (Some(hash), _) => known::come_back(tx, hash, &rules).await?,
                (None, Some(secret)) => known::remember(tx, account.id, secret, &rules).await?,
                (None, None) => {}
            }
            end_over(tx, account.id).await?;
            let row = session::ActiveModel {
                token_hash: Set(token.hash()),
                id: Set(SessionId::new(now)),
                account_id: Set(account.id),
                started_at: Set(now),
                ends_at: Set(now.plus_hours(rules.session_hours)),
                seen_at: Set(now),
                confirmed_at: Set(None),
                browser: Set(browser.to_owned()),
                system: Set(system.to_owned()),
                device_id: Set(None),
                device_revoked: Set(false),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await?;
    let person = person_of_session(&house, &token.hash()).await?.ok_or(Error::NotSignedIn)?;
    let me = me::describe(&house, &person).await?;
    let mut cookies = vec![token.cookie(house.config.behind_tls(), rules.session_hours)];
    cookies.extend(new_browser.map(|secret| known::cookie(&house, account.id, &secret, &rules)));
    let set = cookies.into_iter().map(|cookie| (SET_COOKIE, cookie.to_string()));
    Ok((AppendHeaders(set.collect()), Json(me)))
}

/// A browser that is known has a count of its own; elsewhere the account's begins anew.
const COME_IN: [&str; 2] = [
    "
    UPDATE account
    SET failures = 0,
        locked_until = NULL,
        last_sign_in = $3
    WHERE id = $1
      AND password_hash = $2
      AND NOT closed
      AND (locked_until IS NULL OR locked_until <= $3)",
    "
    UPDATE account
    SET last_sign_in = $3
    WHERE id = $1
      AND password_hash = $2
      AND NOT closed",
];

/// Lets somebody in whose password fitted, unless the account was locked, closed or given another one while that was checked.
async fn come_in(tx: &Tx, account: &account::Model, known: bool) -> Result<()> {
    let values = [account.id.into(), account.password_hash.clone().into(), tx.now().into()];
    let text = COME_IN[usize::from(known)];
    let came = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
    if tx.execute_raw(came).await?.rows_affected() == 0 {
        refuse_locked(by_id(tx, account.id).await?.locked_until, tx.now())?;
        return Err(Error::WrongPassword);
    }
    Ok(())
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
