//! `hint ID [SCENARIO] [N]`: a nudge, and the next one only when it is asked for.

use std::ops::RangeInclusive;
use std::process::ExitCode;

use anyhow::{Result, bail};
use catalogue::{Exercise, Stage};
use progress::Store;

use crate::out::println;
use crate::style::{BOLD, DIM, wrap};
use crate::{ids, root};

/// Print a hint; there are three, from a nudge to nearly the answer
///
/// `hint ID` prints the first, `hint ID 2` the second, `hint ID 3` the last: you decide how much you want to be told. Each
/// scenario of the chat has three of its own: `hint chat whisper`, `hint chat whisper 2`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: String,

    /// A scenario of the chat, and which hint: 1, 2 or 3 [default: 1]
    #[arg(num_args = 0..=2, value_name = "SCENARIO] [N")]
    which: Vec<String>,

    /// All of them
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let exercise = ids::one(&args.id)?;
    let (stage, number) = which(exercise, &args.which)?;
    let of_stage = stage.map(|stage| format!(" {}", stage.name)).unwrap_or_default();
    println!("{BOLD}{}{of_stage}{BOLD:#} — {}", exercise.id, exercise.title);
    if let Some(stage) = stage {
        println!("\n{}", wrap(stage.about, 2));
    }
    let hints = stage.map_or(exercise.hints, |stage| stage.hints);
    let wanted: RangeInclusive<u8> = if args.all { 1..=3 } else { number..=number };
    for number in wanted.clone() {
        println!("\n{}", wrap(&format!("{number}. {}", hints[usize::from(number) - 1]), 2));
    }
    // A hint is no less worth reading where it cannot be noted.
    drop(root::find().map(|root| Store::of(&root).change(|progress| progress.read_hint(exercise.id, *wanted.end()))));
    let quiet = |words: &str| println!("\n{DIM}{}{DIM:#}", wrap(words, 2));
    match wanted.end() {
        3 => quiet(&format!("That was the last one. The page: book/src/{}", exercise.page)),
        last => println!("\n{DIM}  The next one:  cargo workbook hint {}{of_stage} {}{DIM:#}", exercise.id, last + 1),
    }
    if stage.is_none() && !exercise.stages().is_empty() {
        let names: Vec<_> = exercise.stages().iter().map(|stage| stage.name).collect();
        quiet(&format!(
            "Each scenario has hints of its own, `cargo workbook hint {} {}`: {}.",
            exercise.id,
            names[0],
            names.join(", ")
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The scenario that is named, if one is, and the number of the hint.
fn which(exercise: &Exercise, words: &[String]) -> Result<(Option<&'static Stage>, u8)> {
    let (stage, rest) = match words {
        [name, rest @ ..] if name.parse::<u8>().is_err() => {
            let Some(stage) = exercise.stages().iter().find(|stage| stage.name == name.as_str()) else {
                let names: Vec<_> = exercise.stages().iter().map(|stage| stage.name).collect();
                match names.is_empty() {
                    true => bail!("{} has no scenarios, and three hints: 1, 2 and 3", exercise.id),
                    false => bail!("{} has no scenario {name:?}: it has {}", exercise.id, names.join(", ")),
                }
            };
            (Some(stage), rest)
        }
        all => (None, all),
    };
    let number = match rest {
        [] => 1,
        [number] => number.parse().ok().filter(|number| (1..=3).contains(number)).unwrap_or(0),
        [..] => 0,
    };
    if number == 0 {
        bail!("there are three hints, 1, 2 and 3: cargo workbook hint {} 2", exercise.id);
    }
    Ok((stage, number))
}
