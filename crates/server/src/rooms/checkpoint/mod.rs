//! Checkpoints: where people and vehicles are met, who stands there and when.

mod store;

use kernel::task::TaskKind;
use kernel::{Act, Measure};
use utoipa_axum::router::OpenApiRouter;

use crate::house::House;

pub use store::{CheckpointId, Gate, gates, within};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// All acts of this room.
pub const ACTS: &[Act] = &[];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[];

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[];

/// What this room counts.
pub const MEASURES: &[Measure] = &[];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
}
