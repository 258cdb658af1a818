//! What can go wrong, with one status and one stable code each (RFC 9457).

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, RuntimeErr};
use serde::Serialize;

use crate::act::Act;

/// The result of whatever the house does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a change was refused that got in another's way: the next try may well be done.
pub(crate) const MET_ANOTHER: &str = "another change was in the way; try again";

/// Everything that a caller can be told.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in. 401
    #[error("sign in first")]
    NotSignedIn,
    /// Name or password is wrong, or the account is closed: which one is not said. 401
    #[error("wrong login or password")]
    WrongPassword,
    /// The secret of a page opens nothing: it was taken back, its time is over, or it never was one. 401
    #[error("this page is closed")]
    PageClosed,
    /// Signed in, but the act is in no role of theirs. 403
    #[error("your roles do not hold the act {}", .0.code)]
    NotPermitted(Act),
    /// The one-time password must be changed before anything else. 403
    #[error("change your password first")]
    PasswordChangeRequired,
    /// The post asks for a second factor, and none is set up. 403
    #[error("set up a second factor first")]
    SecondFactorRequired,
    /// The act needs the password again, and that was too long ago. 403
    #[error("confirm that it is you")]
    ConfirmationNeeded,
    /// The act takes two people, and nobody else has granted it. 403
    #[error("somebody else must approve of this first")]
    SecondPersonNeeded,
    /// The password is right, but the account has a second factor. 401
    #[error("the code of the second factor is missing")]
    CodeNeeded,
    /// The code of the second factor is wrong, or was used before. 401
    #[error("wrong code")]
    WrongCode,
    /// The code of the second factor is that of the thirty seconds before or after. 401
    #[error("that code is over, or not yet there")]
    CodeNotNow,
    /// The phone was shut out by an administrator; it must wipe what it holds. 403
    #[error("this phone was shut out")]
    DeviceRevoked,
    /// It does not exist, or lies outside the caller's scope. 404
    #[error("no such {0}")]
    NotFound(&'static str),
    /// It stands against what is recorded. 409
    #[error("{code}")]
    Conflict {
        /// Stable code, for example `version_conflict`.
        code: &'static str,
        /// The row as it is now, so that the caller can show both.
        current: Option<Box<serde_json::Value>>,
    },
    /// One field is wrong. 422
    #[error("{field}: {code}")]
    Invalid {
        /// Path of the field in the request.
        field: String,
        /// Stable code, for example `id_check_digit`.
        code: &'static str,
        /// What was expected, for a person who reads the answer.
        detail: Option<String>,
    },
    /// The account is locked after too many wrong passwords. 429 with Retry-After
    #[error("the account is locked for a while")]
    AccountLocked {
        /// Seconds until it opens again.
        retry_after: u32,
    },
    /// A number of the day is reached. 429 with Retry-After
    #[error("{code}")]
    LimitReached {
        /// Stable code, for example `reveal_limit`.
        code: &'static str,
        /// Seconds until it opens again.
        retry_after: u32,
        /// The number, and when it opens again.
        current: Box<serde_json::Value>,
    },
    /// Too many requests. 429 with Retry-After
    #[error("too many requests")]
    TooMany {
        /// Seconds until it makes sense to try again.
        retry_after: u32,
    },
    /// The store cannot be reached or is held by another program. 503 with Retry-After
    #[error("the store is busy: {0}")]
    Busy(String),
    /// Somebody outside whom this needs does not answer, or nothing sensible. 503
    #[error("{0}")]
    Unreachable(&'static str),
    /// The disk is full; nothing was written. 507
    #[error("the store has no room left on its disk")]
    StoreFull,
    /// The house is set up wrongly: a bad file, a foreign store, a missing key. Told on the console.
    #[error("{0}")]
    Setup(String),
    /// A defect of ours. 500
    #[error("internal error: {0}")]
    Internal(String),
}

impl Error {
    /// A field that is wrong.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid { field: field.into(), code, detail: None }
    }

    /// A field that is wrong, with a sentence.
    pub fn invalid_because(field: impl Into<String>, code: &'static str, detail: impl ToString) -> Self {
        Self::Invalid { field: field.into(), code, detail: Some(detail.to_string()) }
    }

    /// Something that stands against what is recorded.
    pub fn conflict(code: &'static str) -> Self {
        Self::Conflict { code, current: None }
    }

    /// The same with the row as it is now.
    pub fn conflict_with(code: &'static str, current: &impl Serialize) -> Self {
        Self::Conflict { code, current: serde_json::to_value(current).ok().map(Box::new) }
    }

    /// A message for whoever set the house up.
    pub fn setup(message: impl ToString) -> Self {
        Self::Setup(message.to_string())
    }

    /// A defect of ours.
    pub fn internal(message: impl ToString) -> Self {
        Self::Internal(message.to_string())
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotSignedIn
            | Self::WrongPassword
            | Self::PageClosed
            | Self::CodeNeeded
            | Self::WrongCode
            | Self::CodeNotNow => StatusCode::UNAUTHORIZED,
            Self::NotPermitted(_)
            | Self::PasswordChangeRequired
            | Self::SecondFactorRequired
            | Self::ConfirmationNeeded
            | Self::SecondPersonNeeded
            | Self::DeviceRevoked => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } | Self::AccountLocked { .. } | Self::LimitReached { .. } => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::Busy(_) | Self::Unreachable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::StoreFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::Setup(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code that faces translate.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotSignedIn => "not_signed_in",
            Self::WrongPassword => "wrong_password",
            Self::PageClosed => "page_closed",
            Self::NotPermitted(_) => "act_not_permitted",
            Self::PasswordChangeRequired => "password_change_required",
            Self::SecondFactorRequired => "second_factor_required",
            Self::ConfirmationNeeded => "confirmation_needed",
            Self::SecondPersonNeeded => "second_person_needed",
            Self::CodeNeeded => "code_needed",
            Self::WrongCode => "wrong_code",
            Self::CodeNotNow => "code_not_now",
            Self::DeviceRevoked => "device_revoked",
            Self::NotFound(_) => "not_found",
            Self::Conflict { code, .. } | Self::Invalid { code, .. } | Self::LimitReached { code, .. } => code,
            Self::Unreachable(code) => code,
            Self::AccountLocked { .. } => "account_locked",
            Self::TooMany { .. } => "too_many_requests",
            Self::Busy(_) => "store_busy",
            Self::StoreFull => "store_full",
            Self::Setup(_) => "setup",
            Self::Internal(_) => "internal",
        }
    }
}

