//! A package of its own for an answer that lies elsewhere, so that the learner's work is not touched.
//!
//! One folder an exercise, always the same, below the target folder: cargo then rebuilds only the answer. The manifest
//! is made from the exercise's and the workspace's, so that no list of dependencies is kept twice.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalogue::Exercise;
use serde::Deserialize;
use toml::{Table, Value};

use crate::cmd::reset::stub_files;
use crate::{cargo, sources};

#[derive(Debug)]
pub(crate) struct Scratch {
    pub(crate) folder: PathBuf,
    target: PathBuf,
    /// What comes with the stub beside `lib.rs`: an answer may bring its own.
    given: Vec<PathBuf>,
    /// Held as long as this package is ours.
    _lock: File,
}

impl Scratch {
    /// Makes the package, all but the answer; waits for whoever else is grading answers to this exercise.
    pub(crate) fn new(root: &Path, exercise: &Exercise) -> Result<Self> {
        let target = target(root)?;
        let folder = target.join("answers").join(exercise.id);
        fs::create_dir_all(folder.join("src")).with_context(|| format!("cannot make {}", folder.display()))?;
        let lock = lock(&folder)?;

        let theirs = root.join("exercises").join(exercise.folder());
        let manifest = manifest(&table(&theirs.join("Cargo.toml"))?, &theirs, &table(&root.join("Cargo.toml"))?, root);
        put(&folder.join("Cargo.toml"), toml::to_string(&manifest)?.as_bytes())?;
        put(&folder.join("Cargo.lock"), &read(&root.join("Cargo.lock"))?)?;
        fs::create_dir_all(folder.join("tests"))?;
        put(&folder.join("tests/grade.rs"), &read(&theirs.join("tests/grade.rs"))?)?;

        let given = stub_files(root, exercise).into_iter().skip(1).map(|(stub, _)| stub).collect();
        Ok(Self { folder, target, given, _lock: lock })
    }

    /// Puts an answer in, with the files that it names.
    pub(crate) fn put(&self, answer: &Path) -> Result<()> {
        let src = self.folder.join("src");
        fs::remove_dir_all(&src)?;
        fs::create_dir(&src)?;
        for given in &self.given {
            write(&src.join(given.file_name().unwrap_or_default()), &read(given)?)?;
        }
        for named in sources::named_by(answer) {
            let path = src.join(&named);
            fs::create_dir_all(path.parent().unwrap_or(&src))?;
            write(&path, &self.moved(&answer.with_file_name(named))?)?;
        }
        // Written, not copied: the new time tells cargo that it is another answer.
        write(&src.join("lib.rs"), &self.moved(answer)?)
    }

    /// A file of an answer as it has to read here: what it includes from outside of its folder stays where it is, and
    /// what is not there is the file of that name that comes with the stub.
    fn moved(&self, file: &Path) -> Result<Vec<u8>> {
        let bytes = read(file)?;
        let Ok(text) = str::from_utf8(&bytes) else { return Ok(bytes) };
        let moved = sources::with_included(text, |name| {
            let outside = file.with_file_name(name);
            let given = self.given.iter().find(|given| given.file_name() == outside.file_name());
            let instead = outside.canonicalize().ok().or_else(|| given.cloned()).filter(|_| name.starts_with(".."))?;
            instead.to_str().map(str::to_owned)
        });
        Ok(moved.into_bytes())
    }

    pub(crate) fn test(&self, exercise: &Exercise) -> cargo::Test {
        cargo::Test { package: exercise.id.to_owned(), folder: self.folder.clone() }
    }

    /// What cargo has to be told to share what the workbook has built already.
    pub(crate) fn options(&self) -> Vec<OsString> {
        vec!["--offline".into(), "--target-dir".into(), self.target.clone().into()]
    }
}

/// The workspace's target folder, wherever the configuration puts it.
fn target(root: &Path) -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Metadata {
        target_directory: PathBuf,
    }
    let output = cargo::command()
        .current_dir(root)
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .output()
        .context("cargo cannot be started: install Rust from https://rustup.rs")?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())
        .context("cargo does not understand the workbook's manifest")?;
    Ok(metadata.target_directory)
}

fn lock(folder: &Path) -> Result<File> {
    let lock = File::create(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("waiting for another `grade --answer` of this exercise to finish");
            lock.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context("cannot lock the scratch package"),
    }
    Ok(lock)
}

