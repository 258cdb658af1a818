//! The list of returnees as a sheet, for those who must hand one in. Personal data stays masked.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Read, Result};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sea_orm::QuerySelect;

use super::EXPORT_ARRIVALS;
use super::import::Report;
use super::list_arrivals::ArrivalFilter;
use super::show_arrival::{Arrival, describe};
use super::store::{ArrivalId, arrival};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// The media type of an xlsx file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A sheet longer than this is no list anybody reads; filters make it shorter.
const LONGEST: usize = 100_000;

/// Gives the filtered list as an xlsx file. Who took it, where and how many rows is in the journal.
#[utoipa::path(get, path = "/arrivals/export", operation_id = "exportArrivals", tag = "screening", params(ArrivalFilter),
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_arrivals(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ArrivalFilter>,
) -> Result<Response> {
    let scope = person.scope(EXPORT_ARRIVALS)?.narrow(filter.area.as_ref());
    let mut rows: Vec<Arrival> = vec![];
    let mut last: Option<ArrivalId> = None;
    while rows.len() < LONGEST {
        let mut select = filter.select(&house, &scope)?;
        if let Some(last) = last {
            select = sea_orm::QueryFilter::filter(select, sea_orm::ColumnTrait::lt(&arrival::Column::Id, last));
        }
        let portion = house.store.read.all(select.limit(1000)).await?;
        last = portion.last().map(|row| row.id);
        let more = portion.len() == 1000;
        rows.extend(describe(&house, portion).await?);
        if !more {
            break;
        }
    }
    let place = scope.areas().first().copied().unwrap_or(house.city);
    house
        .store
        .journal
        .record(&person.actor, EXPORT_ARRIVALS, &place, async |tx| {
            tx.tell(&serde_json::json!({ "rows": rows.len() }));
            Ok(())
        })
        .await?;
    let sheet = write(&rows).map_err(Error::internal)?;
    let named = "attachment; filename=\"arrivals.xlsx\"";
    Ok(([(header::CONTENT_TYPE, XLSX), (header::CONTENT_DISPOSITION, named)], sheet).into_response())
}

const HEADINGS: &[(&str, u32)] = &[
    ("序号", 6),
    ("姓名", 10),
    ("性别", 6),
    ("证件号码", 22),
    ("联系电话", 15),
    ("现居住地", 28),
    ("详细住址", 18),
    ("来源地", 18),
    ("离开日期", 12),
    ("抵达日期", 12),
    ("交通方式", 16),
    ("近14天是否到过疫区", 12),
    ("体温(℃)", 9),
    ("状态", 10),
    ("登记日期", 12),
    ("登记人", 10),
    ("备注", 20),
];

fn write(rows: &[Arrival]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("来返人员")?;
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0..).zip(HEADINGS) {
        sheet.write_with_format(0, column, *heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (at, row) in (1..).zip(rows) {
        let day = |day: Option<kernel::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let texts = [
            at.to_string(),
            row.name.clone(),
            sex(&row.sex).into(),
            row.document_number.clone().unwrap_or_default(),
            row.phone.clone().unwrap_or_default(),
            row.area_name.clone(),
            row.address.clone(),
            row.origin.clone(),
            day(row.left_origin_on),
            day(Some(row.arrived_on)),
            row.transport.clone().unwrap_or_default(),
            row.been_to_risk_area.map_or("", |been| if been { "是" } else { "否" }).into(),
            row.temperature.map(|celsius| format!("{celsius:.1}")).unwrap_or_default(),
            status(&row.status).into(),
            row.registered_at.utc().date_naive().to_string(),
            row.registered_by.clone().unwrap_or_default(),
            row.note.clone().unwrap_or_default(),
        ];
        for (column, text) in (0..).zip(texts) {
            // write_string never makes a formula, whatever the text begins with.
            sheet.write_string(at, column, text)?;
        }
    }
    book.save_to_buffer()
}

fn sex(code: &str) -> &'static str {
    match code {
        "male" => "男",
        "female" => "女",
        _ => "",
    }
}

fn status(code: &str) -> &'static str {
    match code {
        "isolating" => "居家隔离",
        "released" => "已解除",
        "withdrawn" => "已撤销",
        _ => "已登记",
    }
}

/// The report of an import as a sheet: what to correct, by row and column.
pub fn report_sheet(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("导入报告")?;
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(["行", "列", "字段", "原因", "值(脱敏)"]) {
        sheet.write_with_format(0, column, heading, &bold)?;
    }
    for (at, wrong) in (1..).zip(&report.errors) {
        let column = wrong.column.as_deref().unwrap_or_default();
        let texts = [&wrong.row.to_string(), column, &wrong.field, &wrong.code, &wrong.value];
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(at, column, text)?;
        }
    }
    book.save_to_buffer()
}
