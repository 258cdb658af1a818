//! Accounts and sessions as stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::AreaCode;
use kernel::{Act, Actor, Day, Error, Read, Result, Stamp, Tx};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, FromQueryResult, QuerySelect, Statement, entity::prelude::*,
    sea_query::Expr,
};
use uuid::Uuid;

use super::password;
use super::rules::rules;
use crate::house::House;
use crate::http::SignedIn;
use crate::http::session::{By, Token};
use crate::rooms::people::{self, WorkerId};

kernel::id!(
    /// The name of an account.
    AccountId
);

kernel::id!(
    /// The name of a session; it opens nothing.
    SessionId
);

pub mod account {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountId,
        pub worker_id: WorkerId,
        pub login: String,
        pub password_hash: String,
        pub must_change_password: bool,
        /// Until when the one-time password lets in.
        pub one_time_until: Option<Stamp>,
        pub failures: i32,
        pub locked_until: Option<Stamp>,
        pub closed: bool,
        pub last_sign_in: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        /// The secret before, good until then for what was under way.
        pub old_hash: Option<Vec<u8>>,
        pub old_until: Option<Stamp>,
        pub id: SessionId,
        pub account_id: AccountId,
        pub started_at: Stamp,
        pub ends_at: Stamp,
        /// When somebody last worked with it, to the minute.
        pub seen_at: Stamp,
        /// When they last gave their password again.
        pub confirmed_at: Option<Stamp>,
        /// The browser in a word, and the system.
        pub browser: String,
        pub system: String,
        /// Who vouched for its holder; none where they gave their password.
        pub provider: Option<String>,
        /// And for a second factor.
        pub vouched: bool,
        /// The phone it was begun on, where that has said so.
        pub device_id: Option<Uuid>,
        /// That phone was shut out.
        pub device_revoked: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The account of that login.
pub async fn by_login(from: &impl Read, login: &str) -> Result<Option<account::Model>> {
    from.one(account::Entity::find().filter(account::Column::Login.eq(login))).await
}

/// The account of that name.
pub async fn by_id(from: &impl Read, id: AccountId) -> Result<account::Model> {
    from.one(account::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("account"))
}

/// Ends all sessions of an account.
pub async fn end_sessions(tx: &Tx, id: AccountId) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(id)).exec(tx).await?;
    Ok(())
}

/// Whether one of these workers has an account, closed or not.
pub async fn any_has_account(from: &impl Read, workers: Vec<WorkerId>) -> Result<bool> {
    Ok(!from.among(account::Entity::find(), account::Column::WorkerId, workers).await?.is_empty())
}

/// Whose some accounts are.
pub async fn holders(from: &impl Read, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let ids: Vec<AccountId> = ids.iter().copied().map(AccountId).collect();
    let accounts = from.among(account::Entity::find(), account::Column::Id, ids).await?;
    let workers: Vec<WorkerId> = accounts.iter().map(|account| account.worker_id).collect();
    let names = people::worker_names(from, workers).await?;
    let name = |account: account::Model| Some((account.id.0, names.get(&account.worker_id)?.clone()));
    Ok(accounts.into_iter().filter_map(name).collect())
}

/// Forgets the sessions of an account that are over.
pub async fn end_over(tx: &Tx, id: AccountId) -> Result<()> {
    let of_account = session::Entity::delete_many().filter(session::Column::AccountId.eq(id));
    of_account.filter(session::Column::EndsAt.lte(tx.now())).exec(tx).await?;
    Ok(())
}

/// Refuses what is done in a session that has ended: what is known of it elsewhere may be a moment old.
pub async fn must_go_on(tx: &Tx, id: SessionId) -> Result<()> {
    let row = session::Entity::find().filter(session::Column::Id.eq(id)).filter(session::Column::EndsAt.gt(tx.now()));
    let row = tx.one(row.filter(session::Column::DeviceRevoked.eq(false)).lock_exclusive()).await?;
    row.map(drop).ok_or(Error::NotSignedIn)
}

/// Ends the session of this secret, whosever it is.
pub async fn end_held(tx: &Tx, secret: &Token) -> Result<()> {
    let this = Condition::any()
        .add(session::Column::TokenHash.eq(secret.hash()))
        .add(session::Column::OldHash.eq(secret.hash()));
    session::Entity::delete_many().filter(this).exec(tx).await?;
    Ok(())
}

