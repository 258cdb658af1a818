//! What goes a while after an isolation ended: all that was written because of it, and of its household once no other is left there.

use kernel::dialect::Unpacking;
use kernel::gone::Hangs;

use crate::rooms::retention::{Due, HOME, Kind};

/// Isolations that ended. One with a need that nobody answered waits for the answer.
pub const FORGOTTEN: Kind = Kind {
    code: "isolation",
    zh: "居家隔离记录",
    en: "Isolations",
    table: "isolation",
    portion: 5,
    due: Due::Day(
        "
        SELECT id, ended_on AS day
        FROM isolation
        WHERE ended_on < $1
          AND NOT EXISTS (SELECT 1 FROM need WHERE need.isolation_id = isolation.id AND need.state <> 'answered')
        ORDER BY ended_on
        LIMIT $4",
    ),
    rest: Some(Due::Day(
        "
        SELECT id, ended_on AS day
        FROM isolation
        WHERE ended_on < $1
          AND EXISTS (SELECT 1 FROM need WHERE need.isolation_id = isolation.id AND need.state <> 'answered')
        ORDER BY ended_on
        LIMIT $4",
    )),
    also: &[(HOME, &HOMES)],
};

/// The households where nobody else was isolated, or where those were who are forgotten already.
static HOMES: Unpacking = Unpacking::new(
    "
    SELECT home.id AS id
    FROM (
        SELECT household_id AS id FROM isolation_stay WHERE isolation_id IN (SELECT ID[0] FROM EACH[$1])
        UNION
        SELECT household_id AS id FROM isolation WHERE id IN (SELECT ID[0] FROM EACH[$1])
    ) AS home
    WHERE NOT EXISTS (
        SELECT 1
        FROM isolation
        WHERE isolation.household_id = home.id
          AND isolation.id NOT IN (SELECT ID[0] FROM EACH[$1])
    )
    AND NOT EXISTS (
        SELECT 1
        FROM isolation_stay AS stay
        WHERE stay.household_id = home.id
          AND stay.isolation_id NOT IN (SELECT ID[0] FROM EACH[$1])
    )",
);

/// What hangs on isolations, on their households and on care teams.
pub const HANGING: &[Hangs] = &[
    Hangs::of("isolation_order", "isolation_id", "isolation"),
    Hangs::of("isolation_stay", "isolation_id", "isolation"),
    Hangs::of("isolation_message", "isolation_id", "isolation"),
    Hangs::of("isolation_page", "subject", "isolation"),
    Hangs::of("reading", "isolation_id", "isolation"),
    Hangs::of("judgement", "reading_id", "reading"),
    Hangs::of("sample", "isolation_id", "isolation"),
    Hangs::of("clinical_result", "isolation_id", "isolation"),
    Hangs::of("task", "subject", "isolation"),
    Hangs::of("isolation_page", "subject", HOME),
    Hangs::of("door_call", "household_id", HOME),
    Hangs::of("task", "subject", HOME),
    Hangs::of("care_team", "household_id", HOME).only("to_day IS NOT NULL"),
    Hangs::of("care_team_member", "team_id", "care_team"),
    Hangs::of("care_team_state", "team_id", "care_team"),
    Hangs::of("task", "subject", "care_team"),
    Hangs::of("proof", "task_id", "task"),
];
