//! How the text of a paper is written, and how it is filled in. policy/notices.toml says it to those who write one.

use std::collections::BTreeMap;

use kernel::{Error, Result};
use serde::Serialize;

use super::model::{NoticeKind, QR, TEAM, field_of};

/// The longest text of a paper, in signs.
pub const LONGEST: usize = 8000;

/// Where something is to be written by hand.
const BLANK: &str = "____";

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The title of a sheet.
    Title,
    /// A paragraph.
    Paragraph,
    /// A name and its value.
    Field,
    /// A line on the right: who issued it, when.
    Right,
    /// A name and a line to write on.
    Signature,
    /// The QR code.
    Qr,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct PaperBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The name, of a field or signature.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    pub label: String,
    /// The text.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    pub text: String,
}

impl PaperBlock {
    /// A line on the right.
    pub fn right(text: &str) -> Self {
        block(BlockKind::Right, "", text.to_owned())
    }
}

/// What is to be filled in; where a value is not known, there is a line to write on.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// By the name of the field.
    pub fields: BTreeMap<&'static str, String>,
    /// The care team: the role, and who and which phone.
    pub team: Vec<(String, String)>,
}

/// Checks a text for one kind of paper.
///
/// # Errors
/// `notice_title_missing`, `notice_brace`, `notice_field_unknown`, `notice_field_not_here`, `notice_line_of_its_own`, the field named
/// in the detail.
pub fn check(text: &str, kind: NoticeKind) -> Result<()> {
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("text", "text_length"));
    }
    for sheet in sheets(text) {
        if sheet.first().is_none_or(|title| title.contains(['{', '}'])) {
            return Err(Error::invalid("text", "notice_title_missing"));
        }
    }
    for line in text.lines().map(str::trim) {
        for part in parts(line)? {
            let Part::Field(name) = part else { continue };
            let wrong = |code| Error::invalid_because("text", code, name);
            let rule = field_of(name).ok_or_else(|| wrong("notice_field_unknown"))?;
            if !rule.kinds.contains(&kind) {
                return Err(wrong("notice_field_not_here"));
            }
            if [QR, TEAM].contains(&name) && line.len() != name.len() + 2 {
                return Err(wrong("notice_line_of_its_own"));
            }
        }
    }
    Ok(())
}

/// Fills a checked text in: the blocks of each sheet.
pub fn fill(text: &str, values: &Values) -> Result<Vec<Vec<PaperBlock>>> {
    let mut filled = vec![];
    for sheet in sheets(text) {
        let mut blocks = vec![];
        for (at, line) in sheet.into_iter().enumerate() {
            match line.strip_prefix('{').and_then(|line| line.strip_suffix('}')) {
                Some(QR) => blocks.push(block(BlockKind::Qr, "", String::new())),
                Some(TEAM) => {
                    let member = |(role, who): &(String, String)| block(BlockKind::Field, role, who.clone());
                    blocks.extend(values.team.iter().map(member));
                }
                _ => blocks.push(line_block(line, at == 0, values)?),
            }
        }
        filled.push(blocks);
    }
    Ok(filled)
}

fn block(kind: BlockKind, label: &str, text: String) -> PaperBlock {
    PaperBlock { kind, label: label.to_owned(), text }
}

fn line_block(line: &str, title: bool, values: &Values) -> Result<PaperBlock> {
    if title {
        return Ok(block(BlockKind::Title, "", line.to_owned()));
    }
    if let Some(rest) = line.strip_prefix('>') {
        return Ok(block(BlockKind::Right, "", filled(rest.trim(), values)?));
    }
    if let Some((label, rest)) = line.split_once('：').filter(|(label, _)| !label.contains('{')) {
        if rest.len() >= BLANK.len() && rest.chars().all(|c| c == '_') {
            return Ok(block(BlockKind::Signature, label, String::new()));
        }
        // A value alone behind its name; a sentence that happens to hold a colon is a paragraph.
        if rest.contains('{') && label.chars().count() <= 12 && !rest.contains(['，', '。', '；']) {
            return Ok(block(BlockKind::Field, label, filled(rest, values)?));
        }
    }
    if let Some(label) = line.strip_suffix('：').filter(|label| label.chars().count() <= 12 && !label.contains('{')) {
        return Ok(block(BlockKind::Field, label, String::new()));
    }
    Ok(block(BlockKind::Paragraph, "", filled(line, values)?))
}

