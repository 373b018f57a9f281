//! The graders, built while the reader reads: her first `cargo test` should not take a minute.

use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::Child;
use tokio::task;

use crate::group::Group;
use crate::out::println;
use crate::{cargo, refusal};

/// How far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Graders {
    /// Nothing is known, and nothing is shown.
    #[default]
    Unknown,
    /// So many packages of so many are compiled.
    Building {
        done: u32,
        all: u32,
    },
    Ready,
    Failed,
}

/// Builds the first exercise's grader, and with it all that the others share; says how far it is. Ends with the future.
pub(crate) async fn build(root: &Path, say: impl Fn(Graders)) {
    let cargo = cargo::command();
    // The reader's own work comes first, where we can say so.
    let mut polite = Command::new("nice");
    polite.arg("-n19").arg(cargo.get_program());
    let plain = Command::new(cargo.get_program());
    let done = match start(polite, root).or_else(|_| start(plain, root)) {
        Ok((mut child, group)) => {
            if let Some(stderr) = child.stderr.take() {
                follow(stderr, &say).await;
            }
            let ended = child.wait().await;
            group.forget();
            ended.is_ok_and(|status| status.success())
        }
        Err(_) => false,
    };
    say(if done { Graders::Ready } else { Graders::Failed });
    if done {
        println!("The graders are ready: cd exercises/emit/hello, edit src/lib.rs, cargo test");
        return;
    }
    let looked = task::spawn_blocking({
        let root = root.to_owned();
        move || refusal::look(&root)
    });
    // What cargo refuses is said by whoever watches the manifests.
    if !matches!(looked.await, Ok(Ok(Some(_)))) {
        println!("The graders are not ready yet: `cargo test -p hello --no-run` says why.");
    }
}

/// Reads cargo's bar until it ends.
async fn follow(stderr: impl AsyncRead + Unpin, say: impl Fn(Graders)) {
    // It draws each one over the last.
    let mut lines = BufReader::new(stderr).split(b'\r');
    while let Ok(Some(line)) = lines.next_segment().await {
        if let Some((done, all)) = bar(&String::from_utf8_lossy(&line)) {
            say(Graders::Building { done, all });
        }
    }
}

/// `    Building [====>    ] 45/246: tokio, serde`
fn bar(line: &str) -> Option<(u32, u32)> {
    let (count, _) =
        line.split_once("Building [")?.1.split_once("] ")?.1.split_once([':', ' ', '\n']).unwrap_or_default();
    let (done, all) = count.split_once('/')?;
    Some((done.parse().ok()?, all.parse().ok()?))
}

fn start(mut command: Command, root: &Path) -> std::io::Result<(Child, Group)> {
    command
        .args(["test", "--no-run", "-p", "hello"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        // Its bar, which it draws for a terminal only.
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "80")
        .stderr(Stdio::piped());
    Group::prepare(&mut command);
    let child = tokio::process::Command::from(command).kill_on_drop(true).spawn()?;
    let group = Group::of(child.id());
    Ok((child, group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_cargo_is_stands_in_its_bar() {
        assert_eq!(bar("    Building [====>     ] 45/246: tokio, serde   "), Some((45, 246)));
        assert_eq!(bar("    Building [==========] 246/246\n    Finished"), Some((246, 246)));
        assert_eq!(bar("   Compiling tokio v1.0.0"), None);
    }
}
