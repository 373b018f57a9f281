//! What has changed on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use tokio::time::{Instant, timeout};

use super::pages::Due;
use crate::changes::Changes;

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
    changes: Changes,
}

/// What is not as it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changed {
    pub(crate) sources: Due,
    pub(crate) manifests: bool,
}

impl Watch {
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let mut changes = Changes::new()?;
        // The folder itself shows when one of those below goes, and comes back.
        changes.see(root, false)?;
        for folder in folders() {
            let folder = root.join(folder);
            if folder.is_dir() {
                changes.see(&folder, true)?;
            }
        }
        Ok(Self { root: root.to_owned(), changes })
    }

    /// Waits for something to change; what has changed meanwhile is one change.
    pub(crate) async fn next(&mut self) -> Changed {
        loop {
            let (mut events, start) = (vec![self.changes.next().await], Instant::now());
            while start.elapsed() < MOST
                && let Ok(more) = timeout(QUIET, self.changes.next()).await
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

    fn look_again(&mut self, path: &Path) {
        if path.parent() == Some(&self.root) && folders().any(|folder| path.ends_with(folder)) && path.is_dir() {
            self.changes.see_again(path);
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
