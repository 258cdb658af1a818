//! Coming in and going out.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Error, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Statement, entity::prelude::*};
use serde::Deserialize;

use super::guess::{note_failure, refuse_locked};
use super::me::{self, Me};
use super::store::{account, by_id, by_login, person_of_session, session};
use super::{SIGN_IN, SIGN_OUT, password};
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
#[derive(Clone, Deserialize)]
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

impl Rules {
    /// Until when an account is locked that is locked now.
    pub fn locked_from(&self, now: Stamp) -> Stamp {
        now.plus_seconds(self.locked_minutes * 60)
    }
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
    for (field, text, longest) in [("login", &given.login, 100), ("password", &given.password, 200)] {
        if text.chars().count() > longest {
            return Err(Error::invalid(field, "text_length"));
        }
    }
    let rules = rules(&house)?;
    let now = house.store.clock.now();
    let account = by_login(&house.store.read, &given.login).await?.filter(|account| !account.closed);
    match &account {
        Some(account) => refuse_locked(account.locked_until, now)?,
        None => house.strangers.refuse_locked(&given.login, now)?,
    }
    let fits = password::fits(given.password, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = account else {
        house.strangers.note_failure(&given.login, &rules, now)?;
        return Err(Error::WrongPassword);
    };
    if !fits {
        note_failure(&house, account.id, &rules).await?;
        return Err(Error::WrongPassword);
    }
    let token = Token::random();
    house
        .store
        .journal
        .record(&house.actor("sign-in"), SIGN_IN, &house.city, async |tx| {
            tx.about("account", account.id);
            come_in(tx, &account).await?;
            let row = session::ActiveModel {
                token_hash: Set(token.hash()),
                account_id: Set(account.id),
                started_at: Set(now),
                ends_at: Set(now.plus_hours(rules.session_hours)),
                device_id: Set(None),
                device_revoked: Set(false),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await?;
    let person = person_of_session(&house, &token.hash()).await?.ok_or(Error::NotSignedIn)?;
    let me = me::describe(&house, &person).await?;
    Ok((jar.add(token.cookie(house.config.secure_cookie, rules.session_hours)), Json(me)))
}

const COME_IN: &str = "
    UPDATE account
    SET failures = 0,
        locked_until = NULL,
        last_sign_in = $3
    WHERE id = $1
      AND password_hash = $2
      AND NOT closed
      AND (locked_until IS NULL OR locked_until <= $3)";

/// Lets somebody in whose password fitted, unless the account was locked, closed or given another one while that was checked.
async fn come_in(tx: &Tx, account: &account::Model) -> Result<()> {
    let values = [account.id.into(), account.password_hash.clone().into(), tx.now().into()];
    let came = Statement::from_sql_and_values(tx.get_database_backend(), COME_IN, values);
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
