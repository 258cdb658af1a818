//! The journal as a file, for those who work with it elsewhere. It holds no personal value.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::journal::Line;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::EXPORT_JOURNAL;
use super::journal::{LineFilter, all};
use super::model::{RevealRules, Way};
use crate::house::House;
use crate::http::{Body, Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::{self, area};
use crate::workbook::{Watermark, XLSX, attachment, table};

/// What sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JournalFormat {
    /// For Excel.
    Xlsx,
    /// For programs: UTF-8 with a mark at its beginning.
    Csv,
}

/// What the file is for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JournalOrder {
    /// What it is needed for: a code of the policy, see `readRevealRules`.
    #[schema(max_length = 40, example = "inspect")]
    pub purpose: String,
    /// What sort of file.
    pub format: JournalFormat,
}

/// Gives lines of the journal as a file, at most 100,000. Who took it and what for is in the journal.
#[utoipa::path(post, path = "/journal/export", operation_id = "exportJournal", tag = "audit", params(LineFilter),
    request_body = JournalOrder, responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals),
    security(("session" = [])))]
pub async fn export_journal(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<LineFilter>,
    Body(order): Body<JournalOrder>,
) -> Result<Response> {
    let scope = person.scope(EXPORT_JOURNAL)?;
    RevealRules::on(&house.store.policy, house.store.clock.today())?.must_know(&order.purpose, Way::Export)?;
    let lines = all(&house, &filter, &scope).await?;
    let rows = texts(&house, &lines).await?;
    let place = scope.narrow(filter.area.as_ref()).areas().first().copied().ok_or(Error::NotFound("area"))?;
    house
        .store
        .journal
        .record(&person.actor, EXPORT_JOURNAL, &place, async |tx| {
            tx.tell(&json!({ "purpose": order.purpose, "rows": lines.len(), "format": order.format }));
            Ok(())
        })
        .await?;
    let mark = Watermark::of(&house, &person, &order.purpose)?;
    match order.format {
        JournalFormat::Xlsx => {
            let sheet = table("操作日志", HEADINGS, rows, Some(&mark)).map_err(Error::internal)?;
            Ok(attachment("journal.xlsx", sheet))
        }
        JournalFormat::Csv => Ok(csv(&rows, &mark)?),
    }
}

const HEADINGS: &[(&str, u32)] = &[
    ("序号", 9),
    ("时间", 20),
    ("操作人", 12),
    ("事项", 22),
    ("事项代码", 28),
    ("区域", 30),
    ("区域代码", 18),
    ("对象类别", 14),
    ("对象", 38),
    ("内容", 50),
];

async fn texts(house: &House, lines: &[Line]) -> Result<Vec<Vec<String>>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let mut workers: Vec<WorkerId> = lines.iter().filter_map(|line| line.actor.map(WorkerId)).collect();
    workers.sort_unstable();
    workers.dedup();
    let names = people::worker_names(read, workers).await?;
    let places = area::names(read, lines.iter().map(|line| &line.area)).await?;
    let acts = rooms::acts();
    let row = |line: &Line| {
        let act = acts.iter().find(|act| act.code == line.act);
        vec![
            line.seq.to_string(),
            clock.local(line.at).format("%Y-%m-%d %H:%M:%S").to_string(),
            line.actor.map_or_else(|| "系统".to_owned(), |id| names.get(&WorkerId(id)).cloned().unwrap_or_default()),
            act.map_or("", |act| act.zh).to_owned(),
            line.act.clone(),
            places.path(&line.area),
            line.area.clone(),
            line.subject_kind.clone(),
            line.subject_id.clone(),
            line.detail.clone(),
        ]
    };
    Ok(lines.iter().map(row).collect())
}

/// A cell that no sheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn csv(rows: &[Vec<String>], mark: &Watermark) -> Result<Response> {
    let mut file = csv::WriterBuilder::new().flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut write = |cells: Vec<String>| file.write_record(&cells).map_err(Error::internal);
    write(vec![mark.text().to_owned()])?;
    write(HEADINGS.iter().map(|(heading, _)| (*heading).to_owned()).collect())?;
    for row in rows {
        write(row.iter().map(|cell| harmless(cell)).collect())?;
    }
    let bytes = file.into_inner().map_err(Error::internal)?;
    let named = "attachment; filename=\"journal.csv\"";
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, named)], bytes)
        .into_response())
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("{\"rows\":1}"), "{\"rows\":1}");
    }
}
