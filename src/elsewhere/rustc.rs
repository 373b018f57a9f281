//! Compiling one answer, in bounded time and memory.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use sandbox::{Allowed, Group, Sandbox, Wait};

use super::Workshop;
use super::place::Place;
use crate::cargo::Built;
use crate::diagnostic::Diagnostic;

/// Seconds of a processor, where the system counts them: a right answer takes one, however many others wait for one.
const SECONDS: u64 = 15;
/// Address space, in GiB: a right answer takes less than one.
const MEMORY: u64 = 3;
/// For a compiler that waits for something: an answer may include a pipe.
const IDLE: Duration = Duration::from_secs(15);
/// Whatever it does; the only bound where the system counts nothing. A right answer takes half a second of a processor.
const PATIENCE: Duration = Duration::from_secs(30);
/// So much of what the compiler says is read, in bytes.
const SAID: u64 = 8 << 20;

/// What the compiler and the linker read beside the answer. Not `/proc`, where others' environments stand.
const SYSTEM: &[&str] = &["/usr", "/bin", "/lib", "/lib64", "/etc", "/opt", "/nix/store", "/run/current-system"];
/// What they learn of our environment.
const TOLD: &[&str] = &["PATH", "LANG", "RUSTUP_TOOLCHAIN"];

/// Compiles the answer into a program. What rustc said, too.
pub(super) fn compile(workshop: &Workshop, place: &Place) -> Result<(Built, String)> {
    let stage = place.out().join(format!("stage{}", env::consts::EXE_SUFFIX));
    let mut command = Command::new(&workshop.libraries.rustc);
    command.args(options(workshop)).arg("-o").arg(&stage).arg("src/lib.rs");
    command.current_dir(&place.folder).env_clear();
    command.envs(TOLD.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    // What an answer may ask for by `env!`.
    command.env("CARGO_PKG_NAME", workshop.id).env("CARGO_CRATE_NAME", workshop.id);
    command.env("CARGO_MANIFEST_DIR", &place.folder).env("TMPDIR", place.out());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    if workshop.holds {
        sandbox(workshop, place).context("the compiler cannot be held")?.hold(&mut command);
    }
    let mut group = Group::start(&mut command).context("rustc cannot be started")?;
    let stderr = group.child().stderr.take().context("rustc has no stderr")?;
    let listening = std::thread::spawn(move || listen(stderr));
    let waited = group.ends_working(PATIENCE, IDLE);
    let status = group.end();
    let diagnostics = listening.join().unwrap_or_default();
    let rendered = diagnostics.iter().filter_map(Diagnostic::rendered).collect();
    let built = match waited {
        Wait::TooLong => Built::Rejected(format!("rustc was not done after {} s", PATIENCE.as_secs())),
        Wait::Idle => Built::Rejected(format!("rustc waited for {} s for what does not come", IDLE.as_secs())),
        Wait::Ended if status.is_some_and(|status| status.success()) => Built::Ready(stage),
        Wait::Ended => refused(&diagnostics, status),
    };
    Ok((built, rendered))
}

fn refused(diagnostics: &[Diagnostic], status: Option<ExitStatus>) -> Built {
    match diagnostics.iter().find(|diagnostic| diagnostic.is_error()) {
        Some(error) if error.is_the_linkers() => Built::Broken(error.line()),
        Some(error) => Built::Rejected(error.line()),
        None if status.is_some_and(sandbox::took_too_long) => {
            Built::Rejected(format!("rustc was not done after {SECONDS} s of a processor"))
        }
        None => {
            let how = status.map(|status| format!(" ({status})")).unwrap_or_default();
            Built::Rejected(format!("rustc ended without a reason{how}: too deep, or more than {MEMORY} GiB of memory"))
        }
    }
}

/// As cargo would compile the exercise, but for the program that it becomes.
fn options(workshop: &Workshop) -> Vec<OsString> {
    let libraries = &workshop.libraries;
    let mut options: Vec<OsString> = [
        "--crate-type=bin",
        "--emit=link",
        "--error-format=json",
        "--json=diagnostic-rendered-ansi",
        "-Cembed-bitcode=no",
        "-Cdebuginfo=line-tables-only",
        // A learner's crate is a library, where nothing public is dead.
        "--allow=dead_code",
    ]
    .map(OsString::from)
    .into();
    options.extend(libraries.lints.iter().map(OsString::from));
    // Safe code goes through the system, and the system holds it.
    options.push("--forbid=unsafe_code".into());
    options.push(format!("--crate-name={}", workshop.id).into());
    options.push(format!("--edition={}", libraries.edition).into());
    let mut search = OsString::from("-Ldependency=");
    search.push(libraries.target.join("debug/deps"));
    options.push(search);
    for (name, file) in &libraries.externs {
        let mut option = OsString::from(format!("--extern={name}="));
        option.push(file);
        options.push(option);
    }
    options
}

fn sandbox(workshop: &Workshop, place: &Place) -> std::io::Result<Sandbox> {
    let libraries = &workshop.libraries;
    let mut reads: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
    reads.extend([libraries.sysroot.clone(), libraries.target.join("debug"), workshop.answers.clone()]);
    reads.push(place.folder.clone());
    Sandbox::new(&Allowed { reads, writes: vec![place.out()], starts: true, memory: MEMORY << 30, seconds: SECONDS })
}

/// Reads all of it, and keeps the beginning.
fn listen(mut stderr: impl Read) -> Vec<Diagnostic> {
    let mut beginning = BufReader::new((&mut stderr).take(SAID));
    let mut diagnostics = Vec::new();
    let mut line = Vec::new();
    while beginning.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        diagnostics.extend(serde_json::from_slice::<Diagnostic>(&line));
        line.clear();
    }
    drop(std::io::copy(&mut stderr, &mut std::io::sink()));
    diagnostics
}
