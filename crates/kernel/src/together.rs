//! Requests of one kind that wait for the store are done together, in one change, and each hears its own answer.
//!
//! A statement costs much the same for one row as for fifty. Under load the queue fills while a change is under way and the next
//! change takes what waits; alone, a request waits for nobody.

use std::future::Future;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::error::{Error, MET_ANOTHER, Result};

/// So many share one change at most, so that the first of them does not wait too long.
const LARGEST: usize = 128;

/// So many may wait before callers wait to be let in.
const QUEUE: usize = 4096;

/// Where the workers of a queue run. Each takes all that waits.
#[derive(Clone, Copy, Debug)]
pub enum Lanes {
    /// So many beside everything else: one change is prepared while another is under way.
    Beside(usize),
    /// One, on a thread of its own, so that it does not stand in the line of the requests for every step of a change. A second would
    /// only divide what waits: the store has one writer.
    Thread,
}

type Waiting<I, O> = (I, oneshot::Sender<Result<O>>);

/// A queue whose waiting items are worked on together.
pub struct Together<I, O> {
    enter: mpsc::Sender<Waiting<I, O>>,
}

impl<I: Send + 'static, O: Send + 'static> Together<I, O> {
    /// Starts the workers. `work` answers each item in its place; where it panics, they hear an error.
    pub fn start<W, F>(lanes: Lanes, work: W) -> Self
    where
        W: Fn(Vec<I>) -> F + Send + Sync + Clone + 'static,
        F: Future<Output = Vec<Result<O>>> + Send + 'static,
    {
        let (enter, queue) = mpsc::channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        match lanes {
            Lanes::Beside(number) => (0..number).for_each(|_| drop(tokio::spawn(lane(queue.clone(), work.clone())))),
            Lanes::Thread => on_a_thread(lane(queue, work)),
        }
        Self { enter }
    }

