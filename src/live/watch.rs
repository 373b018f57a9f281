//! What starts a build.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::Notify;

/// What pages are made of: not the exercises, or each edit of the learner's would reload the page she reads.
const SOURCES: [&str; 3] = ["book", "solutions", "answers"];

/// An editor writes a file in several steps, and several files at once.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Wakes `changed` when something changes, until it is dropped.
pub(crate) type Watch = Debouncer<RecommendedWatcher, RecommendedCache>;

pub(crate) fn watch(root: &Path, changed: Arc<Notify>) -> Result<Watch> {
    let mut watch = new_debouncer(DEBOUNCE, None, move |events: DebounceEventResult| {
        if events.is_ok_and(|events| events.iter().any(matters)) {
            changed.notify_one();
        }
    })
    .context("changes cannot be watched")?;
    for folder in SOURCES.map(|source| root.join(source)).iter().filter(|folder| folder.is_dir()) {
        watch
            .watch(folder, RecursiveMode::Recursive)
            .with_context(|| format!("changes in {} cannot be watched", folder.display()))?;
    }
    Ok(watch)
}

/// A change of a source: a build reads them, too, and editors keep their own files beside them.
fn matters(event: &DebouncedEvent) -> bool {
    let is_source = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with('~')
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_source)
}
