//! What a cell means: blank, sex, yes or no, temperature, kind of document; and how it is shown when it is wrong.

use codes::{DocumentType, Sex, half_width};

use super::{ArrivalField, Cell};

/// A cell's text without the blanks at its ends, in plain width; none where nothing is said: `/`, `-`, `无`, `不详`.
pub fn said(cell: &Cell) -> Option<String> {
    let text = cell.to_string();
    let plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let nothing =
        plain.chars().all(|c| "/\\-—–_.*?".contains(c)) || matches!(plain.as_str(), "无" | "不详" | "未知" | "暂无");
    (!nothing).then_some(text)
}

/// 男 or 女, also as the digits of GB/T 2261.1.
pub fn sex(text: &str) -> Option<Sex> {
    match text.trim() {
        "男" | "男性" | "1" | "M" | "m" => Some(Sex::Male),
        "女" | "女性" | "2" | "F" | "f" => Some(Sex::Female),
        _ => None,
    }
}

/// Yes or no; none where the answer is neither.
pub fn yes(cell: &Cell) -> Option<bool> {
    if let Cell::Bool(truth) = cell {
        return Some(*truth);
    }
    match cell.to_string().trim() {
        "是" | "有" | "√" | "Y" | "y" | "去过" | "到过" | "1" => Some(true),
        "否" | "无" | "没有" | "×" | "N" | "n" | "未去过" | "未到过" | "不是" | "0" => Some(false),
        _ => None,
    }
}

/// Tenths of a degree: `36.5`, `36.5℃`, `36.5 度`, `36度5`, `36，5`.
pub fn temperature(cell: &Cell) -> Option<i32> {
    let degrees: f64 = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => {
            let plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
            let plain = plain.trim_end_matches(['℃', '°', 'C', 'c', '度', '摄', '氏', '\'']);
            // Only digits and one point, lest "inf" and "1e2" be numbers.
            let plain = plain.replace(['度', ',', '。', '、', '·'], ".");
            if !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                return None;
            }
            plain.parse().ok()?
        }
        _ => return None,
    };
    let tenths = (degrees * 10.0).round();
    tenths.abs().lt(&1e6).then_some(tenths as i32)
}

/// The kind of document by its Chinese name; a blank is an ID card, an unknown one is none.
pub fn document_type(text: &str) -> Option<DocumentType> {
    if text.contains("护照") {
        Some(DocumentType::Passport)
    } else if text.contains("通行证") || text.contains("台胞证") || text.contains("回乡证") {
        Some(DocumentType::HkmtPermit)
    } else if text.is_empty() || text.contains("身份证") || text.contains("居住证") {
        Some(DocumentType::IdCard)
    } else {
        DocumentType::of_code(text)
    }
}

/// Whether Excel rounded an ID number: it keeps 15 digits of what is typed into a cell not formatted as text.
pub fn is_rounded(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => number.abs() >= 1e15,
        Cell::Text(text) => text.split_once("E+").is_some_and(|(digits, power)| {
            digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && power.bytes().all(|b| b.is_ascii_digit())
        }),
        _ => false,
    }
}

/// What of a value may be shown to say which it was: enough to find it, not to use it.
pub fn masked(field: ArrivalField, cell: &Cell) -> String {
    use ArrivalField::{
        Address, AreaText, ArrivedOn, Community, Condition, DocumentNumber, HouseholdRegistration, LeftOriginOn, Name,
        Note, Phone, Township,
    };
    let text = cell.to_string();
    match field {
        DocumentNumber => ends(&text, 4, 4),
        Phone => ends(&text, 3, 2),
        Name | Address | Note | Condition => ends(&text, 1, 0),
        HouseholdRegistration => String::new(),
        Township | Community | AreaText => without_door(&text),
        ArrivedOn | LeftOriginOn if is_like_a_day(&text) => text.chars().take(40).collect(),
        // The wrong column may hold an ID number or a phone.
        _ => without_numbers(&text).chars().take(40).collect(),
    }
}

/// So many characters of each end, where enough lies between; otherwise the first only.
fn ends(text: &str, head: usize, tail: usize) -> String {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (head, tail) = if signs.len() >= (head + tail) * 2 - 1 { (head, tail) } else { (1.min(signs.len()), 0) };
    let stars = "*".repeat((signs.len() - head - tail).min(10));
    signs[..head].iter().chain(stars.chars().collect::<Vec<_>>().iter()).chain(&signs[signs.len() - tail..]).collect()
}

/// A place up to its village or community: the door behind it is the person's affair.
fn without_door(text: &str) -> String {
    let behind = |end: &&str| text.find(*end).filter(|at| *at > 0).map(|at| at + end.len());
    let village = ["社区", "居委会", "村", "屯"].iter().filter_map(behind).min();
    let end = village.or_else(|| ["街道", "镇", "乡"].iter().filter_map(behind).min());
    let end = end.or_else(|| text.char_indices().nth(4).map(|(at, _)| at)).unwrap_or(text.len());
    let shown: String = text[..end].chars().map(|c| if c.is_numeric() { '*' } else { c }).take(20).collect();
    if shown.len() < text.trim_end().len() { shown + "***" } else { shown }
}

/// 2020-02-30, 1/15/2020, 20200205: eight digits at most, which are nobody's number.
fn is_like_a_day(text: &str) -> bool {
    let groups: Vec<usize> = text.split(|c| !half_width(c).is_numeric()).map(str::len).filter(|n| *n > 0).collect();
    match groups[..] {
        [8] => text.starts_with("20") || text.starts_with("19"),
        [a, b, c] => a.max(b).max(c) <= 4 && a + b + c <= 8,
        _ => false,
    }
}

