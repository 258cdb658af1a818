//! When memory that nobody uses goes back to the system.
//!
//! It goes back with later work, and whoever is idle has none: what a start needed, and what few requests need, goes back at once. Under
//! load the next requests would only ask for it again, which took an eighth of the time of a busy house: then it stays a while.

use std::ffi::c_long;
use std::sync::atomic::Ordering;
use std::time::Duration;

use server::house::House;

/// The allocator's option of how many milliseconds after its last use memory goes back (`mi_option_purge_delay` of mimalloc 2).
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// For so many milliseconds it stays under load.
const STAYS: c_long = 500;

/// With so many requests a second a house is busy.
const BUSY: u64 = 500;

/// Gives memory back at once.
pub fn give_back_at_once() {
    give_back_after(0);
}

/// Keeps memory for a while where many ask.
pub async fn keep_while_busy(house: House) {
    let (mut before, mut busy) = (0, false);
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        let answered = house.answered.load(Ordering::Relaxed);
        let now_busy = answered - before >= BUSY;
        if now_busy != busy {
            give_back_after(if now_busy { STAYS } else { 0 });
        }
        (before, busy) = (answered, now_busy);
    }
}

#[expect(unsafe_code, reason = "the allocator's options are set through its C interface")]
fn give_back_after(milliseconds: c_long) {
    // SAFETY: gives back what waits to be given back, which with no delay nothing would do later, and sets one number in a table of
    // the allocator, which other threads only read. What the environment says goes before.
    unsafe {
        if milliseconds == 0 {
            libmimalloc_sys::mi_collect(true);
        }
        libmimalloc_sys::mi_option_set_default(PURGE_DELAY, milliseconds);
    }
}
