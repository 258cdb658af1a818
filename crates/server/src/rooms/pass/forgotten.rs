//! Passes go a while after their last day, with their uses.

use kernel::gone::Hangs;

use crate::rooms::retention::{Due, Kind};

/// Passes whose time is over.
pub const FORGOTTEN: Kind = Kind {
    code: "pass",
    zh: "出入证及使用记录",
    en: "Passes and their uses",
    table: "household_pass",
    portion: 50,
    due: Due::Day("SELECT id, valid_to AS day FROM household_pass WHERE valid_to < $1 ORDER BY valid_to LIMIT $4"),
    rest: Some(Due::Day(
        "SELECT id, valid_to AS day FROM household_pass WHERE valid_from < $1 ORDER BY valid_to LIMIT $4",
    )),
    also: &[],
};

/// What hangs on passes.
pub const HANGING: &[Hangs] =
    &[Hangs::of("pass_use", "pass_id", "household_pass"), Hangs::of("pass_exception", "pass_id", "household_pass")];
