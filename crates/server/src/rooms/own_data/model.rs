//! The rules of requests about one's own data.

use kernel::{Day, Policy, Result};
use serde::{Deserialize, Serialize};

/// Names a code and its words in the store.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $variant),*
        }

        impl $name {
            /// The name in the store and in JSON.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),*
                }
            }

            /// The one of that name.
            pub fn of_code(code: &str) -> Option<Self> {
                [$(Self::$variant),*].into_iter().find(|one| one.code() == code)
            }
        }
    };
}

codes! {
    /// What somebody asks.
    DataRequestKind {
        /// What is held about them (查阅复制, PIPL article 45).
        Copy = "copy",
        /// That something is wrong or missing (更正补充, article 46).
        Correction = "correction",
        /// That something is deleted before its time (删除, article 47).
        Deletion = "deletion",
        /// Why something is so (解释说明, article 48).
        Explanation = "explanation",
    }
}

codes! {
    /// Why somebody may ask for another.
    BehalfGround {
        /// Guardian of a child or of somebody who cannot ask.
        Guardian = "guardian",
        /// Asked in writing by the person.
        Authorized = "authorized",
        /// Near relative of somebody who died (article 49).
        Relative = "relative",
    }
}

codes! {
    /// Why a request is refused.
    RefusalGround {
        /// Who asks could not be made sure of.
        IdentityUnproven = "identity_unproven",
        /// Whoever asks is neither the person nor may ask for them.
        NotEntitled = "not_entitled",
        /// The law or the policy keeps it until a day.
        KeptByLaw = "kept_by_law",
        /// What is recorded was checked and is right.
        RecordRight = "record_right",
        /// The law wants it kept secret (articles 18 and 45).
        SecretByLaw = "secret_by_law",
    }
}

/// Section `[[own_data]]` of the policy.
#[derive(Clone, Debug, Deserialize)]
pub struct OwnDataRules {
    /// A request is answered within so many days.
    pub days: u64,
    /// Who hears of it when it is not: the first of these roles that anybody holds there or above.
    pub told: Vec<String>,
    /// Where whoever is refused may complain (article 50).
    pub complain_zh: String,
    /// The same in English.
    pub complain_en: String,
}

impl OwnDataRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("own_data", day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_says_when_requests_are_due_and_where_to_complain() {
        let policy = Policy::parse(include_str!("../../../../../policy/meihekou-2020.toml")).unwrap();
        let rules = OwnDataRules::on(&policy, "2020-02-10".parse().unwrap()).unwrap();
        assert!(rules.days >= 1 && !rules.told.is_empty());
        assert!(!rules.complain_zh.is_empty() && !rules.complain_en.is_empty());
        assert_eq!(DataRequestKind::of_code("copy"), Some(DataRequestKind::Copy));
    }
}
