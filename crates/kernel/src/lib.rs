//! Who, where, when and done: what every room of Wangge stands on.
//!
//! | Module | Answers |
//! |---|---|
//! | [`actor`], [`scope`], [`act`] | who is this, where may they, and what |
//! | [`journal`] | the one door through which anything changes |
//! | [`tally`] | how many, for any area and day, without counting rows |
//! | [`task`] | what somebody must do in a time window |
//! | [`gone`] | what is deleted for good when its time is over |
//! | [`policy`] | the numbers that differ by place and month |
//! | [`vault`] | how personal data is kept unreadable at rest |
//! | [`store`], [`read`], [`undo`] | the database, open for reading only; made, and taken away half made |
//! | [`backup`] | a copy of it as one sealed file |
//! | [`clock`], [`id`], [`page`], [`error`], [`config`] | the small change |
//!
//! The kernel knows no room. Rooms declare acts, measures, task kinds and rules as constants.

pub mod act;
pub mod actor;
pub mod backup;
pub mod clock;
pub mod config;
pub mod dialect;
pub mod error;
pub mod gone;
pub mod hold;
pub mod id;
pub mod journal;
mod mover;
pub mod page;
pub mod policy;
pub mod read;
pub mod scope;
pub mod store;
pub mod tally;
pub mod task;
pub mod together;
pub mod undo;
pub mod vault;

pub use act::{Act, Roles};
pub use actor::{Actor, Grant};
pub use clock::{Clock, Day, Stamp};
pub use error::{Error, Result};
pub use journal::{Journal, Tx};
pub use policy::Policy;
pub use read::{Read, Reader, Snapshot};
pub use scope::Scope;
pub use store::Store;
pub use tally::{Measure, Unit};
pub use vault::{Blind, Sealed, Vault};

/// The tables of the kernel: journal, tallies, tasks.
pub const TABLES: &str = include_str!("tables.sql");
