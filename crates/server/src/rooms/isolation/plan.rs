//! The service plan (七个一): what every isolated person and household is brought and asked. The items are policy.

use kernel::{Day, Policy, Result};
use serde::Deserialize;

use super::RELEASE;
use super::model::Slot;

/// Whom an item serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each isolated person.
    Person,
    /// Each household with somebody isolated.
    Household,
    /// Each care team.
    Team,
}

/// What doing it must leave behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nothing but who and when.
    #[default]
    Nothing,
    /// Temperature and symptoms.
    Reading,
    /// The name of whoever received it.
    Receipt,
    /// The plate of the vehicle.
    Plate,
    /// A photo of what was done.
    Photo,
    /// The signature of whoever received it.
    Signature,
}

impl Asks {
    /// The name in JSON; none where nothing is asked.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Reading => Some("reading"),
            Self::Receipt => Some("receipt"),
            Self::Plate => Some("plate"),
            Self::Photo => Some("photo"),
            Self::Signature => Some("signature"),
        }
    }
}

/// One item of the plan.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Stable name, for example `meal`; its tasks are of the kind `isolation.meal`.
    pub code: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Whom it serves.
    pub per: Per,
    /// Once for the whole isolation instead of every day.
    #[serde(default)]
    pub once: bool,
    /// What doing it must leave behind.
    #[serde(default)]
    pub asks: Asks,
    /// Nobody comes for it.
    #[serde(default)]
    pub remote: bool,
    /// Whose work it is in the care team; where there is none, it falls to whoever answers for the area.
    pub role: Option<String>,
    /// In which windows of the day.
    pub slots: Vec<Slot>,
}

impl Item {
    /// The kind of its tasks.
    pub fn kind(&self) -> String {
        format!("isolation.{}", self.code)
    }

    /// Whether doing it brings somebody near whom no reading tells of already.
    pub fn brings_near(&self) -> bool {
        !self.remote && self.asks != Asks::Reading
    }
}

/// The plan of a day; section `[[service_plan]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct Plan {
    /// What is brought and asked.
    pub items: Vec<Item>,
}

impl Plan {
    /// The plan in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("service_plan", day)
    }

    /// Kind and names of what the plan asks for, the release among it.
    pub fn kinds(&self) -> Vec<(String, String, String)> {
        let items = self.items.iter().map(|item| (item.kind(), item.zh.clone(), item.en.clone()));
        items.chain([(RELEASE.code.to_owned(), RELEASE.zh.to_owned(), RELEASE.en.to_owned())]).collect()
    }

    /// The item whose tasks are of that kind.
    pub fn item(&self, kind: &str) -> Option<&Item> {
        let code = kind.strip_prefix("isolation.")?;
        self.items.iter().find(|item| item.code == code)
    }
}

/// Kind and names of the services in force on a day.
pub fn services(policy: &Policy, day: Day) -> Result<Vec<(String, String, String)>> {
    Ok(Plan::on(policy, day)?.kinds())
}
