//! An exercise's minutes: what the catalogue says, beside a rule that is the same for all.
//!
//! An estimate, and no measurement. It makes exercises comparable, so that plans can be trusted:
//!
//! - **reading**: the words of the page and of the contract, two hundred a minute;
//! - **thinking**: by difficulty;
//! - **writing**: a minute for each three lines of the reference that the stub has not.

use std::{collections::HashSet, fs};

use catalogue::{Difficulty, Exercise};

use super::{
    files, root,
    shape::{self, Words},
};

const WORDS_A_MINUTE: usize = 200;
const LINES_A_MINUTE: usize = 3;

#[test]
fn minutes_are_what_reading_and_solving_take() {
    let wrong: Vec<String> = catalogue::all()
        .map(|exercise| (exercise, estimate(exercise, &shape::read(exercise))))
        .filter(|(exercise, estimate)| {
            estimate.abs_diff(usize::from(exercise.minutes)) * 3 > usize::from(exercise.minutes)
        })
        .map(|(exercise, estimate)| format!("{}: {}, by the rule {estimate}", exercise.id, exercise.minutes))
        .collect();
    assert!(wrong.is_empty(), "off by more than a third: correct `minutes` in the catalogue\n{}", wrong.join("\n"));
}

/// Minutes, by the rule.
pub(super) fn estimate(exercise: &Exercise, words: &Words) -> usize {
    let folder = exercise.folder();
    let stub = fs::read_to_string(root().join(format!("answers/{folder}/stub.rs"))).expect("a stub");
    let contract = stub.lines().filter_map(|line| line.strip_prefix("//!")).map(shape::words).sum::<usize>();
    let given: HashSet<&str> = stub.lines().map(str::trim).collect();
    let reference: Vec<String> = files(&root().join(format!("solutions/{folder}/src")))
        .into_iter()
        .filter(|file| !file.ends_with("main.rs"))
        .map(|file| fs::read_to_string(file).expect("a reference"))
        .collect();
    let written = reference.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| {
        !line.is_empty() && !line.starts_with("//") && !line.starts_with("use ") && !given.contains(line)
    });
    let thinking = match exercise.difficulty {
        Difficulty::Easy => 4,
        Difficulty::Medium => 8,
        Difficulty::Hard => 15,
    };
    (words.before + words.after + contract) / WORDS_A_MINUTE + thinking + written.count() / LINES_A_MINUTE
}
