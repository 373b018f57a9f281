//! `doctor`: is everything there, and if not, the one command that brings it.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, ExitCode};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fs, thread};

use anyhow::{Context, Error, Result, anyhow, bail};
use transcript::Judgement;

use crate::out::println;
use crate::style::{BAD, BOLD, DIM, GOOD, UNSURE};
use crate::{cargo, ended, probe, refusal, root};

mod disk;
mod mend;

use mend::Mend;

/// Look whether this machine has all that the workbook needs
///
/// A line each: ✓ is there, ✗ is missing, – is missing and needed by one exercise only, or could not be tried. Below what
/// is missing stands the command that mends it. Exits with 2 when something is missing that every exercise needs.
///
/// If cargo cannot read a manifest, `cargo workbook` does not start: `target/debug/workbook doctor` does.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// The longest that one look may take, whatever it waits for.
const CAP: Duration = probe::CAP.saturating_mul(2);

struct Check {
    what: &'static str,
    /// What was found, in a few words.
    look: fn() -> Result<String, Trouble>,
    mend: Mend,
    need: Need,
}

#[derive(Clone, Copy, PartialEq)]
enum Need {
    Always,
    /// With the reason to have it all the same.
    Sometimes(&'static str),
}

/// What is wrong.
enum Trouble {
    /// It is missing, and mended as always.
    Missing(Error),
    /// It is missing, and mended by this.
    MendedBy(String, Error),
    /// Something else has to be mended first.
    NotTried(Error),
}

impl<E: Into<Error>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Missing(error.into())
    }
}

const CHECKS: [Check; 9] = [
    Check { what: "Rust", look: rust, mend: mend::RUST, need: Need::Always },
    Check { what: "the workbook's packages", look: packages, mend: mend::PACKAGES, need: Need::Always },
    Check { what: "a temporary folder", look: temporary, mend: mend::TEMPORARY, need: Need::Always },
    Check { what: "a C compiler", look: compiler, mend: mend::COMPILER, need: Need::Always },
    Check { what: "room on the disk", look: disk::room, mend: mend::DISK, need: Need::Always },
    Check { what: "a free port on 127.0.0.1", look: port, mend: mend::NETWORK, need: Need::Always },
    Check { what: "connections on 127.0.0.1", look: loopback, mend: mend::NETWORK, need: Need::Always },
    Check {
        what: "work without a network",
        look: downloads,
        mend: mend::DOWNLOADS,
        need: Need::Sometimes("to go on where there is no network"),
    },
    Check { what: "redis-server", look: redis, mend: mend::REDIS, need: Need::Sometimes("for `two_nodes`") },
];

pub(crate) fn run(Args {}: &Args) -> Result<ExitCode> {
    ended::watch();
    let system = mend::System::here();
    let mut worst = Judgement::Passed;
    for Check { what, look, mend, need } in CHECKS {
        let (why, mend) = match in_time(look) {
            Ok(found) => {
                println!("{GOOD}✓{GOOD:#} {what}  {DIM}{found}{DIM:#}");
                continue;
            }
            Err(Trouble::NotTried(why)) => {
                println!("{UNSURE}–{UNSURE:#} {what}: not tried, {why:#}");
                continue;
            }
            Err(Trouble::Missing(why)) => (why, mend.on(system).to_owned()),
            Err(Trouble::MendedBy(mend, why)) => (why, mend),
        };
        match need {
            Need::Always => {
                println!("{BAD}✗{BAD:#} {what}: {why:#}");
                worst = Judgement::NotGraded;
            }
            Need::Sometimes(reason) => println!("{UNSURE}–{UNSURE:#} {what} ({reason}): {why:#}"),
        }
        println!("    {BOLD}{mend}{BOLD:#}");
    }
    if worst == Judgement::Passed {
        println!("\nAll that is needed is there.");
    }
    Ok(worst.into())
}

/// A disk that is gone, or a firewall that swallows everything, answers nobody: whoever asks must not wait for ever.
fn in_time(look: fn() -> Result<String, Trouble>) -> Result<String, Trouble> {
    let (found, answer) = mpsc::channel();
    thread::spawn(move || found.send(look()));
    answer.recv_timeout(CAP).unwrap_or_else(|_| Err(anyhow!("no answer within {} seconds", CAP.as_secs()).into()))
}

