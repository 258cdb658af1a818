//! What a request of the API passes before it reaches a room, in one go: a layer for each would cost every request a box and a copy
//! of all within.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::config::Config;

use super::answer::transport;
use super::{approved, session, web};
use crate::house::House;

/// Refuses foreign pages and whoever asks too often, takes the approval that is named and opens sealed words. Nothing of the API is
/// kept by a cache.
pub async fn pass(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut answer = match refused(&house, &request) {
        None => approved::go_on(&house, request, next).await,
        Some(refused) => refused,
    };
    answer.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}

fn refused(house: &House, request: &Request) -> Option<Response> {
    if session::is_foreign(request) {
        let why = "changes come from the house's own pages only";
        return Some(transport(StatusCode::FORBIDDEN, "foreign_page", why));
    }
    let counted = house.paces.take_request(&house.config.trusted_proxies, request);
    counted.err().map(IntoResponse::into_response)
}

/// Refuses whoever tries to sign in too often.
pub async fn few_sign_ins(State(house): State<House>, request: Request, next: Next) -> Response {
    match house.paces.take_sign_in(&house.config.trusted_proxies, &request) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

/// What every answer says that says nothing else.
static SAID: [(HeaderName, HeaderValue); 5] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(web::POLICY_OF_ANSWERS)),
    (HeaderName::from_static(web::PERMISSIONS), HeaderValue::from_static(web::PERMIT_NOTHING)),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
];

/// Browsers that came by TLS once keep to it for two years.
static KEEP_TO_TLS: HeaderValue = HeaderValue::from_static("max-age=63072000");

/// Says it.
pub fn say(config: &Config, answer: &mut HeaderMap) {
    for (name, value) in &SAID {
        answer.entry(name).or_insert_with(|| value.clone());
    }
    if config.behind_tls() {
        answer.entry(header::STRICT_TRANSPORT_SECURITY).or_insert_with(|| KEEP_TO_TLS.clone());
    }
}
