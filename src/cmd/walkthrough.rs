//! `walkthrough ID`: a scene step by step, for a projector.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anyhow::Result;

use crate::{root, scene, show};

/// Play an exercise's scene step by step: who hears it? (it shows the solution)
///
/// The reference solution, or a wrong idea, is built and its scene played on a real server. Then you go through the steps
/// that matter: the code, who is connected, what is sent, a key, and who heard it. Space goes on, `p` back, `r` hides the answer again, `c` shows all
/// of the code, `q` quits. Without a terminal all of it is printed at once.
///
/// What you want to say on a step may stand in answers/PART/ID/notes.md, below a heading `## <title of the step>`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: scene::Choice,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let performance = scene::perform(&root::find()?, &args.choice)?;
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        show::terminal::show(&performance)?;
    } else if let Err(error) = show::plain::write(&performance, &mut anstream::stdout()) {
        // Whoever closed the pipe has read enough.
        if error.kind() != io::ErrorKind::BrokenPipe {
            return Err(error.into());
        }
    }
    Ok(ExitCode::SUCCESS)
}
