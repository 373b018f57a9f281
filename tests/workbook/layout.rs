//! The layout: each exercise has all of its parts, and the crates know only what they may.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use catalogue::Exercise;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folders(of: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(of)).expect("a folder of the workbook");
    let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The stems of the files in `answers/<part>/<id>/<kind>` with this ending.
fn stems(exercise: &Exercise, kind: &str, ending: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(root().join("answers").join(exercise.folder()).join(kind)) else {
        return BTreeSet::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    paths.filter(|path| path.extension().is_some_and(|end| end == ending)).filter_map(stem).collect()
}

/// Fails with every complaint, not only the first.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[test]
fn each_exercise_has_all_of_its_files() {
    let mut missing = Vec::new();
    for exercise in catalogue::all() {
        let folder = exercise.folder();
        let files = [
            format!("exercises/{folder}/Cargo.toml"),
            format!("exercises/{folder}/src/lib.rs"),
            format!("exercises/{folder}/tests/grade.rs"),
            format!("solutions/{folder}/Cargo.toml"),
            format!("solutions/{folder}/src/lib.rs"),
            format!("solutions/{folder}/tests/grade.rs"),
            format!("answers/{folder}/stub.rs"),
            format!("book/src/{}", exercise.page),
        ];
        missing.extend(files.into_iter().filter(|file| !root().join(file).is_file()));
        for kind in ["alternatives", "misconceptions", "decoys"] {
            if stems(exercise, kind, "rs").is_empty() {
                missing.push(format!("answers/{folder}/{kind}/*.rs"));
            }
        }
    }
    none(&missing);
}

#[test]
fn the_catalogue_and_the_misconceptions_folder_name_the_same() {
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let listed: BTreeSet<String> = exercise.misconceptions.iter().map(|m| m.name.to_owned()).collect();
        let files = stems(exercise, "misconceptions", "rs");
        for name in listed.symmetric_difference(&files) {
            complaints.push(format!(
                "{}: {name} is only in the {}",
                exercise.id,
                if files.contains(name) { "folder" } else { "catalogue" }
            ));
        }
    }
    none(&complaints);
}

#[test]
fn every_transcript_is_recorded_and_none_is_left_over() {
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let mut answers = stems(exercise, "misconceptions", "rs");
        answers.extend(["stub".to_owned(), "reference".to_owned()]);
        let recorded = stems(exercise, "transcripts", "snap");
        // `said@history` is the scenario `history` of the misconception `said`.
        let names: BTreeSet<String> =
            recorded.iter().map(|name| name.split('@').next().unwrap_or(name).to_owned()).collect();
        for name in answers.symmetric_difference(&names) {
            let what = if names.contains(name) { "a transcript of no answer" } else { "no transcript" };
            complaints.push(format!("{}: {name}: {what}: `cargo workbook record {}`", exercise.id, exercise.id));
        }
    }
    none(&complaints);
}

#[test]
fn no_folder_is_without_its_exercise() {
    let known: BTreeSet<String> = catalogue::all().map(Exercise::folder).collect();
    for kind in ["exercises", "solutions", "answers"] {
        let below = |part: String| folders(&format!("{kind}/{part}")).into_iter().map(move |id| format!("{part}/{id}"));
        let found: BTreeSet<String> = folders(kind).into_iter().flat_map(below).collect();
        assert_eq!(found, known, "in {kind}");
    }
}

#[test]
fn the_metadata_is_complete_and_in_order() {
    let mut complaints = Vec::new();
    let mut before = BTreeSet::new();
    for exercise in catalogue::all() {
        let id = exercise.id;
        let mut complain = |what: &str| complaints.push(format!("{id}: {what}"));
        for needed in exercise.needs.iter().filter(|needed| !before.contains(*needed)) {
            complain(&format!("needs {needed}, which does not come before"));
        }
        if exercise.minutes == 0 || exercise.title.is_empty() || exercise.concept.is_empty() || exercise.next.is_empty()
        {
            complain("minutes, title, concept and next must be filled in");
        }
        let hints: BTreeSet<&str> = exercise.hints.into_iter().filter(|hint| hint.len() > 20).collect();
        if hints.len() != 3 {
            complain("three different hints");
        }
        for wrong in exercise.misconceptions {
            let texts = [wrong.subject, wrong.symptom, wrong.idea, wrong.ask];
            if texts.iter().any(|text| text.is_empty()) || wrong.symptom.ends_with('.') {
                complain(&format!("{}: a text is missing, or the symptom ends with a full stop", wrong.name));
            }
            let page = wrong.page.split('#').next().unwrap_or_default();
            if !root().join("book/src").join(page).is_file() {
                complain(&format!("{}: the book has no page {page}", wrong.name));
            }
        }
        before.insert(id);
    }
    none(&complaints);
}

#[test]
fn a_graders_main_is_one_call() {
    for kind in ["exercises", "solutions"] {
        for folder in catalogue::all().map(Exercise::folder) {
            let text =
                fs::read_to_string(root().join(kind).join(&folder).join("tests/grade.rs")).expect("tests/grade.rs");
            assert!(text.lines().count() <= 6, "{kind}/{folder}/tests/grade.rs holds more than one call");
        }
    }
}

/// Scenes and engine wait for what happens, never for a while to be over.
#[test]
fn nothing_in_a_scene_sleeps() {
    let mut complaints = Vec::new();
    let mut open = vec![root().join("crates/graders/src"), root().join("crates/grading/src/harness")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if fs::read_to_string(&path).expect("a text").contains("sleep(") {
                complaints.push(path.display().to_string());
            }
        }
    }
    none(&complaints);
}

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
