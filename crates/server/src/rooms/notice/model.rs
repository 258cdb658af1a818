//! The kinds of papers and what may stand on each.

use serde::{Deserialize, Serialize};

/// A paper of 三公开, or the one of release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The letter to whoever is isolated (致居民的一封信).
    Letter,
    /// The notice of isolation with the undertaking (居家医学观察告知书、承诺书).
    IsolationNotice,
    /// What hangs on the door: days and phones, and nothing of who lives there (门贴公示).
    DoorNotice,
    /// The notice of release (解除医学观察通知书).
    ReleaseNotice,
}

use NoticeKind::{DoorNotice, IsolationNotice, Letter, ReleaseNotice};

impl NoticeKind {
    /// All kinds, in the order in which they are handed out.
    pub const ALL: [Self; 4] = [Letter, IsolationNotice, DoorNotice, ReleaseNotice];

    /// The name in JSON and in the store.
    pub fn code(self) -> &'static str {
        match self {
            Letter => "letter",
            IsolationNotice => "isolation_notice",
            DoorNotice => "door_notice",
            ReleaseNotice => "release_notice",
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// 名称, as a file is called.
    pub fn zh(self) -> &'static str {
        match self {
            Letter => "致居民的一封信",
            IsolationNotice => "居家医学观察告知书",
            DoorNotice => "居家医学观察公示",
            ReleaseNotice => "解除居家医学观察通知书",
        }
    }

    /// Whether it carries a QR code: the letter does not.
    pub fn has_page(self) -> bool {
        self != Letter
    }
}

/// What can be filled in.
#[derive(Clone, Copy, Debug)]
pub struct FieldRule {
    /// Its name between braces.
    pub name: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// On which papers it may stand.
    pub kinds: &'static [NoticeKind],
}

const fn field(name: &'static str, zh: &'static str, en: &'static str, kinds: &'static [NoticeKind]) -> FieldRule {
    FieldRule { name, zh, en, kinds }
}

const EVERYWHERE: &[NoticeKind] = &NoticeKind::ALL;
/// Never on a door: whoever passes reads it (网信办 2020-02-04: no name, number, phone or address in public).
const IN_HAND: &[NoticeKind] = &[Letter, IsolationNotice, ReleaseNotice];
const WHILE_ISOLATED: &[NoticeKind] = &[Letter, IsolationNotice, DoorNotice];

/// The line that lists the care team.
pub const TEAM: &str = "team";
/// The line that is the QR code.
pub const QR: &str = "qr";

/// All fields. Those about the person are not among those of the door.
pub const FIELDS: &[FieldRule] = &[
    field("number", "编号", "Number", EVERYWHERE),
    field("today", "制发日期", "Day of issue", EVERYWHERE),
    field("city", "县（市）", "City", EVERYWHERE),
    field("township", "乡镇（街道）", "Township", EVERYWHERE),
    field("community", "社区（村）", "Community", EVERYWHERE),
    field("issuer", "制发机关", "Issuing body", EVERYWHERE),
    field("basis", "法律依据", "Legal basis", EVERYWHERE),
    field("starts_on", "起算日", "Counted from", EVERYWHERE),
    field("ends_on", "期满日", "Last day", EVERYWHERE),
    field("days", "总天数", "Days in all", EVERYWHERE),
    field("day_n", "第几天", "Which day", WHILE_ISOLATED),
    field("released_on", "解除日期", "Day of release", &[ReleaseNotice]),
    field("lead_name", "包保组负责人", "Head of the team", EVERYWHERE),
    field("lead_phone", "负责人电话", "Phone of the head", EVERYWHERE),
    field("medic_name", "医护人员", "Medic", EVERYWHERE),
    field("medic_phone", "医护电话", "Phone of the medic", EVERYWHERE),
    field(TEAM, "包保组名单（单独一行）", "The care team (a line of its own)", WHILE_ISOLATED),
    field(QR, "二维码（单独一行）", "The QR code (a line of its own)", &[IsolationNotice, DoorNotice, ReleaseNotice]),
    field("name", "姓名", "Name", IN_HAND),
    field("sex", "性别", "Sex", IN_HAND),
    field("document", "证件号码", "Document number", &[IsolationNotice]),
    field("document_masked", "证件号码（脱敏）", "Document number, masked", &[IsolationNotice, ReleaseNotice]),
    field("phone", "联系电话", "Phone", &[IsolationNotice]),
    field("address", "居住地址", "Address", IN_HAND),
    field("ground", "观察原因", "Ground", &[Letter, IsolationNotice]),
];

/// The field of that name.
pub fn field_of(name: &str) -> Option<&'static FieldRule> {
    FIELDS.iter().find(|field| field.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_about_the_person_can_stand_on_a_door() {
        for name in ["name", "sex", "document", "document_masked", "phone", "address", "ground"] {
            assert!(!field_of(name).unwrap().kinds.contains(&DoorNotice), "{name}");
        }
    }
}
