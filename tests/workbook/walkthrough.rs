//! `walkthrough` and `predict`, with a solution whose grader only says how its scenes went.

use std::io::Write;
use std::process::Stdio;

use transcript::{Judgement, Step, StepPair, Transcript, Verdict};

use crate::fixture::{Run, Workbook, finish};
use crate::layout::root;

/// What a grader says of an answer that passes, in two lines: there are two scenarios.
fn verdict(scenario: &str) -> String {
    let scene = "1  both connect\n   alice ·\n   bob   ·\n\
                 2  alice types\n   alice → typing 1\n   alice ·\n   bob   ← typing 1\n";
    let scene: Transcript = scene.parse().expect("a transcript");
    let pair = |step: Step| StepPair { title: step.title.clone(), expected: None, actual: Some(step) };
    let mut verdict = Verdict::without_grading("broadcast", Judgement::Passed, String::new());
    (verdict.scenario, verdict.reason) = (Some(scenario.to_owned()), None);
    verdict.steps = scene.steps.into_iter().map(pair).collect();
    verdict.to_json()
}

const CODE: &str = "//! Why.\n\npub fn attach() {\n    socket.on(\"typing\", 1);\n}\n";

/// A workbook with one solution, and a grader that says these lines of it.
fn workbook(lines: &[String]) -> Workbook {
    let manifest = "[package]\nname = \"broadcast-solution\"\nedition = \"2024\"\n\
                    [lib]\npath = \"lib.rs\"\n[[test]]\nname = \"grade\"\nharness = false\n";
    Workbook::new()
        .with(
            "Cargo.toml",
            "[package]\nname = \"workbook\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n\
             [workspace]\nresolver = \"3\"\nmembers = [\"solutions/*/*\", \"crates/*\"]\n",
        )
        .with("solutions/emit/broadcast/Cargo.toml", manifest)
        .with("solutions/emit/broadcast/lib.rs", "")
        .with("solutions/emit/broadcast/src/lib.rs", CODE)
        .with("solutions/emit/broadcast/tests/grade.rs", "fn main() {}\n")
        .with("crates/grader/Cargo.toml", "[package]\nname = \"grader\"\nedition = \"2024\"\n")
        .with(
            "crates/grader/src/main.rs",
            &format!("fn main() {{\n    println!(\"{{}}\", {:?});\n}}\n", lines.join("\n")),
        )
}

fn two() -> Workbook {
    workbook(&[verdict("morning"), verdict("evening")])
}

