//! A creation that is said twice at the same moment, as by a phone that heard no answer in time and asks again.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use futures::TryStreamExt;
use tower::{Service, ServiceExt};
use uuid::Uuid;

/// Larger bodies, and those that do not tell their length, are not kept to be said again.
const LARGEST: u64 = 1024 * 1024;

/// Marks the second try of a request, which counts once.
#[derive(Clone)]
pub(super) struct Again;

/// Has a request answered. A creation that meets a conflict where changes are made side by side is tried once more: what was in its way
/// may have been the same creation, not there yet when this one looked. Now it is seen, and saying it twice is saying it once.
pub async fn answered<S>(side_by_side: bool, request: Request, operation: S) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
{
    let length = if side_by_side && creates(&request) { request.body().size_hint().exact() } else { None };
    let Some(length) = length.filter(|length| *length <= LARGEST) else {
        let Ok(answer) = operation.oneshot(request).await;
        return answer;
    };
    let (mut parts, body) = request.into_parts();
    // Whoever answers reads it, when and as far as it wants to.
    let read: Arc<Mutex<Vec<Bytes>>> = Arc::default();
    let keep = read.clone();
    let body = body.into_data_stream().inspect_ok(move |part| {
        keep.lock().unwrap_or_else(PoisonError::into_inner).push(part.clone());
    });
    let said = Request::from_parts(parts.clone(), Body::from_stream(body));
    let Ok(answer) = operation.clone().oneshot(said).await;
    let read = std::mem::take(&mut *read.lock().unwrap_or_else(PoisonError::into_inner)).concat();
    if answer.status() != StatusCode::CONFLICT || read.len() as u64 != length {
        return answer;
    }
    parts.extensions.insert(Again);
    let Ok(answer) = operation.oneshot(Request::from_parts(parts, Body::from(read))).await;
    answer
}

/// Whether it makes something by a name that the caller gives.
fn creates(request: &Request) -> bool {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    request.method() == Method::PUT && name.parse::<Uuid>().is_ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::body::to_bytes;
    use axum::response::IntoResponse;

    use super::*;

    const NAME: &str = "/things/01702c9c-3680-7020-b6f6-9ebc595d7b88";

    /// What is answered by an operation that meets a conflict so often, and how often it was asked.
    async fn told(side_by_side: bool, request: Request, conflicts: usize) -> (StatusCode, usize) {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let operation = tower::service_fn(move |request: Request| {
            let before = count.fetch_add(1, Ordering::SeqCst);
            async move {
                assert_eq!(request.extensions().get::<Again>().is_some(), before > 0, "the second try counts once");
                assert_eq!(request.headers()["x-kept"], "yes");
                assert_eq!(to_bytes(request.into_body(), 1 << 22).await.unwrap()[..4], *b"body");
                Ok(if before < conflicts { StatusCode::CONFLICT } else { StatusCode::OK }.into_response())
            }
        });
        (answered(side_by_side, request, operation).await.status(), asked.load(Ordering::SeqCst))
    }

    fn request(method: Method, path: &str, body: impl Into<Body>) -> Request {
        Request::builder().method(method).uri(path).header("x-kept", "yes").body(body.into()).unwrap()
    }

    #[tokio::test]
    async fn a_creation_is_tried_once_more_where_changes_are_made_side_by_side() {
        let put = || request(Method::PUT, NAME, "body");
        assert_eq!(told(true, put(), 0).await, (StatusCode::OK, 1));
        assert_eq!(told(true, put(), 1).await, (StatusCode::OK, 2));
        assert_eq!(told(true, put(), 9).await, (StatusCode::CONFLICT, 2));
        assert_eq!(told(false, put(), 1).await, (StatusCode::CONFLICT, 1));
    }

    #[tokio::test]
    async fn nothing_else_is_said_again() {
        let other = [(Method::POST, NAME), (Method::PUT, "/areas/220581001"), (Method::PUT, "/me/password")];
        for (method, path) in other {
            assert_eq!(told(true, request(method, path, "body"), 1).await, (StatusCode::CONFLICT, 1), "{path}");
        }
        let large = request(Method::PUT, NAME, "body".repeat(1 << 19));
        assert_eq!(told(true, large, 1).await, (StatusCode::CONFLICT, 1));
        let parts = futures::stream::iter([Ok::<_, Infallible>("body")]);
        let unknown = request(Method::PUT, NAME, Body::from_stream(parts));
        assert_eq!(told(true, unknown, 1).await, (StatusCode::CONFLICT, 1));
    }
}
