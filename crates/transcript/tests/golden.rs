//! What is said of a difference: one case for each kind, and true causes of mistakes that people make.
//!
//! The cases stand in `tests/golden/*.txt`: what should be heard, what was heard (what is sent is the same), and what is
//! said of it, each fact with its kind, then the question. They are written by hand and read by people: no run writes
//! them. `WHO` is who hears it, where that is wrong.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use transcript::Transcript;
use transcript::difference::{Who, difference, question};

struct Case {
    name: String,
    expected: Transcript,
    actual: Transcript,
    says: String,
}

#[test]
fn each_kind_of_difference_is_told_as_it_was_agreed() {
    let mut cases = 0;
    let mut wrong = String::new();
    for file in files() {
        for case in read(&file) {
            cases += 1;
            let said = told(&case);
            if said != case.says {
                let _ = writeln!(wrong, "=== {}\n--- agreed\n{}--- said\n{said}", case.name, case.says);
            }
        }
    }
    assert!(cases >= 100, "only {cases} cases were found");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_typed_is_read_back_from_json() {
    for case in files().iter().flat_map(|file| read(file)) {
        let found = difference(&case.expected, &case.actual).expect("a difference");
        let json = serde_json::to_value(&found).expect("JSON");
        let again: transcript::difference::Difference = serde_json::from_value(json.clone()).expect(&case.name);
        assert_eq!(serde_json::to_value(again).expect("JSON"), json, "{}", case.name);
        for fact in found.facts() {
            assert!(fact.kind.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", fact.kind);
        }
    }
}

#[test]
fn what_is_equal_does_not_differ() {
    for case in files().iter().flat_map(|file| read(file)) {
        assert_eq!(difference(&case.expected, &case.expected), None, "{}", case.name);
    }
}

#[test]
fn a_placeholder_is_never_shown_as_a_text() {
    for case in files().iter().flat_map(|file| read(file)) {
        let found = difference(&case.expected, &case.actual).expect("a difference");
        let text = found.text();
        for placeholder in ["\"<text>\"", "\"<id of", "\\\\#"] {
            assert!(!text.contains(placeholder), "{}: {text}", case.name);
        }
    }
}

fn told(case: &Case) -> String {
    let found = difference(&case.expected, &case.actual).expect("a difference");
    let mut said = String::new();
    for fact in found.facts() {
        let _ = writeln!(said, "{}: {}", fact.kind, fact.text);
    }
    if found.who != Who::Right {
        let _ = writeln!(said, "WHO {}", serde_json::to_string(&found.who).expect("JSON"));
    }
    if let Some(question) = question(&found) {
        let _ = writeln!(said, "? {question}");
    }
    said
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).expect("a file of cases");
    let case = |block: &str| {
        let (name, rest) = block.split_once('\n').expect("a name");
        let (expected, rest) = rest.split_once("--- heard\n").expect("what was heard");
        let (actual, says) = rest.split_once("--- says\n").expect("what is said");
        let expected: Transcript = expected.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut actual: Transcript = actual.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        for (did, should) in actual.steps.iter_mut().zip(&expected.steps) {
            did.sent.clone_from(&should.sent);
        }
        Case { name: name.to_owned(), expected, actual, says: says.trim_start().trim_end().to_owned() + "\n" }
    };
    text.split("=== ").skip(1).map(case).collect()
}