    /// Waits in the queue for the answer.
    pub async fn ask(&self, item: I) -> Result<O> {
        let gone = || Error::internal("the workers went away");
        let (tell, told) = oneshot::channel();
        self.enter.send((item, tell)).await.map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

fn on_a_thread(lane: impl Future<Output = ()> + Send + 'static) {
    // Nothing of SQLite comes over the network: without its driver the thread is woken by a word in memory.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("the system gives a queue to wait in");
    let thread = std::thread::Builder::new().name("lane".into());
    thread.spawn(move || runtime.block_on(lane)).expect("the system gives a thread");
}

/// Works until nobody can ask any more.
async fn lane<I, O, W, F>(queue: Arc<Mutex<mpsc::Receiver<Waiting<I, O>>>>, work: W)
where
    W: Fn(Vec<I>) -> F,
    F: Future<Output = Vec<Result<O>>>,
{
    loop {
        let mut queue = queue.lock().await;
        let Some(first) = queue.recv().await else { return };
        let mut waiting = vec![first];
        while waiting.len() < LARGEST
            && let Ok(next) = queue.try_recv()
        {
            waiting.push(next);
        }
        drop(queue);
        let (items, tell): (Vec<I>, Vec<_>) = waiting.into_iter().unzip();
        // A fault in the work is its requests' alone: they hear of it by not being answered, and the worker goes on.
        let Ok(answers) = AssertUnwindSafe(work(items)).catch_unwind().await else { continue };
        for (answer, tell) in answers.into_iter().zip(tell) {
            // Whoever went away does not want to know; the change stands all the same.
            let _ = tell.send(answer);
        }
    }
}

/// Goes on after a change for all of so many: where it failed, each half is tried by itself, and so on, until what cannot be done
/// stands alone and hears its own refusal. So one among many costs two changes for every doubling of their number, and not one for
/// each of them.
///
/// What is the matter with the store is the matter with every one of them: nobody left is tried then.
pub async fn by_halves<O, F>(
    many: usize,
    all: Result<Vec<Result<O>>>,
    change: impl Fn(Range<usize>) -> F,
) -> Vec<Result<O>>
where
    F: Future<Output = Result<Vec<Result<O>>>>,
{
    let mut answers = Vec::with_capacity(many);
    let (mut part, mut done) = (0..many, all);
    let mut left = vec![];
    loop {
        match done {
            Ok(told) => answers.extend(told),
            Err(error) if is_of_the_store(&error) => {
                answers.extend(everybody(many - answers.len(), &error));
                return answers;
            }
            Err(error) if part.len() <= 1 => answers.extend(everybody(part.len(), &error)),
            Err(_) => {
                let middle = part.start + part.len() / 2;
                left.extend([middle..part.end, part.start..middle]);
            }
        }
        let Some(next) = left.pop() else { return answers };
        part = next;
        done = change(part.clone()).await;
    }
}

/// Whether a refusal has nothing to do with what was asked. Two changes in each other's way are these two's alone.
fn is_of_the_store(error: &Error) -> bool {
    match error {
        Error::StoreFull => true,
        Error::Busy(why) => why != MET_ANOTHER,
        _ => false,
    }
}

/// The same refusal for each of so many.
pub fn everybody<O>(many: usize, error: &Error) -> Vec<Result<O>> {
    (0..many).map(|_| Err(error.clone())).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn each_hears_its_own_answer() {
        hears(Lanes::Beside(2)).await;
        hears(Lanes::Thread).await;
    }

    #[tokio::test]
    async fn a_fault_is_heard_and_the_next_are_answered() {
        for lanes in [Lanes::Beside(1), Lanes::Thread] {
            let together = Together::start(lanes, |items: Vec<u32>| async move {
                assert!(!items.contains(&13), "a fault");
                items.into_iter().map(Ok).collect()
            });
            assert!(together.ask(13).await.is_err());
            assert_eq!(together.ask(14).await.ok(), Some(14));
        }
    }

    async fn hears(lanes: Lanes) {
        let together = Together::start(lanes, |items: Vec<u32>| async move {
            tokio::task::yield_now().await;
            let answer = |n| if n % 7 == 0 { Err(Error::invalid("n", "seven")) } else { Ok(n * 2) };
            items.into_iter().map(answer).collect()
        });
        let together = Arc::new(together);
        let asked: Vec<_> = (0..1000_u32)
            .map(|n| {
                let together = together.clone();
                tokio::spawn(async move { (n, together.ask(n).await.ok()) })
            })
            .collect();
        for one in asked {
            let (n, answer) = one.await.unwrap();
            assert_eq!(answer, (n % 7 != 0).then_some(n * 2));
        }
    }

    /// What everybody hears, and how many changes that took beside the first: one of all fails where one of these fails.
    async fn told(many: u32, fails: impl Fn(u32) -> Option<Error>) -> (Vec<Result<u32, &'static str>>, usize) {
        let changes = AtomicUsize::new(0);
        let asked: Vec<u32> = (0..many).collect();
        let change = async |part: Range<usize>| {
            changes.fetch_add(1, Ordering::Relaxed);
            match asked[part.clone()].iter().find_map(|n| fails(*n)) {
                Some(error) => Err(error),
                None => Ok(asked[part].iter().map(|n| Ok(n * 2)).collect()),
            }
        };
        let all = change(0..asked.len()).await;
        let answers = by_halves(asked.len(), all, change).await;
        let answers = answers.into_iter().map(|answer| answer.map_err(|error| error.code())).collect();
        (answers, changes.into_inner() - 1)
    }

    #[tokio::test]
    async fn who_cannot_be_helped_hears_so_alone_and_the_others_are_done() {
        for bad in [0, 77, 127] {
            let (answers, changes) = told(128, |n| (n == bad).then(|| Error::conflict("bad"))).await;
            let expected: Vec<_> = (0..128).map(|n| if n == bad { Err("bad") } else { Ok(n * 2) }).collect();
            assert_eq!((answers, changes), (expected, 14), "{bad}");
        }
        let (answers, changes) = told(5, |_| Some(Error::conflict("bad"))).await;
        assert_eq!((answers, changes), (vec![Err("bad"); 5], 8));
        let (answers, changes) = told(8, |n| (n == 3).then(|| Error::Busy(MET_ANOTHER.into()))).await;
        assert_eq!((answers[3], answers[4], changes), (Err("store_busy"), Ok(8), 6));
        let (answers, changes) = told(1, |_| Some(Error::conflict("bad"))).await;
        assert_eq!((answers, changes), (vec![Err("bad")], 0));
    }

    #[tokio::test]
    async fn what_is_the_matter_with_the_store_is_told_to_all_who_are_left() {
        let (answers, changes) = told(128, |_| Some(Error::StoreFull)).await;
        assert_eq!((answers, changes), (vec![Err("store_full"); 128], 0));
        // It fills while the halves are tried: what was done is done.
        let fills = AtomicUsize::new(0);
        let (answers, changes) = told(8, |n| match n {
            7 if fills.fetch_add(1, Ordering::Relaxed) == 0 => Some(Error::conflict("bad")),
            7 => Some(Error::Busy("held".into())),
            _ => None,
        })
        .await;
        assert_eq!(changes, 2);
        assert_eq!(answers[..4], [Ok(0), Ok(2), Ok(4), Ok(6)]);
        assert_eq!(answers[4..], [Err("store_busy"); 4]);
    }
}
