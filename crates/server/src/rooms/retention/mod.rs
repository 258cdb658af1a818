//! Retention: what is kept how long after its purpose ended, and what was deleted when that was over.
//!
//! A room says by a [`Kind`] how its records of a day are found and taken away; the policy says after how many days. The clock
//! deletes them for good, by whole days and in portions; what was counted of them stays, and so does the journal, which holds no
//! personal data. Of each day there remains what was deleted, how much and by which rule.

mod forget;
mod list_deletions;
mod store;

use kernel::{Act, Measure};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use forget::{check_rules, forget_due};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Deleting what is past its time; the clock does it.
pub const FORGET: Act = Act::new("retention.forget", "到期删除", "Forget");
/// Seeing what was deleted and what the rules are.
pub const LIST_DELETIONS: Act = Act::new("retention.list_deletions", "查看到期删除", "List deletions");

/// All acts of this room.
pub const ACTS: &[Act] = &[FORGET, LIST_DELETIONS];

/// What the clock does.
pub const OF_THE_CLOCK: &[Act] = &[FORGET];

/// Records that are forgotten a while after the day they belong to.
pub struct Kind {
    /// Its name in the policy.
    pub code: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// What is counted of them by that day.
    pub measures: &'static [Measure],
    /// The moment of the oldest that may go, as `at`; none where there is nothing.
    pub oldest: &'static str,
    /// Takes away at most `$3` of those from `$1` and before `$2`, what hangs on them first: the last statement takes the records.
    pub delete: &'static [&'static str],
}

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_deletions::list_deletions))
}
