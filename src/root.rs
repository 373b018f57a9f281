//! Finding the workbook: from any folder of the repository, and of no other.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

/// The folder of the workbook's own `Cargo.toml`.
///
/// `cargo run`, and so `cargo workbook`, names it in the environment; whoever starts the binary by hand is in it.
pub(crate) fn find() -> Result<PathBuf> {
    let named = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = env::current_dir().context("the current folder cannot be read")?;
    named
        .as_deref()
        .into_iter()
        .chain(here.ancestors())
        .find(|folder| is_workbook(folder))
        .map(Path::to_owned)
        .with_context(|| format!("{} is not in the workbook: go to its folder, or one below it", here.display()))
}

fn is_workbook(folder: &Path) -> bool {
    fs::read_to_string(folder.join("Cargo.toml"))
        .ok()
        .and_then(|text| text.parse::<toml::Table>().ok())
        .is_some_and(|manifest| manifest.get("package").and_then(|p| p.get("name")?.as_str()) == Some("workbook"))
}
