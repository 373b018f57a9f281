//! `run`, with an answer that only says that it runs: saving, ending, and what cannot run.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::fixture::Workbook;

const LIB: &str = "exercises/emit/broadcast/src/lib.rs";

/// What hosts the answer: it says how it was told to run, and ends when nobody holds its stdin any more. Or it fails.
const STAGE: &str = r#"
use std::io::Read;

fn main() {
    println!("{} runs {}", broadcast::ANSWER, std::env::var("WORKBOOK_RUN").expect("told"));
    if broadcast::ANSWER == "a failure" {
        std::process::exit(1);
    }
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
}
"#;

fn answer(text: &str) -> String {
    format!("pub const ANSWER: &str = {text:?};\n")
}

fn workbook(text: &str) -> Workbook {
    let manifest = "[package]\nname = \"broadcast\"\nedition = \"2024\"\n[lib]\ntest = false\n\
                    [[test]]\nname = \"grade\"\nharness = false\n";
    let root = "[package]\nname = \"workbook\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n\
                [workspace]\nresolver = \"3\"\nmembers = [\"exercises/*/*\"]\n";
    Workbook::new()
        .with("Cargo.toml", root)
        .with("exercises/emit/broadcast/Cargo.toml", manifest)
        .with(LIB, &answer(text))
        .with("exercises/emit/broadcast/tests/grade.rs", STAGE)
}

#[cfg(unix)]
#[test]
fn it_begins_again_at_each_save_and_ends_with_all_that_it_has_started() {
    use std::process::Command;

    let workbook = workbook("first");
    let mut command = workbook.command(["run", "broadcast", "--port", "0", "--quiet"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut next = || {
        let mut line = String::new();
        assert_ne!(out.read_line(&mut line).expect("text"), 0, "it has ended");
        line
    };
    let first = next();
    assert!(first.starts_with("first runs {") && first.contains("\"id\":\"broadcast\""), "{first}");
    assert!(first.contains("\"quiet\":true") && first.contains("\"again\":false"), "{first}");
    workbook.write(LIB, &answer("second"));
    let second = next();
    assert!(second.starts_with("second runs {") && second.contains("\"again\":true"), "{second}");
    // The port stays.
    let port =
        |line: &str| line.split("\"port\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).map(str::to_owned);
    assert!(port(&first).is_some() && port(&first) == port(&second), "{first}{second}");
    // What does not compile leaves the one before at work.
    workbook.write(LIB, "pub const ANSWER: &str = 7;\n");
    workbook.write(LIB, &answer("third"));
    assert!(next().starts_with("third runs {"));

    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill starts").success());
    // The answer holds the pipe, too.
    let mut line = String::new();
    while out.read_line(&mut line).expect("text") > 0 {}
    assert!(child.wait().expect("it has ended").success());
}

#[test]
fn what_does_not_compile_or_run_is_not_solved() {
    workbook("a failure").run(["run", "broadcast", "--port", "0"]).ended(1).said("a failure runs {");
    let broken = workbook("first");
    broken.write(LIB, "pub const ANSWER: &str = 7;\n");
    broken.run(["run", "broadcast", "--port", "0"]).ended(1).said("E0308").said("It does not compile.");
}

#[test]
fn a_wrong_idea_is_one_that_the_grader_knows() {
    let run = workbook("first").run(["run", "broadcast", "--idea", "telepathy"]).ended(2);
    run.said("broadcast knows no idea `telepathy`: it knows ").said("io_emit");
    workbook("first").run(["run", "broadcast", "--answer", "nowhere.rs"]).ended(2).said("nowhere.rs is not a file");
    workbook("first").run(["run", "brodcast"]).ended(2).said("did you mean `broadcast`?");
}
