//! The index of the search: made when a page asks for it, and kept until the book is built again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::Mutex;
use tokio::task;

use crate::book;

#[derive(Debug, Clone)]
pub(crate) struct Search {
    root: PathBuf,
    /// The last one, and the build that it is of. Whoever asks while it is made waits for it.
    kept: Arc<Mutex<Option<Kept>>>,
}

#[derive(Debug)]
struct Kept {
    build: String,
    index: Arc<str>,
}

impl Search {
    pub(crate) fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), kept: Arc::default() }
    }

    /// The index of this build; an older one while the book cannot be built.
    pub(crate) async fn index(&self, build: &str) -> Option<Arc<str>> {
        let mut kept = self.kept.lock().await;
        if kept.as_ref().is_none_or(|kept| kept.build != build) {
            let root = self.root.clone();
            if let Ok(Ok(index)) = task::spawn_blocking(move || book::index(&root)).await {
                *kept = Some(Kept { build: build.to_owned(), index: index.into() });
            }
        }
        kept.as_ref().map(|kept| Arc::clone(&kept.index))
    }
}
