//! Who looked at somebody goes with them; how often was looked and why stays.

use kernel::gone::Hangs;

/// What hangs on people.
pub const HANGING: &[Hangs] = &[Hangs::of("look_person", "person_id", "person").all()];