const END_OLDEST: &str = "
    DELETE FROM session
    WHERE account_id = $1
      AND id NOT IN (SELECT id FROM session WHERE account_id = $1 ORDER BY seen_at DESC, id DESC LIMIT $2)";

/// Ends those sessions of an account that were used longest ago, where there are more.
pub async fn end_oldest(tx: &Tx, id: AccountId, most: i64) -> Result<()> {
    let values = [id.into(), most.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), END_OLDEST, values)).await?;
    Ok(())
}

/// Requests that were under way when a session got another secret may come with the old one for so long, and whoever lost the answer
/// that brought the new one has time to confirm again. The old one is not confirmed.
const UNDER_WAY_SECONDS: i64 = 300;

/// Notes that somebody has said again who they are; their session goes on under the secret that is returned.
pub async fn confirm(tx: &Tx, id: SessionId) -> Result<Token> {
    let fresh = Token::random();
    let confirmed = session::Entity::update_many()
        .filter(session::Column::Id.eq(id))
        .col_expr(session::Column::OldHash, Expr::col(session::Column::TokenHash))
        .col_expr(session::Column::OldUntil, Expr::value(tx.now().plus_seconds(UNDER_WAY_SECONDS)))
        .col_expr(session::Column::TokenHash, Expr::value(fresh.hash()))
        .col_expr(session::Column::ConfirmedAt, Expr::value(tx.now()));
    confirmed.exec(tx).await?;
    Ok(fresh)
}

/// Says on which phone a session goes on.
pub async fn bind_session(tx: &Tx, id: SessionId, device: Uuid) -> Result<()> {
    let bound = session::Entity::update_many()
        .filter(session::Column::Id.eq(id))
        .col_expr(session::Column::DeviceId, Expr::value(device));
    bound.exec(tx).await?;
    Ok(())
}

/// Lets the sessions of a phone do nothing any more but confirm that it is wiped.
pub async fn shut_out(tx: &Tx, device: Uuid) -> Result<()> {
    let shut = session::Entity::update_many()
        .filter(session::Column::DeviceId.eq(device))
        .col_expr(session::Column::DeviceRevoked, Expr::value(true));
    shut.exec(tx).await?;
    Ok(())
}

/// Ends the sessions of a phone.
pub async fn end_device_sessions(tx: &Tx, device: Uuid) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::DeviceId.eq(device)).exec(tx).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct OfSession {
    id: SessionId,
    account_id: AccountId,
    worker_id: WorkerId,
    name: String,
    must_change_password: bool,
    ends_at: Stamp,
    seen_at: Stamp,
    confirmed_at: Option<Stamp>,
    device_id: Option<Uuid>,
    device_revoked: bool,
    provider: Option<String>,
    vouched: bool,
    enabled_at: Option<Stamp>,
}

const OF_SESSION: &str = "
    SELECT session.id, account.id AS account_id, worker.id AS worker_id, worker.name, account.must_change_password,
           session.ends_at, session.seen_at, session.device_id, session.device_revoked,
           CASE WHEN session.token_hash = $1 THEN session.confirmed_at END AS confirmed_at,
           session.provider, session.vouched, account_totp.enabled_at
    FROM session
    JOIN account ON account.id = session.account_id
    JOIN worker ON worker.id = account.worker_id
    LEFT JOIN account_totp ON account_totp.account_id = account.id
    WHERE (session.token_hash = $1 OR session.old_hash = $1 AND session.old_until > $2)
      AND NOT account.closed";

