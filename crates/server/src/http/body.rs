//! Parsing at the door: what does not fit is refused with the path of the field.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use kernel::Error;
use serde::de::DeserializeOwned;

use super::answer::transport;

/// A JSON body of that shape.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let json = axum::Json::<serde_json::Value>::from_request(request, state).await.map_err(refused)?.0;
        serde_path_to_error::deserialize(json).map(Self).map_err(|error| {
            let field = error.path().to_string();
            let field = if field == "." { "body".into() } else { field };
            Error::invalid_because(field, "invalid_field", error.inner()).into_response()
        })
    }
}

fn refused(rejection: JsonRejection) -> Response {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => {
            transport(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json_expected", "send Content-Type: application/json")
        }
        JsonRejection::BytesRejection(bytes) => match bytes.status() {
            StatusCode::PAYLOAD_TOO_LARGE => transport(bytes.status(), "body_too_large", "the body is too large"),
            status => transport(status, "body_unreadable", "the body could not be read"),
        },
        other => transport(StatusCode::BAD_REQUEST, "json_malformed", other.body_text()),
    }
}

/// The query of that shape.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let query = parts.uri.query().unwrap_or_default();
        // Empty parameters count as not given, as an empty filter field of a page sends them.
        let given =
            query.split('&').filter(|pair| !pair.is_empty() && !pair.ends_with('=')).collect::<Vec<_>>().join("&");
        let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(given.as_bytes()));
        serde_path_to_error::deserialize(pairs).map(Self).map_err(|error| {
            let field = error.path().to_string();
            let field = if field == "." { "query".into() } else { field };
            Error::invalid_because(field, "invalid_field", error.inner()).into_response()
        })
    }
}

/// A path segment of that shape; what does not parse does not exist.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(why) => Err(Error::invalid_because("path", "invalid_path", why.body_text()).into_response()),
        }
    }
}
