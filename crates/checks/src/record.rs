//! Writing the transcripts, from the stub, the reference and the misconceptions alone; and what the server did meanwhile,
//! in a file beside each, which explains and is never judged.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use graders::{Entry, Kind};
use transcript::server_record::{Entry as Done, ServerRecord};

/// Records what each of these answers does. Without `INSTA_UPDATE=always`, differences are shown and nothing is
/// written.
///
/// A scenario in which a wrong idea does not show is not recorded: it could only say what the reference says.
pub(crate) fn all(entries: &[&Entry]) -> ExitCode {
    let mut unequal = 0;
    let mut right = HashMap::new();
    for entry in entries.iter().filter(|entry| entry.kind.is_recorded()) {
        for scene in crate::scenes(entry) {
            let played = crate::run(entry, scene);
            if let Some(why) = &played.not_graded {
                eprintln!("{}: not recorded: {why}", crate::path(entry));
                unequal += 1;
                continue;
            }
            if played.notes.again && played.transcript != graders::expectation(entry.exercise, scene).right {
                eprintln!("{}: not recorded: it is wrong in a second server only", crate::path(entry));
                unequal += 1;
                continue;
            }
            let name = scene.map_or_else(|| entry.name.to_owned(), |scene| format!("{}@{scene}", entry.name));
            let folder = transcripts(entry.exercise);
            let text = played.transcript.to_string();
            if text.parse().as_ref() != Ok(&played.transcript) {
                eprintln!("{}: not recorded: a name or a title makes it unreadable", crate::path(entry));
                unequal += 1;
                continue;
            }
            let of = (entry.exercise, scene);
            match (entry.kind, scene) {
                (Kind::Reference, _) => drop(right.insert(of, text.clone())),
                (Kind::Misconception, Some(_)) if right.get(&of) == Some(&text) => {
                    let left = [format!("{name}.snap"), format!("{name}.record")];
                    unequal += left.iter().filter(|file| !forgotten(&folder.join(file))).count();
                    continue;
                }
                (Kind::Stub | Kind::Alternative | Kind::Misconception | Kind::Decoy, _) => {}
            }
            // The reference needs no explanation.
            if entry.kind != Kind::Reference {
                let reference = right.get(&of).and_then(|text: &String| text.parse().ok());
                let reference = reference.unwrap_or_else(|| graders::expectation(entry.exercise, scene).right);
                let step = reference.first_difference(&played.transcript).unwrap_or_default();
                keep_record(&folder.join(format!("{name}.record")), &played.record.about(step));
            }
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            let same =
                settings.bind(|| std::panic::catch_unwind(|| insta::assert_snapshot!(name.as_str(), text)).is_ok());
            if !same {
                unequal += 1;
            }
        }
    }
    if unequal == 0 {
        println!("{} answers recorded.", entries.len());
        return ExitCode::SUCCESS;
    }
    eprintln!("{unequal} transcripts differ from what is recorded. `cargo workbook record` writes them.");
    ExitCode::FAILURE
}

/// The folder of an exercise's recorded transcripts.
fn transcripts(exercise: &str) -> PathBuf {
    crate::root().join(course::find(exercise).expect("the answers are made from the course").transcripts())
}

/// Whether anything may be written.
fn may_write() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

/// Keeps what the server did. It is not compared: what is said of it is, as a verdict.
fn keep_record(file: &Path, record: &ServerRecord) {
    if !may_write() {
        return;
    }
    let text = if record.is_empty() { String::new() } else { of_a_learner(record.clone()).to_string() };
    if text.is_empty() {
        forgotten(file);
    } else if std::fs::read_to_string(file).ok().as_ref() != Some(&text) {
        std::fs::write(file, text).expect("a record can be written");
    }
}

/// Panics are where a learner has them: in her own file. What they say has no port and no time in it.
fn of_a_learner(mut record: ServerRecord) -> ServerRecord {
    let steps = std::iter::once(&mut record.start).chain(&mut record.steps);
    for entry in steps.flat_map(|step| &mut step.entries) {
        if let Done::Panicked { place, message } = entry
            && let Some((_, line)) = place.rsplit_once(':')
        {
            *place = format!("src/lib.rs:{line}");
            *message = steady(message);
        }
    }
    record
}

/// A text without its long numbers, which differ from run to run.
fn steady(text: &str) -> String {
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let mut steady = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let same = |c: char| c.is_ascii_digit() == is_digit(rest);
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        steady.push_str(if is_digit(rest) && end > 3 { "…" } else { &rest[..end] });
        rest = &rest[end..];
    }
    steady
}

/// Removes what an earlier recording left, if anything may be written. Returns whether nothing is left.
fn forgotten(file: &Path) -> bool {
    !file.exists() || (may_write() && std::fs::remove_file(file).is_ok())
}
