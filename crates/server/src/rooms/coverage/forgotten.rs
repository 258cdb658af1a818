//! Gaps that were closed go with the household they were about.

use kernel::gone::Hangs;

/// What hangs on households.
pub const HANGING: &[Hangs] = &[Hangs::of("gap", "subject_id", "household").only("closed_at IS NOT NULL")];
