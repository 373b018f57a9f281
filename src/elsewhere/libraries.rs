//! What an answer is compiled against: what its exercise is.
//!
//! The exercise itself is not built: it is somebody's work, and may not compile. Its solution is, which needs the same.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use catalogue::Exercise;
use serde::Deserialize;
use toml::{Table, Value};

use crate::bar::Bar;
use crate::cargo;

#[derive(Debug)]
pub(crate) struct Libraries {
    /// The workspace's target folder, wherever the configuration puts it.
    pub(super) target: PathBuf,
    pub(super) grader: PathBuf,
    /// rustc, and where all lies that it needs.
    pub(super) rustc: PathBuf,
    pub(super) sysroot: PathBuf,
    pub(super) edition: String,
    /// What an answer may name, and its file.
    pub(super) externs: Vec<(String, PathBuf)>,
    /// The levels of lints in the exercise's own manifest, as rustc's options.
    pub(super) lints: Vec<String>,
}

/// Of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    edition: String,
    /// None for packages of the workbook.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    /// As it is named in code.
    name: String,
    pkg: String,
}

/// A line of `cargo build --message-format=json`.
#[derive(Deserialize)]
struct Artifact {
    package_id: String,
    target: Target,
    #[serde(default)]
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

impl Libraries {
    pub(super) fn build(root: &Path, exercise: &Exercise, progress: &Bar) -> Result<Self> {
        let metadata = metadata(root)?;
        let own = || metadata.packages.iter().filter(|package| package.source.is_none());
        let package = own().find(|package| package.name == exercise.id);
        let package = package.with_context(|| format!("the exercise {} is missing", exercise.id))?;
        let node = metadata.resolve.nodes.iter().find(|node| node.id == package.id);
        let dependencies = node.map(|node| node.deps.as_slice()).unwrap_or_default();

        // What the exercise has and the solution has not is a package of the workbook.
        let needed = own().filter(|package| dependencies.iter().any(|it| it.pkg == package.id));
        let mut wanted: Vec<_> = needed.map(|package| package.name.clone()).collect();
        wanted.push(format!("{}-solution", exercise.id));
        let artifacts = artifacts(root, &wanted, progress)?;
        let grader = artifacts.iter().find_map(|artifact| artifact.executable.clone());
        let grader = grader.context("cargo built no grader")?;
        let mut files = BTreeMap::new();
        for artifact in &artifacts {
            let is_library = |kind: &String| ["lib", "rlib", "dylib", "proc-macro"].contains(&kind.as_str());
            if artifact.target.kind.iter().any(is_library) {
                // Beside the library lies what is known of it alone.
                let file = artifact.filenames.iter().find(|file| file.extension().is_none_or(|end| end != "rmeta"));
                files.extend(file.map(|file| (artifact.package_id.as_str(), file)));
            }
        }
        let known = |it: &Dependency| Some((it.name.clone(), (*files.get(it.pkg.as_str())?).clone()));
        let externs = dependencies.iter().filter_map(known).collect();

        let sysroot = PathBuf::from(print_sysroot(root)?);
        let rustc = sysroot.join("bin").join(format!("rustc{}", std::env::consts::EXE_SUFFIX));
        let edition = package.edition.clone();
        let lints = lints(&root.join("exercises").join(exercise.folder()).join("Cargo.toml"));
        Ok(Self { target: metadata.target_directory, grader, rustc, sysroot, edition, externs, lints })
    }
}

fn metadata(root: &Path) -> Result<Metadata> {
    let output = cargo::command()
        .current_dir(root)
        .args(["metadata", "--offline", "--format-version=1"])
        .output()
        .context("cargo cannot be started: install Rust from https://rustup.rs")?;
    serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())
        .context("cargo does not understand the workbook's manifest")
}

/// What cargo has built of the grader, of these packages and of all that they need.
fn artifacts(root: &Path, packages: &[String], progress: &Bar) -> Result<Vec<Artifact>> {
    let mut child = cargo::command()
        .current_dir(root)
        .args(["build", "--offline", "--message-format=json-diagnostic-rendered-ansi", "--lib"])
        .args(packages.iter().flat_map(|package| ["-p", package]))
        .args(cargo::WITH_GRADER)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo cannot be started: install Rust from https://rustup.rs")?;
    let stdout = child.stdout.take().context("cargo has no stdout")?;
    let stderr = child.stderr.take().context("cargo has no stderr")?;
    let (lines, said) = std::thread::scope(|scope| {
        let said = scope.spawn(|| cargo::listen(stderr, progress));
        let lines: Vec<String> = BufReader::new(stdout).lines().map_while(Result::ok).collect();
        (lines, said.join().unwrap_or_default())
    });
    if !child.wait().context("cargo was lost")?.success() {
        bail!("what answers are graded with cannot be built: {said} — `cargo workbook doctor` may know why");
    }
    Ok(lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn print_sysroot(root: &Path) -> Result<String> {
    let output = std::process::Command::new("rustc").args(["--print", "sysroot"]).current_dir(root).output();
    let output = output.context("rustc cannot be started: install Rust from https://rustup.rs")?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The table `[lints.rust]` of a manifest, as rustc's options. Priorities are their order.
fn lints(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let table = text.parse::<Table>().unwrap_or_default();
    let levels = table.get("lints").and_then(|lints| lints.get("rust")).and_then(Value::as_table);
    let mut found: Vec<(i64, String)> = Vec::new();
    for (name, value) in levels.into_iter().flatten() {
        let level = value.as_str().or_else(|| value.get("level")?.as_str()).unwrap_or_default();
        let priority = value.get("priority").and_then(Value::as_integer).unwrap_or_default();
        if ["allow", "warn", "deny", "forbid"].contains(&level) {
            found.push((priority, format!("--{level}={name}")));
        }
    }
    found.sort();
    found.into_iter().map(|(_, option)| option).collect()
}
