//! Requests of one kind that wait for the store are done together, in one change, and each hears its own answer.
//!
//! A statement costs much the same for one row as for fifty. Under load the queue fills while a change is under way and the next
//! change takes what waits; alone, a request waits for nobody.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Mutex, mpsc, oneshot};

use crate::error::{Error, Result};

/// So many share one change at most, so that the first of them does not wait too long.
const LARGEST: usize = 128;

/// So few are not shared out: a change costs more than they do.
const SMALLEST: usize = 8;

/// So many may wait before callers wait to be let in.
const QUEUE: usize = 4096;

/// Where the workers of a queue run, and how many there are.
#[derive(Clone, Copy, Debug)]
pub enum Lanes {
    /// Beside everything else, each taking all that waits.
    Beside(usize),
    /// Each on a thread of its own, so that it does not stand in the line of the requests for every step of a change. Each takes its
    /// share: if one took all, everybody would wait for the same change, and then the store for everybody's next request.
    Threads(usize),
}

type Waiting<I, O> = (I, oneshot::Sender<Result<O>>);

/// A queue whose waiting items are worked on together.
pub struct Together<I, O> {
    enter: mpsc::Sender<Waiting<I, O>>,
    /// How many wait or are worked on.
    asking: Arc<AtomicUsize>,
}

impl<I: Send + 'static, O: Send + 'static> Together<I, O> {
    /// Starts the workers. `work` answers each item in its place; it must not panic.
    pub fn start<W, F>(lanes: Lanes, work: W) -> Self
    where
        W: Fn(Vec<I>) -> F + Send + Sync + Clone + 'static,
        F: Future<Output = Vec<Result<O>>> + Send + 'static,
    {
        let (enter, queue) = mpsc::channel(QUEUE);
        let (queue, asking) = (Arc::new(Mutex::new(queue)), Arc::new(AtomicUsize::new(0)));
        let lane = |shares| lane(queue.clone(), asking.clone(), shares, work.clone());
        match lanes {
            Lanes::Beside(number) => (0..number).for_each(|_| drop(tokio::spawn(lane(1)))),
            Lanes::Threads(number) => (0..number).for_each(|_| on_a_thread(lane(number))),
        }
        Self { enter, asking }
    }

    /// Waits in the queue for the answer.
    pub async fn ask(&self, item: I) -> Result<O> {
        let gone = || Error::internal("the workers went away");
        let place = self.enter.reserve().await.map_err(|_| gone())?;
        let (tell, told) = oneshot::channel();
        self.asking.fetch_add(1, Ordering::Relaxed);
        place.send((item, tell));
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
async fn lane<I, O, W, F>(
    queue: Arc<Mutex<mpsc::Receiver<Waiting<I, O>>>>,
    asking: Arc<AtomicUsize>,
    shares: usize,
    work: W,
) where
    W: Fn(Vec<I>) -> F,
    F: Future<Output = Vec<Result<O>>>,
{
    loop {
        let mut queue = queue.lock().await;
        let Some(first) = queue.recv().await else { return };
        let share = (asking.load(Ordering::Relaxed) / shares).clamp(SMALLEST, LARGEST);
        let mut waiting = vec![first];
        while waiting.len() < share
            && let Ok(next) = queue.try_recv()
        {
            waiting.push(next);
        }
        drop(queue);
        let (items, tell): (Vec<I>, Vec<_>) = waiting.into_iter().unzip();
        let answers = work(items).await;
        asking.fetch_sub(tell.len(), Ordering::Relaxed);
        for (answer, tell) in answers.into_iter().zip(tell) {
            // Whoever went away does not want to know; the change stands all the same.
            let _ = tell.send(answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_hears_its_own_answer() {
        hears(Lanes::Beside(2)).await;
        hears(Lanes::Threads(2)).await;
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
}
