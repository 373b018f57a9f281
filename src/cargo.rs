//! Building test binaries with cargo, and telling whose fault it is when one does not compile.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, thread};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::bar::{self, Bar};
use crate::diagnostic::Diagnostic;

/// A test binary that is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Test {
    /// The package's name.
    pub(crate) package: String,
    /// The package's folder: where the test will run, too.
    pub(crate) folder: PathBuf,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum Built {
    Ready(PathBuf),
    /// The package's own code does not compile: rustc's first error, in a line.
    Rejected(String),
    /// Something else is in the way.
    Broken(String),
}

/// The cargo that started us, or the one in the `PATH`.
pub(crate) fn command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Builds the judge in the same breath: cargo is started once for a grading.
pub(crate) const WITH_GRADER: &[&str] = &["-p", "grader", "--bin", "grader"];

/// What came of a build.
#[derive(Debug)]
pub(crate) struct Build {
    /// One for each test, in the order in which they were wanted.
    pub(crate) tests: Vec<Built>,
    /// The judge, if it was wanted and is there.
    pub(crate) grader: Option<PathBuf>,
    /// What rustc said: errors from anywhere, warnings about the tests' own packages only.
    pub(crate) diagnostics: String,
}

/// Builds the integration test `name` of each package.
///
/// `options` are added to cargo's. One that does not compile stops none of the others: that is `--keep-going`, which
/// `cargo test` does not know. `cargo build --test` makes the same files as long as nobody writes a `[profile.test]`.
pub(crate) fn build(folder: &Path, name: &str, tests: &[Test], options: &[&str], progress: &Bar) -> Result<Build> {
    let output = run(folder, name, tests, options, progress)?;
    if output.cargo_refused() && tests.len() > 1 {
        // One package is at fault, and cargo has looked at none.
        let mut all = Build { tests: Vec::new(), grader: None, diagnostics: String::new() };
        for test in tests {
            let one = build(folder, name, std::slice::from_ref(test), options, progress)?;
            all.tests.extend(one.tests);
            all.grader = all.grader.or(one.grader);
            all.diagnostics.push_str(&one.diagnostics);
        }
        return Ok(all);
    }
    let wanted = options == WITH_GRADER;
    let grader = output.program("grader").filter(|_| wanted);
    let of = |test| match output.of(test) {
        // Without its judge, no answer is at fault.
        Built::Ready(_) if wanted && grader.is_none() => output.broken(),
        built => built,
    };
    Ok(Build { tests: tests.iter().map(of).collect(), diagnostics: output.diagnostics(tests), grader })
}

fn run(folder: &Path, name: &str, tests: &[Test], options: &[&str], progress: &Bar) -> Result<Output> {
    let mut cargo = command();
    cargo
        .current_dir(folder)
        .args(["build", "--keep-going", "--message-format=json-diagnostic-rendered-ansi", "--test", name])
        .args(options)
        // What `check` and `record` build are all answers, where plain `cargo test` leaves some out.
        .env("WORKBOOK_CHECKS", "all")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for test in tests {
        cargo.arg("-p").arg(&test.package);
    }
    let mut child = cargo.spawn().context("cargo cannot be started: install Rust from https://rustup.rs")?;
    let stdout = child.stdout.take().expect("stdout is piped");
    let stderr = child.stderr.take().expect("stderr is piped");
    let mut output = Output::default();
    thread::scope(|scope| {
        let said = scope.spawn(|| listen(stderr, progress));
        output.messages = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| serde_json::from_str(&line).ok())
            .collect();
        output.said = said.join().unwrap_or_default();
    });
    child.wait().context("cargo was lost")?;
    Ok(output)
}

/// Shows how far cargo is, and keeps the rest of what it says: the last lines, which name the trouble.
pub(crate) fn listen(stderr: impl Read, progress: &Bar) -> String {
    let mut rest = VecDeque::new();
    for line in BufReader::new(stderr).lines().map_while(Result::ok) {
        let words: Vec<_> = line.split_whitespace().collect();
        match words.as_slice() {
            ["Compiling" | "Downloaded", name, ..] => progress.say(*name),
            ["Blocking", ..] => progress.say(bar::HELD),
            ["Updating" | "Locking" | "Adding" | "Downloading" | "Finished" | "Executable" | "Fresh" | "Dirty", ..] => {
            }
            _ => {
                rest.push_back(line);
                if rest.len() > 20 {
                    rest.pop_front();
                }
            }
        }
    }
    rest.make_contiguous().join("\n")
}

