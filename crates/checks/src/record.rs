//! Writing the transcripts, of all but the alternatives; and what the server did meanwhile, in a file beside each, which
//! explains and is never judged.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use graders::{Entry, Kind};
use transcript::server_record::ServerRecord;

/// Records what each of these answers does. Without `INSTA_UPDATE=always`, differences are shown and nothing is
/// written.
///
/// A scenario in which a wrong idea does not show is not recorded: it could only say what the reference says.
pub(crate) fn all(entries: &[&Entry]) -> ExitCode {
    // The reference first: what is kept of the others is about the step that differs from it.
    let mut entries = entries.to_vec();
    entries.sort_by_key(|entry| entry.kind != Kind::Reference);
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
            let again = played.notes.again && played.transcript != graders::expectation(entry.exercise, scene).right;
            // Nobody else's second server is compared with it.
            if again && entry.kind.is_known() {
                eprintln!("{}: not recorded: it is wrong in a second server only", crate::path(entry));
                unequal += 1;
                continue;
            }
            let name = course::in_scene(entry.name, scene) + if again { course::SECOND_SERVER } else { "" };
            let place = course::find(entry.exercise).expect("the answers are made from the course");
            let folder = crate::root().join(place.recordings(entry.kind));
            let text = played.transcript.to_string();
            if text.parse().as_ref() != Ok(&played.transcript) {
                eprintln!("{}: not recorded: a name or a title makes it unreadable", crate::path(entry));
                unequal += 1;
                continue;
            }
            let of = (entry.exercise, scene);
            match (entry.kind, scene) {
                (Kind::Reference, _) => drop(right.insert(of, text.clone())),
                (Kind::Misconception | Kind::Decoy | Kind::Mistake, Some(_)) if right.get(&of) == Some(&text) => {
                    let left = [format!("{name}.snap"), format!("{name}.record")];
                    unequal += left.iter().filter(|file| !forgotten(&folder.join(file))).count();
                    continue;
                }
                (Kind::Stub | Kind::Alternative | Kind::Misconception | Kind::Decoy | Kind::Mistake, _) => {}
            }
            // The reference needs no explanation.
            if entry.kind != Kind::Reference {
                let reference = right.get(&of).and_then(|text: &String| text.parse().ok());
                let reference = reference.unwrap_or_else(|| graders::expectation(entry.exercise, scene).right);
                let step = reference.first_difference(&played.transcript).unwrap_or_default();
                let record = crate::told::of_a_learner(played).record.about(step);
                keep_record(&folder.join(format!("{name}.record")), &record);
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

/// Whether anything may be written.
fn may_write() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

/// Keeps what the server did. It is not compared: what is said of it is, as a verdict.
fn keep_record(file: &Path, record: &ServerRecord) {
    if !may_write() {
        return;
    }
    let text = if record.is_empty() { String::new() } else { record.to_string() };
    if text.is_empty() {
        forgotten(file);
    } else if std::fs::read_to_string(file).ok().as_ref() != Some(&text) {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for recordings");
        std::fs::write(file, text).expect("a record can be written");
    }
}

/// Removes what an earlier recording left, if anything may be written. Returns whether nothing is left.
fn forgotten(file: &Path) -> bool {
    !file.exists() || (may_write() && std::fs::remove_file(file).is_ok())
}
