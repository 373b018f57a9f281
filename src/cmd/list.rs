//! `list`: every exercise, in order.

use std::process::ExitCode;

use anstream::println;
use anyhow::Result;
use catalogue::Difficulty;

use crate::style::{BOLD, DIM};

/// List the exercises: id, title, minutes, difficulty
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(Args {}: &Args) -> Result<ExitCode> {
    for part in catalogue::parts().iter().filter(|part| !part.exercises.is_empty()) {
        println!("{BOLD}Part {} — {}{BOLD:#}", part.number(), part.title);
        for exercise in part.exercises {
            let difficulty = match exercise.difficulty {
                Difficulty::Easy => "easy",
                Difficulty::Medium => "medium",
                Difficulty::Hard => "hard",
            };
            println!(
                "  {DIM}{:02}{DIM:#}  {:<20} {:<36} {:>3} min  {DIM}{difficulty}{DIM:#}",
                exercise.number(),
                exercise.id,
                exercise.title,
                exercise.minutes
            );
        }
        println!();
    }
    println!("Start one:  cd exercises/emit/hello, edit src/lib.rs, cargo test");
    Ok(ExitCode::SUCCESS)
}
