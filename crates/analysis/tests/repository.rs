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

/// What the repository has for one exercise.
#[derive(Default)]
struct Right {
    /// The files of the reference.
    reference: Vec<PathBuf>,
    /// Each an answer of its own.
    alternatives: Vec<PathBuf>,
}

/// By exercise, wherever its files are kept: references in the `src` of a folder of its name, below `solutions`;
/// alternatives in a folder of that name, in one of the exercise's name.
fn right_answers() -> BTreeMap<String, Right> {
    let mut answers: BTreeMap<String, Right> = BTreeMap::new();
    for top in ["solutions", "answers", "crates/graders"] {
        for path in files_below(&root().join(top)) {
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let before =
                |name: &str| parts.iter().rposition(|part| part == name).map(|at| id(&parts[at - 1]).to_owned());
            if let Some(exercise) = before("alternatives") {
                answers.entry(exercise).or_default().alternatives.push(path);
            } else if let Some(exercise) = before("src").filter(|_| top == "solutions") {
                answers.entry(exercise).or_default().reference.push(path);
            }
        }
    }
    answers
}

fn texts(paths: &[PathBuf]) -> Vec<(String, String)> {
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).expect("an answer"))).collect()
}

fn answer(texts: &[(String, String)]) -> Answer<'_> {
    let files: Vec<_> = texts.iter().map(|(name, text)| File { name, text }).collect();
    Answer::read(&files)
}

#[test]
fn nothing_is_said_of_a_right_answer() {
    let mut said = Vec::new();
    let mut excused = 0;
    let (mut references, mut alternatives) = (0, 0);
    for (exercise, right) in right_answers() {
        let reference = texts(&right.reference);
        // The contract is what the reference has to do with.
        let (on, emit) = answer(&reference).events();
        let on: Vec<&str> = on.iter().map(String::as_str).collect();
        let emit: Vec<&str> = emit.iter().map(String::as_str).collect();
        references += usize::from(!reference.is_empty());
        alternatives += right.alternatives.len();
        let others = right.alternatives.iter().map(|path| texts(std::slice::from_ref(path)));
        for files in std::iter::once(reference.clone()).chain(others) {
            for remark in answer(&files).remarks(Events { on: &on, emit: &emit }) {
                let kind = format!("{:?}", remark.kind);
                if TRUE_ALL_THE_SAME.iter().any(|(file, known)| remark.file.ends_with(file) && kind == *known) {
                    excused += 1;
                } else {
                    said.push(format!("{exercise}: {}:{}: {kind}", remark.file, remark.line));
                }
            }
        }
    }
    assert!(references >= 34, "only {references} references were found");
    assert!(alternatives >= 79, "only {alternatives} alternatives were found");
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert_eq!(excused, TRUE_ALL_THE_SAME.len(), "an excuse that is not needed any more");
}