/// The body of every refusal, `application/problem+json`.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`; `code` tells the kind.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Stable code that faces translate.
    pub code: &'static str,
    /// Path of the field that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// A sentence for a person who reads the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The row as it is now, on a conflict; the number and when it opens again, where a limit is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub current: Option<serde_json::Value>,
    /// Names this answer in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        let status = error.status();
        let (mut field, mut detail, mut current) = (None, None, None);
        match error {
            Error::Invalid { field: path, detail: why, .. } => {
                field = Some(path.clone());
                detail.clone_from(why);
            }
            Error::Conflict { current: row, .. } => current = row.as_deref().cloned(),
            Error::LimitReached { current: row, .. } => current = Some(*row.clone()),
            Error::NotPermitted(act) => detail = Some(format!("{} ({})", act.zh, act.code)),
            Error::NotFound(what) => detail = Some(format!("no such {what}")),
            _ => {}
        }
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            code: error.code(),
            field,
            detail,
            current,
            trace_id: None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Setup(message) | Self::Internal(message) = &self {
            tracing::error!(message, "internal error");
        }
        let problem = Problem::from(&self);
        let mut response = problem.clone().into_response();
        let retry_after = match self {
            Self::TooMany { retry_after }
            | Self::AccountLocked { retry_after }
            | Self::LimitReached { retry_after, .. } => Some(retry_after),
            Self::Busy(_) => Some(1),
            _ => None,
        };
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        // The outer layer adds the trace id and writes the body again.
        response.extensions_mut().insert(problem);
        response
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        if let Some(code) = database_code(&error) {
            match code.as_str() {
                // SQLite: 13 full, 778 write failed, 5 busy and 6 locked with their extended codes; PostgreSQL: 53100 disk full
                "13" | "778" | "53100" => return Self::StoreFull,
                "5" | "6" | "261" | "517" | "262" => return Self::Busy("held by another program".into()),
                // unique violation: somebody else wrote the same at the same moment
                "2067" | "1555" | "23505" => return Self::conflict("already_there"),
                // serialisation failure, deadlock
                "40001" | "40P01" => return Self::Busy(MET_ANOTHER.into()),
                // shutting down, starting up
                "57P01" | "57P02" | "57P03" => return Self::Busy("try again".into()),
                // PostgreSQL refuses a text or a day that it cannot hold; the door lets none in, so which field it was is not known here
                "22021" | "22P05" | "22007" | "22008" => return Self::invalid("body", "invalid_field"),
                _ => {}
            }
        }
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Busy(text),
            DbErr::Exec(RuntimeErr::SqlxError(ref inner)) | DbErr::Query(RuntimeErr::SqlxError(ref inner))
                if text.contains("Connection") || text.contains("connection") || text.contains("communicating") =>
            {
                Self::Busy(inner.to_string())
            }
            _ => Self::Internal(text),
        }
    }
}

/// The database's own error code, as SQLite and PostgreSQL number them.
fn database_code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return None;
    };
    inner.as_database_error()?.code().map(Into::into)
}
