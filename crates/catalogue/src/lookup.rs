//! Finding an exercise by its id, and the nearest one to a misspelt id.

use crate::{Exercise, parts};

/// Every exercise, in order.
pub fn all() -> impl Iterator<Item = &'static Exercise> {
    parts().iter().flat_map(|part| part.exercises)
}

/// The exercise with this id. Its number, its folder, and the first edition's `04_broadcast` are understood too.
#[must_use]
pub fn find(name: &str) -> Option<&'static Exercise> {
    let id = without_number(name);
    all().find(|e| e.id == id || e.folder() == name || name.parse() == Ok(e.number()))
}

/// `broadcast` of `04_broadcast`: the first edition's folders began with two digits.
fn without_number(name: &str) -> &str {
    match name.split_once('_') {
        Some((number, id)) if number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) => id,
        _ => name,
    }
}

/// The ids nearest to a misspelt one, best first, at most three.
#[must_use]
pub fn nearest(id: &str) -> Vec<&'static str> {
    let id = id.to_lowercase();
    let mut near: Vec<_> = all()
        .map(|e| {
            let part_of = e.id.contains(&id) || id.contains(e.id);
            (if part_of { 1 } else { distance(&id, e.id) }, e.id)
        })
        .filter(|(far, name)| *far <= 2.max(name.len() / 3))
        .collect();
    // Of those that are as near, the one that comes first in the course.
    near.sort_by_key(|(far, _)| *far);
    near.into_iter().take(3).map(|(_, id)| id).collect()
}

/// Levenshtein's distance, in bytes: ids are ASCII.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let substituted = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = substituted.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_id_finds_its_neighbours() {
        assert_eq!(nearest("brodcast"), ["broadcast"]);
        assert_eq!(nearest("room").first(), Some(&"join_room"));
        assert!(nearest("qqqqqqqqqqqq").is_empty());
    }

    #[test]
    fn an_exercise_is_found_by_id_folder_and_number() {
        for name in ["broadcast", "emit/broadcast", "04_broadcast", "4"] {
            assert_eq!(find(name).map(|e| e.id), Some("broadcast"));
        }
    }

    #[test]
    fn each_id_is_its_modules() {
        let ids: Vec<&str> = all().map(|e| e.id).collect();
        let places: Vec<&str> = course::all().map(|place| place.id).collect();
        assert_eq!(ids, places);
    }
}
