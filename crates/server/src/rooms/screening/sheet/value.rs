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

/// What of a wrong value may be shown to say which it was: enough to find it, not to use it.
pub fn masked(field: ArrivalField, cell: &Cell) -> String {
    let text = cell.to_string();
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let ends = |head: usize, tail: usize| {
        let keep = if signs.len() >= (head + tail) * 2 - 1 { (head, tail) } else { (1.min(signs.len()), 0) };
        let stars = "*".repeat((signs.len() - keep.0 - keep.1).min(10));
        let text = |part: &[char]| part.iter().collect::<String>();
        format!("{}{stars}{}", text(&signs[..keep.0]), text(&signs[signs.len() - keep.1..]))
    };
    match field {
        ArrivalField::DocumentNumber => ends(4, 4),
        ArrivalField::Phone => ends(3, 2),
        ArrivalField::Name | ArrivalField::Address | ArrivalField::Note | ArrivalField::Condition => ends(1, 0),
        ArrivalField::HouseholdRegistration => String::new(),
        // A village may be followed by the door.
        ArrivalField::AreaText => text.chars().take(9).collect(),
        _ => text.chars().take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let masked = |field, text| masked(field, &Cell::text(text));
        assert_eq!(masked(ArrivalField::DocumentNumber, "2301021950121299"), "2301********1299");
        assert_eq!(masked(ArrivalField::DocumentNumber, "230102"), "2*****");
        assert_eq!(masked(ArrivalField::Phone, "154776982"), "154****82");
        assert_eq!(masked(ArrivalField::Name, "王小明"), "王**");
        assert_eq!(masked(ArrivalField::ArrivedOn, "正月初五"), "正月初五");
        assert_eq!(masked(ArrivalField::Name, ""), "");
    }

    #[test]
    fn rounded_numbers_are_noticed() {
        assert!(is_rounded(&Cell::Number(220_581_198_001_019_970.0)));
        assert!(is_rounded(&Cell::text("2.20581E+17")));
        assert!(!is_rounded(&Cell::Number(15_412_345_678.0)));
        assert!(!is_rounded(&Cell::text("220581198001019970")));
    }
}
