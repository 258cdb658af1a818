//! How names are found: by pinyin initials, so that 张伟 answers to "zw".

use pinyin::ToPinyin;

/// The initials of a text: pinyin letters of Chinese characters, other letters and digits as they are, all lower-case.
pub fn initials(text: &str) -> String {
    let initial = |c: char| match c.to_pinyin() {
        Some(sound) => sound.plain().chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    text.chars().filter_map(initial).collect()
}

/// Whether the text somebody searches for can only be pinyin initials.
pub fn are_initials(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic())
}

/// The range of texts that begin with `start`: `start <= text < end`. An index serves it on both databases.
pub fn beginning_with(start: &str) -> (String, String) {
    (start.to_owned(), format!("{start}\u{10FFFF}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_answer_to_their_initials() {
        assert_eq!(initials("八十八栋社区"), "bsbdsq");
        assert_eq!(initials("A座3单元"), "az3dy");
        assert!(are_initials("zw") && !are_initials("张") && !are_initials("12"));
    }
}