fn answered(workbook: &Workbook, arguments: &[&str], answers: &str) -> Run {
    let mut child = workbook
        .command(arguments.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line starts");
    child.stdin.take().expect("a pipe").write_all(answers.as_bytes()).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}

#[test]
fn without_a_terminal_a_walkthrough_goes_on_by_itself() {
    let workbook = two().with("answers/emit/broadcast/notes.md", "## alice types\n\nAsk Bob.\n\n## gone\n\nx\n");
    let run = workbook
        .run(["walkthrough", "broadcast"])
        .ended(0)
        .said("notes.md: no step is called \"gone\"")
        .did_not_say("Everyone but me");
    let told = [
        "broadcast: 2 of 4 steps, --all-steps plays each\n",
        "\nmorning  (scenario 1 of 2)\n",
        "    socket.on(\"typing\", 1);\n",
        "  1  both connect\n",
        "  2  alice types\n    alice → typing 1\n",
        "  Who hears it: alice, bob?\n",
        "    alice · nothing\n    bob   ← typing 1\n",
        "  Ask Bob.\n",
        "\nevening  (scenario 2 of 2)\n",
        "\n  A broadcast reaches every socket of the namespace but the one that sends it.\n",
    ];
    let mut rest = run.stdout.as_str();
    for text in told {
        rest = rest.split_once(text).unwrap_or_else(|| panic!("no {text:?} in\n{rest}")).1;
    }
}

#[test]
fn one_scenario_is_enough() {
    let workbook = two();
    let run = workbook.run(["walkthrough", "broadcast", "--scenario", "evening"]).ended(0);
    run.said("evening").did_not_say("morning");
    workbook.run(["walkthrough", "broadcast", "--scenario", "noon"]).ended(2).said("it has morning, evening");
}

#[test]
fn steps_are_chosen_and_those_before_them_are_told() {
    let workbook = two();
    let all = workbook.run(["walkthrough", "broadcast", "--all-steps"]).ended(0).said("Nobody hears anything:");
    assert!(all.stdout.starts_with("broadcast\n"), "{}", all.stdout);
    let first = workbook.run(["walkthrough", "broadcast", "--steps", "1"]).ended(0);
    first.said("broadcast: 2 of 4 steps").did_not_say("alice types");
    workbook.run(["walkthrough", "broadcast", "--steps", "3-9"]).ended(2).said("no such step: it has 2");
    workbook.run(["walkthrough", "broadcast", "--steps", "4-2"]).ended(2).said("write `2-5`, or `2,4,7-9`");
    workbook.run(["walkthrough", "broadcast", "--idea", "nonsense"]).ended(2).said("it knows io_emit");
}

#[test]
fn predictions_are_read_line_by_line_and_counted() {
    let workbook = two();
    let run = answered(&workbook, &["predict", "broadcast"], "bob\nalice, bob\n").ended(0);
    run.said("Right: 2 of 2 (100 %)").said("you said something, it heard nothing").said("3 of 4   75 %");
    answered(&workbook, &["predict", "broadcast", "--hands", "10"], "4 9\n")
        .ended(0)
        .said("Of 10, hands for alice, bob: 4 9")
        .said("15 of 20   75 %");
    answered(&workbook, &["predict", "broadcast"], "zoe\n").ended(2).said("nobody here is called `zoe`");
}

#[test]
fn a_sheet_asks_and_its_key_tells() {
    let workbook = two();
    workbook.run(["predict", "broadcast", "--sheet"]).ended(0).said("| bob    |    ☐     |    ☐    |").did_not_say("←");
    workbook
        .run(["predict", "broadcast", "--sheet", "--key"])
        .ended(0)
        .said("\u{c}\n# Key: broadcast")
        .said("bob   ← typing 1");
    workbook.run(["predict", "broadcast", "--key"]).ended(2).said("--sheet");
}

#[test]
fn what_could_not_be_played_is_said() {
    let verdict = verdict("morning")
        .replace("\"passed\"", "\"not_graded\"")
        .replace("\"reason\":null", "\"reason\":\"no Redis\"");
    workbook(&[verdict]).run(["walkthrough", "broadcast"]).ended(2).said("the scene could not be played: no Redis");
    workbook(&[]).run(["predict", "broadcast"]).ended(2).said("ended without a verdict");
    two().run(["walkthrough", "brodcast"]).ended(2).said("did you mean `broadcast`");
}

/// With the real workbook: a wrong idea in a file, and one that has most of its code in another.
#[test]
fn a_wrong_idea_is_played_as_the_reference_is() {
    if std::env::var("WORKBOOK_CHECKS").is_err() {
        return;
    }
    let real = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_workbook"));
        finish(command.current_dir(root()).args(arguments).env("NO_COLOR", "1").stdin(Stdio::null())).ended(0)
    };
    real(&["walkthrough", "broadcast", "--idea", "io_emit"])
        .said("broadcast with the idea io_emit: 4 of 13 steps")
        .said("    alice ← typing {\"name\":\"alice\"}\n");
    real(&["predict", "chat", "--idea", "always_left", "--scenario", "presence", "--sheet", "--key"])
        // She was cut.
        .said("carol          ← departed {\"name\":\"alice\",\"reason\":\"left\",\"room\":\"market\"}\n");
}
