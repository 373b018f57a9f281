//! When the runtime is at rest, and how its time passes.
//!
//! The runtime has one thread. It parks only when no task can run, after it has looked for input once more. So it is
//! at rest when it has parked twice. A paused clock would advance by itself then; a parked blocking task holds it.

use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::oneshot;

#[derive(Debug, Clone, Default)]
pub(super) struct Rest(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Woken at the next park.
    waiting: Mutex<Vec<oneshot::Sender<()>>>,
    /// How often the thread has parked so far.
    parked: AtomicU64,
    /// Woken at that park.
    alarm: Mutex<Option<(u64, oneshot::Sender<()>)>>,
    /// While it is there, the clock stands still. Dropping it lets the blocking task end.
    hold: Mutex<Option<mpsc::Sender<()>>>,
}

impl Rest {
    /// The runtime's thread is about to park.
    pub(super) fn parked(&self) {
        let parked = self.0.parked.fetch_add(1, Ordering::SeqCst);
        if let Some((_, alarm)) = lock(&self.0.alarm).take_if(|(at, _)| *at <= parked) {
            let _ = alarm.send(());
        }
        for waiting in lock(&self.0.waiting).drain(..) {
            // Whoever no longer waits needs no word.
            let _ = waiting.send(());
        }
    }

    /// Stops the clock.
    pub(super) fn hold(&self) {
        let (hold, held) = mpsc::channel();
        tokio::task::spawn_blocking(move || held.recv());
        *lock(&self.0.hold) = Some(hold);
    }

    /// Returns when no task can run and no input is left.
    pub(super) async fn reached(&self) {
        for _ in 0..2 {
            let (parked, wait) = oneshot::channel();
            lock(&self.0.waiting).push(parked);
            drop(wait.await);
        }
    }

    /// How often the thread woke up during this. Once that is more often than `most`, it is broken off.
    pub(super) async fn count(&self, most: u64, during: impl Future<Output = ()>) -> u64 {
        let before = self.0.parked.load(Ordering::SeqCst);
        let (alarm, often) = oneshot::channel();
        *lock(&self.0.alarm) = Some((before + most, alarm));
        tokio::select! {
            () = during => {}
            _ = often => {}
        }
        *lock(&self.0.alarm) = None;
        self.0.parked.load(Ordering::SeqCst) - before
    }

    /// Runs every timer of the next `time` of a paused clock, in their order, as fast as they can run.
    pub(super) async fn pass(&self, time: Duration) {
        let mut end = pin!(tokio::time::sleep(time));
        // Registered before the clock is let go, or it would jump to a later timer.
        std::future::poll_fn(|context| {
            let _ = end.as_mut().poll(context);
            Poll::Ready(())
        })
        .await;
        drop(lock(&self.0.hold).take());
        end.await;
        self.hold();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
