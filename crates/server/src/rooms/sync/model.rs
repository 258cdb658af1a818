//! What a phone may send in, and how much it may carry.

use axum::http::Method;
use kernel::policy::Policy;
use kernel::{Day, Result};
use serde::Deserialize;
use uuid::Uuid;

/// How phones keep up; section `[[sync]]` of the policy.
#[derive(Clone, Deserialize)]
pub struct SyncRules {
    /// More households and residents than this are worth a warning.
    pub large: u64,
    /// More than this are too much for a phone.
    pub largest: u64,
    /// What was entered longer ago is not taken any more.
    pub oldest_hours: i64,
}

impl SyncRules {
    /// The rules in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("sync", day)
    }
}

/// What is entered at doors and gates. Each is said twice without harm: a creation by its id, an end by whoever ended it.
const OPERATIONS: &[(Method, &str, &str)] = &[
    (Method::PUT, "arrivals", ""),
    (Method::PUT, "readings", ""),
    (Method::PUT, "calls", ""),
    (Method::PUT, "households", ""),
    (Method::PUT, "residents", ""),
    (Method::PUT, "crossings", ""),
    (Method::PUT, "visits", ""),
    (Method::PUT, "pass-uses", ""),
    (Method::POST, "tasks", "complete"),
];

/// What an entry is about, where a phone may send it: `tasks/0190…`.
pub fn subject_of(method: &str, path: &str) -> Option<(Method, String)> {
    let mut steps = path.strip_prefix("/api/v1/")?.split('/');
    let (things, id, verb) = (steps.next()?, steps.next()?, steps.next().unwrap_or_default());
    let id: Uuid = id.parse().ok()?;
    let known = |(operation, on, then): &&(Method, &str, &str)| {
        operation.as_str() == method && *on == things && *then == verb && steps.next().is_none()
    };
    let mut operations = OPERATIONS.iter();
    let (operation, ..) = operations.find(known)?;
    Some((operation.clone(), format!("{things}/{id}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_phones_enter_is_taken() {
        let id = "0190a1b2-0000-7000-8000-000000000001";
        let subject = |method: &str, path: String| subject_of(method, &path).map(|(_, subject)| subject);
        assert_eq!(subject("PUT", format!("/api/v1/readings/{id}")), Some(format!("readings/{id}")));
        assert_eq!(subject("POST", format!("/api/v1/tasks/{id}/complete")), Some(format!("tasks/{id}")));
        for (method, path) in [
            ("DELETE", format!("/api/v1/readings/{id}")),
            ("PUT", format!("/api/v1/readings/{id}/more")),
            ("PUT", "/api/v1/readings/1".to_owned()),
            ("PUT", format!("/api/v1/devices/{id}")),
            ("POST", format!("/api/v1/tasks/{id}/reopen")),
            ("PUT", format!("/api/v1/readings/../accounts/{id}")),
            ("PUT", format!("readings/{id}")),
        ] {
            assert_eq!(subject(method, path.clone()), None, "{method} {path}");
        }
    }
}
