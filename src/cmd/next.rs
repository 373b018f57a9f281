//! `next`: the exercise that is next: what a verdict said when one passed last.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use catalogue::Exercise;
use progress::{Progress, Store};

use crate::live::address;
use crate::out::println;
use crate::root;
use crate::style::{BOLD, DIM};

/// Say which exercise is next: its page, its folder, and how far you are
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    tell(&root, &Store::of(&root).read());
    Ok(ExitCode::SUCCESS)
}

/// How far it is, and what is next.
pub(crate) fn tell(root: &Path, progress: &Progress) {
    let all = course::all().count();
    println!("{} of {all} passed.", progress.passed());
    let next = progress.next(None).and_then(|place| catalogue::find(place.id));
    let Some(exercise) = next else {
        println!("That is the whole course.");
        return;
    };
    println!("Next is {} {BOLD}{}{BOLD:#}: {}", exercise.number(), exercise.id, exercise.title);
    println!("  {DIM}read{DIM:#}  {}", page(root, exercise));
    println!("  {DIM}do{DIM:#}    cd exercises/{}, edit src/lib.rs, cargo test", exercise.folder());
}

/// Where its page is: at an address while the book is served, in a file otherwise.
fn page(root: &Path, exercise: &Exercise) -> String {
    match address::read(root) {
        Some(book) => format!("{book}/{}", exercise.page.replace(".md", ".html")),
        None => format!("book/src/{}, or in the book: cargo run", exercise.page),
    }
}
