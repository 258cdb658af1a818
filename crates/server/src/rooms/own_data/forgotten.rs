//! Requests go a year after they were closed, so that a refusal can be complained of until then, or with the person.

use kernel::gone::Hangs;

use crate::rooms::retention::{Due, Kind};

/// Requests that were answered or refused.
pub const FORGOTTEN: Kind = Kind {
    code: "data_request",
    zh: "个人信息申请",
    en: "Requests about own data",
    table: "data_request",
    portion: 200,
    due: Due::Day("SELECT id, closed_on AS day FROM data_request WHERE closed_on < $1 ORDER BY closed_on LIMIT $4"),
    rest: None,
    also: &[],
};

/// What hangs on people. Whoever still waits for an answer is not forgotten.
pub const HANGING: &[Hangs] = &[Hangs::of("data_request", "person_id", "person")];
