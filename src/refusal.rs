//! Does cargo take the workbook's manifests? Where it does not, it starts nothing of ours: only a program that is built
//! already can help, and so it has to be named.

use std::env;
use std::path::Path;

use anyhow::Result;

use crate::{cargo, probe};

/// Cargo starts nothing in this workbook.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// What it says.
    pub(crate) said: String,
    /// The command that mends it.
    pub(crate) mend: String,
}

/// Has cargo read all manifests of the workbook at `root`.
pub(crate) fn look(root: &Path) -> Result<Option<Refusal>> {
    let mut cargo = cargo::command();
    cargo.current_dir(root).args(["metadata", "--no-deps", "--offline", "--format-version=1", "--color=never"]);
    let output = probe::ask(cargo)?;
    if output.status.success() {
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Ok(Some(Refusal { mend: mend(root, &said), said }))
}

/// This program, as one calls it in the workbook's folder.
pub(crate) fn this_program(root: &Path) -> String {
    let this = env::current_exe().unwrap_or_default();
    this.strip_prefix(root).unwrap_or(&this).display().to_string()
}

/// Cargo names the file. An exercise's is made anew; git has the others.
fn mend(root: &Path, said: &str) -> String {
    let said = said.replace('\\', "/");
    let named =
        |folder: &str| [format!("/{folder}/Cargo.toml`"), format!("/{folder}`")].iter().any(|end| said.contains(end));
    if let Some(place) = course::all().find(|place| named(&format!("exercises/{}", place.folder()))) {
        return format!("{} reset {}", this_program(root), place.id);
    }
    match course::all().find(|place| named(&format!("solutions/{}", place.folder()))) {
        Some(place) => format!("git checkout solutions/{}/Cargo.toml", place.folder()),
        None => "git diff -- '*.toml'  (what was changed? `git checkout FILE` brings it back)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_for_the_manifest_that_cargo_names() {
        let mend = |said: &str| mend(Path::new("/w"), said);
        let member = "error: failed to load manifest for workspace member `/w/exercises/emit/hello`\nreferenced by \
                      workspace at `/w/Cargo.toml`\n\nCaused by:\n  failed to read `/w/exercises/emit/hello/Cargo.toml`";
        assert!(mend(member).ends_with(" reset hello"), "{}", mend(member));
        assert!(
            mend("failed to parse manifest at `C:\\w\\exercises\\rooms\\presence\\Cargo.toml`")
                .ends_with(" reset presence")
        );
        assert_eq!(mend("`/w/solutions/emit/hello/Cargo.toml`"), "git checkout solutions/emit/hello/Cargo.toml");
        assert!(mend("failed to parse manifest at `/w/Cargo.toml`").starts_with("git diff"));
    }
}
