//! `doctor`: is everything there, and if not, the one command that brings it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{fs, thread};

use anstream::println;
use anyhow::{Context, Result, bail};
use transcript::Judgement;

use crate::cargo;
use crate::root;
use crate::style::{BAD, BOLD, DIM, GOOD, UNSURE};

mod mend;

use mend::Mend;

/// Look whether this machine has all that the workbook needs
///
/// A line each: ✓ is there, ✗ is missing, – is missing and needed by one exercise only. Below what is missing stands
/// the command that mends it. Exits with 2 when something is missing that every exercise needs.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

struct Check {
    what: &'static str,
    /// What was found, in a few words.
    look: fn() -> Result<String>,
    mend: Mend,
    need: Need,
}

#[derive(PartialEq)]
enum Need {
    Always,
    /// With the reason to have it all the same.
    Sometimes(&'static str),
}

const CHECKS: [Check; 6] = [
    Check { what: "Rust", look: rust, mend: mend::RUST, need: Need::Always },
    Check { what: "a C compiler", look: compiler, mend: mend::COMPILER, need: Need::Always },
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
    let system = mend::System::here();
    let mut worst = Judgement::Passed;
    for Check { what, look, mend, need } in CHECKS {
        let why = match look() {
            Ok(found) => {
                println!("{GOOD}✓{GOOD:#} {what}  {DIM}{found}{DIM:#}");
                continue;
            }
            Err(why) => why,
        };
        match need {
            Need::Always => {
                println!("{BAD}✗{BAD:#} {what}: {why:#}");
                worst = Judgement::NotGraded;
            }
            Need::Sometimes(reason) => println!("{UNSURE}–{UNSURE:#} {what} ({reason}): {why:#}"),
        }
        println!("    {BOLD}{}{BOLD:#}", mend.on(system));
    }
    if worst == Judgement::Passed {
        println!("\nAll that is needed is there.");
    }
    Ok(worst.into())
}

/// The toolchain, and whether it is new enough.
fn rust() -> Result<String> {
    let needed = env!("CARGO_PKG_RUST_VERSION");
    let said = said_by(Command::new("rustc").arg("--version")).context("rustc cannot be started")?;
    let version = said.split_whitespace().nth(1).unwrap_or_default();
    if numbers(version) < numbers(needed) {
        bail!("{version} is older than {needed}");
    }
    Ok(version.to_owned())
}

/// The first two numbers of a version.
fn numbers(version: &str) -> Vec<u32> {
    version.split('.').take(2).map_while(|number| number.parse().ok()).collect()
}

/// Rust links with it: so have something linked.
fn compiler() -> Result<String> {
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("main.rs");
    fs::write(&source, "fn main() {}\n")?;
    let output = Command::new("rustc")
        .args(["--crate-name", "linked", "--out-dir"])
        .args([folder.path(), &source])
        .output()
        .context("rustc cannot be started")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{}", said.lines().next().unwrap_or("nothing can be linked"));
    }
    Ok("links a program".to_owned())
}

fn port() -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port().to_string())
}

/// A firewall or a proxy may be in the way: say a word to ourselves.
fn loopback() -> Result<String> {
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
fn downloads() -> Result<String> {
    let root = root::find()?;
    let host = said_by(Command::new("rustc").arg("-vV")).context("rustc cannot be started")?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?.to_owned();
    let status = cargo::command()
        .current_dir(root)
        .args(["fetch", "--offline", "--target", &host])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("not everything has been downloaded yet");
    }
    Ok("everything has been downloaded".to_owned())
}

fn redis() -> Result<String> {
    let said = said_by(Command::new("redis-server").arg("--version")).context("not installed")?;
    let version = said.split_whitespace().find_map(|word| word.strip_prefix("v=")).unwrap_or_default();
    if numbers(version) < numbers("7.0") {
        bail!("{version} is older than 7");
    }
    Ok(version.to_owned())
}

/// The standard output of a command that succeeds.
fn said_by(command: &mut Command) -> Result<String> {
    let output = command.output()?;
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
