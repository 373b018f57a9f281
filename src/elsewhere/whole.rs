//! Files of ours that are two, as one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// A file that takes another one of the workbook's from beside its folder, in one: such as the chat's wrong ideas, which
/// have all but one decision in common. It is gone with the folder that comes with it. Most files need none.
pub(super) fn whole(file: &Path) -> Result<Option<(TempDir, PathBuf)>> {
    let Some((before, path, after)) = fs::read_to_string(file).ok().and_then(|text| {
        let (before, rest) = text.split_once("#[path = \"../")?;
        let (path, rest) = rest.split_once("\"]\nmod ")?;
        let (name, after) = rest.split_once(";\n")?;
        Some((format!("{before}mod {name} {{\n"), format!("../{path}"), format!("\n}}\n{after}")))
    }) else {
        return Ok(None);
    };
    let other = file.with_file_name(path);
    let text = fs::read_to_string(&other).with_context(|| format!("cannot read {}", other.display()))?;
    let folder = tempfile::tempdir()?;
    let whole = folder.path().join("whole.rs");
    fs::write(&whole, [before, text, after].concat())?;
    Ok(Some((folder, whole)))
}
