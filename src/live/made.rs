//! What is made when a page asks for it, and kept until the book is built again: the index of the search, and the whole
//! book to print.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use tokio::sync::Mutex;
use tokio::task;

#[derive(Debug, Clone)]
pub(crate) struct Made {
    root: PathBuf,
    make: fn(&Path) -> Result<String>,
    /// The last one, and the build that it is of. Whoever asks while it is made waits for it.
    kept: Arc<Mutex<Option<Kept>>>,
}

#[derive(Debug)]
struct Kept {
    build: String,
    text: Arc<str>,
}

impl Made {
    pub(crate) fn of(root: &Path, make: fn(&Path) -> Result<String>) -> Self {
        Self { root: root.to_owned(), make, kept: Arc::default() }
    }

    /// The one of this build; an older one while the book cannot be built.
    pub(crate) async fn for_build(&self, build: &str) -> Option<Arc<str>> {
        let mut kept = self.kept.lock().await;
        if kept.as_ref().is_none_or(|kept| kept.build != build) {
            let (root, make) = (self.root.clone(), self.make);
            if let Ok(Ok(text)) = task::spawn_blocking(move || make(&root)).await {
                *kept = Some(Kept { build: build.to_owned(), text: text.into() });
            }
        }
        kept.as_ref().map(|kept| Arc::clone(&kept.text))
    }
}
