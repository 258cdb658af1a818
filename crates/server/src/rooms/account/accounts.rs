//! The administrator's side of accounts: list, open, reset, unlock, close; and the roles there are.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::act::Role;
use kernel::page::{Page, PageQuery};
use kernel::{Act, Error, Read, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::me::Held;
use super::rules::rules;
use super::store::{AccountId, account, by_id, by_login, end_sessions, open};
use super::{
    CLOSE_ACCOUNT, LIST_ACCOUNTS, LIST_ROLES, OPEN_ACCOUNT, RESET_PASSWORD, UNLOCK_ACCOUNT, known, password, provider,
    second_factor, tokens, whole_city,
};
use crate::house::House;
use crate::http::{At, Body, Params, Refusals, SignedIn};
use crate::rooms::{area, people};
use people::WorkerId;

/// An account in a list.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AccountLine {
    /// Its id.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// The worker who holds it.
    pub worker_id: WorkerId,
    /// Their name.
    pub name: String,
    /// The posts they hold today.
    pub posts: Vec<Held>,
    /// Locked after wrong passwords.
    pub locked: bool,
    /// Has not changed the one-time password yet.
    pub must_change_password: bool,
    /// Closed for good.
    pub closed: bool,
    /// When they last came in.
    pub last_sign_in: Option<Stamp>,
}

/// Which accounts to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountFilter {
    /// Login or name begins with this, or the pinyin or initials of the name do.
    #[param(max_length = 100)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists accounts by login.
#[utoipa::path(get, path = "/accounts", operation_id = "listAccounts", tag = "account", params(AccountFilter),
    responses((status = 200, body = Page<AccountLine>), Refusals), security(("session" = [])))]
pub async fn list_accounts(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<AccountFilter>,
) -> Result<Json<Page<AccountLine>>> {
    whole_city(&house, &person, LIST_ACCOUNTS)?;
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = account::Entity::find();
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let login = crate::names::begins(account::Column::Login, text);
        let named = account::Column::WorkerId.in_subquery(people::workers_named(text));
        select = select.filter(Condition::any().add(login).add(named));
    }
    if let Some(last) = page.key::<String>()? {
        select = select.filter(account::Column::Login.gt(last));
    }
    let read = &house.store.read;
    let rows = read.all(select.order_by_asc(account::Column::Login).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.login.clone());
    let names = people::worker_names(read, page.rows.iter().map(|row| row.worker_id)).await?;
    let mut held = BTreeMap::new();
    for row in &page.rows {
        held.insert(row.id, people::grants(read, row.worker_id, house.store.clock.today()).await?);
    }
    let places = area::names(read, held.values().flatten().map(|grant| grant.area)).await?;
    let now = house.store.clock.now();
    Ok(Json(page.map(|row| AccountLine {
        posts: held.remove(&row.id).unwrap_or_default().iter().map(|grant| Held::of(&house, grant, &places)).collect(),
        name: names.get(&row.worker_id).cloned().unwrap_or_default(),
        locked: row.locked_until.is_some_and(|until| until > now),
        id: row.id,
        login: row.login,
        worker_id: row.worker_id,
        must_change_password: row.must_change_password,
        closed: row.closed,
        last_sign_in: row.last_sign_in,
    })))
}

/// An account to be opened.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// For whom.
    pub worker_id: WorkerId,
    /// The login: 3 to 40 small letters, digits, `.`, `-` or `_`.
    #[schema(min_length = 3, max_length = 40, pattern = "^[a-z0-9._-]+$")]
    pub login: String,
}

/// Refuses what is no login; `field` names it.
pub fn login_form(login: &str, field: &'static str) -> Result<()> {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    if (3..=40).contains(&login.len()) && login.chars().all(sign) {
        return Ok(());
    }
    Err(Error::invalid_because(field, "login_form", "3 to 40 small letters, digits, points, dashes or underlines"))
}

/// Refuses to take hold of the account of somebody whose posts the policy names for that act, where it wants to be surer.
pub async fn sure_of(house: &House, person: &SignedIn, act: Act, worker: WorkerId) -> Result<()> {
    let today = house.store.clock.today();
    let posts = people::posts_of(&house.store.read, vec![worker]).await?;
    posts.iter().filter(|post| !post.is_over(today)).try_for_each(|post| person.must_be_sure(act, &post.role))
}

/// A password shown once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneTime {
    /// The account.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// Shown now and never again; it must be changed at the first sign-in.
    pub one_time_password: String,
    /// Until when it lets in.
    pub one_time_until: Stamp,
}

/// Opens an account for a worker and shows its one-time password. Once opened, the same request is a conflict, for the password is not shown twice.
#[utoipa::path(put, path = "/accounts/{id}", operation_id = "openAccount", tag = "account", request_body = NewAccount,
    params(("id" = AccountId, Path)), responses((status = 201, body = OneTime), Refusals), security(("session" = [])))]
