//! Running a test binary and taking its verdict.

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

/// A test binary as cargo would run it: in the package's folder, and without writing a snapshot.
pub(crate) fn command(executable: &Path, folder: &Path) -> Command {
    let mut command = Command::new(executable);
    command.current_dir(folder).env("CARGO_MANIFEST_DIR", folder).env("INSTA_UPDATE", "no").stdin(Stdio::null());
    if let Ok(places) = env::join_paths(libraries(executable)) {
        command.env(LIBRARIES, places);
    }
    command
}

/// The folders of the build and of the toolchain, then those that were set.
fn libraries(executable: &Path) -> Vec<PathBuf> {
    let mut places: Vec<_> = executable.ancestors().skip(1).take(2).map(Path::to_owned).collect();
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

/// Lets the grader tell the person itself. Asked for a format, it ends with an exit code for each verdict.
pub(crate) fn show(executable: &Path, folder: &Path) -> Result<Judgement> {
    let mut child =
        command(executable, folder).env("WORKBOOK_FORMAT", "person").spawn().context("cannot start the grader")?;
    let status = wait(&mut child)?;
    Judgement::from_code(status.code()).with_context(|| without_verdict(status))
}

/// Has the grader tell us. `id` is for a grader that says nothing.
///
/// The verdict is the grader's own line, and its exit code has to agree before an answer passes.
pub(crate) fn verdict(executable: &Path, folder: &Path, id: &str) -> Result<Verdict> {
    let mut child = command(executable, folder)
        .env("WORKBOOK_FORMAT", "json")
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the grader")?;
    let stdout = child.stdout.take().expect("stdout is piped");
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
        _ => Verdict::without_grading(id, Judgement::NotGraded, without_verdict(status)),
    })
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
