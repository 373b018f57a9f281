//! What must work whatever has become of an exercise's folder: hint, reset, doctor, list, and the book.
//!
//! | accident | what cargo says | `cargo workbook` | `target/debug/workbook` |
//! |---|---|---|---|
//! | `src/lib.rs` is gone | nothing | works | works |
//! | the folder was copied | nothing | works | works |
//! | a `.bak` was left over | nothing | works | works |
//! | `Cargo.toml` is broken | refuses everything | does not start | works, and says what mends it |
//! | `Cargo.toml` is gone | refuses everything | does not start | works, and says what mends it |
//!
//! The last two stop cargo in any layout, at least in the exercise's own folder: it looks for a manifest from there upwards.

use std::fs;
use std::process::{Command, Stdio};

use crate::fixture::{Run, Workbook, finish};
use crate::served::Served;

const FOLDER: &str = "exercises/emit/broadcast";

/// An accident, and whether cargo still starts anything.
type Accident = (&'static str, fn(&Workbook), bool);

const ACCIDENTS: [Accident; 6] = [
    ("the answer is gone", |workbook| workbook.remove(&format!("{FOLDER}/src/lib.rs")), true),
    ("the grader's call is gone", |workbook| workbook.remove(&format!("{FOLDER}/tests/grade.rs")), true),
    (
        "the folder was copied",
        |workbook| {
            for file in ["Cargo.toml", "src/lib.rs", "tests/grade.rs"] {
                let text = workbook.read(&format!("{FOLDER}/{file}"));
                for copy in ["exercises/emit/broadcast copy", "exercises/emit/broadcast.old", "exercises/broadcast"] {
                    workbook.write(&format!("{copy}/{file}"), &text);
                }
            }
        },
        true,
    ),
    (
        "copies were left over",
        |workbook| {
            for file in ["Cargo.toml", "src/lib.rs", "tests/grade.rs"] {
                let text = workbook.read(&format!("{FOLDER}/{file}"));
                workbook.write(&format!("{FOLDER}/{file}.bak"), &text);
            }
        },
        true,
    ),
    ("the manifest is broken", |workbook| workbook.write(&format!("{FOLDER}/Cargo.toml"), "[package\nnane ="), false),
    ("the manifest is gone", |workbook| workbook.remove(&format!("{FOLDER}/Cargo.toml")), false),
];

/// What cargo does first, whatever it is asked for.
fn cargo_reads_the_manifests(workbook: &Workbook) -> Run {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--offline", "--locked", "--no-deps", "--format-version=1"]);
    finish(command.current_dir(workbook.path("")).stdin(Stdio::null()))
}

#[test]
fn no_accident_stops_a_rescue() {
    let workbook = Workbook::copy();
    let stub = workbook.read("answers/emit/broadcast/stub.rs");
    workbook.run(["reset", "broadcast"]).ended(0);
    let manifest = workbook.read(&format!("{FOLDER}/Cargo.toml"));
    for (what, happens, cargo_starts) in ACCIDENTS {
        happens(&workbook);
        assert_eq!(cargo_reads_the_manifests(&workbook).code == Some(0), cargo_starts, "{what}");

        workbook.run(["list"]).ended(0).said("broadcast");
        // From the folder in which it happened, too.
        workbook.run_in(FOLDER, ["hint", "broadcast"]).ended(0).said("1. ");

        let doctor = workbook.run(["doctor"]);
        assert!(matches!(doctor.code, Some(0 | 2)), "{what}: {doctor:?}");
        assert_eq!(doctor.stdout.contains("✗ the workbook's packages"), !cargo_starts, "{what}: {doctor:?}");
        assert_eq!(doctor.stdout.contains("workbook reset broadcast"), !cargo_starts, "{what}: {doctor:?}");

        let book = Served::start(&workbook, 0);
        assert!(book.get("/emit/broadcast.html").contains("workbook reset broadcast"), "{what}");
        if !cargo_starts {
            // What every open page hears.
            let told = book.news_of("refusal");
            assert!(told.contains("workbook reset broadcast"), "{what}: {told}");
        }
        drop(book);

        workbook.run_in(FOLDER, ["reset", "broadcast"]).ended(0);
        assert_eq!(workbook.read(&format!("{FOLDER}/src/lib.rs")), stub, "{what}");
        assert_eq!(workbook.read(&format!("{FOLDER}/Cargo.toml")), manifest, "{what}");
        assert_eq!(workbook.read(&format!("{FOLDER}/tests/grade.rs")), "grade::grade!(broadcast);\n", "{what}");
        cargo_reads_the_manifests(&workbook).ended(0);
    }
    // What was there, broken or not, is kept.
    assert_eq!(workbook.read(&format!("{FOLDER}/Cargo.toml.1.bak")), "[package\nnane =");
}

/// Whoever opens the file that cargo complains of reads it there, and whoever has the exercise's page open, too.
#[test]
fn what_mends_a_manifest_stands_in_its_first_line() {
    let workbook = Workbook::copy();
    for exercise in catalogue::all() {
        let file = format!("exercises/{}/Cargo.toml", exercise.folder());
        let text = workbook.read(&file);
        let first = text.lines().next().unwrap_or_default();
        let command = format!("`target/debug/workbook reset {}`", exercise.id);
        assert!(first.starts_with('#') && first.contains(&command), "{file} begins with {first:?}");
    }
}

/// A learner's are hers. In the gate nobody has changed anything: there, nothing is restored.
#[test]
fn in_the_gate_each_exercise_is_as_reset_makes_it() {
    if std::env::var_os("CI").is_none() {
        return;
    }
    let workbook = Workbook::copy();
    for exercise in catalogue::all() {
        workbook.run(["reset", exercise.id]).ended(0).said("Nothing to do");
    }
}

#[test]
fn a_broken_solution_is_not_copied_and_the_answer_comes_back_all_the_same() {
    let workbook = Workbook::copy();
    workbook.write("solutions/emit/broadcast/Cargo.toml", "[package");
    workbook.write(&format!("{FOLDER}/src/lib.rs"), "mine");
    let doctor = workbook.run(["doctor"]).ended(2);
    doctor.said("git checkout solutions/emit/broadcast/Cargo.toml");
    workbook.run(["reset", "broadcast"]).ended(2).said("`git checkout solutions/emit/broadcast/Cargo.toml`");
    assert_eq!(workbook.read(&format!("{FOLDER}/src/lib.rs")), workbook.read("answers/emit/broadcast/stub.rs"));
    assert!(workbook.read(&format!("{FOLDER}/Cargo.toml")).contains("name = \"broadcast\""));
    assert!(fs::exists(workbook.path(&format!("{FOLDER}/src/lib.rs.1.bak"))).expect("it can be asked"));
}
