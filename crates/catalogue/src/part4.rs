//! Part 4: Namespaces

mod namespace;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 4,
    title: "Namespaces",
    exercises: &[&namespace::EXERCISE],
};
