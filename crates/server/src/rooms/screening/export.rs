//! The list of returnees as a sheet, for those who must hand one in. Personal data stays masked.

use axum::extract::State;
use axum::response::Response;
use kernel::{Clock, Error, Read, Result};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sea_orm::QuerySelect;

use super::EXPORT_ARRIVALS;
use super::import::Report;
use super::list_arrivals::ArrivalFilter;
use super::sheet::ArrivalField;
use super::show_arrival::{Arrival, describe};
use super::store::{ArrivalId, arrival};
use crate::house::House;
use crate::http::{Body, Params, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::workbook::{ExportOrder, Watermark, XLSX, attachment, table};

/// A sheet longer than this is no list anybody reads; filters make it shorter.
const LONGEST: usize = 100_000;

/// Gives the filtered list as an xlsx file. Who took it, what for, where and how many rows is in the journal and on every page.
#[utoipa::path(post, path = "/arrivals/export", operation_id = "exportArrivals", tag = "screening", params(ArrivalFilter),
    request_body = ExportOrder,
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_arrivals(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ArrivalFilter>,
    Body(order): Body<ExportOrder>,
) -> Result<Response> {
    order.check()?;
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
        rows.extend(describe(&house.store, portion).await?);
        if !more {
            break;
        }
    }
    let place = scope.areas().first().copied().unwrap_or(house.city);
    let line = Some(("", String::new(), serde_json::json!({ "rows": rows.len() })));
    let persons = rows.iter().map(|row| row.person_id).collect();
    let look = Look { act: EXPORT_ARRIVALS, area: place, purpose: order.purpose.clone(), persons, shown: 0, line };
    audit::look(&house, &person, look).await?;
    let texts = rows.iter().zip(1..).map(|(row, n)| texts(row, n, &house.store.clock));
    let mark = Watermark::of(&house, &person, &order.purpose)?;
    let sheet = table("来返人员", HEADINGS, texts, Some(&mark)).map_err(Error::internal)?;
    Ok(attachment("arrivals.xlsx", order.locked(sheet)?))
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

fn texts(row: &Arrival, n: usize, clock: &Clock) -> Vec<String> {
    let day = |day: Option<kernel::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        n.to_string(),
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
        clock.day_of(row.registered_at).to_string(),
        row.registered_by.clone().unwrap_or_default(),
        row.note.clone().unwrap_or_default(),
    ]
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
        let field = ArrivalField::ALL.into_iter().find(|field| field.code() == wrong.field);
        let field = field.map_or(wrong.field.as_str(), |field| field.labels().0);
        sheet.write_number(at, 0, wrong.row)?;
        for (column, text) in (1..).zip([column, field, reason_zh(&wrong.code), &wrong.value]) {
            sheet.write_string(at, column, text)?;
        }
    }
    for (at, row) in (report.errors.len() + 1..).zip(&report.duplicates) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        sheet.write_number(at, 0, *row)?.write_string(at, 3, "此人已登记，未重复登记")?;
    }
    book.save_to_buffer()
}

/// What to correct, as the clerk reads it; an unknown code as it is.
fn reason_zh(code: &str) -> &str {
    match code {
        "text_length" => "文字过长",
        "row_too_wide" => "这一行的列数太多，不像名单",
        "name_missing" => "没有填写姓名",
        "id_length" => "身份证号应为18位",
        "id_characters" => "身份证号只能是数字，末位可为X",
        "id_rounded" => "身份证号被表格软件改成了数值，请重新按文本填写",
        "id_birth_date" => "身份证号中的出生日期不对",
        "id_check_digit" => "身份证号校验位不对，请核对是否输错",
        "document_type_unknown" => "证件类型不正确",
        "passport_invalid" => "护照号码不正确",
        "permit_invalid" => "通行证号码不正确",
        "identity_missing" => "没有证件时须填写电话",
        "sex_mismatch" => "性别与身份证号不符",
        "phone_invalid" => "电话号码不正确",
        "area_missing" => "没有填写居住区域",
        "area_unknown" => "找不到所填的区域",
        "area_ambiguous" => "有同名区域，请填写乡镇(街道)",
        "area_outside" => "该区域不在您的管辖范围内",
        "date_missing" => "没有填写日期",
        "date_invalid" => "日期格式不对",
        "date_range" => "日期超出合理范围",
        "temperature_invalid" => "体温格式不对",
        "temperature_range" => "体温超出合理范围(34–43℃)",
        other => other,
    }
}
