//! Requests of one kind that wait for the store are done together, in one change, and each hears its own answer.
//!
//! A statement costs much the same for one row as for fifty. Under load the queue fills while a change is under way and the next
//! change takes all of it; alone, a request waits for nobody.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::{Mutex, mpsc, oneshot};

use crate::error::{Error, Result};

/// So many share one change at most, so that the first of them does not wait too long.
const LARGEST: usize = 128;

/// So many may wait before callers wait to be let in.
const QUEUE: usize = 4096;

type Waiting<I, O> = (I, oneshot::Sender<Result<O>>);

/// A queue whose waiting items are worked on together.
pub struct Together<I, O>(mpsc::Sender<Waiting<I, O>>);

impl<I: Send + 'static, O: Send + 'static> Together<I, O> {
    /// Starts `lanes` workers. `work` answers each item in its place; it must not panic.
    pub fn start<W, F>(lanes: usize, work: W) -> Self
    where
        W: Fn(Vec<I>) -> F + Send + Sync + Clone + 'static,
        F: Future<Output = Vec<Result<O>>> + Send + 'static,
    {
        let (enter, queue) = mpsc::channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..lanes {
            tokio::spawn(lane(queue.clone(), work.clone()));
        }
        Self(enter)
    }

    /// Waits in the queue for the answer.
    pub async fn ask(&self, item: I) -> Result<O> {
        let (tell, told) = oneshot::channel();
        let gone = |_| Error::internal("the workers went away");
        self.0.send((item, tell)).await.map_err(|_| Error::internal("the workers went away"))?;
        told.await.map_err(gone)?
    }
}

async fn lane<I, O, W, F>(queue: Arc<Mutex<mpsc::Receiver<Waiting<I, O>>>>, work: W)
where
    W: Fn(Vec<I>) -> F,
    F: Future<Output = Vec<Result<O>>>,
{
    loop {
        let mut waiting = Vec::with_capacity(LARGEST);
        if queue.lock().await.recv_many(&mut waiting, LARGEST).await == 0 {
            return;
        }
        let (items, tell): (Vec<I>, Vec<_>) = waiting.into_iter().unzip();
        for (answer, tell) in work(items).await.into_iter().zip(tell) {
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
        let together = Together::start(2, |items: Vec<u32>| async move {
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
