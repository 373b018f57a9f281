//! Asking another program something, and waiting for a while only.

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::group::Group;

/// The longest that a program may take to say what it is, or what it thinks of a few files.
pub(crate) const CAP: Duration = Duration::from_secs(20);

/// What the program said. One that takes longer than [`CAP`] is ended, with all that it has started.
pub(crate) fn ask(command: Command) -> Result<Output> {
    within(CAP, command)
}

fn within(cap: Duration, mut command: Command) -> Result<Output> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // rustc waits for a linker that waits for another.
    Group::prepare(&mut command);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut command = tokio::process::Command::from(command);
        let child = command.kill_on_drop(true).spawn().with_context(|| format!("{name} cannot be started"))?;
        let group = Group::of(child.id());
        match tokio::time::timeout(cap, child.wait_with_output()).await {
            Ok(output) => {
                group.forget();
                output.with_context(|| format!("{name} was lost"))
            }
            Err(_) => bail!("{name} has not answered within {} seconds", cap.as_secs()),
        }
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, File};
    use std::thread;

    use super::*;

    #[test]
    fn a_program_that_says_nothing_is_ended_with_all_that_it_has_started() {
        let folder = tempfile::tempdir().expect("a folder");
        let held = folder.path().join("held");
        assert!(Command::new("mkfifo").arg(&held).status().expect("mkfifo starts").success());
        let reader = thread::spawn({
            let held = held.clone();
            move || fs::read(held)
        });
        let mut command = Command::new("sh");
        // The second program holds the pipe, too.
        command.args(["-c", "exec 3> \"$0\"; sleep 1000 & wait"]).arg(&held);
        let error = within(Duration::from_millis(500), command).expect_err("it does not answer");
        assert!(error.to_string().contains("sh has not answered"), "{error:#}");
        // On a machine so slow that nobody has opened it yet.
        drop(File::options().read(true).write(true).open(&held));
        // Ends only when nobody holds the pipe any more.
        assert_eq!(reader.join().expect("no panic").expect("the end of the pipe"), b"");
    }

    #[test]
    fn what_was_said_in_time_is_handed_back() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let output = ask(command).expect("it answers");
        assert_eq!((output.stdout, output.stderr), (b"one\n".to_vec(), b"two\n".to_vec()));
        assert_eq!(output.status.code(), Some(3));
    }
}
