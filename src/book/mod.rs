//! Building the book.

mod log;

use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

/// The book as it is on the disk now, with our own directives.
pub(crate) fn book(root: &Path) -> Result<MDBook> {
    let folder = root.join("book");
    let mut config = Config::from_disk(folder.join("book.toml"))?;
    // Or reading the book would write the pages that SUMMARY.md names and nobody has written.
    config.build.create_missing = false;
    let mut book = MDBook::load_with_config(folder, config)?;
    // In the place of the command of the same name in book.toml: no second process, and it knows the root.
    book.with_preprocessor(preprocessor::preprocessor(root));
    Ok(book)
}

/// Renders the book into the folder `into`.
///
/// # Errors
///
/// What mdBook calls an error fails the build. By itself mdBook only logs that an `{{#include}}` is broken, and goes on.
pub(crate) fn build(root: &Path, into: &Path) -> Result<()> {
    let (built, log) = log::listen(|| {
        let mut book = book(root)?;
        book.config.build.build_dir = into.to_owned();
        book.build()
    });
    for warning in log.warnings {
        anstream::eprintln!("book: {warning}");
    }
    if !log.errors.is_empty() {
        bail!(log.errors.join("\n"));
    }
    built.context("the book cannot be built")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A book of one page in a folder that goes with it.
    fn written(page: &str) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(root.path().join("book/src")).expect("a folder");
        fs::write(root.path().join("book/book.toml"), "[book]\ntitle = \"T\"\n").expect("a file");
        fs::write(root.path().join("book/src/SUMMARY.md"), "[Page](page.md)\n").expect("a file");
        fs::write(root.path().join("book/src/page.md"), page).expect("a file");
        root
    }

    #[test]
    fn a_page_is_rendered() {
        let root = written("# Everyone but me\n");
        let into = tempfile::tempdir().expect("a folder");
        build(root.path(), into.path()).expect("the book builds");
        let page = fs::read_to_string(into.path().join("page.html")).expect("a page");
        assert!(page.contains("Everyone but me"));
    }

    #[test]
    fn a_broken_include_fails_the_build() {
        let root = written("{{#include nowhere.rs}}\n");
        let into = tempfile::tempdir().expect("a folder");
        let error = build(root.path(), into.path()).expect_err("the include is broken");
        assert!(error.to_string().contains("nowhere.rs"), "{error:#}");
    }

    #[test]
    fn a_missing_page_is_not_created() {
        let root = written("");
        fs::remove_file(root.path().join("book/src/page.md")).expect("removed");
        let into = tempfile::tempdir().expect("a folder");
        build(root.path(), into.path()).expect_err("the page is missing");
        assert!(!root.path().join("book/src/page.md").exists());
    }
}
