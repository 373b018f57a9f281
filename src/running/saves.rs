//! The answer's files have changed.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::Notify;

use super::Answer;

/// An editor writes a file in several steps.
const DEBOUNCE: Duration = Duration::from_millis(100);

/// Sees them from the moment it is made.
#[derive(Debug)]
pub(crate) struct Saves {
    saved: Arc<Notify>,
    _watch: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Saves {
    pub(crate) fn of(answer: &Answer) -> Result<Self> {
        let saved = Arc::new(Notify::new());
        let heard = Arc::clone(&saved);
        let mut watch = new_debouncer(DEBOUNCE, None, move |events: DebounceEventResult| {
            // Building reads the files, and editors keep their own beside them.
            let matters = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end != "bak" && end != "swp");
            let changes = |events: Vec<_>| {
                events.iter().any(|event: &notify_debouncer_full::DebouncedEvent| {
                    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(matters)
                })
            };
            if events.is_ok_and(changes) {
                heard.notify_one();
            }
        })
        .context("changes cannot be watched")?;
        let (folder, whole) = (answer.folder(), answer.is_whole_folder());
        let mode = if whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        let watched = watch.watch(&folder, mode);
        watched.with_context(|| format!("changes in {} cannot be watched", folder.display()))?;
        Ok(Self { saved, _watch: watch })
    }

    pub(crate) async fn next(&mut self) {
        self.saved.notified().await;
    }
}
