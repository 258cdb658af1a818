//! A request that names an approval: it is taken at the door, and given back where the request is refused behind it.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Error;
use uuid::Uuid;

use super::SignedIn;
use super::answer::transport;
use super::search;
use super::session::{Granted, sign_in_of};
use super::twice;
use crate::house::House;
use crate::rooms::approval::{self, ApprovalId, Wish};

/// The header by which a request names the approval it was granted by.
pub const APPROVAL: &str = "wangge-approval";

/// So large a body may be that somebody else has read.
const LARGEST: usize = 64 * 1024;

/// Lets a request go on, with the approval that it names. An approval is of the words as they were sealed, which are opened behind it.
pub(super) async fn go_on(house: &House, mut request: Request, next: Next) -> Response {
    if request.headers().contains_key(APPROVAL) {
        return with_approval(house, request, next).await;
    }
    match search::open_words(&house.store.vault, &mut request) {
        Ok(()) => twice::answered(house.store.writes_side_by_side(), request, next).await,
        Err(refused) => refused.into_response(),
    }
}

async fn with_approval(house: &House, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return transport(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "the body is too large");
    };
    let named = named(&parts.headers).ok_or(Error::SecondPersonNeeded);
    let path = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let body = if bytes.is_empty() { Ok(None) } else { serde_json::from_slice(&bytes).map(Some) };
    let Ok(body) = body else {
        return transport(StatusCode::BAD_REQUEST, "json_malformed", "the body is no JSON");
    };
    let wish = Wish { method: parts.method.to_string(), path, body };
    let claimed = async {
        let (id, person) = (named?, sign_in_of(&parts, house).await?);
        if approval::claim(house, &person, id, &wish).await? {
            Ok((id, person))
        } else {
            Err(Error::SecondPersonNeeded)
        }
    };
    let (id, person): (ApprovalId, SignedIn) = match claimed.await {
        Ok(claimed) => claimed,
        Err(error) => return error.into_response(),
    };
    parts.extensions.insert(Granted);
    let mut request = Request::from_parts(parts, Body::from(bytes));
    let answer = match search::open_words(&house.store.vault, &mut request) {
        Ok(()) => twice::answered(house.store.writes_side_by_side(), request, next).await,
        Err(refused) => refused.into_response(),
    };
    // A request that took too long or ended in a fault of ours may have been done all the same.
    let refused = answer.status().is_client_error() && answer.status() != StatusCode::REQUEST_TIMEOUT;
    if refused && let Err(error) = approval::release(house, &person, id, answer.status().as_u16()).await {
        tracing::warn!(%error, "an approval could not be given back");
    }
    answer
}

fn named(headers: &HeaderMap) -> Option<ApprovalId> {
    headers.get(APPROVAL)?.to_str().ok()?.parse::<Uuid>().ok().map(ApprovalId)
}
