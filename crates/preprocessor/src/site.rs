//! The book's source folder: its pages, and which of them the summary lists.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The pages of a book, as they stand on the disk.
#[derive(Debug)]
pub(crate) struct Site {
    /// The folder that holds `book.toml`.
    pub(crate) root: PathBuf,
    pub(crate) pages: Vec<Source>,
    pub(crate) summary: String,
}

/// One page's source.
#[derive(Debug)]
pub(crate) struct Source {
    /// Below `src`, with forward slashes: `emit/broadcast.md`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The questions that open and close the book, shown by `{{#self-test}}`.
pub(crate) const SELF_TEST: &str = "../self-test.md";

impl Site {
    pub(crate) fn read(root: &Path) -> std::io::Result<Self> {
        let src = root.join("src");
        let mut pages = Vec::new();
        collect(&src, &src, &mut pages)?;
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let at = pages.iter().position(|page| page.path == "SUMMARY.md");
        let summary = at.map(|at| pages.remove(at).text).unwrap_or_default();
        Ok(Self { root: root.to_owned(), pages, summary })
    }

    pub(crate) fn page(&self, path: &str) -> Option<&Source> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// A page's path as a person opens it: `book/src/emit/broadcast.md`.
    pub(crate) fn shown(&self, path: &str) -> String {
        shown(&self.root, path)
    }
}

/// A page's path as a person opens it, whichever folder the book is in.
pub(crate) fn shown(root: &Path, path: &str) -> String {
    let book = root.file_name().map_or_else(|| "book".to_owned(), |name| name.to_string_lossy().into_owned());
    match path.strip_prefix("../") {
        Some(outside) => format!("{book}/{outside}"),
        None => format!("{book}/src/{path}"),
    }
}

fn collect(src: &Path, folder: &Path, pages: &mut Vec<Source>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(src, &path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let below = path.strip_prefix(src).unwrap_or(&path);
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            pages.push(Source { path: parts.join("/"), text: fs::read_to_string(&path)? });
        }
    }
    Ok(())
}
