//! `walkthrough ID`: a scene step by step, for a projector.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anyhow::Result;

use crate::{ids, root, scene, show};

/// Play an exercise's scene step by step: who hears it? (it shows the solution)
///
/// The reference solution is built and its scene played on a real server. Then you go through it: the code, who is
/// connected, what is sent, a key, and who heard it. Space goes on, `p` back, `r` hides the answer again, `c` shows all
/// of the code, `q` quits. Without a terminal all of it is printed at once.
///
/// What you want to say on a step may stand in answers/PART/ID/notes.md, below a heading `## <title of the step>`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: String,

    /// Only this scenario, of an exercise that has several
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let exercise = ids::one(&args.id)?;
    let performance = scene::perform(&root::find()?, exercise, args.scenario.as_deref())?;
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