/// The toolchain, and whether it is new enough.
fn rust() -> Result<String, Trouble> {
    let needed = env!("CARGO_PKG_RUST_VERSION");
    let mut rustc = Command::new("rustc");
    rustc.arg("--version");
    let said = said_by(rustc)?;
    let version = said.split_whitespace().nth(1).unwrap_or_default();
    if numbers(version) < numbers(needed) {
        return Err(anyhow!("{version} is older than {needed}").into());
    }
    Ok(version.to_owned())
}

/// Cargo reads every exercise's manifest before it does anything.
fn packages() -> Result<String, Trouble> {
    match refusal::look(&root::find()?)? {
        None => Ok("cargo reads every manifest".to_owned()),
        Some(refusal) => Err(Trouble::MendedBy(refusal.mend, anyhow!(refusal.said.replace('\n', "\n    ")))),
    }
}

fn temporary() -> Result<String, Trouble> {
    let wanted = env::temp_dir();
    let why = match tempfile::tempdir() {
        Ok(folder) => return Ok(folder.path().parent().unwrap_or(&wanted).display().to_string()),
        Err(why) => why,
    };
    let mend = match why.kind() {
        ErrorKind::NotFound => format!("mkdir -p {}", wanted.display()),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => format!("free some space for {}", wanted.display()),
        _ => "let TMPDIR (on Windows, TEMP) name a folder in which you may write".to_owned(),
    };
    Err(Trouble::MendedBy(mend, Error::from(why)))
}

/// The first two numbers of a version.
fn numbers(version: &str) -> Vec<u32> {
    version.split('.').take(2).map_while(|number| number.parse().ok()).collect()
}

/// Rust links with it: so have something linked.
fn compiler() -> Result<String, Trouble> {
    let folder = tempfile::tempdir().map_err(|_| Trouble::NotTried(anyhow!("there is no temporary folder")))?;
    let source = folder.path().join("main.rs");
    fs::write(&source, "fn main() {}\n").map_err(|why| Trouble::NotTried(why.into()))?;
    let mut rustc = Command::new("rustc");
    rustc.args(["--crate-name", "linked", "--out-dir"]).args([folder.path(), &source]);
    let output = probe::ask(rustc)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(anyhow!("{}", said.lines().next().unwrap_or("nothing can be linked")).into());
    }
    Ok("links a program".to_owned())
}

fn port() -> Result<String, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port().to_string())
}

/// A firewall or a proxy may be in the way: say a word to ourselves.
fn loopback() -> Result<String, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let caller = thread::spawn(move || -> std::io::Result<()> {
        TcpStream::connect_timeout(&address, Duration::from_secs(5))?.write_all(b"hello")
    });
    // Only once it has called is there somebody to wait for.
    caller.join().ok().context("the caller panicked")??;
    let (mut stream, _) = listener.accept()?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut heard = [0; 5];
    stream.read_exact(&mut heard)?;
    Ok("heard".to_owned())
}

/// Is every dependency on the disk?
fn downloads() -> Result<String, Trouble> {
    let root = root::find()?;
    if refusal::look(&root)?.is_some() {
        return Err(Trouble::NotTried(anyhow!("cargo cannot read the workbook's packages")));
    }
    let mut rustc = Command::new("rustc");
    rustc.arg("-vV");
    let host = said_by(rustc)?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?.to_owned();
    let mut fetch = cargo::command();
    fetch.current_dir(root).args(["fetch", "--offline", "--target", &host]);
    if !probe::ask(fetch)?.status.success() {
        return Err(anyhow!("not everything has been downloaded yet").into());
    }
    Ok("everything has been downloaded".to_owned())
}

fn redis() -> Result<String, Trouble> {
    let mut redis = Command::new("redis-server");
    redis.arg("--version");
    let said = said_by(redis)?;
    let version = said.split_whitespace().find_map(|word| word.strip_prefix("v=")).unwrap_or_default();
    if numbers(version) < numbers("7.0") {
        return Err(anyhow!("{version} is older than 7").into());
    }
    Ok(version.to_owned())
}

/// The standard output of a command that succeeds.
fn said_by(command: Command) -> Result<String> {
    let output = probe::ask(command)?;
    if !output.status.success() {
        bail!("{}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(numbers("1.100.0") > numbers("1.94"));
        assert!(numbers("1.93.1") < numbers("1.94"));
        assert!(numbers("1.94.0-nightly") >= numbers("1.94"));
    }
}
