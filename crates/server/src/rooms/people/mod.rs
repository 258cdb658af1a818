//! People: those who live here, where they live, and those who work.
//!
//! A person is known by one document, or where there is none by name and phone, and is stored once however often they appear.
//! ID numbers, phones and door addresses are sealed; lists show them masked. What a worker may see and do follows from
//! their posts: a role in an area from one day to another.

mod addressed;
mod correct;
mod forgotten;
mod held;
mod households;
mod identity;
mod persons;
mod posts;
mod renewed;
mod residents;
mod reveal;
mod store;
mod units;
mod walk;
mod workers;

use kernel::Act;
use kernel::vault::SealedColumn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use addressed::{held_by, holders_for, holders_within, successors, units_called};
pub use correct::{Corrected, PersonRecord, correct_address, correct_person, home_of, record_of};
pub use forgotten::{unneeded_households, unneeded_persons};
pub use held::{HELD, held, whom};
pub use households::{
    Home, SealedDoor, Shown, addresses, carried, count_in, find_or_add_households, homes_at, homes_named, homes_within,
    household_area, lock_households, renew_door_keys,
};
pub use identity::{Given, IDENTITY, Identity, document_key, identity_of, mask_address, mask_name};
pub use persons::{
    PersonCard, SealedPerson, called, cards, documented, find_or_add_persons, hold_person, is_named, is_theirs,
    join_person, key_of_person, known_persons, person_with_key,
};
pub use posts::{
    AT_THE_DOOR, Held, Holder, MAY_RELEASE, answerable, answerable_but, grants, holders_around, holders_since,
    insert_post, names_behind, posts_for_units, posts_in, posts_of, serves_around,
};
pub use renewed::{FINGERPRINTS, identity as renewed_identity};
pub use residents::{Behind, Lived, MoveIn, RESIDENTS, behind_doors, homes_of, lived_in, move_in, settle_in, settled};
pub use reveal::{InFull, in_full, place_of};
pub use store::{HouseholdId, PersonId, ResidentId, UnitId, WorkerId};
pub use units::{NewUnit, UnitCard, add_unit, insert_unit, units_around, units_named};
pub use walk::walking_key;
pub use workers::{Contact, contacts, hold_worker, insert_worker, worker_names, workers_named};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("person", "document", "document"),
    SealedColumn::new("person", "phone", "phone"),
    SealedColumn::new("household", "address", "address"),
    SealedColumn::new("worker", "phone", "phone"),
];

/// Seeing who works here.
pub const LIST_WORKERS: Act = Act::new("people.list_workers", "查看工作人员", "List workers");
/// Adding a worker.
pub const ADD_WORKER: Act = Act::new("people.add_worker", "新增工作人员", "Add worker");
/// Seeing organisations.
pub const LIST_UNITS: Act = Act::new("people.list_units", "查看单位", "List units");
/// Adding an organisation.
pub const ADD_UNIT: Act = Act::new("people.add_unit", "新增单位", "Add unit");
/// Giving a worker a role in an area.
pub const GIVE_POST: Act = Act::new("people.give_post", "任职", "Give post");
/// Ending a post.
pub const END_POST: Act = Act::new("people.end_post", "免职", "End post");
/// Seeing households.
pub const LIST_HOUSEHOLDS: Act = Act::new("people.list_households", "查看住户", "List households");
/// Seeing one household and who lives there.
pub const SHOW_HOUSEHOLD: Act = Act::new("people.show_household", "查看住户详情", "Show household");
/// Adding a household.
pub const ADD_HOUSEHOLD: Act = Act::new("people.add_household", "登记住户", "Add household");
/// Seeing residents.
pub const LIST_RESIDENTS: Act = Act::new("people.list_residents", "查看居民", "List residents");
/// Adding a resident.
pub const ADD_RESIDENT: Act = Act::new("people.add_resident", "登记居民", "Add resident");
/// Seeing a person's document number, phone and address in full, for a reason.
pub const REVEAL_PERSON: Act = Act::new("people.reveal_person", "查看完整信息", "Reveal person");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_WORKERS,
    ADD_WORKER,
    LIST_UNITS,
    ADD_UNIT,
    GIVE_POST,
    END_POST,
    LIST_HOUSEHOLDS,
    SHOW_HOUSEHOLD,
    ADD_HOUSEHOLD,
    LIST_RESIDENTS,
    ADD_RESIDENT,
    REVEAL_PERSON,
];

/// What this room counts.
pub const MEASURES: &[kernel::Measure] = &[RESIDENTS];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(workers::list_workers))
        .routes(routes!(workers::add_worker))
        .routes(routes!(units::list_units))
        .routes(routes!(units::add_unit))
        .routes(routes!(posts::give_post))
        .routes(routes!(posts::end_post))
        .routes(routes!(households::list_households))
        .routes(routes!(households::show_household, households::add_household))
        .routes(routes!(residents::list_residents))
        .routes(routes!(residents::add_resident))
        .routes(routes!(reveal::reveal_person))
}