fn filled(line: &str, values: &Values) -> Result<String> {
    let known = |name: &str| values.fields.get(name).filter(|value| !value.is_empty()).map_or(BLANK, String::as_str);
    let parts = parts(line)?.into_iter();
    Ok(parts.map(|part| if let Part::Field(name) = part { known(name) } else { part.text() }).collect())
}

/// The lines of each sheet; empty ones are for the eye of the writer only.
fn sheets(text: &str) -> Vec<Vec<&str>> {
    let mut sheets = vec![vec![]];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with("====") {
            sheets.push(vec![]);
        } else if let Some(sheet) = sheets.last_mut() {
            sheet.push(line);
        }
    }
    sheets
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Field(&'a str),
}

impl<'a> Part<'a> {
    fn text(self) -> &'a str {
        match self {
            Part::Text(text) | Part::Field(text) => text,
        }
    }
}

fn parts(line: &str) -> Result<Vec<Part<'_>>> {
    let odd = || Error::invalid_because("text", "notice_brace", line);
    let mut parts = vec![];
    let mut rest = line;
    while let Some((before, field)) = rest.split_once('{') {
        let (name, after) = field.split_once('}').ok_or_else(odd)?;
        if before.contains('}') || name.contains('{') {
            return Err(odd());
        }
        parts.extend([Part::Text(before), Part::Field(name)]);
        rest = after;
    }
    if rest.contains('}') {
        return Err(odd());
    }
    parts.push(Part::Text(rest));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, kind: NoticeKind) -> (&'static str, Option<String>) {
        match check(text, kind) {
            Err(Error::Invalid { code, detail, .. }) => (code, detail),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_that_asks_for_what_there_is_not_is_refused_by_name() {
        let door = NoticeKind::DoorNotice;
        assert_eq!(refused("公示\n住户：{name}", door), ("notice_field_not_here", Some("name".into())));
        assert_eq!(refused("公示\n{nmae}", NoticeKind::Letter), ("notice_field_unknown", Some("nmae".into())));
        assert_eq!(refused("公示\n扫{qr}码", door), ("notice_line_of_its_own", Some("qr".into())));
        assert_eq!(refused("公示\n{days", door).0, "notice_brace");
        assert_eq!(refused("公示\ndays}", door).0, "notice_brace");
        assert_eq!(refused("\n \n", door).0, "notice_title_missing");
        assert_eq!(refused("公示\n====\n", door).0, "notice_title_missing");
        assert_eq!(refused(&"长".repeat(LONGEST + 1), door).0, "text_length");
        check("公示\n\n共{days}天\n{team}\n{qr}", door).unwrap();
    }

    #[test]
    fn each_line_becomes_its_block() {
        let fields = BTreeMap::from([("days", "14".to_owned()), ("lead_phone", "15400000001".to_owned())]);
        let values = Values { fields, team: vec![("医护人员".into(), "陈医 15400000002".into())] };
        let text =
            "标题\n共{days}天，找{lead_name}。\n电话：{lead_phone}\n{team}\n{qr}\n签字：____\n> {today}\n====\n第二页";
        let kinds: Vec<_> =
            fill(text, &values).unwrap().concat().into_iter().map(|b| (b.kind, b.label, b.text)).collect();
        let told = |kind, label: &str, text: &str| (kind, label.to_owned(), text.to_owned());
        let wanted = [
            told(BlockKind::Title, "", "标题"),
            told(BlockKind::Paragraph, "", "共14天，找____。"),
            told(BlockKind::Field, "电话", "15400000001"),
            told(BlockKind::Field, "医护人员", "陈医 15400000002"),
            told(BlockKind::Qr, "", ""),
            told(BlockKind::Signature, "签字", ""),
            told(BlockKind::Right, "", "____"),
            told(BlockKind::Title, "", "第二页"),
        ];
        assert_eq!(kinds, wanted);
    }
}
