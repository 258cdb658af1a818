//! Wrong passwords: counted one by one, however many come at the same moment; too many in a row lock the account.
//!
//! A browser that has signed in before is counted apart (`known.rs`). A login that nobody has is counted too, in memory, so that
//! trying tells nobody which logins there are.

use std::time::Duration;

use axum_extra::extract::CookieJar;
use kernel::{Error, Result, Stamp, Tx};
use sea_orm::{ConnectionTrait, Statement};

use super::rules::Rules;
use super::second_factor::{self, Proof};
use super::store::{AccountId, account, by_id};
use super::{FAIL_SIGN_IN, known};
use crate::house::House;
use crate::http::note_at_door;

const COUNT_FAILURE: &str = "
    UPDATE account
    SET failures = failures + 1,
        locked_until = CASE WHEN (failures + 1) % $3 = 0 THEN $4 ELSE locked_until END
    WHERE id = $1
      AND (locked_until IS NULL OR locked_until <= $2)";

/// Where wrong passwords for an account are counted: with the browser, where the account knows it, else with the account itself.
pub struct Tries {
    account: AccountId,
    browser: Option<Vec<u8>>,
}

impl Tries {
    /// Refuses while wrong passwords from there lock it, and says where the next is counted.
    ///
    /// # Errors
    /// [`Error::AccountLocked`]
    pub async fn open(house: &House, account: &account::Model, jar: &CookieJar) -> Result<Self> {
        note_at_door(account.id.0, account.worker_id.0);
        let browser = known::of(house, account.id, jar).await?;
        let locked_until = browser.as_ref().map_or(account.locked_until, |browser| browser.locked_until);
        refuse_locked(locked_until, house.store.clock.now())?;
        Ok(Self { account: account.id, browser: browser.map(|browser| browser.secret_hash) })
    }

    /// The browser, where the account knows it: the hash of its secret.
    pub fn browser(&self) -> Option<&[u8]> {
        self.browser.as_deref()
    }

    /// Counts a wrong password, or a wrong code.
    ///
    /// # Errors
    /// [`Error::AccountLocked`] where others have locked it meanwhile.
    pub async fn note_failure(&self, house: &House, rules: &Rules) -> Result<()> {
        house
            .store
            .journal
            .record(&house.actor("sign-in"), FAIL_SIGN_IN, &house.city, async |tx| {
                tx.about("account", self.account);
                match &self.browser {
                    Some(hash) => known::note_failure(tx, hash, rules).await,
                    None => count(tx, self.account, rules).await,
                }
            })
            .await
    }

    /// Checks a code where the account has a second factor, and counts a wrong one.
    ///
    /// # Errors
    /// [`Error::CodeNeeded`], [`Error::WrongCode`], [`Error::CodeNotNow`]
    pub async fn check_code(&self, house: &House, rules: &Rules, code: Option<&str>) -> Result<Proof> {
        let checked = second_factor::check(house, self.account, code).await;
        if let Err(Error::WrongCode | Error::CodeNotNow) = checked {
            self.note_failure(house, rules).await?;
        }
        checked
    }
}

async fn count(tx: &Tx, id: AccountId, rules: &Rules) -> Result<()> {
    let now = tx.now();
    let values = [id.into(), now.into(), rules.failures.max(1).into(), rules.locked_from(now).into()];
    let count = Statement::from_sql_and_values(tx.get_database_backend(), COUNT_FAILURE, values);
    if tx.execute_raw(count).await?.rows_affected() == 0 {
        refuse_locked(by_id(tx, id).await?.locked_until, now)?;
    }
    Ok(())
}

/// Refuses while a lock holds.
pub fn refuse_locked(until: Option<Stamp>, now: Stamp) -> Result<()> {
    let Some(until) = until.filter(|until| *until > now) else { return Ok(()) };
    let retry_after = u32::try_from((until.0 - now.0) / 1000).unwrap_or(60).max(1);
    Err(Error::AccountLocked { retry_after })
}

#[derive(Clone, Copy, Default)]
struct Tried {
    failures: i32,
    locked_until: Option<Stamp>,
}

/// Logins that were tried and that nobody has.
#[derive(Clone)]
pub struct Strangers(moka::sync::Cache<String, Tried>);

impl Default for Strangers {
    fn default() -> Self {
        let day = Duration::from_secs(24 * 3600);
        Self(moka::sync::Cache::builder().max_capacity(10_000).time_to_idle(day).build())
    }
}

impl Strangers {
    /// Refuses a login that is locked as an account would be.
    pub fn refuse_locked(&self, login: &str, now: Stamp) -> Result<()> {
        refuse_locked(self.0.get(login).and_then(|tried| tried.locked_until), now)
    }

    /// Counts a wrong password as it would be counted against an account.
    pub fn note_failure(&self, login: &str, rules: &Rules, now: Stamp) -> Result<()> {
        let mut before = Tried::default();
        self.0.entry_by_ref(login).and_upsert_with(|tried| {
            before = tried.map(moka::Entry::into_value).unwrap_or_default();
            if before.locked_until.is_some_and(|until| until > now) {
                return before;
            }
            let failures = before.failures.saturating_add(1);
            let locks = failures % rules.failures.max(1) == 0;
            Tried { failures, locked_until: locks.then(|| rules.locked_from(now)) }
        });
        refuse_locked(before.locked_until, now)
    }
}
