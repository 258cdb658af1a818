//! Browsers that signed in to an account before. Each keeps its own count of wrong passwords, so that guesses from elsewhere lock
//! the account for strangers and not for whoever works with it (OWASP: device cookies).
//!
//! The cookie holds a secret of 256 bits for one account; the store keeps its hash. It opens nothing by itself.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use kernel::{Error, Read, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Statement, entity::prelude::*, sea_query::Expr};

use super::guess::refuse_locked;
use super::rules::Rules;
use super::store::AccountId;
use crate::house::House;
use crate::http::session::Token;

pub mod known_browser {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "known_browser")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub secret_hash: Vec<u8>,
        pub account_id: AccountId,
        pub failures: i32,
        pub locked_until: Option<Stamp>,
        pub known_until: Stamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An account knows at most so many browsers; the one that came longest ago is forgotten.
const MOST: u64 = 20;

fn plain_name(house: &House, account: AccountId) -> String {
    format!("wangge_known_{}", hex::encode(&house.store.vault.index("known browser", &account.to_string()).0[..8]))
}

/// The browser of a request, where it has signed in to this account before.
pub async fn of(house: &House, account: AccountId, jar: &CookieJar) -> Result<Option<known_browser::Model>> {
    let Some(secret) = Token::in_cookie(house, jar, &plain_name(house, account)) else { return Ok(None) };
    let found = house.store.read.one(known_browser::Entity::find_by_id(secret.hash())).await?;
    let now = house.store.clock.now();
    Ok(found.filter(|browser| browser.account_id == account && browser.known_until > now))
}

const COUNT: &str = "
    UPDATE known_browser
    SET failures = failures + 1,
        locked_until = CASE WHEN (failures + 1) % $3 = 0 THEN $4 ELSE locked_until END
    WHERE secret_hash = $1
      AND (locked_until IS NULL OR locked_until <= $2)";

/// Counts a wrong password given in this browser.
pub async fn note_failure(tx: &Tx, hash: &[u8], rules: &Rules) -> Result<()> {
    let now = tx.now();
    let values = [hash.to_vec().into(), now.into(), rules.failures.max(1).into(), rules.locked_from(now).into()];
    let count = Statement::from_sql_and_values(tx.get_database_backend(), COUNT, values);
    if tx.execute_raw(count).await?.rows_affected() == 0 {
        refuse(tx, hash).await?;
    }
    Ok(())
}

async fn refuse(tx: &Tx, hash: &[u8]) -> Result<()> {
    let found = tx.one(known_browser::Entity::find_by_id(hash.to_vec())).await?;
    refuse_locked(found.and_then(|browser| browser.locked_until), tx.now())
}

const COME_BACK: &str = "
    UPDATE known_browser
    SET failures = 0,
        locked_until = NULL,
        known_until = $3
    WHERE secret_hash = $1
      AND (locked_until IS NULL OR locked_until <= $2)";

/// Somebody signs in with a browser that is known; refused where it was locked meanwhile.
pub async fn come_back(tx: &Tx, hash: &[u8], rules: &Rules) -> Result<()> {
    let values = [hash.to_vec().into(), tx.now().into(), until(tx.now(), rules).into()];
    let came = Statement::from_sql_and_values(tx.get_database_backend(), COME_BACK, values);
    if tx.execute_raw(came).await?.rows_affected() == 0 {
        refuse(tx, hash).await?;
        return Err(Error::WrongPassword);
    }
    Ok(())
}

const FORGET_OLDEST: &str = "
    DELETE FROM known_browser
    WHERE account_id = $1
      AND (known_until <= $2 OR secret_hash NOT IN (
          SELECT secret_hash
          FROM known_browser
          WHERE account_id = $1
          ORDER BY known_until DESC, secret_hash
          LIMIT $3))";

/// From now on this browser is known.
pub async fn remember(tx: &Tx, account: AccountId, secret: &Token, rules: &Rules) -> Result<()> {
    let row = known_browser::ActiveModel {
        secret_hash: Set(secret.hash()),
        account_id: Set(account),
        failures: Set(0),
        locked_until: Set(None),
        known_until: Set(until(tx.now(), rules)),
    };
    row.insert(tx).await?;
    let values = [account.into(), tx.now().into(), i64::try_from(MOST).unwrap_or(i64::MAX).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), FORGET_OLDEST, values)).await?;
    Ok(())
}

fn until(now: Stamp, rules: &Rules) -> Stamp {
    now.plus_hours(rules.known_days * 24)
}

/// The cookie by which it is known again.
pub fn cookie(house: &House, account: AccountId, secret: &Token, rules: &Rules) -> Cookie<'static> {
    secret.cookie_named(house, &plain_name(house, account), rules.known_days * 24)
}

/// Takes the locks off all browsers of an account.
pub async fn unlock(tx: &Tx, account: AccountId) -> Result<()> {
    let unlocked = known_browser::Entity::update_many()
        .filter(known_browser::Column::AccountId.eq(account))
        .col_expr(known_browser::Column::Failures, Expr::value(0))
        .col_expr(known_browser::Column::LockedUntil, Expr::value(None::<i64>));
    unlocked.exec(tx).await?;
    Ok(())
}

/// Knows no browser of an account any more.
pub async fn forget(tx: &Tx, account: AccountId) -> Result<()> {
    known_browser::Entity::delete_many().filter(known_browser::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}
