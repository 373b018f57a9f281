//! What changes on the disk, as the system tells it: reading is no change.

use std::path::Path;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

/// Sees changes of some folders, until it is dropped.
#[derive(Debug)]
pub(crate) struct Changes {
    events: mpsc::UnboundedReceiver<Event>,
    watcher: RecommendedWatcher,
}

impl Changes {
    /// Sees nothing yet.
    pub(crate) fn new() -> Result<Self> {
        let (said, events) = mpsc::unbounded_channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Ok(event) = event
                && !matches!(event.kind, EventKind::Access(_))
            {
                // Nobody listens any more: then nobody is interested.
                let _ = said.send(event);
            }
        })
        .context("changes cannot be watched")?;
        Ok(Self { events, watcher })
    }

    /// From now on in this folder, too: whole, or without what lies below it.
    pub(crate) fn see(&mut self, folder: &Path, whole: bool) -> Result<()> {
        let mode = if whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        let seen = self.watcher.watch(folder, mode);
        seen.with_context(|| format!("changes in {} cannot be watched", folder.display()))
    }

    /// A whole folder that went and came back is another one, which is not seen yet.
    pub(crate) fn see_again(&mut self, folder: &Path) {
        drop(self.watcher.unwatch(folder));
        // One that is gone again already will be seen to come.
        drop(self.see(folder, true));
    }

    /// The next one. May be dropped at any time, and called again.
    pub(crate) async fn next(&mut self) -> Event {
        match self.events.recv().await {
            Some(event) => event,
            None => std::future::pending().await,
        }
    }

    /// One that is told already.
    pub(crate) fn told(&mut self) -> Option<Event> {
        self.events.try_recv().ok()
    }
}
