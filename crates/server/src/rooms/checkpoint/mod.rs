//! Checkpoints: where people and vehicles are met, who stands there and when.
//!
//! A checkpoint is open or closed with a reason. While it is open, the policy says which shifts a day has and how many of which
//! role each needs; a clerk plans who comes, and a shift that lacks somebody is told before it begins. Whoever comes signs on and
//! off themselves and leaves a note for the next shift, which somebody of the next shift acknowledges. What the room may not do:
//! let anybody stand at two checkpoints at once, or let a note be signed off unread.

mod add_checkpoint;
mod change_checkpoint;
mod close_checkpoint;
mod duties;
mod hand_over;
mod list_checkpoints;
mod list_handovers;
mod list_passing;
mod list_shifts;
mod model;
mod passing;
mod plan_shift;
mod read_handover;
mod shifts;
mod show_board;
mod sign_off;
mod sign_on;
mod store;
mod warn_of_unstaffed;

use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use add_checkpoint::{NewCheckpoint, add};
pub use duties::list_my_duties;
pub use model::{CheckpointKind, CheckpointRules, Hours};
pub use passing::{BY_HOUR, HOUR_PART, HourCount, HourSum, PEOPLE, by_hour, of_hour_parts};
pub use plan_shift::{NewShift, Planned, plan_as};
pub use shifts::{Crew, Shift, between, crews};
pub use sign_off::sign_off_all;
pub use sign_on::{NewDuty, sign_on_to};
pub use store::{
    CheckpointId, DutyId, Gate, ShiftId, checkpoint::Model as Checkpoint, find, find_all, gates, planned_at,
    standing_now, within,
};
pub use warn_of_unstaffed::warn_of_unstaffed;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("checkpoint", "closed_reason", "reason"),
    SealedColumn::new("checkpoint_duty", "on_reason", "reason"),
    SealedColumn::new("checkpoint_duty", "off_reason", "reason"),
    SealedColumn::new("checkpoint_handover", "text", "handover"),
];

/// Setting up a checkpoint.
pub const ADD_CHECKPOINT: Act = Act::new("checkpoint.add_checkpoint", "设置卡点", "Add checkpoint");
/// Changing its name, place, hours or lead.
pub const CHANGE_CHECKPOINT: Act = Act::new("checkpoint.change_checkpoint", "修改卡点", "Change checkpoint");
/// Closing it, with a reason.
pub const CLOSE_CHECKPOINT: Act = Act::new("checkpoint.close_checkpoint", "撤销卡点", "Close checkpoint");
/// Opening it again.
pub const REOPEN_CHECKPOINT: Act = Act::new("checkpoint.reopen_checkpoint", "恢复卡点", "Reopen checkpoint");
/// Seeing checkpoints.
pub const LIST_CHECKPOINTS: Act = Act::new("checkpoint.list_checkpoints", "查看卡点", "List checkpoints");
/// Seeing one checkpoint.
pub const SHOW_CHECKPOINT: Act = Act::new("checkpoint.show_checkpoint", "查看卡点详情", "Show checkpoint");
/// Seeing what goes on at one checkpoint now.
pub const SHOW_BOARD: Act = Act::new("checkpoint.show_board", "查看卡点看板", "Show board");
/// Seeing who stands when.
pub const LIST_SHIFTS: Act = Act::new("checkpoint.list_shifts", "查看卡点排班", "List shifts");
/// Planning who stands when.
pub const PLAN_SHIFT: Act = Act::new("checkpoint.plan_shift", "卡点排班", "Plan shift");
/// Coming on duty.
pub const SIGN_ON: Act = Act::new("checkpoint.sign_on", "到岗签到", "Sign on");
/// Going off duty.
pub const SIGN_OFF: Act = Act::new("checkpoint.sign_off", "离岗签退", "Sign off");
/// Seeing where one stands oneself and when one comes next.
pub const LIST_MY_DUTIES: Act = Act::new("checkpoint.list_my_duties", "查看本人值守", "List my duties");
/// Writing to the next shift.
pub const HAND_OVER: Act = Act::new("checkpoint.hand_over", "填写交接事项", "Hand over");
/// Saying that one has read what the last shift wrote.
pub const READ_HANDOVER: Act = Act::new("checkpoint.read_handover", "确认交接事项", "Read handover");
/// Seeing what shifts wrote to each other.
pub const LIST_HANDOVERS: Act = Act::new("checkpoint.list_handovers", "查看交接记录", "List handovers");
/// Seeing how many crossed where and when.
pub const LIST_PASSING: Act = Act::new("checkpoint.list_passing", "查看过卡统计", "List passing");
/// Telling of a shift without enough people before it begins; the clock does it.
pub const WARN_OF_UNSTAFFED: Act = Act::new("checkpoint.warn_of_unstaffed", "提示卡点缺岗", "Warn of unstaffed");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    ADD_CHECKPOINT,
    CHANGE_CHECKPOINT,
    CLOSE_CHECKPOINT,
    REOPEN_CHECKPOINT,
    LIST_CHECKPOINTS,
    SHOW_CHECKPOINT,
    SHOW_BOARD,
    LIST_SHIFTS,
    PLAN_SHIFT,
    SIGN_ON,
    SIGN_OFF,
    LIST_MY_DUTIES,
    HAND_OVER,
    READ_HANDOVER,
    LIST_HANDOVERS,
    LIST_PASSING,
    WARN_OF_UNSTAFFED,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[WARN_OF_UNSTAFFED];

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[];

/// Checkpoints by the day they were opened; the facet is the kind.
pub const OPENED: Measure = Measure {
    code: "checkpoint.opened",
    zh: "设置卡点",
    en: "Checkpoints opened",
    unit: Unit::Place,
    key: "checkpoint",
    recount: "
        SELECT area, from_day AS day, kind AS facet, COUNT(*) AS n
        FROM checkpoint_opening
        GROUP BY 1, 2, 3",
};

/// Checkpoints by the day they were closed; the facet is the kind.
pub const CLOSED: Measure = Measure {
    code: "checkpoint.closed",
    zh: "撤销卡点",
    en: "Checkpoints closed",
    unit: Unit::Place,
    key: "checkpoint",
    recount: "
        SELECT area, to_day AS day, kind AS facet, COUNT(*) AS n
        FROM checkpoint_opening
        WHERE to_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// People coming on duty at a checkpoint, by day; the facet is the role.
pub const DUTIES: Measure = Measure {
    code: "checkpoint.duties",
    zh: "卡点值守",
    en: "Duties at checkpoints",
    unit: Unit::Time,
    key: "duty",
    recount: "
        SELECT area, day, role AS facet, COUNT(*) AS n
        FROM checkpoint_duty
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[OPENED, CLOSED, DUTIES];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_checkpoints::list_checkpoints))
        .routes(routes!(list_checkpoints::show_checkpoint, add_checkpoint::add_checkpoint))
        .routes(routes!(change_checkpoint::change_checkpoint))
        .routes(routes!(close_checkpoint::close_checkpoint))
        .routes(routes!(close_checkpoint::reopen_checkpoint))
        .routes(routes!(show_board::show_board))
        .routes(routes!(list_shifts::list_shifts))
        .routes(routes!(plan_shift::plan_shift))
        .routes(routes!(sign_on::sign_on))
        .routes(routes!(sign_off::sign_off))
        .routes(routes!(duties::list_my_duties))
        .routes(routes!(list_handovers::list_handovers))
        .routes(routes!(hand_over::hand_over))
        .routes(routes!(read_handover::read_handover))
        .routes(routes!(list_passing::list_passing))
}
