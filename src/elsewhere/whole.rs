//! Files of ours that are two, as one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::sources::{self, Declared};

/// A file that takes another one of the workbook's from beside its folder, in one: such as the chat's wrong ideas, which
/// have all but one decision in common. It is gone with the folder that comes with it. Most files need none.
pub(super) fn whole(file: &Path) -> Result<Option<(TempDir, PathBuf)>> {
    let Ok(text) = fs::read_to_string(file) else { return Ok(None) };
    let outside = |module: &Declared<'_>| {
        module.path.filter(|path| path.starts_with("../")).map(|path| file.with_file_name(path))
    };
    let found = sources::declared(&text).into_iter().find_map(|module| Some((outside(&module)?, module)));
    let Some((other, Declared { name, at, .. })) = found else { return Ok(None) };
    let taken = fs::read_to_string(&other).with_context(|| format!("cannot read {}", other.display()))?;
    let folder = tempfile::tempdir()?;
    let whole = folder.path().join("whole.rs");
    fs::write(&whole, format!("{}mod {name} {{\n{taken}\n}}\n{}", &text[..at.start], &text[at.end..]))?;
    Ok(Some((folder, whole)))
}
