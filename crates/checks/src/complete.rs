//! What an exercise must have besides rows that are right.

use graders::Entry;

/// What is missing, one sentence each.
pub(crate) fn missing(part: &str, answers: &[Entry], wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut missing = Vec::new();
    let exercises = catalogue::parts().iter().filter(|p| p.name == part).flat_map(|p| p.exercises);
    for exercise in exercises.filter(|exercise| wanted(exercise.id)) {
        let id = exercise.id;
        let of = |kind: &str| {
            answers.iter().filter(|a| a.exercise == id && a.kind == kind).map(|a| a.name).collect::<Vec<_>>()
        };
        for kind in ["stub", "reference", "alternatives", "misconceptions", "decoys"] {
            if of(kind).is_empty() {
                missing.push(format!("{id} has nothing in {kind}"));
            }
        }
        let files = of("misconceptions");
        for listed in exercise.misconceptions.iter().filter(|m| !files.contains(&m.name)) {
            missing.push(format!("{id}: the catalogue lists {}, and misconceptions/{0}.rs is missing", listed.name));
        }
        for file in files.iter().filter(|file| exercise.misconception(file).is_none()) {
            missing.push(format!("{id}: misconceptions/{file}.rs is not listed in the catalogue"));
        }
        let references = answers.iter().filter(|a| a.exercise == id && a.kind == "reference");
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
