//! Live numbers: what changed within the caller's scope, as server-sent events from the journal.

mod hub;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
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
use kernel::journal::{last, lines_after};
use kernel::{Act, Error, Result, Scope};
use serde::Deserialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, sleep_until};

use super::SignedIn;
use super::body::Params;
use super::session::{Token, person_of};
use crate::house::House;

pub use hub::Hub;
use hub::{Beat, Change};

/// Following what changes.
pub const FOLLOW_CHANGES: Act = Act::new("live.follow_changes", "查看实时变化", "Follow changes");

/// Somebody who was away longer than so many lines loads the page anew instead.
const LONGEST_CATCH_UP: i64 = 10_000;

/// How often a quiet stream asks whether its session still holds.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// A board is told no more often than this that something changed.
const CALM: Duration = Duration::from_secs(1);

/// The stream is kept apart from the API document: OpenAPI has no word for events.
pub fn routes() -> Router<House> {
    Router::new().route("/api/v1/live", get(follow))
}

/// What is followed.
#[derive(Deserialize)]
struct Followed {
    /// Only that something changed in this area, at most once a second: for a board.
    board: Option<AreaCode>,
}

/// The board that is followed.
struct OfBoard {
    area: AreaCode,
    /// The last line that it was not told of.
    untold: Option<i64>,
    /// Not told before then.
    calm_until: Instant,
}

struct Follower {
    house: House,
    session: Vec<u8>,
    seq: i64,
    ready: VecDeque<Event>,
    board: Option<OfBoard>,
    beats: broadcast::Receiver<Arc<Beat>>,
    /// What was missed is read first.
    behind: bool,
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
    Params(followed): Params<Followed>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let scope = person.scope(FOLLOW_CHANGES)?;
    if followed.board.is_some_and(|area| !scope.contains(&area)) {
        return Err(Error::NotFound("area"));
    }
    let session = Token::of(&house, &jar).ok_or(Error::NotSignedIn)?.hash();
    // Listened to before the number is read, so that nothing falls between.
    let beats = house.live.listen(&house).await?;
    let newest = last(&house.store.read).await?.map_or(0, |line| line.seq);
    let asked = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<i64>().ok());
    let seq = asked.filter(|seq| (newest - LONGEST_CATCH_UP..=newest).contains(seq)).unwrap_or(newest);
    let hello = Event::default().event("hello").id(seq.to_string()).data(format!("{{\"seq\":{seq}}}"));
    let follower = Follower {
        session,
        seq,
        ready: VecDeque::from([hello]),
        board: followed.board.map(|area| OfBoard { area, untold: None, calm_until: Instant::now() }),
        beats,
        behind: seq < newest,
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

/// Why a follower wakes up.
enum Woken {
    Ask,
    Told,
    Beat(Arc<Beat>),
    Behind,
}

impl Follower {
    /// The next event; none when the stream is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let due = self.board.as_ref().filter(|board| board.untold.is_some()).map(|board| board.calm_until);
            let woken = if std::mem::take(&mut self.behind) {
                Woken::Behind
            } else {
                tokio::select! {
                    () = closed(&mut self.closing) => return None,
                    _ = self.asks.tick() => Woken::Ask,
                    () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => Woken::Told,
                    beat = self.beats.recv() => match beat {
                        Ok(beat) if beat.last <= self.seq => continue,
                        Ok(beat) if beat.first <= self.seq + 1 => Woken::Beat(beat),
                        // Some went by before this one began to listen, or while it was slow.
                        Ok(_) | Err(RecvError::Lagged(_)) => Woken::Behind,
                        Err(RecvError::Closed) => return None,
                    },
                }
            };
            match woken {
                Woken::Ask => {
                    self.scope().await?;
                }
                Woken::Told => {
                    let scope = self.scope().await?;
                    let board = self.board.as_mut()?;
                    // Where nothing may be seen any more, nothing more is sent.
                    let event = board.tell().filter(|_| scope.contains(&board.area))?;
                    self.ready.push_back(event);
                }
                Woken::Beat(beat) => self.hear(&beat).await?,
                Woken::Behind => loop {
                    let lines = lines_after(&self.house.store.read, self.seq, 500).await.ok()?;
                    let Some(beat) = Beat::of(&lines) else { break };
                    self.hear(&beat).await?;
                },
            }
        }
    }

    /// What the caller may follow now; none where their session or their post is over.
    async fn scope(&self) -> Option<Scope> {
        let person = person_of(&self.house, &self.session).await.ok().filter(|person| !person.device_revoked)?;
        person.scope(FOLLOW_CHANGES).ok()
    }

    async fn hear(&mut self, beat: &Beat) -> Option<()> {
        let seen = std::mem::replace(&mut self.seq, beat.last);
        let news = beat.changes.iter().filter(|change| change.seq > seen);
        match &mut self.board {
            Some(board) => board.hear(news, beat.last),
            None => {
                let scope = self.scope().await?;
                self.ready.extend(news.filter(|change| concerns(&scope, &change.area)).map(event));
            }
        }
        Some(())
    }
}

impl OfBoard {
    /// Keeps in mind that something changed here, or above: what the clock does for the whole city is done here too.
    fn hear<'a>(&mut self, mut news: impl Iterator<Item = &'a Change>, last: i64) {
        if news.any(|change| self.area.contains(&change.area) || change.area.contains(&self.area)) {
            self.untold = Some(last);
        }
    }

    /// What is told of it; the next waits.
    fn tell(&mut self) -> Option<Event> {
        let seq = self.untold.take()?;
        self.calm_until = Instant::now() + CALM;
        Some(Event::default().id(seq.to_string()).data(format!("{{\"seq\":{seq},\"area\":\"{}\"}}", self.area)))
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

fn event(change: &Change) -> Event {
    Event::default().id(change.seq.to_string()).data(&change.told)
}
