//! The rooms and what each brings: tables, acts, measures, routes.
//!
//! A room calls another only through what its door (`mod.rs`) makes public; docs/ARCHITECTURE.md has the table of who calls whom.

pub mod account;
pub mod alert;
pub mod approval;
pub mod area;
pub mod audit;
pub mod board;
pub mod body;
pub mod checkpoint;
pub mod coverage;
pub mod crossing;
pub mod directive;
pub mod isolation;
pub mod key;
pub mod message;
pub mod need;
pub mod notice;
pub mod own_data;
pub mod pass;
pub mod people;
pub mod retention;
pub mod round;
pub mod screening;
pub mod sitrep;
pub mod sync;
pub mod venue;

use kernel::gone::Hangs;
use kernel::task::TaskKind;
use kernel::vault::{Fingerprints, SealedColumn};
use kernel::{Act, Measure};
use utoipa_axum::router::OpenApiRouter;

use crate::house::House;

/// The tables of a new store.
pub const TABLES: &[&str] = &[
    kernel::TABLES,
    area::TABLES,
    people::TABLES,
    account::TABLES,
    body::TABLES,
    screening::TABLES,
    isolation::TABLES,
    need::TABLES,
    alert::TABLES,
    message::TABLES,
    notice::TABLES,
    checkpoint::TABLES,
    crossing::TABLES,
    pass::TABLES,
    round::TABLES,
    directive::TABLES,
    sync::TABLES,
    coverage::TABLES,
    venue::TABLES,
    audit::TABLES,
    retention::TABLES,
    approval::TABLES,
    key::TABLES,
    own_data::TABLES,
];

/// The columns that name an area: what moves when areas merge or split.
pub const PLACED: &[(&str, &str)] = &[
    ("task", "area"),
    ("household", "area"),
    ("resident", "area"),
    ("unit", "area"),
    ("worker", "area"),
    ("post", "area"),
    ("body", "area"),
    ("body_member", "area"),
    ("arrival", "area"),
    ("import_run", "area"),
    ("mapping", "area"),
    ("isolation", "area"),
    ("isolation_order", "area"),
    ("isolation_stay", "area"),
    ("isolation_stay", "household_area"),
    ("care_team", "area"),
    ("care_team_state", "area"),
    ("reading", "area"),
    ("judgement", "area"),
    ("clinical_result", "area"),
    ("sample", "area"),
    ("isolation_page", "area"),
    ("proof", "area"),
    ("door_call", "area"),
    ("isolation_message", "area"),
    ("need", "area"),
    ("alert", "area"),
    ("message", "area"),
    ("inbox", "area"),
    ("notice", "area"),
    ("notice_template", "area"),
    ("disclosure", "area"),
    ("checkpoint", "area"),
    ("checkpoint_opening", "area"),
    ("checkpoint_shift", "area"),
    ("checkpoint_duty", "area"),
    ("checkpoint_handover", "area"),
    ("crossing", "area"),
    ("household_pass", "area"),
    ("pass_exception", "area"),
    ("pass_use", "area"),
    ("round", "area"),
    ("round_door", "area"),
    ("visit", "area"),
    ("pushed_list", "area"),
    ("pushed_row", "area"),
    ("pushed_row", "to_area"),
    ("contact", "area"),
    ("meeting", "area"),
    ("directive", "area"),
    ("directive_assignment", "area"),
    ("directive_step", "area"),
    ("directive_file", "area"),
    ("device_holder", "area"),
    ("compound", "area"),
    ("compound_part", "area"),
    ("coverage", "area"),
    ("absence", "area"),
    ("gap", "area"),
    ("gap_check", "area"),
    ("covered", "area"),
    ("venue", "area"),
    ("venue_suspension", "area"),
    ("look", "area"),
    ("api_token", "area"),
    ("approval", "area"),
    ("data_request", "area"),
];

/// The columns with sealed texts: what is sealed anew when the data key changes. A test holds every column of bytes against it.
pub fn sealed() -> impl Iterator<Item = &'static SealedColumn> {
    [
        people::SEALED,
        account::SEALED,
        body::SEALED,
        screening::SEALED,
        isolation::SEALED,
        need::SEALED,
        alert::SEALED,
        message::SEALED,
        notice::SEALED,
        checkpoint::SEALED,
        crossing::SEALED,
        pass::SEALED,
        round::SEALED,
        directive::SEALED,
        sync::SEALED,
        coverage::SEALED,
        venue::SEALED,
        approval::SEALED,
        own_data::SEALED,
    ]
    .into_iter()
    .flatten()
}

/// The fingerprints by which something sealed is found, in the order in which they are made anew under another index key: those of
/// crossings before those of the persons by whom they are found. A test holds every column of bytes against it.
pub fn fingerprints() -> impl Iterator<Item = &'static Fingerprints> {
    [
        crossing::FINGERPRINTS,
        people::FINGERPRINTS,
        isolation::FINGERPRINTS,
        account::FINGERPRINTS,
        approval::FINGERPRINTS,
        message::FINGERPRINTS,
        alert::FINGERPRINTS,
    ]
    .into_iter()
    .flatten()
}

/// The tables that know a repeated request by a fingerprint of all of it.
pub fn digests() -> Vec<&'static str> {
    let mut table = "";
    let mut found = vec![];
    for line in TABLES.iter().flat_map(|tables| tables.lines()) {
        table = line.strip_prefix("CREATE TABLE ").and_then(|rest| rest.strip_suffix(" (")).unwrap_or(table);
        if line.starts_with("    digest BYTES") {
            found.push(table);
        }
    }
    found
}