#[derive(Debug, Default)]
struct Output {
    messages: Vec<Message>,
    /// What cargo said beside its messages.
    said: String,
}

#[derive(Debug, Deserialize)]
struct Message {
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Diagnostic>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Output {
    /// Cargo built nothing: a package is missing, a manifest is wrong, there is no network.
    fn cargo_refused(&self) -> bool {
        self.messages.is_empty()
    }

    fn of(&self, test: &Test) -> Built {
        let own = || self.messages.iter().filter(|message| message.is_of(test));
        // A package may have a program of its own beside its test.
        if let Some(executable) = own().filter(|message| message.is_test()).find_map(|m| m.executable.clone()) {
            return Built::Ready(executable);
        }
        if let Some(error) = own().find_map(Message::error).filter(|error| !error.is_the_linkers()) {
            return Built::Rejected(error.line());
        }
        self.broken()
    }

    /// A program that was built beside the tests.
    fn program(&self, name: &str) -> Option<PathBuf> {
        let is_it = |target: &Target| target.name == name && target.kind.iter().any(|kind| kind == "bin");
        self.messages
            .iter()
            .filter(|message| message.target.as_ref().is_some_and(is_it))
            .find_map(|message| message.executable.clone())
    }

    fn broken(&self) -> Built {
        Built::Broken(match self.messages.iter().find_map(Message::error) {
            Some(error) => error.line(),
            None if self.said.is_empty() => "cargo built nothing and said nothing".to_owned(),
            None => self.said.clone(),
        })
    }

    fn diagnostics(&self, tests: &[Test]) -> String {
        let wanted = |message: &&Message| message.error().is_some() || tests.iter().any(|test| message.is_of(test));
        self.messages.iter().filter(wanted).filter_map(|message| message.message.as_ref()?.rendered()).collect()
    }
}

impl Message {
    fn is_test(&self) -> bool {
        self.target.as_ref().is_some_and(|target| target.kind.iter().any(|kind| kind == "test"))
    }

    fn is_of(&self, test: &Test) -> bool {
        self.manifest_path.as_deref().and_then(Path::parent) == Some(&test.folder)
    }

    fn error(&self) -> Option<&Diagnostic> {
        self.message.as_ref().filter(|message| message.is_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(messages: &str) -> Output {
        let messages = messages.lines().map(|line| serde_json::from_str(line).expect("a message")).collect();
        Output { messages, said: String::new() }
    }

    fn hello() -> Test {
        Test { package: "hello".to_owned(), folder: PathBuf::from("/w/exercises/emit/hello") }
    }

    const LEARNERS: &str = r#"{"manifest_path":"/w/exercises/emit/hello/Cargo.toml","message":{"level":"error","message":"mismatched types","code":{"code":"E0308"},"spans":[{"file_name":"exercises/emit/hello/src/lib.rs","line_start":7,"is_primary":true}]}}"#;
    const OURS: &str = r#"{"manifest_path":"/w/crates/grading/Cargo.toml","message":{"level":"error","message":"mismatched types","code":{"code":"E0308"},"spans":[]}}"#;
    const LINKERS: &str = r#"{"manifest_path":"/w/exercises/emit/hello/Cargo.toml","message":{"level":"error","message":"linker `cc` not found","code":null,"spans":[]}}"#;

    #[test]
    fn an_error_in_the_answer_is_the_answers() {
        let built = output(LEARNERS).of(&hello());
        let Built::Rejected(line) = built else { panic!("{built:?}") };
        assert_eq!(line, "error[E0308]: mismatched types (exercises/emit/hello/src/lib.rs:7)");
    }

    #[test]
    fn an_error_elsewhere_and_a_missing_linker_are_not() {
        for messages in [OURS, LINKERS] {
            let built = output(messages).of(&hello());
            assert!(matches!(built, Built::Broken(_)), "{built:?}");
        }
    }
}
