//! `grade`, with a grader that only says what it is told to: how verdicts are taken, printed and summed up.

use serde_json::Value;

use crate::fixture::Workbook;

/// Says the verdict that the answer names, in the form that is asked for. It takes no word of the stage for it.
const GRADER: &str = r##"
use std::process::{ExitCode, abort, exit};

fn main() -> ExitCode {
    println!("noise");
    let arguments: Vec<String> = std::env::args().collect();
    let of = |name: &str| arguments.iter().position(|it| it == name).map(|at| arguments[at + 1].clone());
    let (id, text) = (&arguments[1], std::fs::read_to_string(of("--text").expect("--text")).expect("a text"));
    assert!(std::path::Path::new(&of("--stage").expect("--stage")).is_file());
    let (verdict, code) = match text.split('"').nth(1).expect("an answer") {
        "right" => ("passed", 0),
        "wrong" => ("not_solved", 1),
        "no redis" => ("not_graded", 2),
        "abort" => abort(),
        "exit with success" => exit(0),
        "print a pass and fail" => ("passed", 1),
        other => panic!("{other}"),
    };
    if std::env::var_os("WORKBOOK_FORMAT").is_some_and(|format| format == "json") {
        let told = std::env::var_os("WORKBOOK_TOLD").map(|_| format!(r#""told":"{verdict}, for a person\n","#));
        let told = told.unwrap_or_default();
        println!(
            r#"{{"id":"{id}","verdict":"{verdict}","misconception":[],"match":"none","reason":null,{told}"steps":[],"millis":7}}"#
        );
    } else {
        println!("{verdict}, for a person");
    }
    ExitCode::from(code)
}
"##;

/// What makes a program of an answer.
const GRADE: &str = "#[macro_export]\nmacro_rules! stage {\n    ($id:ident) => {\n        fn main() {}\n    };\n}\n";

pub(super) fn answer(text: &str) -> String {
    format!("pub const ANSWER: &str = {text:?};\n")
}

fn manifest(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n{rest}")
}

/// A workbook with these exercises, each with an answer.
pub(super) fn workbook(exercises: &[(&str, &str)]) -> Workbook {
    let grade = "[dev-dependencies]\ngrade = { path = \"../../../crates/grade\" }\n";
    let mut workbook = Workbook::new()
        .with("crates/grader/Cargo.toml", &manifest("grader", "[dependencies]\ngrade = { path = \"../grade\" }\n"))
        .with("crates/grader/src/main.rs", GRADER)
        .with("crates/grade/Cargo.toml", &manifest("grade", ""))
        .with("crates/grade/src/lib.rs", GRADE);
    for (id, text) in exercises {
        let folder = catalogue::find(id).expect("an exercise").folder();
        let test = format!("[lib]\ntest = false\n[[test]]\nname = \"grade\"\nharness = false\n{grade}");
        workbook = workbook
            .with(&format!("exercises/{folder}/Cargo.toml"), &manifest(id, &test))
            .with(&format!("exercises/{folder}/tests/grade.rs"), "fn main() {}")
            .with(&format!("exercises/{folder}/src/lib.rs"), &answer(text))
            .with(&format!("solutions/{folder}/Cargo.toml"), &manifest(&format!("{id}-solution"), grade))
            .with(&format!("solutions/{folder}/src/lib.rs"), &answer("right"))
            .with(&format!("answers/{folder}/stub.rs"), &answer("wrong"));
    }
    workbook
}

fn verdicts(stdout: &str) -> Vec<(String, String)> {
    let field = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .map(|line| (field(&line, if line.get("file").is_some() { "file" } else { "id" }), field(&line, "verdict")))
        .collect()
}

fn pairs<'a>(of: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, verdict)| ((*name).to_owned(), (*verdict).to_owned())).collect()
}

#[test]
fn the_exit_code_is_the_verdict() {
    for (text, code, said) in [("right", 0, "passed"), ("wrong", 1, "not_solved"), ("no redis", 2, "not_graded")] {
        let workbook = workbook(&[("broadcast", text)]);
        workbook.run(["grade", "broadcast"]).ended(code).said(&format!("{said}, for a person"));
        let run = workbook.run(["grade", "broadcast", "--json"]).ended(code);
        assert_eq!(verdicts(&run.stdout), pairs(&[("broadcast", said)]));
    }
}

#[test]
fn of_several_each_is_graded_and_the_worst_is_the_exit_code() {
    let workbook = workbook(&[("hello", "right"), ("broadcast", "wrong"), ("namespace", "right")]);
    workbook.write("exercises/namespaces/namespace/src/lib.rs", "this is no Rust");
    let run = workbook.run(["grade", "hello", "broadcast", "namespace", "--json"]).ended(1);
    let expected = [("hello", "passed"), ("broadcast", "not_solved"), ("namespace", "not_solved")];
    assert_eq!(verdicts(&run.stdout), pairs(&expected));
    assert!(run.stdout.contains("does not compile: error: expected"), "{}", run.stdout);
    assert!(run.stdout.contains("src/lib.rs:1"), "{}", run.stdout);
    assert!(run.stderr.contains("this is no Rust"), "rustc is not heard:\n{}", run.stderr);
    workbook.run(["grade", "hello", "broadcast"]).ended(1).said("1 passed, 1 not solved, 0 not graded");
}

#[test]
fn a_verdict_is_never_taken_from_a_run_that_did_not_reach_one() {
    for text in ["abort", "exit with success", "print a pass and fail"] {
        let workbook = workbook(&[("broadcast", text)]);
        let run = workbook.run(["grade", "broadcast", "--json"]).ended(2);
        assert_eq!(verdicts(&run.stdout), pairs(&[("broadcast", "not_graded")]), "{text}");
    }
}

#[test]
fn without_an_id_the_folder_says_which() {
    let workbook = workbook(&[("broadcast", "right")]);
    workbook.run_in("exercises/emit/broadcast/src", ["grade"]).ended(0).said("passed, for a person");
    workbook.run(["grade"]).ended(2).said("which exercise?");
}

#[test]
fn an_exercise_that_is_missing_is_not_graded_and_stops_no_other() {
    let workbook = workbook(&[("broadcast", "right")]);
    let run = workbook.run(["grade", "hello", "broadcast", "--json"]).ended(2);
    assert_eq!(verdicts(&run.stdout), pairs(&[("hello", "not_graded"), ("broadcast", "passed")]));
}

#[test]
fn files_from_elsewhere_leave_the_learners_answer_alone() {
    let workbook = workbook(&[("broadcast", "wrong")])
        .with("bob.rs", &answer("right"))
        .with("carol.rs", "this is no Rust")
        .with("dave.rs", &answer("wrong"));
    // The lock file comes with the first build.
    workbook.run(["grade", "broadcast"]).ended(1);
    let run = workbook.run(["grade", "broadcast", "--json", "--answer", "bob.rs", "carol.rs", "dave.rs"]).ended(1);
    let expected = [("bob.rs", "passed"), ("carol.rs", "not_solved"), ("dave.rs", "not_solved")];
    assert_eq!(verdicts(&run.stdout), pairs(&expected));
    assert_eq!(workbook.read("exercises/emit/broadcast/src/lib.rs"), answer("wrong"));
    workbook.run(["grade", "broadcast", "--answer", "bob.rs"]).ended(0).said("passed, for a person");
    workbook.run(["grade", "broadcast", "--answer", "nobody.rs"]).ended(2).said("nobody.rs is not a file");
}

#[test]
fn a_folder_of_answers_is_counted_and_written_down() {
    let workbook = workbook(&[("broadcast", "wrong"), ("hello", "wrong")])
        .with("class/alice.rs", &answer("right"))
        .with("class/bob/src/lib.rs", &answer("right"))
        .with("class/carol/exercises/emit/broadcast/src/lib.rs", &answer("wrong"))
        .with("class/carol/exercises/emit/hello/src/lib.rs", &answer("right"))
        .with("class/dave.rs", "this is no Rust")
        .with("class/erin/notes.txt", "");
    workbook.run(["grade", "broadcast"]).ended(1);
    let wanted = ["--csv", "marks.csv", "--junit", "marks.xml", "--feedback", "told"];
    let run = workbook.run(["grade", "broadcast", "--answer", "class"].into_iter().chain(wanted)).ended(1);
    let run = run.said("2 passed, 2 not solved, 0 not graded").said("1 × does not compile: dave");
    run.said("1 × wrong in another way: carol").said("2 × the same text: alice, bob");
    let lines = workbook.read("marks.csv").lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines.len(), 5, "{lines:?}");
    assert!(
        lines[4].starts_with("\"dave\",\"broadcast\",\"not_solved\",\"0\",\"0\",\"\",\"false\",\"false\","),
        "{lines:?}"
    );
    assert!(workbook.read("marks.xml").contains("tests=\"4\" failures=\"2\" errors=\"0\""));
    assert_eq!(workbook.read("told/broadcast/alice.txt"), "passed, for a person\n");
    assert!(workbook.read("told/broadcast/dave.txt").contains("does not compile"));
    // Several exercises: a line for each student, and a mark for each exercise.
    let run = workbook.run(["grade", "hello", "broadcast", "--answer", "class"]).ended(1);
    run.said("carol   ✓  ✗");
    workbook.run(["grade", "hello", "broadcast", "--answer", "class/alice.rs"]).ended(2).said("give one ID");
}

#[test]
fn a_broken_machine_is_not_the_learners_fault() {
    let workbook = workbook(&[("broadcast", "right")]);
    let mut command = workbook.command(["grade", "broadcast"]);
    let output = command.env("CARGO", workbook.path("no-such-cargo")).output().expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("https://rustup.rs"));
}
