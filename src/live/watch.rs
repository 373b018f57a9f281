//! What has changed on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::mpsc;

/// What pages are made of: not the exercises, or each edit of the learner's would reload the page she reads.
const SOURCES: [&str; 3] = ["book", "solutions", "answers"];
/// Of these, the manifests count: cargo reads them all before it starts anything.
const PACKAGES: [&str; 2] = ["exercises", "solutions"];
const MANIFEST: &str = "Cargo.toml";

/// An editor writes a file in several steps, and several files at once.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Sees changes from the moment it is made, until it is dropped.
#[derive(Debug)]
pub(crate) struct Watch {
    root: PathBuf,
    events: mpsc::UnboundedReceiver<Vec<DebouncedEvent>>,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// What is not as it was.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Changed {
    pub(crate) sources: bool,
    pub(crate) manifests: bool,
}

impl Watch {
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let (said, events) = mpsc::unbounded_channel();
        let handler = move |events: DebounceEventResult| drop(events.map(|events| said.send(events)));
        let debouncer = new_debouncer(DEBOUNCE, None, handler).context("changes cannot be watched")?;
        let mut watch = Self { root: root.to_owned(), events, debouncer };
        // The folder itself shows when one of those below goes, and comes back.
        watch.see(root, RecursiveMode::NonRecursive)?;
        for folder in folders() {
            let folder = root.join(folder);
            if folder.is_dir() {
                watch.see(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(watch)
    }

    fn see(&mut self, folder: &Path, mode: RecursiveMode) -> Result<()> {
        let seen = self.debouncer.watch(folder, mode);
        seen.with_context(|| format!("changes in {} cannot be watched", folder.display()))
    }

    /// Waits for something to change; what has changed meanwhile is one change.
    pub(crate) async fn next(&mut self) -> Changed {
        loop {
            let Some(mut events) = self.events.recv().await else { return std::future::pending().await };
            while let Ok(more) = self.events.try_recv() {
                events.extend(more);
            }
            let mut changed = Changed::default();
            for event in events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_))) {
                for path in &event.paths {
                    self.look_again(path);
                    changed.sources |= self.is_source(path);
                    changed.manifests |= self.is_manifest(path);
                }
            }
            if changed.sources || changed.manifests {
                return changed;
            }
        }
    }

    /// A folder that went and came back is another one, which nobody watches yet.
    fn look_again(&mut self, path: &Path) {
        if path.parent() == Some(&self.root) && folders().any(|folder| path.ends_with(folder)) && path.is_dir() {
            drop(self.debouncer.unwatch(path));
            // One that is gone again already will be seen to come.
            drop(self.see(path, RecursiveMode::Recursive));
        }
    }

    /// A build reads the sources, too, and editors keep their own files beside them.
    fn is_source(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.is_below(&SOURCES, path) && !name.starts_with('.') && !name.ends_with('~')
    }

    /// A manifest, or a folder that may hold one.
    fn is_manifest(&self, path: &Path) -> bool {
        let is_one = path.ends_with(MANIFEST) || !path.is_file();
        is_one && self.is_below(&PACKAGES, path) || path == self.root.join(MANIFEST)
    }

    fn is_below(&self, folders: &[&str], path: &Path) -> bool {
        folders.iter().any(|folder| path.starts_with(self.root.join(folder)))
    }
}

fn folders() -> impl Iterator<Item = &'static str> {
    SOURCES.into_iter().chain(PACKAGES.into_iter().filter(|folder| !SOURCES.contains(folder)))
}
