//! The list of contacts as a sheet, for the team that traces them. Phones stay masked.

use axum::extract::State;
use axum::response::Response;
use kernel::{Clock, Error, Result};
use serde::Deserialize;

use super::contacts::{ContactKind, ContactLine, concerned, contacts, window};
use super::in_scope;
use super::trace_contacts::TracePurpose;
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::isolation::EXPORT_CONTACTS;
use crate::rooms::isolation::store::IsolationId;
use crate::workbook::{Watermark, XLSX, attachment, table};

/// Of which days, and what for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ContactSheet {
    /// What the list is needed for.
    pub purpose: TracePurpose,
    /// So many days before the person was first found ill; the policy's if not given.
    #[param(minimum = 1)]
    pub days: Option<u64>,
}

/// Gives the list of contacts as an xlsx file. Who took it, what for and how many rows is in the journal.
#[utoipa::path(get, path = "/isolations/{id}/contacts/export", operation_id = "exportContacts", tag = "isolation",
    params(("id" = IsolationId, Path), ContactSheet),
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_contacts(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Params(given): Params<ContactSheet>,
) -> Result<Response> {
    let scope = person.scope(EXPORT_CONTACTS)?;
    let found = in_scope(&house.store.read, &scope, id).await?;
    let (row, area) = found.ok_or(Error::NotFound("isolation"))?;
    let window = window(&house, &row, given.days).await?;
    let rows = contacts(&house, &row, window).await?;
    let line = Some(("isolation", id.to_string(), serde_json::json!({ "rows": rows.len() })));
    let persons = concerned(&row, &rows);
    let look = Look { act: EXPORT_CONTACTS, area, purpose: given.purpose.code().to_owned(), persons, shown: 0, line };
    audit::look(&house, &person, look).await?;
    let texts = rows.iter().zip(1..).map(|(row, n)| texts(row, n, &house.store.clock));
    let mark = Watermark::of(&house, &person, given.purpose.code())?;
    let sheet = table("接触者", HEADINGS, texts, Some(&mark)).map_err(Error::internal)?;
    Ok(attachment("contacts.xlsx", sheet))
}

const HEADINGS: &[(&str, u32)] = &[
    ("序号", 6),
    ("姓名", 10),
    ("接触方式", 14),
    ("包保组角色", 16),
    ("联系电话", 15),
    ("接触地点", 28),
    ("详细住址", 18),
    ("同住天数/次数", 12),
    ("末次接触", 18),
];

fn texts(row: &ContactLine, n: usize, clock: &Clock) -> Vec<String> {
    let kind = match row.kind {
        ContactKind::Household => "同户居住",
        ContactKind::IsolatedThere => "同户隔离",
        ContactKind::Companion => "同行过卡",
        ContactKind::Worker => "上门工作人员",
        ContactKind::GateWorker => "卡点工作人员",
    };
    let last = match (row.last_at, row.last_on) {
        (Some(at), _) => clock.local(at).format("%Y-%m-%d %H:%M").to_string(),
        (None, day) => day.map(|day| day.to_string()).unwrap_or_default(),
    };
    vec![
        n.to_string(),
        row.name.clone(),
        kind.to_owned(),
        row.role_zh.clone().unwrap_or_default(),
        row.phone.clone().unwrap_or_default(),
        row.area_name.clone(),
        row.address.clone(),
        row.times.to_string(),
        last,
    ]
}
