//! The graders, built while the reader reads: her first `cargo test` should not take a minute.

use std::path::Path;
use std::process::Stdio;

use anstream::println;
use tokio::process::Command;

use crate::cargo;

/// Builds the first exercise's grader, and with it all that the others share. Ends with the future.
pub(crate) async fn build(root: &Path) {
    let command = cargo::command();
    // The reader's own work comes first, where we can say so.
    let mut polite = Command::new("nice");
    polite.arg("-n19").arg(command.get_program());
    let mut plain = Command::new(command.get_program());
    let status = match start(&mut polite, root) {
        Ok(child) => Ok(child),
        Err(_) => start(&mut plain, root),
    };
    let done = match status {
        Ok(mut child) => child.wait().await.is_ok_and(|status| status.success()),
        Err(_) => false,
    };
    if done {
        println!("The graders are ready: cd exercises/emit/hello, edit src/lib.rs, cargo test");
    } else {
        println!("The graders are not ready yet: `cargo test -p hello --no-run` says why.");
    }
}

fn start(command: &mut Command, root: &Path) -> std::io::Result<tokio::process::Child> {
    command
        .args(["test", "--no-run", "-p", "hello"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}
