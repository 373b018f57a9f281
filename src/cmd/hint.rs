//! `hint ID [N]`: a nudge, and the next one only when it is asked for.

use std::process::ExitCode;

use anyhow::Result;
use progress::Store;

use crate::out::println;
use crate::style::{BOLD, DIM, wrap};
use crate::{ids, root, style};

/// Print a hint; there are three, from a nudge to nearly the answer
///
/// `hint ID` prints the first, `hint ID 2` the second, `hint ID 3` the last: you decide how much you want to be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: String,

    /// Which hint
    #[arg(default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    number: u8,

    /// All of them
    #[arg(long, conflicts_with = "number")]
    all: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let exercise = ids::one(&args.id)?;
    println!("{BOLD}{}{BOLD:#} — {}", exercise.id, exercise.title);
    let wanted = if args.all { 1..=3 } else { args.number..=args.number };
    for number in wanted.clone() {
        println!("\n{}", style::wrap(&format!("{number}. {}", exercise.hints[usize::from(number) - 1]), 2));
    }
    // A hint is no less worth reading where it cannot be noted.
    drop(root::find().map(|root| Store::of(&root).change(|progress| progress.read_hint(exercise.id, *wanted.end()))));
    match wanted.end() {
        3 => println!(
            "\n{DIM}{}{DIM:#}",
            wrap(&format!("That was the last one. The page: book/src/{}", exercise.page), 2)
        ),
        last => println!("\n{DIM}  The next one:  cargo workbook hint {} {}{DIM:#}", exercise.id, last + 1),
    }
    Ok(ExitCode::SUCCESS)
}
