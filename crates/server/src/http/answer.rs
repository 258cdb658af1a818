//! How answers look: created or repeated, and problem documents that carry a trace id.

use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use kernel::Error;
use kernel::error::Problem;
use tower_http::request_id::RequestId;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use uuid::Uuid;

use super::told::Told;
use super::{door, sender, session};
use crate::house::House;
use crate::rooms::audit;

/// The answer to a creation: 201 when new, 200 when the same request came again.
pub enum Created<T> {
    /// It was made now.
    New(T),
    /// It was already there, with the same body.
    Again(T),
}

impl<T: serde::Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> axum::response::Response {
        match self {
            Self::New(row) => (StatusCode::CREATED, Json(row)).into_response(),
            Self::Again(row) => (StatusCode::OK, Json(row)).into_response(),
        }
    }
}

/// The refusals any operation may answer with; each operation names them once.
pub struct Refusals;

/// Status and meaning of each.
const REFUSALS: &[(StatusCode, &str)] = &[
    (StatusCode::BAD_REQUEST, "The request is malformed."),
    (StatusCode::UNAUTHORIZED, "Nobody is signed in, or the page is closed."),
    (StatusCode::FORBIDDEN, "No role of the caller holds the act."),
    (StatusCode::NOT_FOUND, "It does not exist, or lies outside the caller's scope."),
    (StatusCode::CONFLICT, "It stands against what is recorded."),
    (StatusCode::PAYLOAD_TOO_LARGE, "The body is too large."),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body is not of the expected type."),
    (StatusCode::UNPROCESSABLE_ENTITY, "A field is wrong; `field` names it."),
    (StatusCode::TOO_MANY_REQUESTS, "Too many requests; see Retry-After."),
    (StatusCode::SERVICE_UNAVAILABLE, "The store is busy; see Retry-After."),
    (StatusCode::INSUFFICIENT_STORAGE, "The disk is full; nothing was written."),
];

impl utoipa::IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let problem = || ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let refusal = |(status, meaning): &(StatusCode, &str)| {
            let response = ResponseBuilder::new().description(*meaning).content("application/problem+json", problem());
            (status.as_u16().to_string(), response.build().into())
        };
        REFUSALS.iter().map(refusal).collect()
    }
}

/// A problem of the transport itself, before any room is reached.
pub fn transport(status: StatusCode, code: &'static str, detail: impl ToString) -> axum::response::Response {
    let problem = Problem {
        kind: "about:blank",
        title: status.canonical_reason().unwrap_or_default(),
        status: status.as_u16(),
        code,
        field: None,
        detail: Some(detail.to_string()),
        current: None,
        trace_id: None,
    };
    let mut response = problem.clone().into_response();
    response.extensions_mut().insert(problem);
    response
}

/// Whose request it turned out to be, for the log.
#[derive(Clone, Copy, Default)]
struct Caller {
    account: Option<Uuid>,
    worker: Option<Uuid>,
    at_door: bool,
}

tokio::task_local! {
    static CALLER: Cell<Caller>;
}

fn note(caller: Caller) {
    // Outside a request nobody calls.
    let _ = CALLER.try_with(|known| known.set(caller));
}

/// Notes whose session or token a request came with.
pub(super) fn note_caller(account: Option<Uuid>, worker: Option<Uuid>) {
    note(Caller { account, worker, at_door: false });
}

/// Notes that this person comes in, goes, or proves who they are: that stands in the log however it ends.
pub fn note_at_door(account: Uuid, worker: Uuid) {
    note(Caller { account: Some(account), worker: Some(worker), at_door: true });
}

/// Puts the trace id into every problem document, what every answer says into its headers, and what a request was into the log: all at
/// `debug`, what was refused and what is done at the door always.
pub async fn trace(State(house): State<House>, request: Request, next: Next) -> axum::response::Response {
    let mut answer = traced(&house, request, next).await;
    door::say(&house.config, answer.headers_mut());
    answer
}

async fn traced(house: &House, request: Request, next: Next) -> axum::response::Response {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).map(str::to_owned);
    let method = request.method().clone();
    // The path only: a query may hold a name somebody searched for.
    let path = request.uri().path().to_owned();
    let from = sender::address_of(&house.config.trusted_proxies, &request);
    let begun = house.store.clock.now();
    let secrets = [AUTHORIZATION, COOKIE].map(|name| (request.headers().get(&name).cloned(), name));
    let answered = async {
        let response = next.run(request).await;
        (response, CALLER.get().get())
    };
    let (mut response, caller) = CALLER.scope(Cell::default(), answered).await;
    house.answered.fetch_add(1, Ordering::Relaxed);
    let status = response.status();
    let ms = house.store.clock.now().0 - begun.0;
    let shown = from.map(tracing::field::display);
    tracing::debug!(%method, path, from = shown, status = status.as_u16(), ms, trace_id = id, "request");
    let problem = response.extensions_mut().remove::<Problem>();
    let refused = problem.is_some() && status.is_client_error() && path.starts_with("/api/");
    if refused || caller.at_door {
        let act = session::act_at(&method, &path).map(|act| act.code);
        let code = problem.as_ref().map(|problem| problem.code.to_owned());
        let told = Told { from, account: caller.account, worker: caller.worker, act, status, code };
        if refused {
            let secrets = secrets.into_iter().filter_map(|(value, name)| Some((name, value?))).collect();
            note_refused(house, secrets, told, id.as_deref()).await;
        } else {
            told.say(if problem.is_some() { "failed" } else { "done" }, id.as_deref());
        }
    }
    if let Some(mut problem) = problem {
        if status.is_server_error() {
            tracing::error!(%method, path, from = shown, code = problem.code, trace_id = id, "refused");
        }
        problem.trace_id = id;
        let (mut head, _) = response.into_parts();
        head.headers.remove(axum::http::header::CONTENT_LENGTH);
        return Response::from_parts(head, Body::from(serde_json::to_vec(&problem).unwrap_or_default()));
    }
    if status == StatusCode::REQUEST_TIMEOUT {
        return transport(
            status,
            "timed_out",
            "this took too long; ask again with the same id to learn whether it was done",
        );
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let mut refused = transport(status, "method_not_allowed", "this address does not take that method");
        if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
            refused.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
        }
        return refused;
    }
    response
}

/// Whatever was refused stands in the log, with whoever asked where that is known. 404 is also what lies outside their areas. Acts
/// that none of somebody's posts holds are counted, and many are told.
async fn note_refused(house: &House, secrets: HeaderMap, mut told: Told, trace_id: Option<&str>) {
    // Whoever is a stranger or asks too often costs no look into the store.
    let known = told.status != StatusCode::UNAUTHORIZED && told.status != StatusCode::TOO_MANY_REQUESTS;
    let person = if known { session::whoever(house, &secrets).await.ok() } else { None };
    if let Some(person) = &person {
        told.account = told.account.or(person.actor.account);
        told.worker = told.worker.or(person.actor.worker);
    }
    house.repeats.refused(&told, trace_id);
    if let Some(person) = person.filter(|_| told.code.as_deref() == Some("act_not_permitted"))
        && let Err(error) = audit::note_refused(house, &person).await
    {
        tracing::warn!(%error, "refused acts could not be told");
    }
}

/// A defect of ours must not look like a network fault.
pub fn after_panic(_: Box<dyn Any + Send>) -> Response<Body> {
    Error::internal("a request ended in a panic").into_response()
}