pub async fn open_account(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AccountId>,
    Body(new): Body<NewAccount>,
) -> Result<(StatusCode, Json<OneTime>)> {
    whole_city(&house, &person, OPEN_ACCOUNT)?;
    sure_of(&house, &person, OPEN_ACCOUNT, new.worker_id).await?;
    login_form(&new.login, "login")?;
    let until = rules(&house)?.one_time_until(house.store.clock.now());
    let one_time_password = house
        .store
        .journal
        .record(&person.actor, OPEN_ACCOUNT, &house.city, async |tx| {
            tx.about("account", id);
            if people::worker_names(tx, [new.worker_id]).await?.is_empty() {
                return Err(Error::invalid("worker_id", "worker_unknown"));
            }
            let known = sea_orm::Condition::any()
                .add(account::Column::Id.eq(id))
                .add(account::Column::WorkerId.eq(new.worker_id));
            if tx.one(account::Entity::find().filter(known)).await?.is_some() {
                return Err(Error::conflict("account_exists"));
            }
            if by_login(tx, &new.login).await?.is_some_and(|other| other.id != id) {
                return Err(Error::invalid("login", "login_taken"));
            }
            open(tx, id, new.worker_id, &new.login, until).await
        })
        .await?;
    Ok((StatusCode::CREATED, Json(OneTime { id, login: new.login, one_time_password, one_time_until: until })))
}

/// Gives a new one-time password, ends all sessions of the account, revokes its tokens and takes its links to providers away.
#[utoipa::path(post, path = "/accounts/{id}/reset-password", operation_id = "resetPassword", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 200, body = OneTime), Refusals), security(("session" = [])))]
pub async fn reset_password(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AccountId>,
) -> Result<Json<OneTime>> {
    whole_city(&house, &person, RESET_PASSWORD)?;
    let worker = by_id(&house.store.read, id).await?.worker_id;
    sure_of(&house, &person, RESET_PASSWORD, worker).await?;
    let one_time_password = password::invent(password::ONE_TIME);
    let hash = password::hash(one_time_password.clone()).await?;
    let until = rules(&house)?.one_time_until(house.store.clock.now());
    let login = change(
        &house,
        &person,
        RESET_PASSWORD,
        id,
        account::ActiveModel {
            password_hash: Set(hash),
            must_change_password: Set(true),
            one_time_until: Set(Some(until)),
            failures: Set(0),
            locked_until: Set(None),
            ..Default::default()
        },
    )
    .await?;
    Ok(Json(OneTime { id, login, one_time_password, one_time_until: until }))
}

/// Lets somebody in again who lost password and second factor, at the machine's own console. Gives the one-time password.
///
/// # Errors
/// [`Error::NotFound`] where no open account has that login.
pub async fn readmit(house: &House, login: &str) -> Result<String> {
    let one_time_password = password::invent(password::ONE_TIME);
    let hash = password::hash(one_time_password.clone()).await?;
    let until = rules(house)?.one_time_until(house.store.clock.now());
    house
        .store
        .journal
        .record(&house.actor("console"), RESET_PASSWORD, &house.city, async |tx| {
            let known = by_login(tx, login).await?.filter(|account| !account.closed);
            let id = known.ok_or(Error::NotFound("account"))?.id;
            tx.about("account", id);
            let set = account::ActiveModel {
                id: Set(id),
                password_hash: Set(hash),
                must_change_password: Set(true),
                one_time_until: Set(Some(until)),
                failures: Set(0),
                locked_until: Set(None),
                ..Default::default()
            };
            set.update(tx).await?;
            second_factor::take_away(tx, id).await?;
            shut(tx, id).await
        })
        .await?;
    Ok(one_time_password)
}

/// Ends the sessions of an account, forgets its browsers and its links to providers, and revokes its tokens.
async fn shut(tx: &Tx, id: AccountId) -> Result<()> {
    end_sessions(tx, id).await?;
    known::forget(tx, id).await?;
    provider::forget(tx, id).await?;
    tokens::revoke_all(tx, id).await
}

/// Lets a locked account in again.
#[utoipa::path(post, path = "/accounts/{id}/unlock", operation_id = "unlockAccount", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 204, description = "Unlocked"), Refusals), security(("session" = [])))]
pub async fn unlock_account(State(house): State<House>, person: SignedIn, At(id): At<AccountId>) -> Result<StatusCode> {
    let set = account::ActiveModel { failures: Set(0), locked_until: Set(None), ..Default::default() };
    change(&house, &person, UNLOCK_ACCOUNT, id, set).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Closes an account for good and ends its sessions. The worker and what they did stay.
#[utoipa::path(post, path = "/accounts/{id}/close", operation_id = "closeAccount", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 204, description = "Closed"), Refusals), security(("session" = [])))]
pub async fn close_account(State(house): State<House>, person: SignedIn, At(id): At<AccountId>) -> Result<StatusCode> {
    if person.actor.account == Some(id.0) {
        return Err(Error::conflict("own_account"));
    }
    change(&house, &person, CLOSE_ACCOUNT, id, account::ActiveModel { closed: Set(true), ..Default::default() })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn change(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: AccountId,
    set: account::ActiveModel,
) -> Result<String> {
    whole_city(house, person, act)?;
    let login = house
        .store
        .journal
        .record(&person.actor, act, &house.city, async |tx: &mut Tx| {
            tx.about("account", id);
            let known = by_id(tx, id).await?;
            let set = account::ActiveModel { id: Set(id), ..set };
            set.update(tx).await?;
            if act == UNLOCK_ACCOUNT {
                known::unlock(tx, id).await?;
            } else {
                shut(tx, id).await?;
            }
            Ok(known.login)
        })
        .await?;
    house.sessions.forget();
    Ok(login)
}

/// Lists the roles and the acts each holds.
#[utoipa::path(get, path = "/roles", operation_id = "listRoles", tag = "account",
    responses((status = 200, body = Vec<Role>), Refusals), security(("session" = [])))]
pub async fn list_roles(State(house): State<House>, person: SignedIn) -> Result<Json<Vec<Role>>> {
    person.scope(LIST_ROLES)?;
    Ok(Json(house.roles.iter().cloned().collect()))
}
