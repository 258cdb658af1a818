//! Changing one's own password.

use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::guess::{note_failure, refuse_locked};
use super::store::{AccountId, account, by_id, session};
use super::{CHANGE_PASSWORD, password, sign_in};
use crate::house::House;
use crate::http::session::Token;
use crate::http::{Body, Refusals, SignedIn};

/// The old and the new password.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The password so far.
    #[schema(max_length = 200)]
    pub old_password: String,
    /// The password from now on.
    #[schema(max_length = 200)]
    pub new_password: String,
}

/// Changes the caller's password and ends their other sessions. A wrong old password counts as one at the door.
#[utoipa::path(put, path = "/me/password", operation_id = "changePassword", tag = "account", request_body = NewPassword,
    responses((status = 204, description = "Changed"), Refusals), security(("session" = [])))]
pub async fn change_password(
    State(house): State<House>,
    person: SignedIn,
    jar: CookieJar,
    Body(given): Body<NewPassword>,
) -> Result<StatusCode> {
    let id = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    let account = by_id(&house.store.read, id).await?;
    let rules = sign_in::rules(&house)?;
    refuse_locked(account.locked_until, house.store.clock.now())?;
    if !password::fits(given.old_password.clone(), Some(account.password_hash)).await? {
        note_failure(&house, id, &rules).await?;
        return Err(Error::invalid("old_password", "old_password_wrong"));
    }
    password::acceptable(&given.new_password, &account.login, rules.shortest_password)?;
    if given.new_password == given.old_password {
        return Err(Error::invalid("new_password", "password_unchanged"));
    }
    let hash = password::hash(given.new_password).await?;
    let own = Token::of(&jar).map(|token| token.hash()).unwrap_or_default();
    house
        .store
        .journal
        .record(&house.actor("password"), CHANGE_PASSWORD, &house.city, async |tx| {
            tx.about("account", id);
            let set = account::ActiveModel {
                id: Set(id),
                password_hash: Set(hash),
                must_change_password: Set(false),
                ..Default::default()
            };
            set.update(tx).await?;
            let others = session::Entity::delete_many()
                .filter(session::Column::AccountId.eq(id))
                .filter(session::Column::TokenHash.ne(own));
            others.exec(tx).await?;
            Ok(())
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}