/// The manifest of the exercise in `folder` with everything that it inherits written out, as the root of a workspace of
/// its own.
fn manifest(exercise: &Table, folder: &Path, workspace: &Table, root: &Path) -> Table {
    let of_workspace = |key: &str| workspace.get("workspace").and_then(|w| w.get(key)).cloned();
    let mut manifest = exercise.clone();
    // What runs an answer for its author's eyes is not graded.
    for unwanted in ["bin", "lints"] {
        manifest.remove(unwanted);
    }
    if let (Some(Value::Table(package)), Some(inherited)) = (manifest.get_mut("package"), of_workspace("package")) {
        for (key, value) in package.iter_mut().filter(|(_, value)| is_inherited(value)) {
            *value = inherited.get(key).cloned().unwrap_or_else(|| value.clone());
        }
    }
    let inherited = of_workspace("dependencies").and_then(|all| all.as_table().cloned()).unwrap_or_default();
    write_out(&mut manifest, folder, &inherited, root);
    for (_, of_platform) in manifest.get_mut("target").and_then(Value::as_table_mut).into_iter().flatten() {
        if let Value::Table(of_platform) = of_platform {
            write_out(of_platform, folder, &inherited, root);
        }
    }
    for section in ["profile", "patch"] {
        if let Some(table) = workspace.get(section) {
            manifest.insert(section.to_owned(), table.clone());
        }
    }
    for (_, of_registry) in manifest.get_mut("patch").and_then(Value::as_table_mut).into_iter().flatten() {
        for (_, patch) in of_registry.as_table_mut().into_iter().flatten() {
            absolute(patch, root);
        }
    }
    let resolver = of_workspace("resolver").map(|resolver| ("resolver".to_owned(), resolver));
    manifest.insert("workspace".to_owned(), Value::Table(resolver.into_iter().collect()));
    manifest
}

/// Makes dependencies independent of the workspace, and of where the manifest lies.
fn write_out(manifest: &mut Table, folder: &Path, inherited: &Table, root: &Path) {
    for section in ["dependencies", "dev-dependencies"] {
        for (name, value) in manifest.get_mut(section).and_then(Value::as_table_mut).into_iter().flatten() {
            match inherited.get(name) {
                Some(of_workspace) if is_inherited(value) => {
                    *value = dependency(value, of_workspace);
                    absolute(value, root);
                }
                _ => absolute(value, folder),
            }
        }
    }
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// The workspace's dependency with the features that the exercise adds.
fn dependency(wanted: &Value, inherited: &Value) -> Value {
    let mut whole = match inherited {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    for (key, value) in wanted.as_table().into_iter().flatten().filter(|(key, _)| *key != "workspace") {
        match (whole.get_mut(key), value) {
            (Some(Value::Array(features)), Value::Array(more)) => features.extend(more.iter().cloned()),
            _ => {
                whole.insert(key.clone(), value.clone());
            }
        }
    }
    Value::Table(whole)
}

/// A dependency's `path`, if it has one, from the folder that it starts in.
fn absolute(dependency: &mut Value, from: &Path) {
    if let Some(Value::String(path)) = dependency.get_mut("path") {
        *path = from.join(&*path).display().to_string();
    }
}

fn table(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.parse().with_context(|| format!("{} is not TOML", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes what has changed only, so that cargo finds the rest as it left it.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) { Ok(()) } else { write(path, bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_stands_without_its_workspace() {
        let workspace = r#"
            [workspace]
            resolver = "3"
            [workspace.package]
            edition = "2024"
            [workspace.dependencies]
            graders = { path = "crates/graders" }
            serde = { version = "1", features = ["derive"] }
            serde_json = "1"
            [profile.dev]
            debug = false
            [patch.crates-io]
            native-tls = { path = "crates/no-tls" }
        "#;
        let exercise = r#"
            [package]
            name = "hello"
            edition.workspace = true
            [dependencies]
            serde = { workspace = true, features = ["rc"] }
            serde_json.workspace = true
            [target.'cfg(unix)'.dev-dependencies]
            graders.workspace = true
            beside = { path = "../beside" }
        "#;
        let root = Path::new("/w");
        let folder = root.join("exercises/emit/hello");
        let text = toml::to_string(&manifest(
            &exercise.parse().expect("TOML"),
            &folder,
            &workspace.parse().expect("TOML"),
            root,
        ))
        .expect("TOML");
        let made: Table = text.parse().expect("TOML");
        let of_unix = &made["target"]["cfg(unix)"]["dev-dependencies"];
        let path = |path: PathBuf| Some(Value::String(path.display().to_string()));
        assert_eq!(made["package"]["edition"].as_str(), Some("2024"));
        assert_eq!(made["dependencies"]["serde"]["features"].as_array().map(Vec::len), Some(2));
        assert_eq!(made["dependencies"]["serde_json"]["version"].as_str(), Some("1"));
        assert_eq!(of_unix["graders"].get("path").cloned(), path(root.join("crates/graders")));
        assert_eq!(of_unix["beside"].get("path").cloned(), path(folder.join("../beside")));
        assert_eq!(made["patch"]["crates-io"]["native-tls"].get("path").cloned(), path(root.join("crates/no-tls")));
        assert_eq!(made["profile"]["dev"]["debug"].as_bool(), Some(false));
        assert_eq!(made["workspace"]["resolver"].as_str(), Some("3"));
        assert!(!text.contains("workspace = true"));
    }
}
