//! Papers go with the isolation they tell of.

use kernel::gone::Hangs;

use crate::rooms::retention::HOME;

/// What hangs on isolations and their households.
pub const HANGING: &[Hangs] = &[
    Hangs::of("notice", "isolation_id", "isolation"),
    Hangs::of("notice", "household_id", HOME).only("isolation_id IS NULL"),
];
