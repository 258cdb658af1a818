//! What the clock starts. All of it is due to the store, not to a timer: after a restart nothing is lost, and with several
//! servers nothing is done twice, for each job does only what is not done yet.

use std::time::Duration;

use kernel::Result;

use crate::house::House;
use crate::rooms::{
    alert, approval, checkpoint, coverage, directive, isolation, key, message, need, own_data, retention, round,
};

/// How often the house looks at the clock.
const EVERY: Duration = Duration::from_secs(30);

/// How often it looks for messages where nothing changes …
const QUIET: Duration = Duration::from_secs(5);

/// … and how long after a change, so that what belongs together goes out together.
const CALM: Duration = Duration::from_secs(1);

/// A change is looked at for gaps after so long, together with those that follow it closely.
const SOON: Duration = Duration::from_secs(1);

/// Does everything that is due now, but for sending and sealing anew.
pub async fn run_due(house: &House) -> Result<()> {
    let clock = &house.store.clock;
    let today = clock.today();
    isolation::miss_overdue(house).await?;
    need::note_overdue(house).await?;
    own_data::note_overdue(house).await?;
    isolation::lapse_overdue(house, today).await?;
    isolation::warn_of_gaps(house).await?;
    checkpoint::warn_of_unstaffed(house).await?;
    directive::hand_on(house).await?;
    directive::chase(house).await?;
    round::warn_of_unreached(house).await?;
    coverage::check_gaps(house).await?;
    coverage::warn_of_expiry(house).await?;
    approval::lapse_overdue(house).await?;
    alert::climb(house).await?;
    for day in isolation::days_ahead(clock, clock.now()) {
        isolation::lay_due(house, day).await?;
    }
    isolation::queue_daily(house).await?;
    retention::forget_due(house).await
}

/// Tells whom alerts came to, and sends what is due.
pub async fn send_due(house: &House) -> Result<()> {
    message::run_due(house).await
}

/// Seals anew what an older data key sealed, where the key is being changed.
pub async fn reseal_due(house: &House) -> Result<()> {
    key::reseal_due(house).await
}

/// Does what is due again and again, until the program ends.
pub fn start(house: House) {
    start_sending(house.clone());
    tokio::spawn(reseal_again(house.clone()));
    tokio::spawn(look_at_changes(house.clone()));
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = run_due(&house).await {
                tracing::error!(%error, "what is due could not be done; it will be tried again");
            }
        }
    });
}

/// Walks through all texts in its own time: it may take many minutes, and nothing else waits for it.
async fn reseal_again(house: House) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = reseal_due(&house).await {
            tracing::error!(%error, "texts could not be sealed anew; it will be tried again");
        }
    }
}

/// Telling and each channel by itself: a service that does not answer holds up no other.
fn start_sending(house: House) {
    for channel in [None].into_iter().chain(message::ChannelKind::ALL.map(Some)) {
        tokio::spawn(send_again(house.clone(), channel));
    }
}

/// Sends by one channel again and again, or tells where none is given.
async fn send_again(house: House, channel: Option<message::ChannelKind>) {
    let mut changes = house.store.journal.ticks();
    loop {
        // Before the work: what changes meanwhile is looked at once more.
        changes.borrow_and_update();
        let done = match channel {
            Some(kind) => message::send_by(&house, kind).await,
            None => message::tell_due(&house).await,
        };
        if let Err(error) = done {
            tracing::error!(%error, "messages could not be sent; it will be tried again");
        }
        tokio::select! {
            () = tokio::time::sleep(QUIET) => {}
            changed = changes.changed() => if changed.is_err() { return },
        }
        tokio::time::sleep(CALM).await;
    }
}

/// Visits what a change marked a moment after it, so that a gap is told at once and not with the next look at the clock.
async fn look_at_changes(house: House) {
    let mut changes = house.store.journal.ticks();
    while changes.changed().await.is_ok() {
        tokio::time::sleep(SOON).await;
        changes.mark_unchanged();
        if let Err(error) = coverage::check_gaps(&house).await {
            tracing::error!(%error, "gaps could not be looked at; it will be tried again");
        }
    }
}
