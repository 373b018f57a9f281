//! The shape of an exercise's page: what must be read before one may try, and what can wait.
//!
//! `cargo test --test workbook shape -- --nocapture` prints the table.

use std::fs;

use super::root;

/// At most so many words stand before the exercise,
const BEFORE: usize = 600;
/// and no more than this share of a page that has so many words.
const SHARE: usize = 40;
const LONG: usize = 1_000;

#[test]
fn what_an_exercise_needs_stands_before_it_and_is_short() {
    let mut rows: Vec<(String, u16, usize, usize)> = Vec::new();
    for exercise in catalogue::all() {
        let page = fs::read_to_string(root().join(format!("book/src/{}.md", exercise.folder()))).expect("a page");
        let (before, after) = page.split_once("\n## The exercise\n").expect("a page has `## The exercise`");
        rows.push((exercise.folder(), exercise.minutes, words(before), words(after)));
    }
    rows.sort_by_key(|(.., before, _)| std::cmp::Reverse(*before));
    println!("| page | words before | after | begins at | minutes |\n|---|---|---|---|---|");
    for (page, minutes, before, after) in &rows {
        println!("| {page} | {before} | {after} | {} % | {minutes} |", share(*before, *after));
    }
    let median = |mut numbers: Vec<usize>| {
        numbers.sort_unstable();
        numbers[numbers.len() / 2]
    };
    let words = median(rows.iter().map(|(.., before, _)| *before).collect());
    let begins = median(rows.iter().map(|(.., before, after)| share(*before, *after)).collect());
    println!("| the median | {words} | | {begins} % | |");
    rows.retain(|(.., before, after)| {
        *before > BEFORE || before + after >= LONG && before * 100 > (before + after) * SHARE
    });
    assert!(rows.is_empty(), "the exercise begins too late, what goes deeper can follow it: {rows:#?}");
}

fn share(before: usize, after: usize) -> usize {
    100 * before / (before + after)
}

/// The words that are read one after the other: not code, not directives, not the teacher's notes.
fn words(text: &str) -> usize {
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