/// Everything that can be done.
pub fn acts() -> Vec<Act> {
    [
        area::ACTS,
        people::ACTS,
        account::ACTS,
        body::ACTS,
        screening::ACTS,
        isolation::ACTS,
        need::ACTS,
        alert::ACTS,
        message::ACTS,
        notice::ACTS,
        checkpoint::ACTS,
        crossing::ACTS,
        pass::ACTS,
        round::ACTS,
        directive::ACTS,
        sync::ACTS,
        coverage::ACTS,
        venue::ACTS,
        sitrep::ACTS,
        board::ACTS,
        audit::ACTS,
        retention::ACTS,
        approval::ACTS,
        own_data::ACTS,
        key::ACTS,
        &[crate::http::live::FOLLOW_CHANGES, crate::http::search::SEAL_WORDS],
    ]
    .concat()
}

/// Everything that is counted.
pub fn measures() -> Vec<Measure> {
    [
        kernel::task::MEASURES,
        people::MEASURES,
        body::MEASURES,
        screening::MEASURES,
        isolation::MEASURES,
        need::MEASURES,
        alert::MEASURES,
        message::MEASURES,
        checkpoint::MEASURES,
        crossing::MEASURES,
        pass::MEASURES,
        round::MEASURES,
        directive::MEASURES,
        sync::MEASURES,
        coverage::MEASURES,
        venue::MEASURES,
        audit::MEASURES,
        own_data::MEASURES,
    ]
    .concat()
}

/// Every kind of record that is deleted when its time is over, in the order in which one makes the next dispensable.
pub fn forgotten_kinds() -> [retention::Kind; 14] {
    [
        crossing::FORGOTTEN,
        isolation::FORGOTTEN,
        screening::FORGOTTEN,
        round::DOORS,
        round::LISTS,
        round::CONTACTS,
        pass::FORGOTTEN,
        alert::FORGOTTEN,
        message::FORGOTTEN,
        message::INBOX,
        approval::FORGOTTEN,
        own_data::FORGOTTEN,
        retention::PERSONS,
        retention::HOUSEHOLDS,
    ]
}

/// What is deleted with what.
pub fn hanging() -> Vec<Hangs> {
    [
        isolation::HANGING,
        need::HANGING,
        alert::HANGING,
        message::HANGING,
        notice::HANGING,
        crossing::HANGING,
        pass::HANGING,
        round::HANGING,
        coverage::HANGING,
        audit::HANGING,
        own_data::HANGING,
    ]
    .concat()
}

/// The columns that name a person or a household: with the last record that does goes whoever is not registered here.
pub const NAMES: &[(&str, &str)] = &[
    ("resident", "person_id"),
    ("resident", "household_id"),
    ("body", "household_id"),
    ("body_member", "person_id"),
    ("arrival", "person_id"),
    ("arrival", "household_id"),
    ("isolation", "person_id"),
    ("isolation", "household_id"),
    ("isolation_order", "household_id"),
    ("isolation_stay", "household_id"),
    ("clinical_result", "person_id"),
    ("care_team", "household_id"),
    ("care_team_state", "household_id"),
    ("door_call", "household_id"),
    ("task", "person_id"),
    ("task", "household_id"),
    ("need", "person_id"),
    ("need", "household_id"),
    ("alert", "person_id"),
    ("message", "person_id"),
    ("notice", "household_id"),
    ("crossing", "person_id"),
    ("crossing_companion", "person_id"),
    ("household_pass", "household_id"),
    ("round_door", "household_id"),
    ("visit", "household_id"),
    ("pushed_row", "person_id"),
    ("pushed_row", "household_id"),
    ("contact", "person_id"),
    ("contact", "household_id"),
    ("look_person", "person_id"),
    ("data_request", "person_id"),
];

/// Of those, what a copy for the person holds: each room names its own beside the function that reads them.
pub fn held() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    [
        people::HELD,
        body::HELD,
        screening::HELD,
        isolation::HELD,
        need::HELD,
        alert::HELD,
        message::HELD,
        notice::HELD,
        crossing::HELD,
        pass::HELD,
        round::HELD,
        audit::HELD,
        own_data::HELD,
    ]
    .into_iter()
    .flatten()
}

/// Of those, what it does not hold, and why.
pub const NOT_HELD: &[(&str, &str, &str)] = &[
    ("care_team_state", "household_id", "says again what the care teams say"),
    (
        "pushed_row",
        "household_id",
        "a row without a person is about nobody who is known; with one it is found by the person",
    ),
];

/// Every sort of work that a room lays, but for the items of the service plan, which are policy.
pub fn task_kinds() -> impl Iterator<Item = &'static TaskKind> {
    [
        isolation::TASK_KINDS,
        need::TASK_KINDS,
        checkpoint::TASK_KINDS,
        pass::TASK_KINDS,
        round::TASK_KINDS,
        directive::TASK_KINDS,
    ]
    .into_iter()
    .flatten()
}

/// Every operation of the API.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .merge(account::routes())
        .merge(area::routes())
        .merge(people::routes())
        .merge(body::routes())
        .merge(screening::routes())
        .merge(isolation::routes())
        .merge(need::routes())
        .merge(alert::routes())
        .merge(message::routes())
        .merge(notice::routes())
        .merge(checkpoint::routes())
        .merge(crossing::routes())
        .merge(pass::routes())
        .merge(round::routes())
        .merge(directive::routes())
        .merge(sync::routes())
        .merge(coverage::routes())
        .merge(venue::routes())
        .merge(sitrep::routes())
        .merge(board::routes())
        .merge(audit::routes())
        .merge(retention::routes())
        .merge(approval::routes())
        .merge(own_data::routes())
        .merge(key::routes())
}
