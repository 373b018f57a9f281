//! Of a right answer nothing is said: reading all those that the repository has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use analysis::{Answer, Events, File};

/// Where something is said of a right answer, it is true, and the reason why it is right all the same.
const TRUE_ALL_THE_SAME: &[(&str, &str)] =
    // It leaks, as its own first line says, and the contract of `echo` does not ask about memory.
    &[("captured_socket.rs", "CapturedSocket { name: \"speaker\", event: Some(\"say\") }")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace").to_owned()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The folder's name without its number: `04_broadcast` is `broadcast`.
fn id(name: &str) -> &str {
    name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('_')
}

/// The reference of each exercise, and all right answers to it, wherever the two are kept.
fn right_answers() -> BTreeMap<String, Vec<PathBuf>> {
    let mut answers: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files_below(&root().join("solutions")) {
        let folder = path.ancestors().find(|folder| folder.join("Cargo.toml").exists() || folder.ends_with("src"));
        let folder = folder.and_then(|folder| if folder.ends_with("src") { folder.parent() } else { Some(folder) });
        if path.ends_with("src/lib.rs") || path.components().any(|part| part.as_os_str() == "src") {
            let name = folder.and_then(Path::file_name).unwrap_or_default().to_string_lossy();
            answers.entry(id(&name).to_owned()).or_default().push(path);
        }
    }
    for top in ["crates/graders", "answers"] {
        for path in files_below(&root().join(top)) {
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            if let Some(at) = parts.iter().position(|part| part == "alternatives") {
                answers.entry(id(&parts[at - 1]).to_owned()).or_default().push(path.clone());
            }
        }
    }
    answers
}

#[test]
fn nothing_is_said_of_a_right_answer() {
    let mut said = Vec::new();
    let mut read = 0;
    for (exercise, paths) in right_answers() {
        let texts: Vec<_> = paths.iter().map(|path| fs::read_to_string(path).expect("an answer")).collect();
        // The contract is what the reference has to do with.
        let reference = Answer::read(&[File { name: "reference", text: texts.first().map_or("", String::as_str) }]);
        let (on, emit) = reference.events();
        let names = |all: &[String]| all.iter().map(|name| String::leak(name.clone()) as &str).collect::<Vec<&str>>();
        let (on, emit) = (names(&on), names(&emit));
        for (path, text) in paths.iter().zip(&texts) {
            read += 1;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let answer = Answer::read(&[File { name: &name, text }]);
            for remark in answer.remarks(Events { on: &on, emit: &emit }) {
                let kind = format!("{:?}", remark.kind);
                if !TRUE_ALL_THE_SAME.contains(&(&name, &kind)) {
                    said.push(format!("{exercise}: {}:{}: {kind}", path.display(), remark.line));
                }
            }
        }
    }
    assert!(read >= 110, "only {read} right answers were found");
    assert!(said.is_empty(), "{}", said.join("\n"));
}
