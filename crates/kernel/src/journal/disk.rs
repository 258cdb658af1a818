//! The disk's promise for what SQLite has committed, waited for beside the writer: the next changes are written meanwhile, and one
//! promise serves all that were committed before it was asked for.
//!
//! SQLite commits without waiting (`synchronous = normal`): what is committed stands whole and in order in its write-ahead log, and
//! comes back after a failure of power as far as the log got to the disk. Nobody is told of a change before the log did.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use tokio::sync::oneshot;

use crate::error::{Error, Result};

/// Told once a change is kept, or why it is not.
pub(super) type Waiter = oneshot::Sender<Result<(), String>>;

/// Asks for promises on a thread of its own.
pub(super) struct Disk {
    commits: mpsc::Sender<Vec<Waiter>>,
    failed: Arc<AtomicBool>,
}

impl Disk {
    /// Watches over the log of a store.
    pub(super) fn of(log: &Path) -> Result<Self> {
        let open = File::options().read(true).write(true).open(log);
        let log = open.map_err(|e| Error::setup(format!("{} cannot be opened: {e}", log.display())))?;
        Self::start(move || log.sync_data())
    }

    fn start(promise: impl Fn() -> std::io::Result<()> + Send + 'static) -> Result<Self> {
        let (commits, queue) = mpsc::channel::<Vec<Waiter>>();
        let failed = Arc::new(AtomicBool::new(false));
        let mark = failed.clone();
        let work = move || {
            while let Ok(mut waiters) = queue.recv() {
                waiters.extend(queue.try_iter().flatten());
                // What one promise failed to bring to the disk a later one may pass over in silence.
                let told = match promise() {
                    Ok(()) if !mark.load(Ordering::SeqCst) => Ok(()),
                    Ok(()) => Err(FAILED.to_owned()),
                    Err(error) => {
                        mark.store(true, Ordering::SeqCst);
                        tracing::error!(%error, "the disk did not keep what was written; nothing is written any more");
                        Err(FAILED.to_owned())
                    }
                };
                for waiter in waiters {
                    // Whoever went away does not want to know.
                    let _ = waiter.send(told.clone());
                }
            }
        };
        std::thread::Builder::new().name("disk".into()).spawn(work).map_err(Error::setup)?;
        Ok(Self { commits, failed })
    }

    /// Tells those who wait for a commit once it is kept.
    pub(super) fn keep(&self, waiters: Vec<Waiter>) {
        // Where the thread is gone the waiters are dropped, and hear so.
        let _ = self.commits.send(waiters);
    }

    /// That everything was kept so far.
    ///
    /// # Errors
    /// After a failure nothing more is begun until the program starts again and moves the log into the file.
    pub(super) fn sound(&self) -> Result<()> {
        if self.failed.load(Ordering::SeqCst) { Err(Error::internal(FAILED)) } else { Ok(()) }
    }
}

const FAILED: &str = "the disk did not keep what was written";

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[tokio::test]
    async fn one_promise_serves_all_that_wait() {
        let (asked, (go, wait)) = (Arc::new(AtomicUsize::new(0)), mpsc::channel());
        let count = asked.clone();
        let disk = Disk::start(move || {
            count.fetch_add(1, Ordering::SeqCst);
            wait.recv().map_err(std::io::Error::other)
        });
        let disk = disk.unwrap();
        let mut told = vec![];
        for _ in 0..10 {
            let (waiter, heard) = oneshot::channel();
            disk.keep(vec![waiter]);
            told.push(heard);
        }
        assert!(told[0].try_recv().is_err(), "nobody hears before the disk has promised");
        go.send(()).unwrap();
        go.send(()).unwrap();
        // A third promise would fail, and so would those who wait for it.
        drop(go);
        for heard in told {
            assert_eq!(heard.await.unwrap(), Ok(()));
        }
        assert!(asked.load(Ordering::SeqCst) <= 2, "one for the first, one for all who came meanwhile");
    }

    #[tokio::test]
    async fn nothing_is_believed_after_a_failure() {
        let first = AtomicBool::new(true);
        let disk = Disk::start(move || match first.swap(false, Ordering::SeqCst) {
            true => Err(std::io::Error::other("worn out")),
            false => Ok(()),
        });
        let disk = disk.unwrap();
        assert!(disk.sound().is_ok());
        for _ in 0..2 {
            let (waiter, heard) = oneshot::channel();
            disk.keep(vec![waiter]);
            assert_eq!(heard.await.unwrap(), Err(FAILED.to_owned()));
            assert!(disk.sound().is_err());
        }
    }
}
