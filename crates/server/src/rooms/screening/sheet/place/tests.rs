use super::*;

fn index() -> PlaceIndex {
    PlaceIndex::new(
        [
            ("22", "吉林省"),
            ("2205", "通化市"),
            ("220581", "梅河口市"),
            ("220581001", "新华街道"),
            ("220581001001", "建国社区"),
            ("220581001003", "金华社区"),
            ("220581001200", "建国村"),
            ("220581104", "曙光镇"),
            ("220581104201", "中和村"),
            ("220581104202", "东兴村"),
            ("220581105", "中和镇"),
            ("220581105201", "光明村"),
            ("220581105202", "姜家街村委会"),
            ("220581114", "兴华镇"),
            ("220581114201", "东兴村"),
            ("220581205", "小杨满族朝鲜族乡"),
            ("220581205200", "小杨村"),
            ("220581001001001", "建国社区第一网格"),
        ]
        .map(|(code, name)| (code.parse().unwrap(), name)),
    )
}

fn find(township: &str, community: &str, text: &str) -> Result<String, &'static str> {
    let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let written = Written { township: some(township), community: some(community), text: some(text) };
    index().resolve(written).map(|code| code.to_string()).map_err(|e| e.code())
}

fn found(township: &str, community: &str, text: &str, code: &str) {
    assert_eq!(find(township, community, text).as_deref(), Ok(code), "{township} {community} {text}");
}

#[test]
fn names_in_two_columns() {
    found("新华街道", "建国社区", "", "220581001001");
    found("新华街道", "建国村", "", "220581001200");
    found("新华街道", "金华", "", "220581001003");
    found("中和镇", "姜家街村", "", "220581105202");
    found("曙光镇", "东兴村", "", "220581104202");
    found("兴华镇", "东兴村", "", "220581114201");
}

#[test]
fn suffixes_are_forgiven() {
    for township in
        ["新华街道", "新华街道办事处", "新华街道办", "新华", " 新 华街道 ", "梅河口市新华街道", "新华（街道）"]
    {
        for community in ["建国社区", "建国社区居委会", "建国居委会", "建国社区居民委员会", "建国（社区）"]
        {
            found(township, community, "", "220581001001");
        }
        for community in ["建国村", "建国村委会", "建国村民委员会"] {
            found(township, community, "", "220581001200");
        }
    }
    for township in ["小杨满族朝鲜族乡", "小杨乡", "小杨", "小杨镇", "小杨满族朝鲜族乡政府"] {
        found(township, "小杨村", "", "220581205200");
    }
}

#[test]
fn one_text_holds_both() {
    for text in [
        "曙光镇中和村二组",
        "曙光镇中和村",
        "吉林省通化市梅河口市曙光镇中和村2组12号",
        "梅河口曙光镇 中和村",
        "曙光中和村",
        "曙光镇中和二组",
    ] {
        found("", "", text, "220581104201");
        if text.starts_with("曙光镇") {
            found("", text, "", "220581104201");
            found("曙光镇", text, "", "220581104201");
            found(text, "", "", "220581104201");
        }
    }
    found("", "", "新华街道办事处建国社区3号楼2单元501", "220581001001");
    found("新华街道", "", "建国社区3号楼", "220581001001");
    found("曙光镇", "中和村三社", "", "220581104201");
}

#[test]
fn without_a_township_only_what_is_unique() {
    found("", "中和村", "", "220581104201");
    found("", "光明村一组", "", "220581105201");
    assert_eq!(find("", "东兴村", ""), Err("area_ambiguous"));
    assert_eq!(find("", "东兴村二组", ""), Err("area_ambiguous"));
}

#[test]
fn nothing_is_guessed() {
    assert_eq!(find("新华街道", "建国", ""), Err("area_ambiguous"));
    assert_eq!(find("新华街道", "不存在社区", ""), Err("area_unknown"));
    assert_eq!(find("不存在镇", "中和村", ""), Err("area_unknown"));
    assert_eq!(find("中和镇", "中和村", ""), Err("area_unknown"));
    assert_eq!(find("兴华镇", "曙光镇中和村", ""), Err("area_ambiguous"));
    assert_eq!(find("金华", "建国社区", ""), Err("area_unknown"));
    assert_eq!(find("", "", ""), Err("area_missing"));
    assert_eq!(find("曙光镇", " ", ""), Err("area_missing"));
    assert_eq!(find("", "", "曙光镇"), Err("area_missing"));
    assert_eq!(find("", "", "吉林省梅河口市"), Err("area_missing"));
    assert_eq!(find("新华街道", "村", ""), Err("area_unknown"));
}
