//! The end that somebody asks for: Ctrl-C, a closed terminal, or what a service manager sends.

use std::{process, thread};

use crate::group;

/// What a shell calls an end by Ctrl-C.
const CODE: i32 = 130;

/// For whoever works without listening: at the end that is asked for, ends all groups and this program.
pub(crate) fn watch() {
    thread::spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(by_signal());
        group::end_all();
        process::exit(CODE);
    });
}

/// Returns when this program is to end. Waits for ever where signals cannot be waited for.
#[cfg(unix)]
pub(crate) async fn by_signal() {
    use tokio::signal::unix::{SignalKind, signal};

    let one = async |kind: SignalKind| match signal(kind) {
        Ok(mut signals) => drop(signals.recv().await),
        Err(_) => std::future::pending().await,
    };
    tokio::select! {
        () = one(SignalKind::interrupt()) => {}
        () = one(SignalKind::terminate()) => {}
        () = one(SignalKind::hangup()) => {}
    }
}

#[cfg(not(unix))]
pub(crate) async fn by_signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
