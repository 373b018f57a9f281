//! This program once more, for one thing: what it says is taken whole, and it ends when nobody wants that any more.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::task::JoinHandle;

use crate::bar;
use crate::group::Group;

/// So much is shown of what a run says: rustc may find much to say.
const MOST: u64 = 256 * 1024;

/// A run under way. Dropped, it ends with all that it has started.
#[derive(Debug)]
pub(crate) struct Run {
    /// It holds the child, its group, and what has been read so far: whoever waits for the end may stop waiting, and begin
    /// again.
    ends: JoinHandle<Result<Said>>,
}

/// What a run has said.
#[derive(Debug)]
pub(crate) struct Said {
    /// The verdict, or what was asked for.
    pub(crate) out: String,
    /// What rustc or the command complains of.
    pub(crate) complaints: String,
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
        let ends = tokio::spawn(async move {
            let (out, complaints) = tokio::join!(read(out), read(error));
            child.wait().await.context("a run was lost")?;
            group.forget();
            Ok(Said { out, complaints })
        });
        Ok(Self { ends })
    }

    /// Waits for its end, and may be dropped while it waits: nothing is lost. Not to be called after it.
    pub(crate) async fn said(&mut self) -> Result<Said> {
        (&mut self.ends).await.context("a run was lost")?
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
