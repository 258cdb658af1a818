//! The numbers and compositions that differ by place and month, as dated data.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::clock::Day;
use crate::error::{Error, Result};

/// The city's rules: a TOML file of sections, each a list of versions with the day they take effect (`from`).
#[derive(Clone, Debug)]
pub struct Policy(Arc<toml::Table>);

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// A plain message where the text is no TOML, or a version has no `from` day.
    pub fn parse(text: &str) -> Result<Self> {
        let table: toml::Table = toml::from_str(text).map_err(|e| Error::setup(format!("policy: {e}")))?;
        for (section, versions) in &table {
            let dated = versions.as_array().is_some_and(|all| all.iter().all(|one| effective(one).is_some()));
            if !dated {
                return Err(Error::setup(format!(
                    "policy: every version of [[{section}]] needs from = \"YYYY-MM-DD\""
                )));
            }
        }
        Ok(Self(Arc::new(table)))
    }

    /// The version of a section in force on a day: the latest that began on or before it, else the first.
    ///
    /// # Errors
    /// A plain message where the section is missing or has another shape.
    pub fn on<T: DeserializeOwned>(&self, section: &str, day: Day) -> Result<T> {
        let versions = self.0.get(section).and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
        let begun = versions.iter().filter(|one| effective(one).is_some_and(|from| from <= day));
        let version = begun
            .max_by_key(|one| effective(one))
            .or_else(|| versions.first())
            .ok_or_else(|| Error::setup(format!("policy: no section [[{section}]]")))?;
        T::deserialize(version.clone()).map_err(|e| Error::setup(format!("policy: [[{section}]] {e}")))
    }
}

fn effective(version: &toml::Value) -> Option<Day> {
    version.get("from")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
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
