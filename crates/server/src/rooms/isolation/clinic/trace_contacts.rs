//! Listing who was near somebody found ill: an act of its own, with a purpose, in the journal.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result};
use serde::{Deserialize, Serialize};

use super::contacts::{ContactLine, concerned, contacts, window};
use super::in_scope;
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::rooms::isolation::TRACE_CONTACTS;
use crate::rooms::isolation::store::IsolationId;

/// What the list is needed for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TracePurpose {
    /// To find out who was near (流行病学调查).
    Trace,
    /// To tell them and look after them (告知、管理密切接触者).
    Notify,
    /// To check the list against another (核对).
    Verify,
}

impl TracePurpose {
    /// Its code in the policy.
    pub fn code(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Notify => "notify",
            Self::Verify => "verify",
        }
    }
}

/// Of which days, and what for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceContacts {
    /// What the list is needed for.
    pub purpose: TracePurpose,
    /// So many days before the person was first found ill; the policy's if not given.
    #[schema(minimum = 1)]
    pub days: Option<u64>,
}

/// Who was near.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ContactList {
    /// From this day on.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Until this one, when the person was first found ill.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// The nearest kind first.
    pub rows: Vec<ContactLine>,
}

/// Lists who was near somebody in the days before they were found ill. Phones stay masked.
#[utoipa::path(post, path = "/isolations/{id}/contacts", operation_id = "traceContacts", tag = "isolation",
    request_body = TraceContacts, params(("id" = IsolationId, Path)),
    responses((status = 200, body = ContactList), Refusals), security(("session" = [])))]
pub async fn trace_contacts(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(given): Body<TraceContacts>,
) -> Result<Json<ContactList>> {
    let scope = person.scope(TRACE_CONTACTS)?;
    let found = in_scope(&house.store.read, &scope, id).await?;
    let (row, area) = found.ok_or(Error::NotFound("isolation"))?;
    let window = window(&house, &row, given.days).await?;
    let rows = contacts(&house, &row, window).await?;
    let line = Some(("isolation", id.to_string(), serde_json::json!({ "rows": rows.len() })));
    let persons = concerned(&row, &rows);
    let look = Look { act: TRACE_CONTACTS, area, purpose: given.purpose.code().to_owned(), persons, shown: 0, line };
    audit::look(&house, &person, look).await?;
    Ok(Json(ContactList { from: window.from, to: window.to, rows }))
}
