//! The shape of an exercise's page: what must be read before one may try, and what can wait.
//!
//! `cargo test --test workbook shape -- --nocapture` prints the table.

use std::fs;

use catalogue::Exercise;

use super::{minutes, root};

/// At most so many words stand before the exercise,
const BEFORE: usize = 600;
/// and no more than this share of a page that has so many words.
const SHARE: usize = 40;
const LONG: usize = 1_000;

/// The words of a page, on both sides of its exercise's heading.
pub(super) struct Words {
    pub(super) before: usize,
    pub(super) after: usize,
}

#[test]
fn what_an_exercise_needs_stands_before_it_and_is_short() {
    let mut rows: Vec<(&Exercise, Words)> = catalogue::all().map(|it| (it, read(it))).collect();
    rows.sort_by_key(|(_, words)| std::cmp::Reverse(words.before));
    println!("| page | words before | after | begins at | minutes | by the rule |\n|---|---|---|---|---|---|");
    for (exercise, words) in &rows {
        let (Words { before, after }, share) = (words, words.share());
        let (page, minutes, rule) = (exercise.folder(), exercise.minutes, minutes::estimate(exercise, words));
        println!("| {page} | {before} | {after} | {share} % | {minutes} | {rule} |");
    }
    let median = |mut numbers: Vec<usize>| {
        numbers.sort_unstable();
        numbers[numbers.len() / 2]
    };
    let words = median(rows.iter().map(|(_, words)| words.before).collect());
    let begins = median(rows.iter().map(|(_, words)| words.share()).collect());
    println!("| the median | {words} | | {begins} % | | |");
    let late: Vec<String> = rows
        .iter()
        .filter(|(_, words)| words.before > BEFORE || words.all() >= LONG && words.before * 100 > words.all() * SHARE)
        .map(|(exercise, words)| format!("{}: {} words of {}", exercise.folder(), words.before, words.all()))
        .collect();
    assert!(late.is_empty(), "the exercise begins too late, what goes deeper can follow it:\n{}", late.join("\n"));
}

impl Words {
    fn all(&self) -> usize {
        self.before + self.after
    }

    fn share(&self) -> usize {
        100 * self.before / self.all()
    }
}

pub(super) fn read(exercise: &Exercise) -> Words {
    let page = fs::read_to_string(root().join("book/src").join(exercise.page)).expect("a page");
    let (before, after) = page.split_once("\n## The exercise\n").expect("a page has `## The exercise`");
    Words { before: words(before), after: words(after) }
}

/// The words that are read one after the other: not code, not directives, not the teacher's notes.
pub(super) fn words(text: &str) -> usize {
    let mut words = 0;
    let (mut code, mut notes) = (false, false);
    for line in text.lines() {
        code ^= line.starts_with("```");
        notes = (notes || line.starts_with("{{#teacher")) && line != "{{/teacher}}";
        if !code && !notes && !line.starts_with("```") && !line.starts_with("{{") {
            words += line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        }
    }
    words
}