/// Who holds the session with this hash, unless it has ended.
pub async fn person_of_session(house: &House, token_hash: &[u8]) -> Result<Option<SignedIn>> {
    let read = &house.store.read;
    let found =
        read.sql::<OfSession, _>(OF_SESSION, [token_hash.to_vec().into(), house.store.clock.now().into()]).await?.pop();
    let Some(found) = found else { return Ok(None) };
    let rules = rules(house)?;
    let until = rules.idle_until(house.exercise, found.seen_at, found.device_id.is_some()).min(found.ends_at);
    if until <= house.store.clock.now() {
        return Ok(None);
    }
    let grants = people::grants(read, found.worker_id, house.store.clock.today()).await?;
    let must_enrol =
        !house.exercise && !found.vouched && found.enabled_at.is_none() && rules.wants_second_factor(&grants);
    let actor = Actor::person(found.account_id.0, found.worker_id.0, found.name, grants, house.roles.clone());
    Ok(Some(SignedIn {
        by: By::Session(found.id),
        // Whoever came in otherwise has used no one-time password.
        must_change_password: found.must_change_password && found.provider.is_none(),
        must_enrol,
        device: found.device_id,
        device_revoked: found.device_revoked,
        until,
        ends_at: found.ends_at,
        seen_at: found.seen_at,
        confirmed_until: rules.confirmed_until(found.confirmed_at),
        confirm: Arc::new(rules.confirm),
        two_persons: Arc::new(rules.two_persons),
        ..SignedIn::acting(Arc::new(actor))
    }))
}

/// Whoever works is noted as being there at most once in so many seconds.
pub const SEEN_EVERY_SECONDS: i64 = 60;

const NOTE_SEEN: [&str; 2] = [
    "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2",
    "UPDATE api_token SET used_at = $2 WHERE token_hash = $1 AND (used_at IS NULL OR used_at < $2)",
];

/// Notes that somebody is there. Where that fails, for example on a full disk, they may read on all the same: it says so.
pub async fn note_seen(house: &House, token_hash: &[u8], by: By) -> bool {
    let now = house.store.clock.now();
    let noted = house
        .store
        .journal
        .record(&house.actor("seen"), super::NOTE_SEEN, &house.city, async |tx| {
            let (text, which) = match by {
                By::Session(id) => (NOTE_SEEN[0], id.into()),
                _ => (NOTE_SEEN[1], token_hash.to_vec().into()),
            };
            let seen = Statement::from_sql_and_values(tx.get_database_backend(), text, [which, now.into()]);
            tx.execute_raw(seen).await?;
            tx.only_alive();
            Ok(())
        })
        .await;
    if let Err(error) = &noted {
        tracing::warn!(%error, "a sign of life could not be noted");
    }
    noted.is_ok()
}

/// Makes an account with a one-time password that holds until then, and returns that password.
pub async fn open(tx: &Tx, id: AccountId, worker_id: WorkerId, login: &str, until: Stamp) -> Result<String> {
    let one_time = password::invent(password::ONE_TIME);
    let row = account::ActiveModel {
        id: Set(id),
        worker_id: Set(worker_id),
        login: Set(login.to_owned()),
        password_hash: Set(password::hash(one_time.clone()).await?),
        must_change_password: Set(true),
        one_time_until: Set(Some(until)),
        failures: Set(0),
        locked_until: Set(None),
        closed: Set(false),
        last_sign_in: Set(None),
    };
    row.insert(tx).await?;
    Ok(one_time)
}

/// Makes a worker with an account whose password is known beforehand. In the exercise only.
pub async fn open_with(tx: &mut Tx, worker: WorkerId, login: &str, password: &str) -> Result<()> {
    let id = AccountId::new(tx.now());
    tx.about("account", id);
    open(tx, id, worker, login, tx.now()).await?;
    let set = account::ActiveModel {
        id: Set(id),
        password_hash: Set(password::hash(password.to_owned()).await?),
        must_change_password: Set(false),
        one_time_until: Set(None),
        ..Default::default()
    };
    set.update(tx).await?;
    Ok(())
}

/// Makes the first administrator: a worker with one post and an account. Returns the one-time password.
pub async fn first_account(house: &House, new: FirstAccount<'_>) -> Result<String> {
    let actor = house.actor("console");
    let at = house.store.clock.now();
    let until = rules(house)?.one_time_until(at);
    let worker = WorkerId::new(at);
    house
        .store
        .journal
        .record(&actor, new.act, &new.area, async |tx| {
            tx.about("worker", worker);
            people::insert_worker(tx, worker, new.area, new.name, None).await?;
            people::insert_post(tx, worker, new.role, new.area, new.from).await?;
            open(tx, AccountId::new(at), worker, new.login, until).await
        })
        .await
}

/// An account made at the console.
pub struct FirstAccount<'a> {
    /// The act that the journal notes.
    pub act: Act,
    /// The login.
    pub login: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// Their role.
    pub role: &'a str,
    /// Where they hold it.
    pub area: AreaCode,
    /// Since when.
    pub from: Day,
}
