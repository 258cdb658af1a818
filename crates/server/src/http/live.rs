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
use codes::AreaCode;
use futures::Stream;
use kernel::journal::{Line, last, lines_after};
use kernel::{Act, Result, Scope};
use serde::Serialize;

use super::SignedIn;
use crate::house::House;

/// Following what changes.
pub const FOLLOW_CHANGES: Act = Act::new("live.follow_changes", "查看实时变化", "Follow changes");

/// Somebody who was away longer than so many lines loads the page anew instead.
const LONGEST_CATCH_UP: i64 = 10_000;

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
    scope: Scope,
    seq: i64,
    ready: VecDeque<Event>,
    ticks: tokio::sync::watch::Receiver<()>,
}

/// Sends one event per change in scope; `Last-Event-ID` goes on where a lost connection stopped.
async fn follow(
    State(house): State<House>,
    person: SignedIn,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let scope = person.scope(FOLLOW_CHANGES)?;
    let newest = last(&house.store.read).await?.map_or(0, |line| line.seq);
    let asked = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<i64>().ok());
    let seq = asked.filter(|seq| (newest - LONGEST_CATCH_UP..=newest).contains(seq)).unwrap_or(newest);
    let hello = Event::default().event("hello").id(seq.to_string()).data(format!("{{\"seq\":{seq}}}"));
    let ticks = house.store.journal.ticks();
    let follower = Follower { house, scope, seq, ready: VecDeque::from([hello]), ticks };
    let events = futures::stream::unfold(follower, |mut follower| async move {
        let event = follower.next().await?;
        Some((Ok(event), follower))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))))
}

impl Follower {
    /// Within the scope, or above it: what the clock does for the whole city is done there too.
    fn concerns(&self, area: &AreaCode) -> bool {
        self.scope.contains(area) || self.scope.areas().iter().any(|own| area.contains(own))
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            // The tick tells of this server's changes; the second covers those of other processes.
            let _ = tokio::time::timeout(Duration::from_secs(1), self.ticks.changed()).await;
            let lines = lines_after(&self.house.store.read, self.seq, 500).await.ok()?;
            self.seq = lines.last().map_or(self.seq, |line| line.seq);
            let mine = lines.iter().filter(|line| line.area_code().is_some_and(|area| self.concerns(&area)));
            let events: Vec<Event> = mine.filter_map(event).collect();
            self.ready.extend(events);
        }
    }
}

fn event(line: &Line) -> Option<Event> {
    let change = Change { seq: line.seq, at: line.at, act: &line.act, area: &line.area };
    Event::default().id(line.seq.to_string()).json_data(change).ok()
}
