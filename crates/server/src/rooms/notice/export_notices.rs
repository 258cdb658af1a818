//! Papers as a document for Word: who must add a line does it there.

use std::io::Cursor;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Pic, Run, RunFonts, SpecialIndentType,
};
use kernel::{Error, Result};

use super::EXPORT_NOTICES;
use super::markup::{BlockKind, PaperBlock};
use super::model::NoticeKind;
use super::paper::Paper;
use super::print_notices::{PapersQuery, again};
use super::qr;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// The media type of a document for Word.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Gives papers as one docx file, each on its own page. Each is a line in the journal.
#[utoipa::path(get, path = "/notices/docx", operation_id = "exportNotices", tag = "notice", params(PapersQuery),
    responses((status = 200, content_type = DOCX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_notices(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<PapersQuery>,
) -> Result<Response> {
    let papers = again(&house, &person, EXPORT_NOTICES, &query).await?;
    let kind = papers.first().map_or("文书", |paper| paper.kind.zh());
    let day = house.store.clock.today();
    // RFC 5987: the name in Chinese for those who read it, in ASCII for those who do not.
    let name: String = form_urlencoded::byte_serialize(format!("{kind}-{day}.docx").as_bytes()).collect();
    let named = format!("attachment; filename=\"notices-{day}.docx\"; filename*=UTF-8''{name}");
    let document = document(&papers)?;
    Ok(([(header::CONTENT_TYPE, DOCX.to_owned()), (header::CONTENT_DISPOSITION, named)], document).into_response())
}

/// A4 in twentieths of a point, as Word measures.
const PAGE: (u32, u32) = (11906, 16838);
/// The margins, 18 mm above and below, 20 mm beside.
const MARGIN: (i32, i32) = (1020, 1134);
/// 3 cm, as Word measures pictures.
const CODE: u32 = 1_080_000;
const BLANK: &str = "____________________";

fn document(papers: &[Paper]) -> Result<Vec<u8>> {
    let (upright, beside) = MARGIN;
    let margin = PageMargin { top: upright, bottom: upright, left: beside, right: beside, ..PageMargin::default() };
    let fonts = RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("仿宋");
    let mut document = Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin).default_fonts(fonts);
    let mut first = true;
    for (at, paper) in papers.iter().enumerate() {
        for sheet in &paper.sheets {
            for block in &sheet.blocks {
                let paragraph = match (block.kind, &paper.qr) {
                    (BlockKind::Qr, Some(code)) => picture(&code.url, at)?,
                    (BlockKind::Qr, None) => continue,
                    _ => written(block, size(paper.kind)),
                };
                let begins = block.kind == BlockKind::Title && !first;
                document = document.add_paragraph(paragraph.page_break_before(begins));
                first = false;
            }
        }
    }
    let mut file = Cursor::new(vec![]);
    document.pack(&mut file).map_err(Error::internal)?;
    Ok(file.into_inner())
}

/// The size of the text, in half points: what hangs on a door is read from two steps away.
fn size(kind: NoticeKind) -> usize {
    if kind == NoticeKind::DoorNotice { 32 } else { 24 }
}

fn written(block: &PaperBlock, size: usize) -> Paragraph {
    let run = |text: &str| Run::new().add_text(text).size(size);
    // One and a half of the text, whatever the font says of itself.
    let spacing = i32::try_from(size * 15).unwrap_or(360);
    let line = LineSpacing::new().line_rule(LineSpacingType::Exact).line(spacing);
    let paragraph = Paragraph::new().line_spacing(line);
    match block.kind {
        BlockKind::Title => {
            let title = Run::new().add_text(&block.text).size(size * 8 / 5).bold();
            let title = title.fonts(RunFonts::new().east_asia("黑体"));
            Paragraph::new().add_run(title).align(AlignmentType::Center)
        }
        BlockKind::Right => paragraph.add_run(run(&block.text)).align(AlignmentType::Right),
        BlockKind::Field => paragraph.add_run(run(&format!("{}：", block.label)).bold()).add_run(run(&block.text)),
        BlockKind::Signature => paragraph.add_run(run(&format!("{}：{BLANK}", block.label))),
        BlockKind::Paragraph | BlockKind::Qr => {
            // `某某：` at the head of a letter stands without indent; all else by two signs.
            let calls = block.text.ends_with('：') && block.text.chars().count() <= 20;
            let two = i32::try_from(size * 20).unwrap_or(480);
            let indent = (!calls).then_some(SpecialIndentType::FirstLine(two));
            paragraph.add_run(run(&block.text)).indent(None, indent, None, None)
        }
    }
}

fn picture(url: &str, at: usize) -> Result<Paragraph> {
    let (bytes, side) = qr::picture(url)?;
    let picture = Pic::new_with_dimensions(bytes, side, side).size(CODE, CODE).id(format!("rIdCode{at}"));
    Ok(Paragraph::new().add_run(Run::new().add_image(picture)).align(AlignmentType::Center))
}
