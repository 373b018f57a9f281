//! `record`: the only way in which a transcript is ever written.

use std::process::ExitCode;

use anyhow::Result;

use super::check;

/// Record the transcripts of the reference solutions (for authors)
///
/// Look at the difference before you commit it: the transcripts are what every answer is judged by.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercises: `broadcast`, or their numbers; all without any
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    check::each_part(&args.ids, "recorded", |check| check.arg("--record").env("INSTA_UPDATE", "always"))
}
