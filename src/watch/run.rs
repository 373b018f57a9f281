//! This program once more, for one thing: what it says is taken whole, what it does is passed on, and it ends when nobody wants
//! that any more.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

use crate::bar;
use crate::group::Group;

/// So much is shown of what a run says: rustc may find much to say.
const MOST: u64 = 256 * 1024;

/// Another cargo that holds the build for less is not worth a word: an editor checks at each save.
const HELD: Duration = Duration::from_secs(2);

/// A run under way. Dropped, it ends with all that it has started.
#[derive(Debug)]
pub(crate) struct Run {
    /// It holds the child, its group, and what has been read so far: whoever waits for the end may stop waiting, and begin
    /// again.
    ends: JoinHandle<Result<Said>>,
    doing: watch::Receiver<String>,
}

/// What a run has said.
#[derive(Debug)]
pub(crate) struct Said {
    /// The verdict, or what was asked for.
    pub(crate) out: String,
    /// What rustc or the command complains of.
    pub(crate) complaints: String,
}

/// What one hears of a run.
#[derive(Debug)]
pub(crate) enum News {
    /// What is compiled or graded, or [that another cargo holds the build](bar::HELD).
    Doing(String),
    Said(Said),
}

impl Run {
    pub(crate) fn start(root: &Path, arguments: &[&str], coloured: bool) -> Result<Self> {
        let this = env::current_exe().context("this program does not find itself")?;
        let mut command = Command::new(this);
        command
            .args(arguments)
            .current_dir(root)
            .env("CARGO_MANIFEST_DIR", root)
            .env("WORKBOOK_COLOR", if coloured { "always" } else { "never" })
            .env(bar::WATCHED, "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Group::prepare(&mut command);
        let mut command = tokio::process::Command::from(command);
        let mut child = command.kill_on_drop(true).spawn().context("this program cannot be started once more")?;
        let group = Group::of(child.id());
        let (out, error) = (child.stdout.take(), child.stderr.take());
        let (say, doing) = watch::channel(String::new());
        let ends = tokio::spawn(async move {
            let (out, complaints) = tokio::join!(read(out), listen(error, &say));
            child.wait().await.context("a run was lost")?;
            group.forget();
            Ok(Said { out, complaints })
        });
        Ok(Self { ends, doing })
    }

    /// Waits for what it does next, or for its end. May be dropped while it waits: nothing is lost. Not to be called after its
    /// end.
    pub(crate) async fn next(&mut self) -> Result<News> {
        tokio::select! {
            biased;
            Ok(()) = self.doing.changed() => Ok(News::Doing(self.doing.borrow_and_update().clone())),
            said = &mut self.ends => Ok(News::Said(said.context("a run was lost")??)),
        }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.ends.abort();
    }
}

async fn read(from: Option<impl AsyncRead + Unpin>) -> String {
    let Some(mut from) = from else { return String::new() };
    let mut bytes = Vec::new();
    // What came before a failure is shown.
    drop((&mut from).take(MOST).read_to_end(&mut bytes).await);
    // The rest is read, or its writer would wait.
    drop(tokio::io::copy(&mut from, &mut tokio::io::sink()).await);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads complaints, and passes on what is being done meanwhile.
async fn listen(from: Option<impl AsyncRead + Unpin>, say: &watch::Sender<String>) -> String {
    let Some(from) = from else { return String::new() };
    let mut lines = BufReader::new(from).split(b'\n');
    let mut complaints = String::new();
    let mut held: Option<Instant> = None;
    loop {
        let line = tokio::select! {
            line = lines.next_segment() => line,
            () = sleep_until(held.unwrap_or_else(Instant::now)), if held.is_some() => {
                held = None;
                let _ = say.send(bar::HELD.to_owned());
                continue;
            }
        };
        // What came before a failure is shown.
        let Ok(Some(line)) = line else { return complaints };
        let line = String::from_utf8_lossy(&line);
        match line.strip_prefix(bar::DOING) {
            Some(bar::HELD) => held = Some(Instant::now() + HELD),
            Some(doing) => {
                held = None;
                // Nobody may want to know.
                let _ = say.send(doing.to_owned());
            }
            None if complaints.len() as u64 <= MOST => {
                complaints.push_str(&line);
                complaints.push('\n');
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn that_another_cargo_holds_the_build_is_said_after_two_seconds_and_a_complaint_is_kept() {
        let (mut child, ours) = tokio::io::duplex(1024);
        let (say, mut doing) = watch::channel(String::new());
        let listening = tokio::spawn(async move { listen(Some(ours), &say).await });
        child.write_all(b"@doing tokio\nerror: no\n").await.expect("a pipe");
        doing.changed().await.expect("news");
        assert_eq!(*doing.borrow_and_update(), "tokio");
        let start = Instant::now();
        child.write_all(format!("{}{}\n", bar::DOING, bar::HELD).as_bytes()).await.expect("a pipe");
        doing.changed().await.expect("news");
        assert_eq!((doing.borrow_and_update().as_str(), start.elapsed() >= HELD), (bar::HELD, true));
        // One that goes on soon is not spoken of.
        child.write_all(format!("{}{}\n@doing serde\n", bar::DOING, bar::HELD).as_bytes()).await.expect("a pipe");
        doing.changed().await.expect("news");
        assert_eq!(*doing.borrow_and_update(), "serde");
        drop(child);
        assert_eq!(listening.await.expect("no panic"), "error: no\n");
    }
}
