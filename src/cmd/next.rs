//! `next`: the exercise that is next: what a verdict said when one passed last.

use std::process::ExitCode;

use anyhow::Result;
use progress::{Progress, Store};

use crate::out::println;
use crate::root;
use crate::style::{BOLD, DIM};

/// Say which exercise is next: its page, its folder, and how far you are
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args) -> Result<ExitCode> {
    tell(&Store::of(&root::find()?).read());
    Ok(ExitCode::SUCCESS)
}

/// How far it is, and what is next.
pub(crate) fn tell(progress: &Progress) {
    let all = course::all().count();
    println!("{} of {all} passed.", progress.passed());
    let next = progress.next(None).and_then(|place| catalogue::find(place.id));
    let Some(exercise) = next else {
        println!("That is the whole course.");
        return;
    };
    println!("Next is {} {BOLD}{}{BOLD:#}: {}", exercise.number(), exercise.id, exercise.title);
    println!("  {DIM}read{DIM:#}  book/src/{}", exercise.page);
    println!("  {DIM}do{DIM:#}    cd exercises/{}, edit src/lib.rs, cargo test", exercise.folder());
}
