//! Where an exercise stands.

use crate::PARTS;

/// An exercise's place in the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The part's name.
    pub part: &'a str,
    pub id: &'a str,
    /// Counted through all parts, from 1. It moves when exercises are added, so it is part of no path.
    pub number: usize,
}

impl Place<'_> {
    /// The exercise's folder below `exercises`, `solutions` and `answers`: `rooms/presence`.
    #[must_use]
    pub fn folder(&self) -> String {
        format!("{}/{}", self.part, self.id)
    }
}

/// Every exercise's place, in order.
pub fn all() -> impl Iterator<Item = Place<'static>> {
    let ids = PARTS.iter().flat_map(|part| part.exercises.iter().map(|id| (part.name, *id)));
    ids.zip(1..).map(|((part, id), number)| Place { part, id, number })
}

/// The place of the exercise with exactly this id.
#[must_use]
pub fn find(id: &str) -> Option<Place<'static>> {
    all().find(|place| place.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_is_a_place() {
        assert_eq!(find("hello").map(|place| place.number), Some(1));
        assert_eq!(find("typed_events").map(|place| (place.part, place.number)), Some(("say", 5)));
        assert_eq!(find("no_such_exercise"), None);
    }

    #[test]
    fn no_id_stands_twice() {
        let ids: BTreeSet<&str> = all().map(|place| place.id).collect();
        assert_eq!(ids.len(), all().count());
    }
}
