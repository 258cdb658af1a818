//! How signing in behaves; section `[[sign_in]]` of the policy.

use std::collections::BTreeSet;

use kernel::{Act, Error, Grant, Result, Stamp};
use serde::Deserialize;

use super::{CONFIRM_AT_PROVIDER, CONFIRM_SESSION, SHOW_ME, SIGN_OUT};
use crate::house::House;
use crate::http::session::cannot_ask;
use crate::rooms::audit;

/// What a confirmation itself takes, and going.
const UNCONFIRMED: [Act; 4] = [SHOW_ME, SIGN_OUT, CONFIRM_SESSION, CONFIRM_AT_PROVIDER];

/// The rules of signing in.
#[derive(Clone, Deserialize)]
pub struct Rules {
    /// So many wrong passwords in a row lock the account.
    pub failures: i32,
    /// For so long.
    pub locked_minutes: i64,
    /// A session ends after so long.
    pub session_hours: i64,
    /// And when nobody used it for so long …
    pub idle_minutes: i64,
    /// … or for so long on a phone that has named itself.
    pub idle_minutes_on_phone: i64,
    /// Somebody has at most so many at once; the one used longest ago ends.
    #[serde(default = "most_sessions")]
    pub most_sessions: i64,
    /// A one-time password lets in for so long.
    pub one_time_hours: i64,
    /// A password has at least so many signs.
    pub shortest_password: usize,
    /// A browser is known for so long after it was last used.
    pub known_days: i64,
    /// Who must have a second factor.
    pub totp_roles: BTreeSet<String>,
    /// A provider that names one of these ways (RFC 8176, `amr`) has asked for a second factor itself.
    pub second_factor_amr: BTreeSet<String>,
    /// A confirmation holds for so long; 0 asks for none.
    pub confirm_minutes: i64,
    /// What needs one: acts, or `act:what`.
    pub confirm: BTreeSet<String>,
    /// What takes two people: acts, or `act:what`.
    pub two_persons: BTreeSet<String>,
    /// What is asked of a second person is decided, and what was granted is used, within so long.
    pub approval_hours: i64,
    /// A token lives at most so long.
    pub longest_token_days: i64,
}

fn most_sessions() -> i64 {
    20
}

impl Rules {
    /// Until when an account is locked that is locked now.
    pub fn locked_from(&self, now: Stamp) -> Stamp {
        now.plus_seconds(self.locked_minutes * 60)
    }

    /// Until when a one-time password lets in that is given now.
    pub fn one_time_until(&self, now: Stamp) -> Stamp {
        now.plus_hours(self.one_time_hours)
    }

    /// Until when a session holds that nobody uses again. In an exercise a whole day may pass in front of a class.
    pub fn idle_until(&self, exercise: bool, seen_at: Stamp, on_phone: bool) -> Stamp {
        let minutes = if on_phone { self.idle_minutes_on_phone } else { self.idle_minutes };
        if exercise { Stamp(i64::MAX) } else { seen_at.plus_seconds(minutes * 60) }
    }

    /// Until when a confirmation holds.
    pub fn confirmed_until(&self, at: Option<Stamp>) -> Stamp {
        if self.confirm_minutes == 0 {
            return Stamp(i64::MAX);
        }
        at.map_or(Stamp(0), |at| at.plus_seconds(self.confirm_minutes * 60))
    }

    /// Until when an approval waits that is asked for or granted now.
    pub fn approved_until(&self, now: Stamp) -> Stamp {
        now.plus_hours(self.approval_hours)
    }

    /// Whether somebody who proved to a provider in these ways who they are has shown a second factor.
    pub fn believes(&self, methods: &[String]) -> bool {
        methods.iter().any(|method| self.second_factor_amr.contains(method))
    }

    /// Whether one of these posts asks for a second factor.
    pub fn wants_second_factor(&self, grants: &[Grant]) -> bool {
        grants.iter().any(|grant| self.totp_roles.contains(&grant.role))
    }
}

/// The rules in force today.
pub fn rules(house: &House) -> Result<Rules> {
    house.store.policy.on("sign_in", house.store.clock.today())
}

/// Refuses rules that name an act or a role there is none of, for whoever mistypes one would believe it guarded, and those that nobody
/// could keep.
///
/// # Errors
/// A plain message that names it.
pub fn check(house: &House, acts: &[Act]) -> Result<()> {
    let rules = rules(house)?;
    let known = |what: &&String| {
        let (act, of) = what.split_once(':').unwrap_or((what, ""));
        acts.iter().any(|known| known.code == act)
            && (of.is_empty() || of == audit::MANY || house.roles.get(of).is_some())
    };
    for (list, acts) in [("confirm", &rules.confirm), ("two_persons", &rules.two_persons)] {
        if let Some(odd) = acts.iter().find(|what| !known(what)) {
            return Err(Error::setup(format!("policy: [[sign_in]] {list} names the unknown act {odd}")));
        }
    }
    if let Some(odd) = UNCONFIRMED.iter().find(|act| rules.confirm.contains(act.code)) {
        return Err(Error::setup(format!("policy: [[sign_in]] nobody could confirm {} first", odd.code)));
    }
    if let Some(odd) = acts.iter().find(|act| rules.confirm.contains(act.code) && cannot_ask(**act)) {
        let why = "it only reads, or a phone does it by itself";
        return Err(Error::setup(format!("policy: [[sign_in]] confirm cannot name {}: {why}", odd.code)));
    }
    if rules.most_sessions < 1 {
        return Err(Error::setup("policy: [[sign_in]] most_sessions is at least 1"));
    }
    if let Some(odd) = rules.totp_roles.iter().find(|role| house.roles.get(role).is_none()) {
        return Err(Error::setup(format!("policy: [[sign_in]] totp_roles names the unknown role {odd}")));
    }
    Ok(())
}
