//! Saying again who one is, before something that cannot be taken back lightly.

use axum::Json;
use axum::extract::State;
use axum_extra::extract::CookieJar;
use kernel::{Error, Result, Stamp};
use serde::{Deserialize, Serialize};

use super::guess::Tries;
use super::rules::rules;
use super::store::{AccountId, by_id, confirm, must_go_on};
use super::{CONFIRM_SESSION, password};
use crate::house::House;
use crate::http::session::By;
use crate::http::{Body, Refusals, SignedIn};

/// What somebody signs in with, but for the login.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The password.
    #[schema(max_length = 200)]
    pub password: String,
    /// The six digits of the second factor, or a recovery code. Asked for by `code_needed` where the account has one.
    #[schema(max_length = 40)]
    pub code: Option<String>,
}

/// How long a confirmation holds.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Confirmed {
    /// Until then.
    pub until: Stamp,
}

/// Confirms the session for some minutes, so that acts that the policy lists may be done in it; without, they answer 403
/// `confirmation_needed`. The session goes on under a new cookie; the one before opens it for five minutes more, unconfirmed. A wrong
/// password counts as one at the door. Where the account has a second factor, the right password alone answers 401 `code_needed`.
#[utoipa::path(put, path = "/session/confirmation", operation_id = "confirmSession", tag = "account", request_body = Confirmation,
    responses((status = 200, body = Confirmed), Refusals), security(("session" = [])))]
pub async fn confirm_session(
    State(house): State<House>,
    person: SignedIn,
    jar: CookieJar,
    Body(given): Body<Confirmation>,
) -> Result<(CookieJar, Json<Confirmed>)> {
    let By::Session(id) = person.by else { return Err(Error::NotPermitted(CONFIRM_SESSION)) };
    let rules = rules(&house)?;
    let account = by_id(&house.store.read, AccountId(person.actor.account.ok_or(Error::NotSignedIn)?)).await?;
    let tries = Tries::open(&house, &account, &jar).await?;
    if !password::fits(given.password, Some(account.password_hash)).await? {
        tries.note_failure(&house, &rules).await?;
        return Err(Error::invalid("password", "old_password_wrong"));
    }
    let proof = tries.check_code(&house, &rules, given.code.as_deref()).await?;
    let now = house.store.clock.now();
    let fresh = house
        .store
        .journal
        .record(&house.actor_for("confirmation", person.actor.worker), CONFIRM_SESSION, &house.city, async |tx| {
            tx.about("account", account.id);
            must_go_on(tx, id).await?;
            proof.use_up(tx, account.id).await?;
            confirm(tx, id).await
        })
        .await?;
    house.sessions.forget();
    let confirmed = Json(Confirmed { until: rules.confirmed_until(Some(now)) });
    Ok((jar.add(fresh.cookie(&house, rules.session_hours)), confirmed))
}
