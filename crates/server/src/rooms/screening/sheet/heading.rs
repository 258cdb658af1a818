//! What a heading says its column holds.

use codes::half_width;

use super::ArrivalField;

mod words;

use words::{NOT_OURS, OTHERS, RULES, Rule};

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Heading {
    /// A field, and how surely, from 0 to 1.
    Field(ArrivalField, f32),
    /// Something known that is not imported: another person's phone, the day of the form. Never guessed from content.
    Other,
    /// Words not known.
    Unknown,
}

/// A heading reduced to what counts.
pub struct Words {
    /// Letters, digits and Chinese characters, also those in brackets.
    pub flat: String,
    /// The same without what stands in brackets, unless nothing else is there.
    pub bare: String,
}

impl Words {
    /// Strips blanks, line breaks, punctuation, units and stars.
    pub fn of(heading: &str) -> Self {
        let (mut flat, mut bare, mut depth) = (String::new(), String::new(), 0);
        for c in heading.chars().map(half_width) {
            match c {
                '(' | '[' | '【' | '〔' | '{' => depth += 1,
                ')' | ']' | '】' | '〕' | '}' => depth -= 1,
                _ if !c.is_alphanumeric() => {}
                _ => {
                    let c = c.to_ascii_uppercase();
                    flat.push(c);
                    if depth <= 0 {
                        bare.push(c);
                    }
                }
            }
        }
        if bare.is_empty() {
            bare.clone_from(&flat);
        }
        Self { flat, bare }
    }
}

/// What the heading says, by the surest rule.
pub fn heading(text: &str) -> Heading {
    let words = Words::of(text);
    if words.flat.is_empty() {
        return Heading::Unknown;
    }
    let mut best: Option<(ArrivalField, f32)> = None;
    for rule in RULES {
        let score = rule.score(&words);
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((rule.field, score));
        }
    }
    let others =
        || [OTHERS, NOT_OURS].into_iter().flat_map(str::split_whitespace).any(|word| words.flat.contains(word));
    match best {
        Some((field, score)) => Heading::Field(field, score),
        None if others() => Heading::Other,
        None => Heading::Unknown,
    }
}

/// What a heading says that stands under that of a group: 姓名 under 紧急联系人 is not the person's name.
pub fn heading_under(group: &str, own: &str) -> Heading {
    match heading(group) {
        Heading::Other => Heading::Other,
        Heading::Field(ArrivalField::HouseholdRegistration, score) => {
            Heading::Field(ArrivalField::HouseholdRegistration, score)
        }
        _ => match heading(own) {
            // 时间 alone says nothing, 返回情况 and 时间 together do.
            Heading::Unknown if !group.is_empty() => heading(&format!("{group}{own}")),
            own => own,
        },
    }
}

impl Rule {
    /// 1 for a certain name, 0.6 to 0.95 the more of the heading the words of the rule make up, 0 for no match.
    fn score(&self, words: &Words) -> f32 {
        // A certain name is certain, also where it holds a word that excludes others: 被核查人姓名.
        if self.exact.split_whitespace().any(|name| words.flat == name) {
            return 1.0;
        }
        // What is only said in brackets may still exclude: 姓名(户主).
        let excluded = self.not.iter().flat_map(|words| words.split_whitespace()).any(|word| words.flat.contains(word));
        if excluded {
            return 0.0;
        }
        if self.exact.split_whitespace().any(|name| words.bare == name) {
            return 1.0;
        }
        let longest =
            |group: &str| group.split_whitespace().filter(|word| words.bare.contains(word)).map(str::len).max();
        let said: Option<Vec<usize>> = self.parts.iter().map(|group| longest(group)).collect();
        let said = said.map_or(0, |said| said.iter().sum());
        if said == 0 { 0.0 } else { 0.6 + 0.35 * (said as f32 / words.bare.len() as f32).min(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Option<ArrivalField> {
        match heading(text) {
            Heading::Field(field, _) => Some(field),
            _ => None,
        }
    }

    #[test]
    fn headings_of_many_townships() {
        use ArrivalField::*;
        for (expected, headings) in [
            (Name, &["姓名", "姓 名", "姓\u{3000}名", "返乡人员姓名", "来(返)梅人员姓名", "*姓名", "姓名\n(必填)"][..]),
            (Sex, &["性别", "性 别"]),
            (DocumentNumber, &["身份证号", "身份证号码", "公民身份号码", "证件号码", "身份证(护照)号码", "居民身份证"]),
            (DocumentType, &["证件类型"]),
            (Phone, &["联系方式", "联系电话", "手机号", "手机号码(必填)", "本人联系电话", "电话"]),
            (Township, &["乡镇(街道)", "乡(镇、街道)", "乡镇", "所属街道", "所在乡镇(街道)"]),
            (Community, &["所在村", "村(社区)", "村/社区", "所属社区", "村屯", "居住村屯", "社区(村)名称"]),
            (
                Address,
                &["现居地", "现住址", "现居住地", "详细住址", "家庭详细地址", "现居住地(到户)", "返梅后居住地址"],
            ),
            (Origin, &["来源地", "来自地/途经", "返回地", "从何地返回", "从哪里返回", "途经", "返乡前所在地"]),
            (Origin, &["何地返回", "何处来", "由何处返回", "哪里回来的", "哪来的", "外出地", "外出地点", "出发城市"]),
            (ArrivedOn, &["返回日期", "返梅日期", "到达时间", "抵梅时间", "返(来)梅时间", "到家日期", "抵达时间"]),
            (LeftOriginOn, &["离鄂时间", "离开疫区时间", "离开武汉日期", "离鄂(离开疫区)时间"]),
            (Transport, &["交通工具车次", "交通方式及车次", "乘坐交通工具", "交通工具+车次/航班/车牌"]),
            (BeenToRiskArea, &["是否到过湖北", "近14天是否到过湖北", "有无武汉旅居史", "是否去过疫区"]),
            (Temperature, &["体温(℃)", "体温", "当日体温"]),
            (Condition, &["身体状况", "健康状况", "有无发热咳嗽等症状", "目前身体状况"]),
            (HouseholdRegistration, &["户籍地", "户籍地址", "户口所在地", "户籍所在乡镇"]),
            (Note, &["备注"]),
            (Sequence, &["序号", "编号", "No."]),
        ] {
            for text in headings {
                assert_eq!(field(text), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn other_people_and_other_days_are_not_taken() {
        for text in [
            "紧急联系人姓名",
            "紧急联系人电话",
            "填报人",
            "填报人电话",
            "核查人电话",
            "户主",
            "户主姓名",
            "姓名(户主)",
            "责任网格员",
            "包保干部姓名",
            "同住人员姓名",
            "同行人身份证号",
            "填报时间",
            "离开时间",
            "离梅时间",
            "年龄",
            "预计返程时间",
            "解除隔离时间",
            "接待人电话",
            "与户主关系",
            "工作单位",
            "村医电话",
            "登记时间",
        ] {
            assert_eq!(heading(text), Heading::Other, "{text}");
        }
    }

    #[test]
    fn unknown_words_stay_open() {
        for text in ["", "。", "张三", "栏目一", "15412345678", "现住何处", "去往何处"] {
            assert_eq!(heading(text), Heading::Unknown, "{text}");
        }
    }
}
