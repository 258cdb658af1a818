use proptest::prelude::*;

use super::*;

fn area(code: &str) -> AreaCode {
    code.parse().unwrap()
}

fn any_area() -> impl Strategy<Value = AreaCode> {
    // Nines are frequent, so that carries are met.
    (0..7usize, proptest::collection::vec(prop_oneof![3 => 0..10u8, 1 => Just(9u8)], 18)).prop_map(|(level, digits)| {
        let text: String = digits.iter().take(Level::ALL[level].digits()).map(u8::to_string).collect();
        area(&text)
    })
}

#[test]
fn every_legal_length_is_a_level() {
    for (code, level) in [
        ("22", Level::Province),
        ("2205", Level::Prefecture),
        ("220581", Level::County),
        ("220581001", Level::Township),
        ("220581001003", Level::Community),
        ("220581001003012", Level::Grid),
        ("220581001003012004", Level::Building),
    ] {
        assert_eq!(area(code).level(), level);
        assert_eq!(area(code).to_string(), code);
        assert_eq!(level.code().parse(), Ok(level));
        assert_eq!(serde_json::to_value(level).unwrap(), level.code());
    }
}

#[test]
fn any_other_text_is_refused() {
    for text in ["", "2", "220", "22058", "2205810", "22058100100", "22058x", "22 581", "２２", "2205810010030120041"]
    {
        assert_eq!(text.parse::<AreaCode>().map_err(|e| e.code()), Err("area_code_invalid"), "{text}");
    }
}

#[test]
fn the_chain_leads_to_the_province() {
    let chain: Vec<String> = area("220581001003012004").chain().map(String::from).collect();
    assert_eq!(chain, ["220581001003012004", "220581001003012", "220581001003", "220581001", "220581", "2205", "22"]);
    assert_eq!(area("22").parent(), None);
}

#[test]
fn a_place_ends_where_its_neighbour_begins() {
    for (code, end) in [
        ("220581001", "220581002"),
        ("220581099", "220581100"),
        ("220599", "220600"),
        ("2299", "2300"),
        ("22", "23"),
        ("99", ":"),
        ("9999", ":"),
    ] {
        assert_eq!(area(code).range(), (code.to_owned(), end.to_owned()));
    }
}

#[test]
fn children_are_numbered() {
    let community = area("220581001003");
    assert_eq!(community.child(12), Some(area("220581001003012")));
    assert_eq!(area("2205").child(81), Some(area("220581")));
    assert_eq!(area("2205").child(100), None);
    assert_eq!(community.child(0), None);
    assert_eq!(community.child(1000), None);
    assert_eq!(area("220581001003012004").child(1), None);
    assert_eq!(area("220581001003012").sequence(), 12);
}

#[test]
fn institution_grids_are_numbered_from_901() {
    assert!(area("220581001003901").is_institution_grid());
    assert!(!area("220581001003900").is_institution_grid());
    assert!(!area("220581001901").is_institution_grid());
}

#[test]
fn it_is_a_string_in_json() {
    let json = serde_json::to_string(&area("220581")).unwrap();
    assert_eq!(json, r#""220581""#);
    assert_eq!(serde_json::from_str::<AreaCode>(&json).unwrap(), area("220581"));
    let refused = serde_json::from_str::<AreaCode>(r#""22058""#).unwrap_err().to_string();
    assert!(refused.starts_with("area_code_invalid: "), "{refused}");
}

proptest! {
    #[test]
    fn the_range_is_exactly_the_subtree(outer in any_area(), other in any_area()) {
        let (start, end) = outer.range();
        let inside = start.as_str() <= other.as_str() && other.as_str() < end.as_str();
        prop_assert_eq!(inside, outer.contains(&other));
        for ancestor in outer.chain() {
            let (start, end) = ancestor.range();
            prop_assert!(start.as_str() <= outer.as_str() && outer.as_str() < end.as_str());
            prop_assert!(ancestor.contains(&outer));
        }
    }

    #[test]
    fn order_is_that_of_the_texts(a in any_area(), b in any_area()) {
        prop_assert_eq!(a.cmp(&b), a.as_str().cmp(b.as_str()));
    }

    #[test]
    fn a_child_leads_back(parent in any_area(), number in 1..1000u32) {
        if let Some(child) = parent.child(number) {
            prop_assert_eq!(child.parent(), Some(parent));
            prop_assert_eq!(child.sequence(), number);
        }
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in ".{0,20}") {
        if let Ok(code) = text.parse::<AreaCode>() {
            prop_assert_eq!(code.to_string(), text);
        }
    }
}
