//! Writing the transcripts, from the stub, the reference and the misconceptions alone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use graders::{Entry, Kind};

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
                    unequal += usize::from(!forgotten(&folder.join(format!("{name}.snap"))));
                    continue;
                }
                (Kind::Stub | Kind::Alternative | Kind::Misconception | Kind::Decoy, _) => {}
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate lies in crates/checks");
    root.join(course::find(exercise).expect("the answers are made from the course").transcripts())
}

/// Removes what an earlier recording left, if anything may be written. Returns whether nothing is left.
fn forgotten(file: &Path) -> bool {
    let may_write = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    !file.exists() || (may_write && std::fs::remove_file(file).is_ok())
}
