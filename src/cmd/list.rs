//! `list`: every exercise, in order.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use catalogue::Difficulty;

use progress::{Progress, Store};

use super::next;
use crate::out::{print, println};
use crate::root;
use crate::style::{BOLD, DIM, GOOD};

/// List the exercises: which have passed, id, title, minutes, difficulty
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// As `exercises/README.md` has it
    #[arg(long)]
    markdown: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    if args.markdown {
        print!("{}", markdown());
    } else {
        // Whoever asks outside of a workbook has done nothing there.
        let root = root::find().unwrap_or_default();
        show(&root, &Store::of(&root).read());
    }
    Ok(ExitCode::SUCCESS)
}

fn show(root: &Path, progress: &Progress) {
    for part in catalogue::parts().iter().filter(|part| !part.exercises.is_empty()) {
        println!("{BOLD}Part {} — {}{BOLD:#}", part.number(), part.title);
        for exercise in part.exercises {
            let difficulty = match exercise.difficulty {
                Difficulty::Easy => "easy",
                Difficulty::Medium => "medium",
                Difficulty::Hard => "hard",
            };
            let mark = if progress.has_passed(exercise.id) { "✓" } else { " " };
            println!(
                "{GOOD}{mark}{GOOD:#} {DIM}{:02}{DIM:#}  {:<20} {:<36} {:>3} min  {DIM}{difficulty}{DIM:#}",
                exercise.number(),
                exercise.id,
                exercise.title,
                exercise.minutes
            );
        }
        println!();
    }
    next::tell(root, progress);
}

/// What `exercises/README.md` holds: a link to each folder, in order. `new` adds a line to it.
fn markdown() -> String {
    let mut text = "# Exercises\n\nIn the order of the book. `cargo test` in a folder grades the answer in its \
                    `src/lib.rs`.\n"
        .to_owned();
    for part in catalogue::parts() {
        text += &format!("\n## Part {}: {}\n\n", part.number(), part.title);
        for exercise in part.exercises {
            text += &readme_line(exercise.number(), exercise.title, &exercise.folder());
        }
    }
    text
}

/// A line of `exercises/README.md`.
pub(crate) fn readme_line(number: usize, title: &str, folder: &str) -> String {
    format!("{number}. [{title}]({folder})\n")
}
