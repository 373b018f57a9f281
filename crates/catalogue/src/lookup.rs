//! Finding an exercise by its id, and the nearest one to a misspelt id.

use crate::{Exercise, Part};

static PARTS: &[Part] = &[
    crate::part1::PART,
    crate::part2::PART,
    crate::part3::PART,
    crate::part4::PART,
    crate::part5::PART,
    crate::part6::PART,
    crate::part7::PART,
    crate::part8::PART,
];

/// The parts, in order.
#[must_use]
pub fn parts() -> &'static [Part] {
    PARTS
}

/// Every exercise, in order.
pub fn all() -> impl Iterator<Item = &'static Exercise> {
    PARTS.iter().flat_map(|part| part.exercises.iter().copied())
}

/// The exercise with this id. `04_broadcast` and `4` are understood too.
#[must_use]
pub fn find(id: &str) -> Option<&'static Exercise> {
    all().find(|e| e.id == id || e.folder() == id || id.parse() == Ok(e.number))
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
    near.sort_unstable();
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
        for name in ["broadcast", "04_broadcast", "4"] {
            assert_eq!(find(name).map(|e| e.id), Some("broadcast"));
        }
    }
}
