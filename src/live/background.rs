//! The graders, built while the reader reads: her first `cargo test` should not take a minute.

use std::path::Path;
use std::process::{Command, Stdio};

use tokio::process::Child;
use tokio::task;

use crate::group::Group;
use crate::out::println;
use crate::{cargo, refusal};

/// Builds the first exercise's grader, and with it all that the others share. Ends with the future.
pub(crate) async fn build(root: &Path) {
    let cargo = cargo::command();
    // The reader's own work comes first, where we can say so.
    let mut polite = Command::new("nice");
    polite.arg("-n19").arg(cargo.get_program());
    let plain = Command::new(cargo.get_program());
    let done = match start(polite, root).or_else(|_| start(plain, root)) {
        Ok((mut child, group)) => {
            let ended = child.wait().await;
            group.forget();
            ended.is_ok_and(|status| status.success())
        }
        Err(_) => false,
    };
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

fn start(mut command: Command, root: &Path) -> std::io::Result<(Child, Group)> {
    command
        .args(["test", "--no-run", "-p", "hello"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Group::prepare(&mut command);
    let child = tokio::process::Command::from(command).kill_on_drop(true).spawn()?;
    let group = Group::of(child.id());
    Ok((child, group))
}
