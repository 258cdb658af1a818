//! Changing one's own password.

use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde::Deserialize;

use super::guess::Tries;
use super::rules::rules;
use super::store::{AccountId, account, by_id, must_go_on, session};
use super::{CHANGE_PASSWORD, password, tokens};
use crate::house::House;
use crate::http::session::{By, Token};
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::area;

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

/// What no password of this person may be made of: who they are and where they work.
async fn words_of(house: &House, person: &SignedIn, login: &str) -> Result<Vec<String>> {
    let places = person.actor.grants.iter().map(|grant| grant.area).chain([house.city]);
    let names = area::names(&house.store.read, places.clone()).await?;
    let mut words = vec![login.to_owned(), person.actor.name.clone()];
    words.extend(places.flat_map(|place| [names.of(&place), place.to_string()]));
    words.extend(house.config.public_url.iter().flat_map(|url| url.split(['/', ':', '.'])).map(str::to_owned));
    Ok(words)
}

/// Changes the caller's password, ends their other sessions and revokes their tokens, for whoever knew the old one may have made them;
/// their own session goes on under a new cookie. A wrong old password counts as one at the door.
#[utoipa::path(put, path = "/me/password", operation_id = "changePassword", tag = "account", request_body = NewPassword,
    responses((status = 204, description = "Changed"), Refusals), security(("session" = [])))]
pub async fn change_password(
    State(house): State<House>,
    person: SignedIn,
    jar: CookieJar,
    Body(given): Body<NewPassword>,
) -> Result<(CookieJar, StatusCode)> {
    let By::Session(session_id) = person.by else { return Err(Error::NotPermitted(CHANGE_PASSWORD)) };
    let id = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    let account = by_id(&house.store.read, id).await?;
    let rules = rules(&house)?;
    let tries = Tries::open(&house, &account, &jar).await?;
    if !password::fits(given.old_password.clone(), Some(account.password_hash)).await? {
        tries.note_failure(&house, &rules).await?;
        return Err(Error::invalid("old_password", "old_password_wrong"));
    }
    if given.new_password == given.old_password {
        return Err(Error::invalid("new_password", "password_unchanged"));
    }
    let words = words_of(&house, &person, &account.login).await?;
    password::acceptable(&given.new_password, rules.shortest_password, words).await?;
    let hash = password::hash(given.new_password).await?;
    let fresh = Token::random();
    house
        .store
        .journal
        .record(&house.actor_for("password", person.actor.worker), CHANGE_PASSWORD, &house.city, async |tx| {
            tx.about("account", id);
            must_go_on(tx, session_id).await?;
            let set = account::ActiveModel {
                id: Set(id),
                password_hash: Set(hash),
                must_change_password: Set(false),
                one_time_until: Set(None),
                ..Default::default()
            };
            set.update(tx).await?;
            let others = session::Entity::delete_many()
                .filter(session::Column::AccountId.eq(id))
                .filter(session::Column::Id.ne(session_id));
            others.exec(tx).await?;
            let renewed = session::Entity::update_many()
                .filter(session::Column::Id.eq(session_id))
                .col_expr(session::Column::OldHash, Expr::value(None::<Vec<u8>>))
                .col_expr(session::Column::TokenHash, Expr::value(fresh.hash()));
            renewed.exec(tx).await?;
            tokens::revoke_all(tx, id).await
        })
        .await?;
    house.sessions.forget();
    let cookie = fresh.cookie(&house, rules.session_hours);
    Ok((jar.add(cookie), StatusCode::NO_CONTENT))
}
