//! Crossings: every person and vehicle that passes a checkpoint, decided in seconds and written once.
//!
//! A crossing is one record: the vehicle, whoever drives or walks and their companions, where they come from, how warm they are
//! and what was decided. Crossings that wait are written together ([`write`]); whatever follows from a decision, an arrival or
//! an isolation, is written with it. What the room may not do: turn away somebody who lives here.

mod beside;
mod content;
mod held;
mod know_crosser;
mod list_crossings;
mod model;
mod register_crossing;
mod register_crossings;
mod renewed;
mod show_crossing;
mod store;
mod trace_crossings;
mod write;

use kernel::gone::Hangs;
use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::rooms::retention::{Due, Kind};

pub use beside::{Beside, Passage, passages};
pub use held::{HELD, follow, held};
pub use model::{Decision, Direction};
pub use register_crossing::{NewCrosser, NewCrossing, register_crossing};
pub use renewed::FINGERPRINTS;
pub use store::CrossingId;
pub use write::{Door, door};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[SealedColumn::new("crossing", "content", content::KIND)];

/// Registering a crossing.
pub const REGISTER_CROSSING: Act = Act::new("crossing.register_crossing", "登记过卡", "Register crossing");
/// Registering what waited on a phone.
pub const REGISTER_CROSSINGS: Act = Act::new("crossing.register_crossings", "批量登记过卡", "Register crossings");
/// Seeing who crossed.
pub const LIST_CROSSINGS: Act = Act::new("crossing.list_crossings", "查看过卡记录", "List crossings");
/// Seeing one crossing.
pub const SHOW_CROSSING: Act = Act::new("crossing.show_crossing", "查看过卡详情", "Show crossing");
/// Taking from earlier crossings what is known of a vehicle.
pub const KNOW_VEHICLE: Act = Act::new("crossing.know_vehicle", "按车牌调取登记信息", "Know vehicle");
/// Taking from earlier crossings what is known of a person.
pub const KNOW_PERSON: Act = Act::new("crossing.know_person", "按证件调取登记信息", "Know person");
/// Following where a person crossed.
pub const TRACE_PERSON: Act = Act::new("crossing.trace_person", "查询人员过卡轨迹", "Trace person");
/// Following where a vehicle crossed.
pub const TRACE_VEHICLE: Act = Act::new("crossing.trace_vehicle", "查询车辆过卡轨迹", "Trace vehicle");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    REGISTER_CROSSING,
    REGISTER_CROSSINGS,
    LIST_CROSSINGS,
    SHOW_CROSSING,
    KNOW_VEHICLE,
    KNOW_PERSON,
    TRACE_PERSON,
    TRACE_VEHICLE,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[];

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[];

/// Crossings by the day of the moment at the gate; the facet is what was decided.
pub const CROSSINGS: Measure = Measure {
    code: "crossing.crossings",
    zh: "过卡",
    en: "Crossings",
    unit: Unit::Time,
    key: "crossing",
    recount: "
        SELECT area, day, decision AS facet, COUNT(*) AS n
        FROM crossing
        GROUP BY 1, 2, 3",
};

/// Crossings by checkpoint, local hour, direction and decision, in this order and with a slash between them; the checkpoint in
/// capital hexadecimal digits.
pub const BY_HOUR: Measure = Measure {
    code: "crossing.by_hour",
    zh: "各卡点各时段过卡",
    en: "Crossings by checkpoint, hour and decision",
    unit: Unit::Time,
    key: "crossing",
    recount: "
        SELECT area, day, HEX[checkpoint_id] || '/' || hour || '/' || direction || '/' || decision AS facet, COUNT(*) AS n
        FROM crossing
        GROUP BY 1, 2, 3",
};

/// People who crossed, companions among them; the facet is where they came from.
pub const PEOPLE: Measure = Measure {
    code: "crossing.people",
    zh: "过卡人次",
    en: "People who crossed",
    unit: Unit::Time,
    key: "crossing and person",
    recount: "
        SELECT area, day, origin_kind AS facet, CAST(SUM(people) AS BIGINT) AS n
        FROM crossing
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[CROSSINGS, BY_HOUR, PEOPLE];

/// Crossings, by the moment at the gate.
pub const FORGOTTEN: Kind = Kind {
    code: "crossing",
    zh: "过卡记录",
    en: "Crossings",
    table: "crossing",
    portion: 500,
    due: Due::Moment("SELECT id, at FROM crossing WHERE at < $2 ORDER BY at, id LIMIT $4"),
    rest: None,
    also: &[],
};

/// What hangs on crossings: whoever sat in the same vehicle.
pub const HANGING: &[Hangs] = &[Hangs::of("crossing_companion", "crossing_id", "crossing").all()];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_crossings::list_crossings, register_crossings::register_crossings))
        .routes(routes!(show_crossing::show_crossing, register_crossing::register_crossing))
        .routes(routes!(know_crosser::know_vehicle))
        .routes(routes!(know_crosser::know_person))
        .routes(routes!(trace_crossings::trace_person))
        .routes(routes!(trace_crossings::trace_vehicle))
}
