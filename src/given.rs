//! What an exercise's folder comes with beside the stub: a manifest, and the call of its grader.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use course::Place;

/// The name of a solution's package ends so.
pub(crate) const SOLUTION: &str = "-solution";

/// How a solution names socketioxide, and how an exercise does: see `crates/socketioxide`.
const SOCKETIOXIDE: &str = "socketioxide.workspace = true";
const DOOR: &str =
    "socketioxide = { package = \"socketioxide-beside-graders\", path = \"../../../crates/socketioxide\" }";

/// The manifest of the exercise `id`, made from its solution's: another name, another door to socketioxide. Whoever finds
/// it broken reads in its first line what brings it back, since cargo itself starts nothing any more.
pub(crate) fn manifest(solution: &str, id: &str) -> String {
    let renamed = solution.replace(&format!("name = \"{id}{SOLUTION}\""), &format!("name = \"{id}\""));
    let first =
        format!("# Cargo cannot read this? In the workbook's folder, `target/debug/workbook reset {id}` mends it.");
    format!("{first}\n{}", renamed.replace(SOCKETIOXIDE, DOOR))
}

/// All of `tests/grade.rs`, for the exercise itself or for its solution.
pub(crate) fn grade_call(id: &str, package: &str) -> String {
    let answer = package.replace('-', "_");
    let arguments = if answer == id { answer } else { format!("{id}, {answer}") };
    format!("grade::grade!({arguments});\n")
}

/// These two files of an exercise as they came, by their paths from the workbook's root.
pub(crate) fn files(root: &Path, place: Place<'_>) -> Result<[(String, String); 2]> {
    let (folder, id) = (place.folder(), place.id);
    let solution = format!("solutions/{folder}/Cargo.toml");
    let read = fs::read_to_string(root.join(&solution)).map_err(anyhow::Error::from);
    let sound = read.and_then(|text| text.parse::<toml::Table>().map(|_| text).map_err(Into::into));
    let text = sound.with_context(|| format!("{solution} cannot be read: `git checkout {solution}` brings it back"))?;
    Ok([
        (format!("exercises/{folder}/Cargo.toml"), manifest(&text, id)),
        (format!("exercises/{folder}/tests/grade.rs"), grade_call(id, id)),
    ])
}
