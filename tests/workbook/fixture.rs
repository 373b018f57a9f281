//! A workbook of its own for a test: a folder that goes with it, with what the test puts there.
//!
//! Never the real exercises: what a learner has written is sacred.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[derive(Debug)]
pub(crate) struct Workbook {
    folder: TempDir,
}

/// What a run said, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workbook {
    /// A workbook without a book and without exercises.
    pub(crate) fn new() -> Self {
        let workbook = Self { folder: tempfile::tempdir().expect("a folder") };
        workbook
            .with(
                "Cargo.toml",
                "[package]\nname = \"workbook\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n\
             [workspace]\nresolver = \"3\"\nmembers = [\"exercises/*/*\", \"solutions/*/*\", \"crates/*\"]\n",
            )
            .with("lib.rs", "")
    }

    /// A copy of the whole workbook, but for what is built and what git keeps.
    pub(crate) fn copy() -> Self {
        let workbook = Self { folder: tempfile::tempdir().expect("a folder") };
        copy(Path::new(env!("CARGO_MANIFEST_DIR")), workbook.folder.path());
        workbook
    }

    /// With a file.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// With a book that has no more than the catalogue says of it: every page, and every place to read.
    pub(crate) fn with_book(self) -> Self {
        let mut pages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for exercise in catalogue::all() {
            pages.entry(exercise.page).or_default();
            for place in exercise.misconceptions.iter().map(|wrong| wrong.page) {
                let (page, anchor) = place.split_once('#').unwrap_or((place, ""));
                pages.entry(page).or_default().insert(anchor);
            }
        }
        let mut summary = String::new();
        for (page, anchors) in pages {
            let headings: String = anchors.iter().map(|anchor| format!("## {anchor}\n\n")).collect();
            self.write(&format!("book/src/{page}"), &format!("# {page}\n\nThis page is being written.\n\n{headings}"));
            let _ = writeln!(summary, "- [{page}]({page})");
        }
        self.with("book/src/SUMMARY.md", &summary).with("book/book.toml", "[book]\ntitle = \"A book\"\n")
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        // As the operating system names it: a temporary folder may lie behind a link.
        self.folder.path().canonicalize().expect("the folder is there").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The command line, started in this workbook's folder.
    pub(crate) fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        self.command_in("", arguments)
    }

    /// The command line, started in a folder below.
    pub(crate) fn command_in<'a>(&self, folder: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command
            .args(arguments)
            .current_dir(self.path(folder))
            .env_remove("CARGO_MANIFEST_DIR")
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("CARGO_NET_OFFLINE", "true")
            .env_remove("CARGO_BUILD_TARGET")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        finish(&mut self.command(arguments))
    }

    pub(crate) fn run_in<'a>(&self, folder: &str, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        finish(&mut self.command_in(folder, arguments))
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").filter_map(Result::ok) {
        let (name, path) = (entry.file_name(), entry.path());
        if [".git", ".workbook", "target", "node_modules"].iter().any(|skipped| name == *skipped) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            let copied = fs::copy(&path, to.join(&name)).and_then(|_| {
                // As old as the original: cargo builds nothing anew for being copied.
                fs::File::options().append(true).open(to.join(&name))?.set_modified(entry.metadata()?.modified()?)
            });
            copied.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}

pub(crate) fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the command line starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}

impl Run {
    /// It ended with this exit code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\n{}", self.all());
        self
    }

    /// It said this, on stdout or stderr.
    #[track_caller]
    pub(crate) fn said(self, text: &str) -> Self {
        assert!(self.all().contains(text), "did not say {text:?}\n{}", self.all());
        self
    }

    #[track_caller]
    pub(crate) fn did_not_say(self, text: &str) -> Self {
        assert!(!self.all().contains(text), "said {text:?}\n{}", self.all());
        self
    }

    fn all(&self) -> String {
        let mut all = String::new();
        let _ = write!(all, "--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr);
        all
    }
}
