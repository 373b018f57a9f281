//! From what somebody typed to the exercises she means.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use catalogue::Exercise;
use course::Kind;

/// The exercise that `id` names: `broadcast`, `4`, or the first edition's `04_broadcast`.
pub(crate) fn one(id: &str) -> Result<&'static Exercise> {
    if let Some(exercise) = catalogue::find(id) {
        return Ok(exercise);
    }
    match catalogue::nearest(id).as_slice() {
        [] => bail!("there is no exercise `{id}`: `cargo workbook list` names them all"),
        near => {
            let near: Vec<_> = near.iter().map(|id| format!("`{id}`")).collect();
            bail!("there is no exercise `{id}`: did you mean {}?", near.join(" or "))
        }
    }
}

/// All of them, in the order in which they were named.
pub(crate) fn each(ids: &[String]) -> Result<Vec<&'static Exercise>> {
    ids.iter().map(|id| one(id)).collect()
}

/// The file of a wrong idea that the exercise's grader knows.
pub(crate) fn idea(root: &Path, exercise: &Exercise, name: &str) -> Result<PathBuf> {
    let file = root.join(exercise.place().answer(Kind::Misconception, name));
    let known: Vec<_> = exercise.misconceptions.iter().map(|known| known.name).collect();
    ensure!(
        known.contains(&name) && file.is_file(),
        "{} knows no idea `{name}`: it knows {}",
        exercise.id,
        known.join(", ")
    );
    Ok(file)
}
