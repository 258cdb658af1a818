//! What rounds found behind doors goes a while after the round was closed, lists that were sent down a while after they were due, and
//! contacts a while after they were made. The round itself stays: it names nobody.

use kernel::dialect::Unpacking;
use kernel::gone::Hangs;

use crate::rooms::retention::{Due, Kind};

/// Doors of closed rounds, with all visits to them in that round.
pub const DOORS: Kind = Kind {
    code: "visit",
    zh: "入户走访记录",
    en: "Visits of rounds",
    table: "round_door",
    portion: 100,
    due: Due::Moment(
        "
        SELECT door.id AS id, round.closed_at AS at
        FROM round
        JOIN round_door AS door ON door.round_id = round.id
        WHERE round.id = (
            SELECT past.id
            FROM round AS past
            WHERE past.state = 'closed'
              AND past.closed_at < $2
              AND EXISTS (SELECT 1 FROM round_door AS left_over WHERE left_over.round_id = past.id)
            ORDER BY past.closed_at
            LIMIT 1
        )
        LIMIT $4",
    ),
    rest: None,
    also: &[("visit", &KNOCKS)],
};

static KNOCKS: Unpacking = Unpacking::new(
    "
    SELECT visit.id AS id
    FROM EACH[$1] AS asked
    JOIN round_door AS door ON door.id = ID[0]
    JOIN visit ON visit.household_id = door.household_id AND visit.round_id = door.round_id",
);

/// Rows of lists that were sent down, and with the last row the list.
pub const LISTS: Kind = Kind {
    code: "list",
    zh: "下发名单",
    en: "Lists sent down",
    table: "pushed_row",
    portion: 100,
    due: Due::Moment(
        "
        SELECT line.id AS id, list.due_at AS at
        FROM pushed_list AS list
        JOIN pushed_row AS line ON line.list_id = list.id
        WHERE list.id = (
            SELECT past.id
            FROM pushed_list AS past
            WHERE past.due_at < $2
              AND EXISTS (SELECT 1 FROM pushed_row AS left_over WHERE left_over.list_id = past.id)
            ORDER BY past.due_at
            LIMIT 1
        )
        LIMIT $4",
    ),
    rest: Some(Due::Moment(
        "
        SELECT line.id AS id, list.due_at AS at
        FROM pushed_list AS list
        JOIN pushed_row AS line ON line.list_id = list.id
        WHERE list.received_at < $2
        ORDER BY list.due_at
        LIMIT $4",
    )),
    also: &[("pushed_list", &EMPTIED)],
};

static EMPTIED: Unpacking = Unpacking::new(
    "
    SELECT DISTINCT line.list_id AS id
    FROM EACH[$1] AS asked
    JOIN pushed_row AS line ON line.id = ID[0]
    WHERE NOT EXISTS (
        SELECT 1
        FROM pushed_row AS other
        WHERE other.list_id = line.list_id
          AND other.id NOT IN (SELECT ID[0] FROM EACH[$1])
    )",
);

/// Contacts; those of a list go with its row.
pub const CONTACTS: Kind = Kind {
    code: "contact",
    zh: "联系记录",
    en: "Contacts",
    table: "contact",
    portion: 200,
    due: Due::Moment("SELECT id, at FROM contact WHERE pushed_row_id IS NULL AND at < $2 ORDER BY at LIMIT $4"),
    rest: None,
    also: &[],
};

/// What hangs on doors and on rows of lists.
pub const HANGING: &[Hangs] = &[
    Hangs::of("task", "subject", "round_door"),
    Hangs::of("task", "subject", "pushed_row"),
    Hangs::of("contact", "pushed_row_id", "pushed_row"),
];
