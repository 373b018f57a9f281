//! What is saved. The first event of a save counts, and a later one overtakes it: nothing waits for an editor to be done.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalogue::Exercise;
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

/// Sees changes of some exercises, until it is dropped.
#[derive(Debug)]
pub(crate) struct Saves {
    root: PathBuf,
    changed: mpsc::UnboundedReceiver<()>,
    /// What each exercise held when it was looked at last: editors touch files that they do not change.
    followed: Vec<(&'static Exercise, Files)>,
    _watcher: RecommendedWatcher,
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

impl Saves {
    pub(crate) fn new(root: &Path, exercises: Vec<&'static Exercise>) -> Result<Self> {
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
        let mut saves = Self { root: root.to_owned(), changed, followed: Vec::new(), _watcher: watcher };
        saves.follow(exercises);
        Ok(saves)
    }

    /// Follows these instead, as they are now.
    pub(crate) fn follow(&mut self, exercises: Vec<&'static Exercise>) {
        self.followed = exercises.into_iter().map(|exercise| (exercise, held(&self.root, exercise))).collect();
    }

    /// Waits until one of them holds something else.
    pub(crate) async fn next(&mut self) -> &'static Exercise {
        loop {
            // Several may have changed at once.
            for (exercise, files) in &mut self.followed {
                let now = held(&self.root, exercise);
                if now != *files {
                    *files = now;
                    return exercise;
                }
            }
            if self.changed.recv().await.is_none() {
                return std::future::pending().await;
            }
            while self.changed.try_recv().is_ok() {}
        }
    }
}

/// The files that cargo may read there.
fn held(root: &Path, exercise: &Exercise) -> Files {
    let folder = root.join("exercises").join(exercise.folder());
    let mut files = Files::new();
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
