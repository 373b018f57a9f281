//! What has changed on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use super::pages::Due;

/// What pages are made of: not the exercises, or each edit of the learner's would reload the page she reads.
const SOURCES: [&str; 3] = ["book", "solutions", "answers"];
const PAGES: &str = "book/src";
const SUMMARY: &str = "SUMMARY.md";
/// Of these, the manifests count: cargo reads them all before it starts anything.
const PACKAGES: [&str; 2] = ["exercises", "solutions"];
const MANIFEST: &str = "Cargo.toml";

/// An editor empties a file before it writes it, and writes several at once: so long must be quiet, and no longer than that
/// is waited for it.
const QUIET: Duration = Duration::from_millis(25);
const MOST: Duration = Duration::from_millis(200);

/// Sees changes from the moment it is made, until it is dropped.
#[derive(Debug)]
pub(crate) struct Watch {
    root: PathBuf,
    events: mpsc::UnboundedReceiver<Event>,
    watcher: RecommendedWatcher,
}

/// What is not as it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changed {
    pub(crate) sources: Due,
    pub(crate) manifests: bool,
}

impl Watch {
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let (said, events) = mpsc::unbounded_channel();
        let handler = move |event: notify::Result<Event>| {
            if let Ok(event) = event
                && !matches!(event.kind, EventKind::Access(_))
            {
                // Nobody listens any more: then nobody is interested.
                let _ = said.send(event);
            }
        };
        let watcher = notify::recommended_watcher(handler).context("changes cannot be watched")?;
        let mut watch = Self { root: root.to_owned(), events, watcher };
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
        let seen = self.watcher.watch(folder, mode);
        seen.with_context(|| format!("changes in {} cannot be watched", folder.display()))
    }

    /// Waits for something to change; what has changed meanwhile is one change.
    pub(crate) async fn next(&mut self) -> Changed {
        loop {
            let Some(first) = self.events.recv().await else { return std::future::pending().await };
            let (mut events, start) = (vec![first], Instant::now());
            while start.elapsed() < MOST
                && let Ok(Some(more)) = timeout(QUIET, self.events.recv()).await
            {
                events.push(more);
            }
            let mut changed = Changed::default();
            for path in events.iter().flat_map(|event| &event.paths) {
                self.look_again(path);
                if let Some(page) = self.page(path) {
                    changed.sources.pages.insert(page);
                } else {
                    changed.sources.all |= self.is_source(path);
                }
                changed.manifests |= self.is_manifest(path);
            }
            if changed.sources.is_something() || changed.manifests {
                return changed;
            }
        }
    }

    /// A folder that went and came back is another one, which nobody watches yet.
    fn look_again(&mut self, path: &Path) {
        if path.parent() == Some(&self.root) && folders().any(|folder| path.ends_with(folder)) && path.is_dir() {
            drop(self.watcher.unwatch(path));
            // One that is gone again already will be seen to come.
            drop(self.see(path, RecursiveMode::Recursive));
        }
    }

    /// A page of the book, below its sources. The summary is none: it changes all of them.
    fn page(&self, path: &Path) -> Option<PathBuf> {
        let page = path.strip_prefix(self.root.join(PAGES)).ok()?;
        let is_page = page.extension().is_some_and(|extension| extension == "md") && page != Path::new(SUMMARY);
        (is_page && self.is_source(path) && path.is_file()).then(|| page.to_owned())
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
