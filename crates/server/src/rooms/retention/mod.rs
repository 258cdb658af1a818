//! Retention: what is kept how long after its purpose ended, and what was deleted when that was over.
//!
//! A room says by a [`Kind`] how its records are found whose purpose ended, and by `HANGING` what goes with which; the policy says after
//! how many days. The clock deletes them for good, the oldest first and in portions; what was counted of them stays ([`kernel::gone`]), and so
//! does the journal, which holds no personal data. With its last record goes whoever it was about and where, unless they are
//! registered here. Of each day there remains what was deleted, how much and by which rule.

mod forget;
mod list_deletions;
mod store;

use kernel::Act;
use kernel::dialect::Unpacking;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use forget::{check_rules, forget_due, kept_days, kept_from};

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

/// How the records of a kind are found that may go. In all texts `$1` is the first day that is kept, `$2` the moment it begins, `$3` what the
/// ids made from that moment on follow, `$4` how many are wanted; they give `id` and `day`, or `id` and `at`.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// By the day their purpose ended.
    Day(&'static str),
    /// By the moment it ended.
    Moment(&'static str),
    /// With the last record that names them.
    WithTheLast,
}

/// Records that are forgotten a while after their purpose ended.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its name in the policy.
    pub code: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// Their table.
    pub table: &'static str,
    /// So many in one change: with what hangs on them some hundred rows, so that nobody waits long for the writer.
    pub portion: i64,
    /// Which may go.
    pub due: Due,
    /// Which go besides when the emergency is over for as long: those of before its end that something else holds back.
    pub rest: Option<Due>,
    /// What else goes, by table or by a name that things hang on: the text gives `id` for the ids of the records.
    pub also: &'static [(&'static str, &'static Unpacking)],
}

/// The name of doors whose last isolation goes: what was done at them because of it hangs on them.
pub const HOME: &str = "home";

/// People to whom nothing refers any more.
pub const PERSONS: Kind = Kind {
    code: "person",
    zh: "人员身份信息",
    en: "People",
    table: "person",
    portion: 0,
    due: Due::WithTheLast,
    rest: None,
    also: &[],
};

/// Doors behind which nobody is registered and to which nothing refers any more.
pub const HOUSEHOLDS: Kind =
    Kind { code: "household", zh: "住户地址", en: "Households", table: "household", ..PERSONS };

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_deletions::list_deletions))
}
