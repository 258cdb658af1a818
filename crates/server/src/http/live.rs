//! Live numbers: what changed within the caller's scope, as server-sent events from the journal.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use codes::AreaCode;
use futures::Stream;
use kernel::journal::{Line, last, lines_after};
use kernel::{Act, Error, Result, Scope};
use serde::Serialize;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::SignedIn;
use super::session::{Token, person_of};
use crate::house::House;

/// Following what changes.
pub const FOLLOW_CHANGES: Act = Act::new("live.follow_changes", "查看实时变化", "Follow changes");

/// Somebody who was away longer than so many lines loads the page anew instead.
const LONGEST_CATCH_UP: i64 = 10_000;

/// How often a quiet stream asks whether its session still holds.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// The stream is kept apart from the API document: OpenAPI has no word for events.
pub fn routes() -> Router<House> {
    Router::new().route("/api/v1/live", get(follow))
}

#[derive(Serialize)]
struct Change<'a> {
    seq: i64,
    at: kernel::Stamp,
    act: &'a str,
    area: &'a str,
}

struct Follower {
    house: House,
    session: Vec<u8>,
    seq: i64,
    ready: VecDeque<Event>,
    /// Ticks after changes of this server.
    ticks: watch::Receiver<()>,
    /// Ticks every second, for those of other processes.
    seconds: Interval,
    asks: Interval,
    closing: watch::Receiver<bool>,
}

/// Sends one event per change in scope; `Last-Event-ID` goes on where a lost connection stopped. The stream ends with the
/// session, with the post that allowed it, and when the house closes.
async fn follow(
    State(house): State<House>,
    person: SignedIn,
    jar: CookieJar,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    person.scope(FOLLOW_CHANGES)?;
    let session = Token::of(&jar).ok_or(Error::NotSignedIn)?.hash();
    let newest = last(&house.store.read).await?.map_or(0, |line| line.seq);
    let asked = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<i64>().ok());
    let seq = asked.filter(|seq| (newest - LONGEST_CATCH_UP..=newest).contains(seq)).unwrap_or(newest);
    let hello = Event::default().event("hello").id(seq.to_string()).data(format!("{{\"seq\":{seq}}}"));
    let follower = Follower {
        session,
        seq,
        ready: VecDeque::from([hello]),
        ticks: house.store.journal.ticks(),
        seconds: every(Duration::from_secs(1)),
        asks: every(ASK_AGAIN),
        closing: house.closing.subscribe(),
        house,
    };
    let events = futures::stream::unfold(follower, |mut follower| async move {
        let event = follower.next().await?;
        Some((Ok(event), follower))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))))
}

impl Follower {
    /// The next event; none when the stream is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let ask = tokio::select! {
                () = closed(&mut self.closing) => return None,
                _ = self.asks.tick() => true,
                _ = self.seconds.tick() => false,
                _ = self.ticks.changed() => false,
            };
            let lines = lines_after(&self.house.store.read, self.seq, 500).await.ok()?;
            if ask || !lines.is_empty() {
                // Where nothing may be seen any more, nothing more is sent.
                let scope = person_of(&self.house, &self.session)
                    .await
                    .ok()
                    .filter(|person| !person.device_revoked)?
                    .scope(FOLLOW_CHANGES)
                    .ok()?;
                self.seq = lines.last().map_or(self.seq, |line| line.seq);
                let mine = lines.iter().filter(|line| line.area_code().is_some_and(|area| concerns(&scope, &area)));
                self.ready.extend(mine.filter_map(event));
            }
        }
    }
}

/// Ticks that a slow reader misses are not made up for.
fn every(period: Duration) -> Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Returns when the house closes.
async fn closed(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await;
}

/// Within the scope, or above it: what the clock does for the whole city is done there too.
fn concerns(scope: &Scope, area: &AreaCode) -> bool {
    scope.contains(area) || scope.areas().iter().any(|own| area.contains(own))
}

fn event(line: &Line) -> Option<Event> {
    let change = Change { seq: line.seq, at: line.at, act: &line.act, area: &line.area };
    Event::default().id(line.seq.to_string()).json_data(change).ok()
}
