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
/// All that is wrong in the book, and what mdBook itself would only log.
pub(crate) fn build(root: &Path, into: &Path) -> Result<()> {
    let (built, log) = log::listen(|| {
        let mut book = book(root)?;
        book.config.build.build_dir = into.to_owned();
        book.build()
    });
    // Ours know file and line, so they come first.
    built.context("the book cannot be built")?;
    if !log.errors.is_empty() {
        bail!(log.errors.join("\n"));
    }
    for warning in log.warnings {
        crate::out::eprintln!("book: {warning}");
    }
    Ok(())
}
