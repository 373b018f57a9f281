//! `predict ID`: who will hear it? Asked before the reveal, and counted.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;

use crate::predict::ask::{self, Answers};
use crate::predict::{Who, sheet};
use crate::{root, scene};

/// Predict who will hear it, step by step, and count (it shows the solution)
///
/// Alone: type the names of those who hear something, or their numbers; enter alone is nobody. In a class, with --hands
/// and the number of people: type how many hands you see for each client, and see how much of the class is right.
/// Without a terminal each line of stdin is the answer for one step.
///
/// With --sheet the questions are printed for paper instead, as Markdown that reads well as it is; with --key, too, who
/// heard it, on a page of its own. Pipe it into `lp`, or into a file.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: scene::Choice,

    /// Count raised hands: for each client so many of PEOPLE
    #[arg(long, value_name = "PEOPLE", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    hands: Option<u32>,

    /// Print a sheet for paper instead of asking
    #[arg(long, conflicts_with = "hands")]
    sheet: bool,

    /// Print the key behind the sheet
    #[arg(long, requires = "sheet")]
    key: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let performance = scene::perform(&root::find()?, &args.choice)?;
    let mut out = anstream::stdout();
    let done = if args.sheet {
        let key = if args.key { sheet::key(&performance) } else { String::new() };
        write!(out, "{}{key}", sheet::questions(&performance)).map_err(Into::into)
    } else {
        let who = args.hands.map_or(Who::Alone, |people| Who::Class { people });
        let answers = match crossterm::terminal::size() {
            Ok((_, rows)) if io::stdin().is_terminal() => Answers::Typed { rows: rows.into() },
            _ if io::stdin().is_terminal() => Answers::Typed { rows: 24 },
            _ => Answers::Read,
        };
        ask::run(&performance, who, answers, &mut io::stdin().lock(), &mut out)
    };
    match done {
        // Whoever closed the pipe has read enough.
        Err(error) if !closed(&error) => Err(error),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
