//! What is saved. The first event of a save counts, and a later one overtakes it: nothing waits for an editor to be done.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

/// Sees changes below `exercises`, until it is dropped.
#[derive(Debug)]
pub(crate) struct Saves {
    changed: mpsc::UnboundedReceiver<()>,
    /// What the exercise held when it was graded last: editors touch files that they do not change.
    held: BTreeMap<PathBuf, Vec<u8>>,
    _watcher: RecommendedWatcher,
}

impl Saves {
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let (said, changed) = mpsc::unbounded_channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                // Nobody listens any more: then nobody is interested.
                let _ = said.send(());
            }
        })
        .context("changes cannot be watched")?;
        let folder = root.join("exercises");
        let watched = watcher.watch(&folder, RecursiveMode::Recursive);
        watched.with_context(|| format!("changes in {} cannot be watched", folder.display()))?;
        Ok(Self { changed, held: BTreeMap::new(), _watcher: watcher })
    }

    /// Takes what the exercise in this folder holds as known.
    pub(crate) fn take(&mut self, folder: &Path) {
        self.held = held(folder);
    }

    /// Waits until the exercise in this folder holds something else.
    pub(crate) async fn next(&mut self, folder: &Path) {
        loop {
            if self.changed.recv().await.is_none() {
                return std::future::pending().await;
            }
            while self.changed.try_recv().is_ok() {}
            if held(folder) != self.held {
                return;
            }
        }
    }
}

/// The files that cargo may read there.
fn held(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.join("src")];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "html") {
                // What cannot be read just now is seen when it can.
                files.insert(path.clone(), fs::read(&path).unwrap_or_default());
            }
        }
    }
    let manifest = folder.join("Cargo.toml");
    files.insert(manifest.clone(), fs::read(manifest).unwrap_or_default());
    files
}
