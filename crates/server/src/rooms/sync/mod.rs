//! The phone that works without a signal: what it carries, what it sends in, and which phones there are.
//!
//! A phone carries a pack: what its holder may see in their areas, as the pages of the phone ask for it. Later it fetches what
//! became different and hears what is gone. What is entered without a signal waits on the phone as entries and comes in batches;
//! every entry goes through the same door as if it had been said online. What the room may not do: let a phone see or do
//! anything that its holder could not see or do without it.

mod confirm_wipe;
mod delta;
mod fetch_pack;
mod list_devices;
mod model;
mod name_device;
mod parts;
mod revoke_device;
mod send_entries;
mod store;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use store::DeviceId;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[SealedColumn::new("device_holder", "secret", "device")];

/// Naming the phone one works with, at sign-in.
pub const NAME_DEVICE: Act = Act::new("sync.name_device", "登记手机", "Name phone");
/// Fetching what the phone carries.
pub const FETCH_PACK: Act = Act::new("sync.fetch_pack", "下载离线包", "Fetch pack");
/// Sending what was entered without a signal; each entry is an act of its own.
pub const SEND_ENTRIES: Act = Act::new("sync.send_entries", "上传离线记录", "Send entries");
/// Saying that a revoked phone holds nothing any more.
pub const CONFIRM_WIPE: Act = Act::new("sync.confirm_wipe", "确认已清除手机数据", "Confirm wipe");
/// Seeing the phones and how they keep up.
pub const LIST_DEVICES: Act = Act::new("sync.list_devices", "查看手机同步情况", "List phones");
/// Shutting a lost phone out; it wipes at its next contact.
pub const REVOKE_DEVICE: Act = Act::new("sync.revoke_device", "停用手机", "Revoke phone");

/// All acts of this room.
pub const ACTS: &[Act] = &[NAME_DEVICE, FETCH_PACK, SEND_ENTRIES, CONFIRM_WIPE, LIST_DEVICES, REVOKE_DEVICE];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[];

/// What this room counts.
pub const MEASURES: &[Measure] = &[];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_devices::list_devices))
        .routes(routes!(name_device::name_device))
        .routes(routes!(revoke_device::revoke_device))
        .routes(routes!(confirm_wipe::confirm_wipe))
        .routes(routes!(fetch_pack::fetch_pack))
        .routes(routes!(send_entries::send_entries))
}
