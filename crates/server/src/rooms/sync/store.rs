//! Phones and who holds them, as stored.

use kernel::{Act, Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;
use uuid::Uuid;

use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::account::AccountId;
use crate::rooms::people::WorkerId;

kernel::id!(
    /// The name of a phone; the phone makes it.
    DeviceId
);

pub mod device {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "device")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeviceId,
        pub name: String,
        /// How far its clock is ahead of ours, as measured last.
        pub clock_skew_ms: Option<i64>,
        pub first_seen_at: Stamp,
        pub revoked_at: Option<Stamp>,
        pub revoked_by: Option<WorkerId>,
        pub wiped_at: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One of those who work with a phone: it goes from shift to shift.
pub mod holder {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "device_holder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub device_id: DeviceId,
        pub account_id: AccountId,
        pub worker_id: WorkerId,
        /// Where they hold their widest post.
        pub area: String,
        /// The key of what they keep on this phone.
        pub secret: kernel::Sealed,
        pub first_seen_at: Stamp,
        pub last_seen_at: Stamp,
        pub last_success_at: Option<Stamp>,
        /// Entries that wait on the phone.
        pub waiting: i32,
        /// Entries that were refused and that nobody has settled.
        pub failed: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a phone says of itself with every contact.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// What its clock shows: milliseconds since 1970.
    pub clock: i64,
    /// Entries that wait to be sent.
    #[schema(minimum = 0, maximum = 100_000)]
    pub waiting: u32,
    /// Entries that were refused and that nobody has settled.
    #[schema(minimum = 0, maximum = 100_000)]
    pub failed: u32,
}

/// A phone's holder as of this contact, and how far its clock is ahead.
pub struct Contact {
    pub skew_ms: i64,
    holder: holder::Model,
    known_skew: Option<i64>,
    phone: Phone,
}

/// Every contact is worth a line only after so long, unless the queue changed.
const WORTH_NOTING: i64 = 300;

/// A clock that is off by so much less or more than before is worth noting.
const SKEW_MOVED: i64 = 10_000;

/// Who asks, from which phone.
///
/// # Errors
/// `device_unnamed` where the session has named no phone.
pub async fn contact(house: &House, person: &SignedIn, phone: Phone) -> Result<Contact> {
    let unnamed = || Error::conflict("device_unnamed");
    let device = DeviceId(person.device.ok_or_else(unnamed)?);
    let account = AccountId(person.actor.account.ok_or(Error::NotSignedIn)?);
    let holder = holder_of(&house.store.read, device, account).await?.ok_or_else(unnamed)?;
    let known = house.store.read.one(device::Entity::find_by_id(device)).await?.ok_or_else(unnamed)?;
    // Beyond a hundred years it is no clock.
    let skew_ms = phone.clock.saturating_sub(house.store.clock.now().0).clamp(-1 << 42, 1 << 42);
    Ok(Contact { skew_ms, holder, known_skew: known.clock_skew_ms, phone })
}

impl Contact {
    /// Notes that the phone was heard and served, where that tells anything new.
    pub async fn note(self, house: &House, person: &SignedIn, act: Act) -> Result<()> {
        let Self { skew_ms, holder, known_skew, phone } = self;
        let now = house.store.clock.now();
        let queue = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        let (waiting, failed) = (queue(phone.waiting), queue(phone.failed));
        let moved = known_skew.is_none_or(|known| (known - skew_ms).abs() >= SKEW_MOVED);
        let same = holder.waiting == waiting && holder.failed == failed && !moved;
        if same && holder.last_success_at.is_some_and(|last| last.plus_seconds(WORTH_NOTING) > now) {
            return Ok(());
        }
        let area = holder.area.parse().map_err(Error::internal)?;
        // An area that merged away or a post that ended is no reason to refuse: the note lies where they may act now.
        let area = if person.actor.may(act, &area) { area } else { home(person, act)? };
        house
            .store
            .journal
            .record(&person.actor, act, &area, async |tx| {
                tx.about("device", holder.device_id);
                tx.tell(&serde_json::json!({ "waiting": waiting, "failed": failed, "clock_skew_ms": skew_ms }));
                let seen = holder::ActiveModel {
                    id: Set(holder.id),
                    area: Set(area.to_string()),
                    last_seen_at: Set(tx.now()),
                    last_success_at: Set(Some(tx.now())),
                    waiting: Set(waiting),
                    failed: Set(failed),
                    ..Default::default()
                };
                seen.update(tx).await?;
                let measured = device::ActiveModel {
                    id: Set(holder.device_id),
                    clock_skew_ms: Set(Some(skew_ms)),
                    ..Default::default()
                };
                measured.update(tx).await?;
                Ok(())
            })
            .await
    }
}

/// Where somebody's phone belongs: the first of the areas where they may do the act.
pub fn home(person: &SignedIn, act: Act) -> Result<codes::AreaCode> {
    person.scope(act)?.areas().first().copied().ok_or(Error::NotPermitted(act))
}

/// What a person keeps on a phone.
pub async fn holder_of(from: &impl Read, device: DeviceId, account: AccountId) -> Result<Option<holder::Model>> {
    let theirs = holder::Entity::find()
        .filter(holder::Column::DeviceId.eq(device))
        .filter(holder::Column::AccountId.eq(account));
    from.one(theirs).await
}
