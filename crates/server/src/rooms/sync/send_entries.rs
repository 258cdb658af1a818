//! Sending what was entered without a signal. Every entry goes through the house's own operations, in order, in the name of
//! whoever is signed in: what would be refused online is refused here.

use std::collections::BTreeSet;

use axum::body::Body as Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::{Json, Router};
use kernel::{Error, Result, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SEND_ENTRIES;
use super::model::{SyncRules, subject_of};
use super::store::{Phone, contact};
use crate::house::House;
use crate::http::told::Told;
use crate::http::{self, Body, MadeAt, Refusals, SignedIn};
use crate::rooms::audit::note_refused;

kernel::id!(
    /// The name of an entry in the queue of a phone.
    EntryId
);

/// What was entered on a phone.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// `PUT` or `POST`, as the operation wants it.
    #[schema(pattern = "^(PUT|POST)$")]
    pub op: String,
    /// The path of the operation, for example `/api/v1/readings/…`.
    #[schema(max_length = 200)]
    pub path: String,
    /// The body of the operation.
    #[schema(value_type = Object)]
    pub body: Value,
    /// When it was entered by the clock of the phone: milliseconds since 1970.
    pub made_at: i64,
}

/// What waits on a phone, oldest first.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendEntries {
    /// The phone.
    pub phone: Phone,
    /// At most fifty; the rest comes next.
    #[schema(max_items = 50)]
    pub entries: Vec<Entry>,
}

/// What became of an entry.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EntryAnswer {
    /// Which.
    pub id: EntryId,
    /// The status the operation answered with; 424 where an earlier entry about the same thing was not taken.
    pub status: u16,
    /// The answer of the operation, where it was done.
    #[schema(value_type = Option<Object>)]
    pub body: Option<Value>,
    /// The refusal of the operation; of a conflict with what is recorded as `current`, wherever that can be shown.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<Value>,
}

/// What became of the entries, in their order.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EntryAnswers {
    /// One for each.
    pub rows: Vec<EntryAnswer>,
}

/// The most entries in one go.
const MOST: usize = 50;

/// The largest answer of an operation that is read.
const LARGEST: usize = 1 << 20;

/// Sends entries. One that is refused stops none but later ones about the same thing.
#[utoipa::path(post, path = "/sync/entries", operation_id = "sendEntries", tag = "sync", request_body = SendEntries,
    responses((status = 200, body = EntryAnswers), Refusals), security(("session" = [])))]
pub async fn send_entries(
    State(house): State<House>,
    person: SignedIn,
    headers: HeaderMap,
    Body(given): Body<SendEntries>,
) -> Result<Json<EntryAnswers>> {
    person.scope(SEND_ENTRIES)?;
    if given.entries.len() > MOST {
        return Err(Error::invalid("entries", "too_many_entries"));
    }
    let contact = contact(&house, &person, given.phone).await?;
    let door = Door {
        side_by_side: house.store.writes_side_by_side(),
        oldest: SyncRules::on(&house.store.policy, house.store.clock.today())?.oldest_hours,
        now: house.store.clock.now(),
        skew_ms: contact.skew_ms,
        operations: http::operations(&house),
        headers,
    };
    let mut stuck = BTreeSet::new();
    let mut rows = Vec::with_capacity(given.entries.len());
    for entry in given.entries {
        let id = entry.id;
        let (status, answer) = match subject_of(&entry.op, &entry.path) {
            None => refusal(&Error::invalid("path", "entry_unknown")),
            Some((_, subject)) if stuck.contains(&subject) => {
                (StatusCode::FAILED_DEPENDENCY, serde_json::json!({ "code": "entry_waits", "status": 424 }))
            }
            Some((method, subject)) => {
                let (status, answer) = door.enter(method, entry).await;
                if !status.is_success() {
                    let code = answer["code"].as_str().map(str::to_owned);
                    let (account, worker, act) = (person.actor.account, person.actor.worker, Some(SEND_ENTRIES.code));
                    house.repeats.refused(&Told { from: None, account, worker, act, status, code }, None);
                    stuck.insert(subject);
                }
                if answer["code"] == "act_not_permitted"
                    && let Err(error) = note_refused(&house, &person).await
                {
                    tracing::warn!(%error, "a refused act was not counted");
                }
                (status, answer)
            }
        };
        let (body, problem) = if status.is_success() { (Some(answer), None) } else { (None, Some(answer)) };
        rows.push(EntryAnswer { id, status: status.as_u16(), body, problem });
    }
    contact.note(&house, &person, SEND_ENTRIES).await?;
    Ok(Json(EntryAnswers { rows }))
}

/// The house's own operations, as they are from outside.
struct Door {
    side_by_side: bool,
    operations: Router,
    headers: HeaderMap,
    now: Stamp,
    skew_ms: i64,
    oldest: i64,
}

impl Door {
    async fn enter(&self, method: Method, entry: Entry) -> (StatusCode, Value) {
        // By our clock; a moment that has not come is now.
        let made = Stamp(entry.made_at.saturating_sub(self.skew_ms).min(self.now.0));
        if made.plus_hours(self.oldest) < self.now {
            return refusal(&Error::invalid("made_at", "entry_too_old"));
        }
        let (status, mut answer) = self.ask(method, &entry.path, Some(&entry.body), Some(made)).await;
        if status == StatusCode::CONFLICT && answer["current"].is_null() {
            let path = entry.path.trim_end_matches("/complete");
            let (seen, current) = self.ask(Method::GET, path, None, None).await;
            if seen.is_success() {
                answer["current"] = current;
            }
        }
        (status, answer)
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>, made: Option<Stamp>) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = self.headers.get(header::COOKIE) {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(made) = made {
            request = request.extension(MadeAt(Some(made)));
        }
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = match request.body(body.map_or(Bytes::empty(), |body| Bytes::from(body.to_string()))) {
            Ok(request) => request,
            Err(_) => return refusal(&Error::invalid("path", "entry_unknown")),
        };
        let answer = http::twice::answered(self.side_by_side, request, self.operations.clone()).await;
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), LARGEST).await.unwrap_or_default();
        (status, serde_json::from_slice(&bytes).unwrap_or_default())
    }
}

fn refusal(error: &Error) -> (StatusCode, Value) {
    let problem = kernel::error::Problem::from(error);
    (error.status(), serde_json::to_value(problem).unwrap_or_default())
}
