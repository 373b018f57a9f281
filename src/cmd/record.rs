//! `record`: the only way in which a transcript is ever written, and what is said of it.

use std::process::{ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use super::check;
use crate::{cargo, root};

/// Record the transcripts of the reference solutions (for authors)
///
/// It also writes what verdicts say of them. Look at the difference before you commit it: the transcripts are what every
/// answer is judged by, and the verdicts are what people read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercises: `broadcast`, or their numbers; all without any
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let recorded =
        check::each_part(&args.ids, "recorded", |check| check.arg("--record").env("INSTA_UPDATE", "always"))?;
    // The transcripts are built into what tells verdicts: it has to be built again.
    let status = cargo::command()
        .args([
            "test",
            "--quiet",
            "--offline",
            "-p",
            "grade-main",
            "--test",
            "verdicts",
            "--",
            "every_verdict_is_as_it_was_read",
            "the_verdict_that_is_drawn",
        ])
        .current_dir(root::find()?)
        .env("INSTA_UPDATE", "always")
        .stdout(Stdio::null())
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("the verdicts are not recorded: {status}");
    }
    Ok(recorded)
}
