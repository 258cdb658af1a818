//! The list as it goes back: the sender's own columns and order, and behind them the answers.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use codes::AreaCode;
use kernel::{Clock, Error, Read, Result, Vault};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sea_orm::{QueryOrder, entity::prelude::*};

use super::model::{RowAnswer, reason_zh};
use super::store::{PushedListId, find, open_cells, row};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::area::{self, Names};
use crate::rooms::audit::{self, Look};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::round::EXPORT_PUSHED_ANSWERS;
use crate::workbook::{ExportOrder, Watermark, XLSX, attachment};

/// Gives the list back as it came, with result, who checked and when. Numbers stand in it in full, as the sender wrote them.
#[utoipa::path(post, path = "/pushed-lists/{id}/answer.xlsx", operation_id = "exportPushedAnswers", tag = "round",
    params(("id" = PushedListId, Path)), request_body = ExportOrder,
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_pushed_answers(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushedListId>,
    Body(order): Body<ExportOrder>,
) -> Result<Response> {
    order.check()?;
    let (list, scope) = find(&house, &person, EXPORT_PUSHED_ANSWERS, id).await?;
    let area: AreaCode = list.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("pushed list"));
    }
    let (read, vault) = (&house.store.read, &house.store.vault);
    let rows = row::Entity::find().filter(row::Column::ListId.eq(id)).order_by_asc(row::Column::Number);
    let rows = read.all(rows).await?;
    let names = area::names(read, rows.iter().filter_map(|row| row.to_area.as_ref())).await?;
    let who: Vec<WorkerId> = rows.iter().filter_map(|row| row.answered_by).collect();
    let workers = people::worker_names(read, who).await?;
    let head: Vec<Vec<String>> = open_cells(vault, &list.head)?;
    let width = rows.iter().map(|row| open_cells::<Vec<String>>(vault, &row.cells));
    let cells = width.collect::<Result<Vec<_>>>()?;
    let answer = |row: &row::Model| answers(row, vault, &names, &workers, &house.store.clock);
    let answers = rows.iter().map(answer).collect::<Result<Vec<_>>>()?;
    let line = Some(("pushed_list", id.to_string(), serde_json::json!({ "rows": rows.len() })));
    let persons = rows.iter().filter_map(|row| row.person_id).collect();
    let look =
        Look { act: EXPORT_PUSHED_ANSWERS, area, purpose: order.purpose.clone(), persons, shown: rows.len(), line };
    audit::look(&house, &person, look).await?;
    let mark = Watermark::of(&house, &person, &order.purpose)?;
    let sheet = sheet(&head, &cells, &answers, &mark).map_err(Error::internal)?;
    Ok(attachment("answer.xlsx", order.locked(sheet)?))
}

/// What stands behind the sender's columns.
const HEADINGS: [&str; 3] = ["核查结果", "核查人", "核查时间"];

fn answers(
    row: &row::Model,
    vault: &Vault,
    names: &Names,
    workers: &BTreeMap<WorkerId, String>,
    clock: &Clock,
) -> Result<[String; 3]> {
    let mut said = RowAnswer::zh(&row.answer).to_owned();
    if let Some(reason) = row.reason.as_deref() {
        said += &format!("：{}", reason_zh(reason));
    }
    if let Some(to) = &row.to_area {
        said += &format!("，移交{}", names.path(to));
    }
    if let Some(note) = &row.note {
        said += &format!("（{}）", vault.open("pushed_note", note)?);
    }
    if row.answer == RowAnswer::Missed.code() {
        return Ok([said, String::new(), String::new()]);
    }
    let by = if row.by_machine {
        Some("系统比对".to_owned())
    } else {
        row.answered_by.and_then(|id| workers.get(&id).cloned())
    };
    let at = clock.local(row.answered_at).format("%Y-%m-%d %H:%M").to_string();
    Ok([said, by.unwrap_or_default(), at])
}

/// The sender reads it by machine: the watermark stands beside the table, never in it.
fn sheet(
    head: &[Vec<String>],
    cells: &[Vec<String>],
    answers: &[[String; 3]],
    mark: &Watermark,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("核查结果")?;
    let bold = Format::new().set_bold();
    let width = head.iter().chain(cells).map(Vec::len).max().unwrap_or(0);
    let first = u16::try_from(width).unwrap_or(u16::MAX);
    let put = |sheet: &mut rust_xlsxwriter::Worksheet, at: u32, texts: &[String]| {
        for (column, text) in (0..).zip(texts) {
            // write_string never makes a formula, whatever the text begins with.
            sheet.write_string(at, column, text)?;
        }
        Ok::<_, XlsxError>(())
    };
    // A list without headings gets a row for ours.
    let above = u32::try_from(head.len().max(1)).unwrap_or(1);
    for (at, texts) in (0..).zip(head) {
        put(sheet, at, texts)?;
    }
    for (column, heading) in (first..).zip(HEADINGS) {
        sheet.write_with_format(above - 1, column, heading, &bold)?;
        sheet.set_column_width(column, 22)?;
    }
    for ((at, texts), answer) in (above..).zip(cells).zip(answers) {
        put(sheet, at, texts)?;
        for (column, text) in (first..).zip(answer) {
            sheet.write_string(at, column, text)?;
        }
    }
    mark.mark_pages(sheet);
    mark.mark(&mut book)?;
    book.save_to_buffer()
}
