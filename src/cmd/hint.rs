//! `hint ID [SCENARIO] [N]`: a nudge, and the next one only when it is asked for.

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
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

    /// Which hint, 1, 2 or 3; or a scenario of the chat
    #[arg(value_name = "N|SCENARIO")]
    which: Option<String>,

    /// Which of that scenario's
    #[arg(value_name = "N")]
    number: Option<u8>,

    /// All of them
    #[arg(long, conflicts_with = "number")]
    all: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let exercise = ids::one(&args.id)?;
    let (stage, number) = asked(exercise, args)?;
    let of_stage = stage.map(|stage| format!(" {}", stage.name)).unwrap_or_default();
    println!("{BOLD}{}{of_stage}{BOLD:#} — {}", exercise.id, exercise.title);
    if let Some(stage) = stage {
        println!("\n{}", wrap(stage.about, 2));
    }
    let hints = stage.map_or(exercise.hints, |stage| stage.hints);
    let wanted = number.map_or(1..=3, |number| number..=number);
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
    let names: Vec<_> = exercise.stages.iter().map(|stage| stage.name).collect();
    if let (None, [first, ..]) = (stage, names.as_slice()) {
        let all = names.join(", ");
        quiet(&format!("Each scenario has hints of its own, `cargo workbook hint {} {first}`: {all}.", exercise.id));
    }
    Ok(ExitCode::SUCCESS)
}

/// The scenario that is named, if one is, and the number of the hint, if not all are wanted.
fn asked(exercise: &Exercise, args: &Args) -> Result<(Option<&'static Stage>, Option<u8>)> {
    let three = || anyhow!("there are three hints, 1, 2 and 3: cargo workbook hint {} 2", exercise.id);
    let (stage, number) = match args.which.as_deref().map(|word| (word, word.parse::<u8>())) {
        None => (None, None),
        Some((_, Ok(_))) if args.number.is_some() => return Err(three()),
        Some((_, Ok(number))) => (None, Some(number)),
        Some((name, Err(_))) => (Some(stage(exercise, name)?), args.number),
    };
    if number.is_some_and(|number| !(1..=3).contains(&number)) {
        return Err(three());
    }
    if args.all && number.is_some() {
        bail!("`--all` prints all three: leave the number or `--all` out");
    }
    Ok((stage, if args.all { None } else { Some(number.unwrap_or(1)) }))
}

fn stage(exercise: &Exercise, name: &str) -> Result<&'static Stage> {
    let stages = exercise.stages;
    if stages.is_empty() {
        bail!("{} has no scenarios, and three hints: 1, 2 and 3", exercise.id);
    }
    let names: Vec<_> = stages.iter().map(|stage| stage.name).collect();
    let found = stages.iter().find(|stage| stage.name == name);
    found.with_context(|| format!("{} has no scenario {name:?}: it has {}", exercise.id, names.join(", ")))
}
