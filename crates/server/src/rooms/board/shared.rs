//! One answer for all who look at the same area and day: what nobody changed is not read again.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use codes::AreaCode;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::{Day, Error, Result, journal};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::compute::compute;
use crate::house::House;

/// So many boards are kept ready.
const KEPT: u64 = 500;

/// Nobody looked for so long: the board is computed anew when somebody does.
const IDLE: Duration = Duration::from_secs(600);

/// An answer shows when it was computed; after so long it is, though nothing changed.
const OLDEST: Duration = Duration::from_secs(30);

/// A board as it is sent.
pub struct Answer {
    /// The line of the journal up to which it counts.
    seq: i64,
    made: Instant,
    /// JSON.
    pub plain: Bytes,
    /// The same, packed.
    pub packed: Bytes,
}

type Slot = Arc<Mutex<Option<Arc<Answer>>>>;

/// The boards that are ready. The key says all they depend on, and who asks is not in it.
pub struct Shared(moka::sync::Cache<(AreaCode, Day), Slot>);

impl Default for Shared {
    fn default() -> Self {
        Self(moka::sync::Cache::builder().max_capacity(KEPT).time_to_idle(IDLE).build())
    }
}

impl Shared {
    /// The board of an area and day that counts at least up to line `since`; up to the last line where none is named. Whoever
    /// asks while it is computed waits for that one.
    pub async fn get(&self, house: &House, area: AreaCode, day: Day, since: Option<i64>) -> Result<Arc<Answer>> {
        let slot = self.0.get_with((area, day), Slot::default);
        let mut held = slot.lock().await;
        if let Some(answer) = held.as_ref().filter(|answer| answer.made.elapsed() < OLDEST) {
            let new_enough = since.is_some_and(|since| answer.seq >= since);
            if new_enough || answer.seq >= journal::last(&house.store.read).await?.map_or(0, |line| line.seq) {
                return Ok(answer.clone());
            }
        }
        let answer = Arc::new(Answer::of(house, area, day).await?);
        *held = Some(answer.clone());
        Ok(answer)
    }
}

impl Answer {
    async fn of(house: &House, area: AreaCode, day: Day) -> Result<Self> {
        let made = Instant::now();
        let board = compute(house, area, day).await?;
        let plain = serde_json::to_vec(&board).map_err(Error::internal)?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::new(4));
        packed.write_all(&plain).map_err(Error::internal)?;
        let packed = packed.finish().map_err(Error::internal)?;
        Ok(Self { seq: board.seq, made, plain: plain.into(), packed: packed.into() })
    }
}
