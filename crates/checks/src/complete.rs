//! What an exercise must have besides rows that are right.

use graders::{Entry, Kind};

/// What is missing, one sentence each.
pub(crate) fn missing(part: &str, answers: &[Entry], complete: bool, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let expected = |kind: &Kind| kind.is_everywhere() && (complete || !kind.is_left_out());
    let mut missing = Vec::new();
    for exercise in course::all().filter(|exercise| exercise.part == part && wanted(exercise.id)) {
        let id = exercise.id;
        let Some(feedback) = feedback::of(id) else { continue };
        let of = |kind: Kind| {
            answers.iter().filter(|a| a.exercise == id && a.kind == kind).map(|a| a.name).collect::<Vec<_>>()
        };
        for kind in Kind::ALL.into_iter().filter(expected) {
            if of(kind).is_empty() {
                missing.push(format!("{id} has nothing in {}", kind.name()));
            }
        }
        let files = of(Kind::Misconception);
        for listed in feedback.misconceptions.iter().filter(|m| complete && !files.contains(&m.name)) {
            missing.push(format!("{id}: crates/feedback lists {}, and misconceptions/{0}.rs is missing", listed.name));
        }
        for file in files.iter().filter(|file| feedback.misconception(file).is_none()) {
            missing.push(format!("{id}: misconceptions/{file}.rs is not listed in crates/feedback"));
        }
        let references = answers.iter().filter(|a| a.exercise == id && a.kind == Kind::Reference);
        for scene in references.flat_map(crate::scenes) {
            let expected = graders::expectation(id, scene);
            if expected.right.steps.is_empty() {
                let of = scene.map(|scene| format!(" ({scene})")).unwrap_or_default();
                missing.push(format!(
                    "{id}{of}: no transcript of the reference is recorded: `cargo workbook record {id}`"
                ));
            }
        }
    }
    missing
}
