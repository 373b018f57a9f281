//! From what somebody typed to the exercises she means.

use anyhow::{Result, bail};
use catalogue::Exercise;

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
