//! The rules of screening, without store or clock.

use codes::AreaCode;
use kernel::{Day, Policy, Result};
use serde::{Deserialize, Serialize};

/// Where somebody came from, as far as it decides what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OriginKind {
    /// From or through an area on the dated list of risk areas.
    RiskArea,
    /// From another province, not a risk area.
    OtherProvince,
    /// From elsewhere in the province.
    SameProvince,
    /// Nothing was said.
    Unknown,
}

impl OriginKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::RiskArea => "risk_area",
            Self::OtherProvince => "other_province",
            Self::SameProvince => "same_province",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Self {
        let all = [Self::RiskArea, Self::OtherProvince, Self::SameProvince];
        all.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Unknown)
    }
}

/// The dated lists that tell origins apart: sections `[[risk_areas]]`, `[[origins]]` and `[[arrivals]]` of the policy.
#[derive(Clone, Debug)]
pub struct Origins {
    risk: Vec<RiskArea>,
    province: Vec<String>,
    home: AreaCode,
    /// An arrival before this day belongs to no emergency.
    pub earliest: Day,
}

#[derive(Clone, Debug, Deserialize)]
struct RiskArea {
    code: AreaCode,
    words: Vec<String>,
}

impl Origins {
    /// The lists in force on a day, for a city.
    pub fn on(policy: &Policy, day: Day, city: AreaCode) -> Result<Self> {
        #[derive(Clone, Deserialize)]
        struct Risk {
            areas: Vec<RiskArea>,
        }
        #[derive(Clone, Deserialize)]
        struct Words {
            province: Vec<String>,
        }
        #[derive(Clone, Deserialize)]
        struct Arrivals {
            earliest: Day,
        }
        Ok(Self {
            risk: policy.on::<Risk>("risk_areas", day)?.areas,
            province: policy.on::<Words>("origins", day)?.province,
            home: city,
            earliest: policy.on::<Arrivals>("arrivals", day)?.earliest,
        })
    }

    /// What an origin is, from its text, its area code where one is known, and the answer to "were you in a risk area".
    pub fn kind(&self, text: &str, area: Option<&AreaCode>, was_in_risk_area: Option<bool>) -> OriginKind {
        let named = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        let risky =
            self.risk.iter().any(|risk| area.is_some_and(|area| risk.code.contains(area)) || named(&risk.words));
        let province = self.home.within_level(codes::Level::Province).unwrap_or(self.home);
        if risky || was_in_risk_area == Some(true) {
            OriginKind::RiskArea
        } else if area.is_some_and(|area| province.contains(area)) || (area.is_none() && named(&self.province)) {
            OriginKind::SameProvince
        } else if area.is_some() || !text.trim().is_empty() {
            OriginKind::OtherProvince
        } else {
            OriginKind::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins() -> Origins {
        Origins {
            risk: vec![RiskArea { code: "42".parse().unwrap(), words: vec!["湖北".into(), "武汉".into()] }],
            province: vec!["吉林".into(), "长春".into()],
            home: "220581".parse().unwrap(),
            earliest: "2019-12-01".parse().unwrap(),
        }
    }

    #[test]
    fn what_decides_is_the_list_and_what_people_say() {
        let kind = |text: &str, was| origins().kind(text, None, was);
        assert_eq!(kind("湖北省黄冈市", None), OriginKind::RiskArea);
        assert_eq!(kind("北京市", Some(true)), OriginKind::RiskArea);
        assert_eq!(kind("北京市", Some(false)), OriginKind::OtherProvince);
        assert_eq!(kind("长春", None), OriginKind::SameProvince);
        assert_eq!(kind(" ", None), OriginKind::Unknown);
    }

    #[test]
    fn an_area_code_is_stronger_than_words() {
        let by_code = |code: &str| origins().kind("", Some(&code.parse().unwrap()), None);
        assert_eq!(by_code("420106"), OriginKind::RiskArea);
        assert_eq!(by_code("220104"), OriginKind::SameProvince);
        assert_eq!(by_code("110101"), OriginKind::OtherProvince);
    }
}
