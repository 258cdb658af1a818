//! What kinds of venues there are, and by which words a sheet names them.

use serde::{Deserialize, Serialize};

/// What a venue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VenueKind {
    /// 商场超市.
    Supermarket,
    /// 农贸市场.
    Market,
    /// 药店.
    Pharmacy,
    /// 餐饮.
    Restaurant,
    /// 宾馆旅店.
    Hotel,
    /// 娱乐场所, the first to be closed.
    Entertainment,
    /// 洗浴场所.
    BathHouse,
    /// 学校幼儿园.
    School,
    /// 企业工厂.
    Factory,
    /// 车站.
    Station,
    /// 医疗机构.
    Hospital,
    /// 其他场所.
    Other,
}

/// Each kind, its name in the store, and the words that a sheet may write for it; the first is how it is printed.
const KINDS: [(VenueKind, &str, &[&str]); 12] = [
    (VenueKind::Supermarket, "supermarket", &["商场超市", "超市", "商场", "商超"]),
    (VenueKind::Market, "market", &["农贸市场", "市场", "菜市场", "集贸市场"]),
    (VenueKind::Pharmacy, "pharmacy", &["药店", "药房"]),
    (VenueKind::Restaurant, "restaurant", &["餐饮", "饭店", "餐馆", "餐厅", "餐饮服务"]),
    (VenueKind::Hotel, "hotel", &["宾馆旅店", "宾馆", "旅店", "酒店", "旅馆"]),
    (VenueKind::Entertainment, "entertainment", &["娱乐场所", "网吧", "影院", "歌厅"]),
    (VenueKind::BathHouse, "bath_house", &["洗浴场所", "洗浴", "浴池"]),
    (VenueKind::School, "school", &["学校幼儿园", "学校", "幼儿园"]),
    (VenueKind::Factory, "factory", &["企业工厂", "企业", "工厂"]),
    (VenueKind::Station, "station", &["车站", "客运站", "火车站"]),
    (VenueKind::Hospital, "hospital", &["医疗机构", "医院", "诊所"]),
    (VenueKind::Other, "other", &["其他场所", "其他"]),
];

impl VenueKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("other", |(_, code, _)| code)
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known, _)| *known == code).map(|(kind, ..)| *kind)
    }

    /// The kind that a sheet writes so.
    pub fn of_word(word: &str) -> Option<Self> {
        KINDS.iter().find(|(.., words)| words.contains(&word)).map(|(kind, ..)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_by_its_words() {
        for (kind, code, words) in KINDS {
            assert_eq!((kind.code(), VenueKind::of_code(code)), (code, Some(kind)));
            assert_eq!(serde_json::to_value(kind).unwrap(), code);
            assert!(words.iter().all(|word| VenueKind::of_word(word) == Some(kind)));
        }
        assert_eq!(VenueKind::of_word("小区"), None);
    }
}
