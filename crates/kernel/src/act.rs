//! What can be done, and which role may do it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// One thing that somebody can do: it names the permission, the operation of the API, the journal line and the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Act {
    /// `room.verb_object`, for example `screening.register_arrival`.
    pub code: &'static str,
    /// What the journal and the role table show.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Act {
    /// Declares an act.
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { code, zh, en }
    }

    /// The operationId of the API: `registerArrival` for `screening.register_arrival`.
    pub fn operation_id(&self) -> String {
        let verb = self.code.rsplit('.').next().unwrap_or(self.code);
        let mut words = verb.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let (head, tail) = word.split_at(word.len().min(1));
            name + &head.to_uppercase() + tail
        })
    }
}

/// One role: a name and the acts it holds. Roles are data (`policy/roles.toml`).
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Role {
    /// Stable name, for example `grid_member`.
    pub code: String,
    /// 中文名.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Codes of the acts the role may do within its area.
    pub acts: BTreeSet<String>,
    /// Held by whoever opens a page of their own; never given through a post.
    #[serde(default)]
    pub guest: bool,
}

/// All roles of the city by code.
#[derive(Clone, Debug, Default)]
pub struct Roles(BTreeMap<String, Role>);

#[derive(Deserialize)]
struct RolesFile {
    role: Vec<Role>,
}

impl Roles {
    /// Reads `[[role]]` tables and refuses any act that no room declares.
    pub fn parse(text: &str, declared: &[Act]) -> Result<Self> {
        let file: RolesFile = toml::from_str(text).map_err(|e| Error::setup(format!("roles: {e}")))?;
        let known: BTreeSet<&str> = declared.iter().map(|act| act.code).collect();
        for role in &file.role {
            if let Some(odd) = role.acts.iter().find(|act| !known.contains(act.as_str())) {
                return Err(Error::setup(format!("roles: {} holds the unknown act {odd}", role.code)));
            }
        }
        Ok(Self(file.role.into_iter().map(|role| (role.code.clone(), role)).collect()))
    }

    /// The role of that code.
    pub fn get(&self, code: &str) -> Option<&Role> {
        self.0.get(code)
    }

    /// The role of that code, if it can be given through a post.
    pub fn for_posts(&self, code: &str) -> Option<&Role> {
        self.get(code).filter(|role| !role.guest)
    }

    /// All roles in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Role> {
        self.0.values()
    }

    /// The roles that may do the act.
    pub fn holding(&self, act: Act) -> impl Iterator<Item = &str> {
        self.iter().filter(move |role| role.acts.contains(act.code)).map(|role| role.code.as_str())
    }

    /// Whether the role may do the act.
    pub fn allows(&self, role: &str, act: Act) -> bool {
        self.get(role).is_some_and(|role| role.acts.contains(act.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGN: Act = Act::new("gate.sign_the_book", "登记", "Sign the book");

    #[test]
    fn an_act_names_its_operation() {
        assert_eq!(SIGN.operation_id(), "signTheBook");
    }

    #[test]
    fn a_role_with_an_unknown_act_is_refused() {
        let text = "[[role]]\ncode='guard'\nzh='门卫'\nen='Guard'\nacts=['gate.open']";
        assert!(Roles::parse(text, &[SIGN]).is_err());
        let text = text.replace("gate.open", "gate.sign_the_book");
        assert!(Roles::parse(&text, &[SIGN]).unwrap().allows("guard", SIGN));
    }

    #[test]
    fn a_guests_role_is_not_given_through_a_post() {
        let text = "[[role]]\ncode='visitor'\nzh='访客'\nen='Visitor'\nguest=true\nacts=['gate.sign_the_book']";
        let roles = Roles::parse(text, &[SIGN]).unwrap();
        assert!(roles.allows("visitor", SIGN) && roles.for_posts("visitor").is_none());
    }
}
