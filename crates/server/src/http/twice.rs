//! A creation that is said twice at the same moment, as by a phone that heard no answer in time and asks again.

use std::convert::Infallible;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use kernel::Store;
use tower::{Service, ServiceExt};
use uuid::Uuid;

use super::answer::transport;

/// Larger bodies are not kept to be said again.
const LARGEST: usize = 1024 * 1024;

/// Has a request answered. A creation that meets a conflict where changes are made side by side is tried once more: what was in its way
/// may have been the same creation, not there yet when this one looked. Now it is seen, and saying it twice is saying it once.
pub async fn answered<S>(store: &Store, request: Request, operation: S) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
{
    if !store.writes_side_by_side() || !creates(&request) {
        let Ok(answer) = operation.oneshot(request).await;
        return answer;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return transport(StatusCode::BAD_REQUEST, "body_unreadable", "the body could not be read");
    };
    let said = || Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let Ok(answer) = operation.clone().oneshot(said()).await;
    if answer.status() != StatusCode::CONFLICT {
        return answer;
    }
    let Ok(answer) = operation.oneshot(said()).await;
    answer
}

/// Whether it makes something by a name that the caller gives.
fn creates(request: &Request) -> bool {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    request.method() == Method::PUT
        && name.parse::<Uuid>().is_ok()
        && request.body().size_hint().upper().is_some_and(|bytes| bytes <= LARGEST as u64)
}