/// How many digits may stand in a row; ID numbers and phones have more.
const MOST_DIGITS: usize = 6;

/// A text whose long numbers are stars. Blanks, dashes and the X of an ID number do not end a number.
pub fn without_numbers(text: &str) -> String {
    let mut shown: Vec<char> = text.chars().collect();
    let mut digits: Vec<usize> = vec![];
    for at in 0..=shown.len() {
        let c = shown.get(at).copied().map(half_width);
        match c {
            Some(c) if c.is_numeric() || (matches!(c, 'X' | 'x') && !digits.is_empty()) => digits.push(at),
            Some(c) if c.is_whitespace() || between(c) => {}
            _ => {
                if digits.len() > MOST_DIGITS {
                    digits.iter().for_each(|at| shown[*at] = '*');
                }
                digits.clear();
            }
        }
    }
    shown.into_iter().collect()
}

/// What people write between the digits of a long number; also signs that are not seen.
fn between(c: char) -> bool {
    "-‐‑‒–—―_.·/\\()\u{200b}\u{200c}\u{200d}\u{feff}\u{ad}".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(field: ArrivalField, text: &str) -> String {
        masked(field, &Cell::text(text))
    }

    #[test]
    fn temperatures_are_tenths() {
        for text in ["36.5", "36.5℃", "36.5 ℃", "36.5°C", "36.5度", "36度5", "３６．５", "36,5", "36。5"] {
            assert_eq!(temperature(&Cell::text(text)), Some(365), "{text}");
        }
        assert_eq!(temperature(&Cell::Number(36.9)), Some(369));
        assert_eq!(temperature(&Cell::Number(37.0)), Some(370));
        for text in ["正常", "36.5-37", "36.5.1", "NaN", "1e2", "inf", "℃"] {
            assert_eq!(temperature(&Cell::text(text)), None, "{text}");
        }
        assert_eq!(temperature(&Cell::Number(f64::INFINITY)), None);
    }

    #[test]
    fn a_dash_says_nothing() {
        for text in ["/", "-", "——", "无", " 无 ", "不详", "***"] {
            assert_eq!(said(&Cell::text(text)), None, "{text}");
        }
        assert_eq!(said(&Cell::Number(15_412_345_678.0)).as_deref(), Some("15412345678"));
    }

    #[test]
    fn wrong_values_are_shown_in_part() {
        for (field, text, expected) in [
            (ArrivalField::DocumentNumber, "2301021950121299", "2301********1299"),
            (ArrivalField::DocumentNumber, "230102", "2*****"),
            (ArrivalField::Phone, "154776982", "154****82"),
            (ArrivalField::Name, "王小明", "王**"),
            (ArrivalField::Name, "", ""),
            (ArrivalField::ArrivedOn, "正月初五", "正月初五"),
            (ArrivalField::ArrivedOn, "2020-02-17", "2020-02-17"),
            (ArrivalField::ArrivedOn, "2020.2.30前", "2020.2.30前"),
            (ArrivalField::LeftOriginOn, "20200230", "20200230"),
            (ArrivalField::ArrivedOn, "220104198910069989", "******************"),
            (ArrivalField::Temperature, "15412349999", "***********"),
            (ArrivalField::Temperature, "电话 154-1234-9999", "电话 ***-****-****"),
            (ArrivalField::Transport, "Ｋ７３８８次", "Ｋ７３８８次"),
            (ArrivalField::AreaText, "中和村2组15号", "中和村***"),
            (ArrivalField::AreaText, "曙光镇中和村二组", "曙光镇中和村***"),
            (ArrivalField::AreaText, "新华街道15号", "新华街道***"),
            (ArrivalField::AreaText, "3号楼2单元501", "*号楼****"),
            (ArrivalField::Community, "前途", "前途"),
            (ArrivalField::Community, "不存在社区", "不存在社区"),
            (ArrivalField::Township, "15412349999", "*******"),
        ] {
            assert_eq!(shown(field, text), expected, "{field:?} {text}");
        }
    }

    proptest! {
        #[test]
        fn no_number_of_a_person_is_shown_whatever_its_column(
            digits in "[1-9][0-9]{10,16}[0-9X]",
            gaps in proptest::collection::vec(proptest::sample::select(vec!["", "", " ", "-", "\u{3000}"]), 18),
            before in "[一-龥]{0,12}", behind in "[一-龥]{0,12}",
        ) {
            let number: String = digits.chars().zip(&gaps).flat_map(|(c, gap)| [c.to_string(), (*gap).to_owned()]).collect();
            let text = format!("{before}{number}{behind}");
            for field in ArrivalField::ALL {
                let shown = shown(field, &text);
                let seen = shown.chars().filter(char::is_ascii_digit).count();
                prop_assert!(seen <= 8, "{:?} {}: {}", field, text, shown);
            }
        }
    }

    #[test]
    fn rounded_numbers_are_noticed() {
        assert!(is_rounded(&Cell::Number(220_581_198_001_019_970.0)));
        assert!(is_rounded(&Cell::text("2.20581E+17")));
        assert!(!is_rounded(&Cell::Number(15_412_345_678.0)));
        assert!(!is_rounded(&Cell::text("220581198001019970")));
    }
}
