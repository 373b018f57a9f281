//! Who knows whom: what is built with what, and what a change builds anew. Asked of cargo, not of a clock.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use crate::layout::{none, root};

/// What a package is built from, one line each: `serde v1.0.229|derive,std`.
fn tree(arguments: &[&str]) -> BTreeSet<String> {
    edges("normal,build", arguments)
}

fn tree_with_tests(arguments: &[&str]) -> BTreeSet<String> {
    edges("normal,build,dev", arguments)
}

fn edges(kinds: &str, arguments: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root())
        .args(["tree", "--offline", "--locked", "-e", kinds, "--prefix", "none", "-f", "{p}|{f}"])
        .args(arguments)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn the_command_line_does_not_know_the_grading_stack() {
    let built = tree(&["-p", "workbook"]);
    for absent in ["rust_socketio", "socketioxide", "grading", "graders", "reqwest"] {
        let found = built.iter().find(|package| package.split(' ').next() == Some(absent));
        assert_eq!(found, None, "`cargo run` must not build {absent}");
    }
}

/// The packages of the workbook that are built anew when this one changes.
fn rebuilt_by(package: &str, kinds: &str) -> BTreeSet<String> {
    let names = edges(kinds, &["--workspace", "-i", package]);
    names.iter().filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_comma_in_a_hint_rebuilds_only_the_book_and_the_command_line() {
    let rebuilt = rebuilt_by("catalogue", "normal,build,dev");
    assert_eq!(rebuilt, set(&["catalogue", "who-hears-preprocessor", "workbook"]));
}

/// A verdict prints it, so what prints verdicts is built anew, and with it the exercises, which are compiled beside that
/// library. Scenes, engine, solutions and all the answers that are checked are not.
#[test]
fn a_comma_in_an_idea_rebuilds_no_scene_no_engine_and_no_answer_that_is_checked() {
    let rebuilt = rebuilt_by("feedback", "normal,build");
    let exercises: BTreeSet<String> = catalogue::all().map(|exercise| exercise.id.to_owned()).collect();
    let others: BTreeSet<String> = rebuilt.difference(&exercises).cloned().collect();
    let printing = ["feedback", "grade-main", "graders-dylib", "grade", "grader", "checks"];
    let beside = ["socketioxide-beside-graders"];
    let showing = ["catalogue", "who-hears-preprocessor", "workbook"];
    assert_eq!(others, set(&[&printing[..], &beside, &showing].concat()));
}

#[test]
fn cargo_run_builds_the_same_with_and_without_naming_the_package() {
    let (named, all) = (tree(&["-p", "workbook"]), tree(&[]));
    let twice: Vec<_> = named.difference(&all).cloned().collect();
    none(&twice);
}

/// `cargo build --workspace`, then `cargo test` in an exercise's folder: a dependency with other features would be built
/// again, and the dynamic library would lie beside one that it was not linked with.
#[test]
fn an_exercise_builds_the_same_alone_and_with_all_others() {
    let all = tree_with_tests(&["--workspace"]);
    // Manifests that ask for the same are alike: one of each is enough.
    let mut alike = BTreeMap::new();
    for exercise in catalogue::all() {
        let manifest = fs::read_to_string(root().join("exercises").join(exercise.folder()).join("Cargo.toml"));
        let asks = manifest.expect("a manifest").split_once("[dependencies]").expect("dependencies").1.to_owned();
        alike.insert(asks, exercise.id);
    }
    let mut others = Vec::new();
    for id in alike.into_values() {
        let alone = tree_with_tests(&["-p", id]);
        others.extend(alone.difference(&all).map(|package| format!("{id}: {package}")));
    }
    none(&others);
}

#[test]
fn nobody_builds_openssl() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    for absent in ["openssl-sys", "openssl-src"] {
        assert!(!lock.contains(&format!("name = \"{absent}\"")), "{absent} is back: see crates/no-tls");
    }
}

#[test]
fn the_book_is_published_by_the_mdbook_that_serves_it() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect("a file");
    let (lock, publish) = (read("Cargo.lock"), read(".github/workflows/publish.yml"));
    let after = |text: &str, mark: &str| -> String {
        let (_, rest) = text.split_once(mark).unwrap_or_else(|| panic!("no {mark}"));
        rest.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect()
    };
    let served = after(&lock, "name = \"mdbook-driver\"\nversion = \"");
    assert_eq!(after(&publish, "cargo install mdbook --locked --version "), served);
}
