//! Saying again who one is, before something that cannot be taken back lightly.

use axum::Json;
use axum::extract::State;
use axum_extra::extract::CookieJar;
use kernel::{Error, Result, Stamp};
use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::guess::Tries;
use super::rules::rules;
use super::store::{AccountId, by_id, must_go_on, session};
use super::{CONFIRM_SESSION, password, second_factor};
use crate::house::House;
use crate::http::session::By;
use crate::http::{Body, Refusals, SignedIn};

/// The password, or a code of the second factor.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The password.
    #[schema(max_length = 200)]
    pub password: Option<String>,
    /// The six digits of the second factor, in its place.
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
/// `confirmation_needed`. A wrong password counts as one at the door.
#[utoipa::path(put, path = "/session/confirmation", operation_id = "confirmSession", tag = "account", request_body = Confirmation,
    responses((status = 200, body = Confirmed), Refusals), security(("session" = [])))]
pub async fn confirm_session(
    State(house): State<House>,
    person: SignedIn,
    jar: CookieJar,
    Body(given): Body<Confirmation>,
) -> Result<Json<Confirmed>> {
    let By::Session(id) = person.by else { return Err(Error::NotPermitted(CONFIRM_SESSION)) };
    let rules = rules(&house)?;
    let account = by_id(&house.store.read, AccountId(person.actor.account.ok_or(Error::NotSignedIn)?)).await?;
    let tries = Tries::open(&house, &account, &jar).await?;
    let mut proof = second_factor::Proof::Nothing;
    let wrong = match (given.code, given.password) {
        (Some(code), _) => match second_factor::check(&house, account.id, Some(&code)).await {
            // Without a second factor there is no code that could be right.
            Ok(second_factor::Proof::Nothing) | Err(Error::WrongCode) => Some(Error::invalid("code", "wrong_code")),
            checked => {
                proof = checked?;
                None
            }
        },
        (None, Some(password)) => {
            let fits = password::fits(password, Some(account.password_hash)).await?;
            (!fits).then(|| Error::invalid("password", "old_password_wrong"))
        }
        (None, None) => return Err(Error::invalid("password", "invalid_field")),
    };
    if let Some(wrong) = wrong {
        tries.note_failure(&house, &rules).await?;
        return Err(wrong);
    }
    let now = house.store.clock.now();
    house
        .store
        .journal
        .record(&house.actor_for("confirmation", person.actor.worker), CONFIRM_SESSION, &house.city, async |tx| {
            tx.about("account", account.id);
            must_go_on(tx, id).await?;
            proof.use_up(tx, account.id).await?;
            let confirmed = session::Entity::update_many()
                .filter(session::Column::Id.eq(id))
                .col_expr(session::Column::ConfirmedAt, Expr::value(now));
            confirmed.exec(tx).await?;
            Ok(())
        })
        .await?;
    house.sessions.forget();
    Ok(Json(Confirmed { until: rules.confirmed_until(Some(now)) }))
}
