//! Parsing at the door: what does not fit is refused with the path of the field.

use std::convert::Infallible;
use std::ops::RangeInclusive;

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, MatchedPath, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use chrono::Datelike;
use kernel::{Day, Error, Result, Stamp};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answer::transport;
use super::contract;

/// A JSON body of that shape.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let json = axum::Json::<Value>::from_request(request, state).await.map_err(refused)?.0;
        if !fits(&json) {
            check_value("", &json).map_err(IntoResponse::into_response)?;
        }
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
        check_query(parts, &given).map_err(IntoResponse::into_response)?;
        let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(given.as_bytes()));
        serde_path_to_error::deserialize(pairs).map(Self).map_err(|error| {
            let field = error.path().to_string();
            let field = if field == "." { "query".into() } else { field };
            Error::invalid_because(field, "invalid_field", error.inner()).into_response()
        })
    }
}

fn check_query(parts: &Parts, given: &str) -> Result<()> {
    let path = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    for (name, text) in form_urlencoded::parse(given.as_bytes()) {
        check_text(&name, &text)?;
        if let Some(longest) = contract::longest(path, &name).filter(|longest| text.chars().count() > *longest) {
            return Err(Error::invalid_because(name, "text_length", format!("at most {longest} signs")));
        }
    }
    Ok(())
}

/// Whether [`check_value`] finds nothing, without a path for each field.
fn fits(value: &Value) -> bool {
    match value {
        Value::String(text) => check_text("", text).is_ok(),
        Value::Array(values) => values.iter().all(fits),
        Value::Object(fields) => fields.iter().all(|(name, value)| check_text("", name).is_ok() && fits(value)),
        _ => true,
    }
}

fn check_value(path: &str, value: &Value) -> Result<()> {
    match value {
        Value::String(text) => check_text(if path.is_empty() { "body" } else { path }, text),
        Value::Array(values) => {
            values.iter().enumerate().try_for_each(|(at, value)| check_value(&format!("{path}[{at}]"), value))
        }
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            check_text(&path, name)?;
            check_value(&path, value)
        }),
        _ => Ok(()),
    }
}

/// The years that a day may lie in: nobody alive was born before, and no period reaches beyond.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Refuses what no field may hold: a zero sign, which PostgreSQL cannot store, and a day that no calendar here reaches.
fn check_text(field: &str, text: &str) -> Result<()> {
    if text.contains('\0') {
        return Err(Error::invalid_because(field.replace('\0', ""), "invalid_field", "a zero sign is no text"));
    }
    if text.parse::<Day>().is_ok_and(|day| !YEARS.contains(&day.year())) {
        let wanted = format!("a day of the years {} to {}", YEARS.start(), YEARS.end());
        return Err(Error::invalid_because(field, "date_range", wanted));
    }
    Ok(())
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

/// When something was entered, by our clock, where a phone without a signal kept it for later; else nothing, and it is now.
#[derive(Clone, Copy, Debug, Default)]
pub struct MadeAt(pub Option<Stamp>);

impl<S: Send + Sync> FromRequestParts<S> for MadeAt {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().copied().unwrap_or_default())
    }
}

/// A text without blanks around it, not longer than allowed and without control signs; none where nothing was written.
///
/// # Errors
/// `text_length` on that field.
pub fn words(field: &str, text: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > longest || text.chars().any(|c| c.is_control() && c != '\n')) {
        return Err(Error::invalid(field, "text_length"));
    }
    Ok(text.map(str::to_owned))
}
