//! Arrivals go a while after they were registered, and never before the isolation that followed from them.

use crate::rooms::retention::{Due, Kind};

/// Arrivals without an isolation that is still kept.
pub const FORGOTTEN: Kind = Kind {
    code: "arrival",
    zh: "来返人员登记",
    en: "Arrivals",
    table: "arrival",
    portion: 200,
    due: Due::Day(
        "
        SELECT id, registered_on AS day
        FROM arrival
        WHERE registered_on < $1
          AND NOT EXISTS (SELECT 1 FROM isolation WHERE isolation.arrival_id = arrival.id)
        ORDER BY registered_on
        LIMIT $4",
    ),
    rest: None,
    also: &[],
};
