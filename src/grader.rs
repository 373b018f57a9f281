//! Starting the judge on an answer, and taking its verdict.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{LazyLock, mpsc};
use std::time::{Duration, Instant};
use std::{env, iter, thread};

use anyhow::{Context, Result};
use transcript::{Judgement, Verdict};

/// A grader ends by itself, whatever the answer does; this is for a machine that stands still.
const CAP: Duration = Duration::from_secs(300);

/// Where the system looks for dynamic libraries: the graders are one.
const LIBRARIES: &str = if cfg!(windows) {
    "PATH"
} else if cfg!(target_os = "macos") {
    "DYLD_FALLBACK_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};

/// A program as cargo would run it: in the package's folder, and without writing a snapshot.
pub(crate) fn command(executable: &Path, folder: &Path) -> Command {
    command_beside(executable, executable, folder)
}

/// As [`command`], of a program that needs what lies beside another one.
pub(crate) fn command_beside(other: &Path, executable: &Path, folder: &Path) -> Command {
    let mut command = Command::new(executable);
    command.current_dir(folder).env("CARGO_MANIFEST_DIR", folder).env("INSTA_UPDATE", "no").stdin(Stdio::null());
    if let Ok(places) = env::join_paths(libraries(other)) {
        command.env(LIBRARIES, places);
    }
    command
}

/// The folders of the build and of the toolchain, then those that were set.
fn libraries(executable: &Path) -> Vec<PathBuf> {
    let beside = executable.parent().unwrap_or(executable);
    // A test lies in `deps`, with the libraries; a program lies above.
    let built = if beside.ends_with("deps") { beside.parent().unwrap_or(beside) } else { beside };
    let mut places = vec![built.join("deps"), built.to_owned()];
    places.extend(TOOLCHAIN.clone());
    places.extend(env::split_paths(&env::var_os(LIBRARIES).unwrap_or_default()));
    places
}

/// The standard library's folder. Whoever is started by cargo has been told it already.
static TOOLCHAIN: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    if env::var_os("CARGO").is_some() {
        return None;
    }
    let output = Command::new("rustc").args(["--print", "target-libdir"]).output().ok()?;
    Some(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
});

const NOT_STARTED: &str = "cannot start the grader";

/// The judge of one answer: a program of ours, which starts the answer's.
#[derive(Debug)]
pub(crate) struct Judge {
    grader: PathBuf,
    /// The package's folder: where it all runs.
    folder: PathBuf,
    id: &'static str,
    text: PathBuf,
    arguments: Vec<OsString>,
}

impl Judge {
    /// `stage` hosts the answer of the package in `folder`.
    pub(crate) fn new(grader: &Path, id: &'static str, stage: &Path, folder: &Path) -> Self {
        let arguments = vec![id.into(), "--stage".into(), stage.into()];
        let text = folder.join("src/lib.rs");
        Self { grader: grader.to_owned(), folder: folder.to_owned(), id, text, arguments }
    }

    /// The answer's text is another file than `src/lib.rs`.
    pub(crate) fn with_text(self, text: &Path) -> Self {
        Self { text: text.to_owned(), ..self }
    }

    /// The answer is a stranger's: it writes nothing but this folder.
    pub(crate) fn holding(mut self, folder: &Path) -> Self {
        self.arguments.extend(["--hold".into(), folder.into()]);
        self
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = command(&self.grader, &self.folder);
        command.args(&self.arguments).arg("--text").arg(&self.text);
        command
    }

    /// Lets the grader tell the person itself. It ends with an exit code for each verdict.
    pub(crate) fn show(&self) -> Result<Judgement> {
        let mut child = self.begin("person", Stdio::inherit()).spawn().context(NOT_STARTED)?;
        let status = wait(&mut child)?;
        Judgement::from_code(status.code()).with_context(|| without_verdict(status))
    }

    /// Has the grader tell us, and with `told` as well what a person would be told. Its exit code has to agree before an
    /// answer passes.
    pub(crate) fn verdict(&self, told: bool) -> Result<Verdict> {
        let mut command = self.begin("json", Stdio::piped());
        if told {
            command.env("WORKBOOK_TOLD", "1");
        }
        let mut child = command.spawn().context(NOT_STARTED)?;
        let stdout = child.stdout.take().context("the grader has no stdout")?;
        let (said, listen) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    break;
                }
            }
        });
        let status = wait(&mut child)?;
        // All is there when the pipe is closed; but something that the answer left behind may hold it open for ever.
        let lines: Vec<_> = iter::from_fn(|| listen.recv_timeout(Duration::from_secs(5)).ok()).take(1000).collect();
        Ok(match Verdict::read(&lines.join("\n")) {
            Some(verdict) if Judgement::from_code(status.code()) == Some(verdict.judgement) => verdict,
            _ => Verdict::without_grading(self.id, Judgement::NotGraded, without_verdict(status)),
        })
    }

    /// It holds our end of its stdin, and ends with it: also when we are killed.
    fn begin(&self, format: &str, stdout: Stdio) -> Command {
        let mut command = self.command();
        command.arg("--end-with-stdin").env("WORKBOOK_FORMAT", format).stdin(Stdio::piped()).stdout(stdout);
        command
    }
}

fn without_verdict(status: ExitStatus) -> String {
    format!("the grader ended without a verdict ({status})")
}

/// Waits for the end, or brings it about.
fn wait(child: &mut Child) -> Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > CAP {
            child.kill()?;
            return Ok(child.wait()?);
        }
        thread::sleep(Duration::from_millis(5));
    }
}
