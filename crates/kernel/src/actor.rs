//! Who is doing this.

use std::collections::BTreeSet;
use std::sync::Arc;

use codes::AreaCode;
use uuid::Uuid;

use crate::act::{Act, Roles};
use crate::error::{Error, Result};
use crate::scope::Scope;

/// A role held in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Code of the role.
    pub role: String,
    /// The area whose subtree the role covers.
    pub area: AreaCode,
}

/// Whoever acts: a person with an account, a guest on a page of their own, or the house itself.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The worker, or none for the house itself and for guests.
    pub worker: Option<Uuid>,
    /// The account, or none for the house itself and for guests.
    pub account: Option<Uuid>,
    /// The name to greet them by.
    pub name: String,
    /// What they may, and where.
    pub grants: Vec<Grant>,
    roles: Arc<Roles>,
    /// No other acts than these, where somebody comes with a token.
    only: Option<Arc<BTreeSet<String>>>,
    house: bool,
}

impl Actor {
    /// A person with an account.
    pub fn person(account: Uuid, worker: Uuid, name: String, grants: Vec<Grant>, roles: Arc<Roles>) -> Self {
        Self { worker: Some(worker), account: Some(account), name, grants, roles, only: None, house: false }
    }

    /// Whoever opens a page without an account, by the secret in its address: they may what one role may, in one area.
    pub fn guest(name: &str, grant: Grant, roles: Arc<Roles>) -> Self {
        Self { worker: None, account: None, name: name.into(), grants: vec![grant], roles, only: None, house: false }
    }

    /// The house itself: what the clock starts, and what the person at the machine's own console does.
    pub fn house(name: &str) -> Self {
        Self {
            worker: None,
            account: None,
            name: name.into(),
            grants: vec![],
            roles: Arc::default(),
            only: None,
            house: true,
        }
    }

    /// The same person with less: only these acts of theirs, and only within this area.
    #[must_use]
    pub fn limited(mut self, acts: BTreeSet<String>, area: AreaCode) -> Self {
        self.grants.retain_mut(|grant| {
            if grant.area.contains(&area) {
                grant.area = area;
            }
            area.contains(&grant.area)
        });
        self.only = Some(Arc::new(acts));
        self
    }

    /// Whether the act is allowed in this area.
    pub fn may(&self, act: Act, area: &AreaCode) -> bool {
        self.house || self.granting(act).any(|grant| grant.area.contains(area))
    }

    /// Where the act is allowed.
    ///
    /// # Errors
    /// [`Error::NotPermitted`] where it is allowed nowhere.
    pub fn scope(&self, act: Act) -> Result<Scope> {
        let scope = Scope::of(self.granting(act).map(|grant| grant.area));
        if scope.areas().is_empty() { Err(Error::NotPermitted(act)) } else { Ok(scope) }
    }

    /// Where the act is allowed by one of these roles; nowhere is an empty scope.
    pub fn scope_as<R: AsRef<str>>(&self, act: Act, roles: &[R]) -> Scope {
        let as_one = |grant: &&Grant| roles.iter().any(|role| role.as_ref() == grant.role);
        Scope::of(self.granting(act).filter(as_one).map(|grant| grant.area))
    }

    /// The acts allowed anywhere, for a face that hides what is not.
    pub fn acts(&self) -> BTreeSet<&str> {
        let held = self.grants.iter().filter_map(|grant| self.roles.get(&grant.role));
        held.flat_map(|role| role.acts.iter().map(String::as_str)).filter(|act| self.leaves(act)).collect()
    }

    /// Refuses an act outside what is allowed: not at all is 403, not here is 404, for outside one's scope a thing does not exist.
    pub fn must(&self, act: Act, area: &AreaCode) -> Result<()> {
        if self.may(act, area) {
            Ok(())
        } else if self.granting(act).next().is_none() {
            Err(Error::NotPermitted(act))
        } else {
            Err(Error::NotFound("area"))
        }
    }

    /// The roles held that allow the act, and where.
    pub fn granting(&self, act: Act) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| self.leaves(act.code) && self.roles.allows(&grant.role, act))
    }

    fn leaves(&self, act: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(act))
    }
}
