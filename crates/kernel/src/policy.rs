//! The numbers and compositions that differ by place and month, as dated data.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::de::DeserializeOwned;

use crate::clock::Day;
use crate::error::{Error, Result};

/// The city's rules: a TOML file of sections, each a list of versions with the day they take effect (`from`).
#[derive(Clone, Debug)]
pub struct Policy(Arc<HashMap<String, Vec<Version>>>);

/// What is in force from a day on.
#[derive(Debug)]
struct Version {
    from: Day,
    rules: toml::Value,
    /// The same as the rooms have read it: a rule is asked for at every request.
    read: RwLock<HashMap<TypeId, Box<dyn Any + Send + Sync>>>,
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// A plain message where the text is no TOML, or a version has no `from` day.
    pub fn parse(text: &str) -> Result<Self> {
        let table: toml::Table = toml::from_str(text).map_err(|e| Error::setup(format!("policy: {e}")))?;
        let mut sections = HashMap::new();
        for (section, versions) in table {
            let versions = versions.as_array().and_then(|all| all.iter().map(Version::of).collect::<Option<Vec<_>>>());
            let Some(mut versions) = versions else {
                return Err(Error::setup(format!(
                    "policy: every version of [[{section}]] needs from = \"YYYY-MM-DD\""
                )));
            };
            versions.sort_by_key(|version| version.from);
            sections.insert(section, versions);
        }
        Ok(Self(Arc::new(sections)))
    }

    /// The version of a section in force on a day: the latest that began on or before it, else the first.
    ///
    /// # Errors
    /// A plain message where the section is missing or has another shape.
    pub fn on<T: DeserializeOwned + Clone + Send + Sync + 'static>(&self, section: &str, day: Day) -> Result<T> {
        let versions = self.0.get(section).map_or(&[][..], Vec::as_slice);
        let begun = versions.partition_point(|version| version.from <= day);
        let version = versions.get(begun.saturating_sub(1));
        let version = version.ok_or_else(|| Error::setup(format!("policy: no section [[{section}]]")))?;
        version.read().map_err(|e| Error::setup(format!("policy: [[{section}]] {e}")))
    }
}

impl Version {
    fn of(rules: &toml::Value) -> Option<Self> {
        let from = rules.get("from")?.as_str()?.parse().ok()?;
        Some(Self { from, rules: rules.clone(), read: RwLock::default() })
    }

    fn read<T: DeserializeOwned + Clone + Send + Sync + 'static>(&self) -> Result<T, toml::de::Error> {
        let known = self.read.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = known.get(&TypeId::of::<T>()).and_then(|rules| rules.downcast_ref::<T>()) {
            return Ok(rules.clone());
        }
        drop(known);
        let rules = T::deserialize(self.rules.clone())?;
        let mut known = self.read.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(TypeId::of::<T>(), Box::new(rules.clone()));
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, serde::Deserialize)]
    struct Gate {
        hours: u32,
    }

    #[test]
    fn a_version_holds_from_its_day_on() {
        let policy =
            Policy::parse("[[gate]]\nfrom='2020-01-25'\nhours=8\n[[gate]]\nfrom='2020-02-04'\nhours=24").unwrap();
        let hours = |day: &str| policy.on::<Gate>("gate", day.parse().unwrap()).unwrap().hours;
        assert_eq!((hours("2020-01-01"), hours("2020-02-03"), hours("2020-02-04")), (8, 8, 24));
        assert!(policy.on::<Gate>("door", "2020-02-04".parse().unwrap()).is_err());
        assert!(Policy::parse("[[gate]]\nhours=8").is_err());
    }
}
