//! The journal read once for all who follow it: however many screens are open, a change is looked up once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use codes::AreaCode;
use kernel::journal::{Line, last, lines_after};
use kernel::{Reader, Result, Stamp};
use serde::Serialize;
use tokio::sync::{OnceCell, broadcast, watch};

use super::{closed, every};
use crate::house::House;

/// After a look at the journal so long is waited for more.
const PAUSE: Duration = Duration::from_millis(200);

/// So many lines are read in one go.
const PORTION: i64 = 500;

/// A follower who is further behind reads the journal itself.
const KEPT: usize = 256;

/// A change as it is told.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where.
    pub area: AreaCode,
    /// The number of its line.
    pub seq: i64,
    /// What is sent.
    pub told: String,
}

/// Some lines of the journal, one after the other. Of an act that was done many times in one place only the last is told.
#[derive(Debug)]
pub struct Beat {
    /// The number of the first line.
    pub first: i64,
    /// The number of the last.
    pub last: i64,
    /// What they say, in the order of their numbers.
    pub changes: Vec<Change>,
}

#[derive(Serialize)]
struct Told<'a> {
    seq: i64,
    at: Stamp,
    act: &'a str,
    area: &'a str,
}

impl Beat {
    /// Of lines; none where there are none.
    pub fn of(lines: &[Line]) -> Option<Self> {
        let (first, last) = (lines.first()?.seq, lines.last()?.seq);
        let newest: BTreeMap<(&str, &str), &Line> =
            lines.iter().map(|line| ((&*line.act, &*line.area), line)).collect();
        let change = |line: &&Line| {
            let told = Told { seq: line.seq, at: line.at, act: &line.act, area: &line.area };
            Some(Change { area: line.area_code()?, seq: line.seq, told: serde_json::to_string(&told).ok()? })
        };
        let mut changes: Vec<Change> = newest.values().filter_map(change).collect();
        changes.sort_by_key(|change| change.seq);
        Some(Self { first, last, changes })
    }
}

/// Where beats come from.
#[derive(Default)]
pub struct Hub(OnceCell<broadcast::Sender<Arc<Beat>>>);

impl Hub {
    /// All beats from now on. The first who listens sets it going, from a line that is there by now: whoever asks for the last
    /// line afterwards misses none.
    pub async fn listen(&self, house: &House) -> Result<broadcast::Receiver<Arc<Beat>>> {
        let begin = async || {
            let (read, journal) = (&house.store.read, &house.store.journal);
            let (ticks, beats) = (journal.ticks(), broadcast::Sender::new(KEPT));
            let seq = last(read).await?.map_or(0, |line| line.seq);
            tokio::spawn(beat(read.clone(), seq, ticks, house.closing.subscribe(), beats.clone()));
            Ok(beats)
        };
        let beats: Result<_> = self.0.get_or_try_init(begin).await;
        Ok(beats?.subscribe())
    }
}

/// Reads what is new after each change of this server, and every second for those of other processes, until the house closes.
async fn beat(
    read: Reader,
    mut seq: i64,
    mut ticks: watch::Receiver<()>,
    mut closing: watch::Receiver<bool>,
    beats: broadcast::Sender<Arc<Beat>>,
) {
    let mut seconds = every(Duration::from_secs(1));
    loop {
        tokio::select! {
            () = closed(&mut closing) => return,
            _ = seconds.tick() => {}
            ticked = ticks.changed() => if ticked.is_err() { return },
        }
        // A store that does not answer now may a second later.
        let Ok(news) = read_on(&read, &mut seq).await else { continue };
        for beat in news {
            // Nobody may be listening.
            let _ = beats.send(Arc::new(beat));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn read_on(read: &Reader, seq: &mut i64) -> Result<Vec<Beat>> {
    let (mut news, mut from) = (vec![], *seq);
    while let Some(beat) = Beat::of(&lines_after(read, from, PORTION).await?) {
        from = beat.last;
        news.push(beat);
    }
    *seq = from;
    Ok(news)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seq: i64, act: &str, area: &str) -> Line {
        let (kind, detail, hash) = (String::new(), String::new(), String::new());
        Line {
            seq,
            at: Stamp(0),
            actor: None,
            act: act.into(),
            area: area.into(),
            subject_kind: kind,
            subject_id: String::new(),
            detail,
            hash,
        }
    }

    #[test]
    fn what_is_done_over_and_over_is_told_once() {
        let lines =
            [line(3, "a.b", "220581"), line(4, "c.d", "220581001"), line(5, "a.b", "220581"), line(6, "a.b", "2205")];
        let beat = Beat::of(&lines).unwrap();
        assert_eq!((beat.first, beat.last), (3, 6));
        assert_eq!(beat.changes.iter().map(|change| change.seq).collect::<Vec<_>>(), [4, 5, 6]);
        assert!(beat.changes[1].told.contains(r#""act":"a.b","area":"220581""#));
        assert!(Beat::of(&[]).is_none());
    }
}
