//! How names are found: by their beginning, and by sound, so that 张伟 answers to "zw" and to "zhangw".

use pinyin::ToPinyin;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Condition;

/// The initials of a text: pinyin letters of Chinese characters, other letters and digits as they are, all lower-case.
pub fn initials(text: &str) -> String {
    let initial = |c: char| match c.to_pinyin() {
        Some(sound) => sound.plain().chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    text.chars().filter_map(initial).collect()
}

/// The pinyin of a text in full, without tones and blanks; other letters and digits as they are, all lower-case.
pub fn pinyin(text: &str) -> String {
    let sound = |c: char| match c.to_pinyin() {
        // ü has no key of its own: people type v.
        Some(sound) => sound.plain().replace('ü', "v"),
        None => Some(c).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).into_iter().collect(),
    };
    text.chars().map(sound).collect()
}

/// Whether the text somebody searches for can only be pinyin initials.
pub fn are_initials(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic())
}

/// The range of texts that begin with `start`: `start <= text < end`. An index serves it on both databases.
pub fn beginning_with(start: &str) -> (String, String) {
    (start.to_owned(), format!("{start}\u{10FFFF}"))
}

/// The condition that a column begins with a text.
pub fn begins(column: impl ColumnTrait, text: &str) -> Condition {
    let (start, end) = beginning_with(text);
    Condition::all().add(column.gte(start)).add(column.lt(end))
}

/// The condition that a name begins with a text or, where letters were typed, that its initials or its pinyin do.
pub fn named<C: ColumnTrait>(text: &str, name: C, initials: C, pinyin: C) -> Condition {
    if !are_initials(text) {
        return begins(name, text);
    }
    let letters = text.to_ascii_lowercase();
    Condition::any().add(begins(initials, &letters)).add(begins(pinyin, &letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_answer_to_their_initials() {
        assert_eq!(initials("八十八栋社区"), "bsbdsq");
        assert_eq!(initials("A座3单元"), "az3dy");
        assert_eq!((pinyin("张伟"), pinyin("吕A 3")), ("zhangwei".into(), "lva3".into()));
        assert!(are_initials("zw") && !are_initials("张") && !are_initials("12"));
    }
}
