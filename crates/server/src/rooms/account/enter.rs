//! Letting somebody in who has proved who they are: always a new session with a new secret.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Act, Error, Result, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Statement, entity::prelude::*};

use super::guess::{Tries, refuse_locked};
use super::provider::Through;
use super::rules::Rules;
use super::second_factor::Proof;
use super::store::{SessionId, account, by_id, end_held, end_oldest, end_over, person_of_session, session};
use super::{browser, known};
use crate::house::House;
use crate::http::SignedIn;
use crate::http::session::Token;

/// Who comes in, and how they proved it.
pub struct Entry<'a> {
    /// What the journal notes.
    pub act: Act,
    pub account: &'a account::Model,
    pub tries: &'a Tries,
    /// The second factor.
    pub proof: Proof,
    /// Who vouched for them in place of a password.
    pub through: Option<Through<'a>>,
}

/// Somebody is in.
pub struct Entered {
    pub person: SignedIn,
    /// The session, and the browser where it was not known.
    pub cookies: Vec<Cookie<'static>>,
}

/// Lets somebody in.
pub async fn enter(house: &House, headers: &HeaderMap, rules: &Rules, entry: Entry<'_>) -> Result<Entered> {
    let Entry { act, account, tries, proof, through } = entry;
    let now = house.store.clock.now();
    // The session that this browser held ends with the new one, whosever it was.
    let before = Token::of(house, &CookieJar::from_headers(headers));
    let (token, new_browser) = (Token::random(), tries.browser().is_none().then(Token::random));
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let (browser, system) = browser::of(agent);
    let provider = through.as_ref().map(|through| through.trip.provider.clone());
    house
        .store
        .journal
        .record(&house.actor_for("sign-in", Some(account.worker_id.0)), act, &house.city, async |tx| {
            tx.about("account", account.id);
            come_in(tx, account, tries.browser().is_some()).await?;
            proof.use_up(tx, account.id).await?;
            tx.tell(&serde_json::json!({ "provider": provider, "factor": proof.name() }));
            if let Some(through) = &through {
                through.settle(house, tx).await?;
            }
            match (tries.browser(), &new_browser) {
                (Some(hash), _) => known::come_back(tx, hash, rules).await?,
                (None, Some(secret)) => known::remember(tx, account.id, secret, rules).await?,
                (None, None) => {}
            }
            end_over(tx, account.id).await?;
            if let Some(before) = &before {
                end_held(tx, before).await?;
            }
            let row = session::ActiveModel {
                token_hash: Set(token.hash()),
                old_hash: Set(None),
                old_until: Set(None),
                id: Set(SessionId::new(now)),
                account_id: Set(account.id),
                started_at: Set(now),
                ends_at: Set(now.plus_hours(rules.session_hours)),
                seen_at: Set(now),
                confirmed_at: Set(None),
                browser: Set(browser.to_owned()),
                system: Set(system.to_owned()),
                provider: Set(provider.clone()),
                vouched: Set(through.as_ref().is_some_and(|through| through.surely)),
                device_id: Set(None),
                device_revoked: Set(false),
            };
            row.insert(tx).await?;
            // In an exercise one account is many people.
            if !house.exercise {
                end_oldest(tx, account.id, rules.most_sessions).await?;
            }
            Ok(())
        })
        .await?;
    house.sessions.forget();
    let person = person_of_session(house, &token.hash()).await?.ok_or(Error::NotSignedIn)?;
    let mut cookies = vec![token.cookie(house, rules.session_hours)];
    cookies.extend(new_browser.map(|secret| known::cookie(house, account.id, &secret, rules)));
    Ok(Entered { person, cookies })
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
