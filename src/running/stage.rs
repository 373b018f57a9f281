//! The program that hosts the answer, while it runs.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};
use catalogue::Exercise;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::Ready;
use crate::grader;
use crate::group::Group;

/// How a program is told to run its answer: see `crates/grading/src/run.rs`.
const RUN: &str = "WORKBOOK_RUN";
/// How long it may take to end by itself, so that it can end what it has started.
const GOODBYE: Duration = Duration::from_secs(1);

/// It ends with this value, with all that it has started.
#[derive(Debug)]
pub(crate) struct Stage {
    child: Child,
    /// The other end of its stdin: at its end it ends.
    stdin: Option<ChildStdin>,
    _group: Group,
}

impl Stage {
    pub(crate) fn start(ready: &Ready, exercise: &Exercise, port: u16, quiet: bool, again: bool) -> Result<Self> {
        let mut command = grader::command_beside(&ready.beside, &ready.program, &ready.folder);
        let run = json!({ "id": exercise.id, "port": port, "quiet": quiet, "again": again });
        command.env(RUN, run.to_string()).stdin(Stdio::piped());
        Group::prepare(&mut command);
        let mut child =
            tokio::process::Command::from(command).kill_on_drop(true).spawn().context("it does not start")?;
        let group = Group::of(child.id());
        Ok(Self { stdin: child.stdin.take(), child, _group: group })
    }

    /// Waits until it has ended by itself: whether all went well.
    pub(crate) async fn ended(&mut self) -> Result<bool> {
        Ok(self.child.wait().await.context("it was lost")?.success())
    }

    /// Hands a line on, or says that there is none any more.
    pub(crate) async fn tell(&mut self, line: Option<String>) {
        match (&mut self.stdin, line) {
            // Who has ended reads no more: that shows by itself.
            (Some(stdin), Some(line)) => drop(stdin.write_all(line.as_bytes()).await),
            (stdin, _) => *stdin = None,
        }
    }

    /// Lets it end.
    pub(crate) async fn end(mut self) {
        self.stdin = None;
        drop(timeout(GOODBYE, self.child.wait()).await);
    }
}

/// The lines of our own stdin.
#[derive(Debug)]
pub(crate) struct Told {
    lines: mpsc::UnboundedReceiver<String>,
    over: bool,
}

impl Told {
    pub(crate) fn stdin() -> Self {
        let (told, lines) = mpsc::unbounded_channel();
        // A thread of its own: nobody waits for it in the end.
        std::thread::spawn(move || {
            let mut line = String::new();
            while io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
                if told.send(std::mem::take(&mut line)).is_err() {
                    break;
                }
            }
        });
        Self { lines, over: false }
    }

    /// The next one; `None` once when there is none any more, and then nothing, ever.
    pub(crate) async fn next(&mut self) -> Option<String> {
        if self.over {
            std::future::pending().await
        }
        let line = self.lines.recv().await;
        self.over = line.is_none();
        line
    }
}
