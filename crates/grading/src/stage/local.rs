//! Futures that stay on the runtime's one thread: a learner's function need not be `Send`.

use std::sync::OnceLock;

use futures_util::future::{BoxFuture, LocalBoxFuture};
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

type Job = Box<dyn FnOnce() -> LocalBoxFuture<'static, ()> + Send>;

static JOBS: OnceLock<mpsc::UnboundedSender<Job>> = OnceLock::new();

/// Starts what [`here`] is given, for as long as the process lives. Within a `LocalSet`.
pub(crate) fn start_jobs() {
    let (jobs, mut inbox) = mpsc::unbounded_channel::<Job>();
    // A process hosts one answer, once.
    let _ = JOBS.set(jobs);
    tokio::task::spawn_local(async move {
        while let Some(job) = inbox.recv().await {
            tokio::task::spawn_local(job());
        }
    });
}

/// Runs the future that `make` makes, on the thread of the runtime. If it panics, so does this.
pub fn here<M, F>(make: M) -> BoxFuture<'static, Value>
where
    M: FnOnce() -> F + Send + 'static,
    F: Future<Output = Value> + 'static,
{
    let (done, result) = oneshot::channel();
    let job: Job = Box::new(move || {
        let running = make();
        Box::pin(async move {
            // Whoever no longer waits needs no result.
            let _ = done.send(running.await);
        })
    });
    Box::pin(async move {
        if let Some(jobs) = JOBS.get() {
            let _ = jobs.send(job);
        }
        match result.await {
            Ok(value) => value,
            // The hook has reported the panic already.
            Err(_) => std::panic::resume_unwind(Box::new("the function panicked")),
        }
    })
}
