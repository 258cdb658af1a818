//! Keys: which data key seals what is personal, and changing it while everybody goes on working.
//!
//! [`rotate_key`] adds a key. From a minute later on, when every server knows it, new texts are sealed with it, and the clock walks through all
//! columns with sealed texts ([`crate::rooms::sealed`]) and seals anew what an older key sealed. When a walk that began an hour later
//! finds nothing left, the old key is taken away. The master key is changed at the machine itself; so is the index
//! key, while nobody has the store open. See decision 0004.

mod list_keys;
mod reindex;
mod reseal;
mod rewrap;
mod rotate_key;
mod store;
mod walk;

use kernel::Act;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use reindex::{Progress, REWRITTEN, reindex};
pub use reseal::reseal_due;
pub use rewrap::rewrap;
pub use rotate_key::rotate;
pub use store::{Rotation, rotations};
pub use walk::{Sealing, sealed_by_key};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Seeing which keys there are and how far a change is.
pub const LIST_KEYS: Act = Act::new("key.list_keys", "查看密钥", "List keys");
/// Beginning to change the data key.
pub const ROTATE_KEY: Act = Act::new("key.rotate_key", "更换数据密钥", "Rotate data key");
/// A walk through all sealed texts; the clock does it.
pub const RESEAL: Act = Act::new("key.reseal", "重新加密", "Seal anew");
/// Taking away the old data key once nothing is sealed with it; the clock does it.
pub const DROP_KEY: Act = Act::new("key.drop_key", "销毁旧数据密钥", "Destroy old data key");
/// Wrapping the data keys by another master key, at the machine itself.
pub const REWRAP: Act = Act::new("key.rewrap", "更换主密钥", "Change master key");
/// Making every fingerprint anew under another index key, at the machine itself.
pub const REINDEX: Act = Act::new("key.reindex", "更换索引密钥", "Change index key");

/// All acts of this room.
pub const ACTS: &[Act] = &[LIST_KEYS, ROTATE_KEY, RESEAL, DROP_KEY, REWRAP, REINDEX];

/// What the clock does, and the console.
pub const OF_THE_CLOCK: &[Act] = &[RESEAL, DROP_KEY, REWRAP, REINDEX];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_keys::list_keys)).routes(routes!(rotate_key::rotate_key))
}
