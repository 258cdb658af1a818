//! The texts the house brings, as dated data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::{Day, Policy, Result};
use serde::Deserialize;

use super::model::NoticeKind;

static TEXTS: LazyLock<Policy> = LazyLock::new(|| {
    Policy::parse(include_str!("../../../../../policy/notices.toml")).expect("a test reads the texts of the house")
});

/// The text of one kind of paper.
#[derive(Clone, Debug, Deserialize)]
pub struct Text {
    /// How it is numbered, with `{year}` and `{n}`.
    pub number: String,
    /// The text.
    pub text: String,
}

/// The texts of a day; section `[[notices]]` of policy/notices.toml.
#[derive(Clone, Debug, Deserialize)]
pub struct Texts {
    /// What a ground is called on paper, by its code.
    pub grounds: BTreeMap<String, String>,
    letter: Text,
    isolation_notice: Text,
    door_notice: Text,
    release_notice: Text,
}

impl Texts {
    /// The texts in force on a day.
    pub fn on(day: Day) -> Result<Self> {
        TEXTS.on("notices", day)
    }

    /// The text of one kind.
    pub fn of(&self, kind: NoticeKind) -> &Text {
        match kind {
            NoticeKind::Letter => &self.letter,
            NoticeKind::IsolationNotice => &self.isolation_notice,
            NoticeKind::DoorNotice => &self.door_notice,
            NoticeKind::ReleaseNotice => &self.release_notice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::check;
    use super::*;

    #[test]
    fn the_texts_of_the_house_are_sound() {
        let texts = Texts::on("2020-02-10".parse().unwrap()).unwrap();
        for kind in NoticeKind::ALL {
            let text = texts.of(kind);
            check(&text.text, kind).unwrap();
            assert!(text.number.contains("{year}") && text.number.contains("{n}"), "{}", text.number);
            assert_eq!(text.text.contains("{qr}"), kind.has_page(), "{kind:?}");
        }
        assert!(texts.grounds.contains_key("risk_area") && texts.grounds.contains_key("order"));
    }
}
