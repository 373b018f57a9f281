//! Part 8: Capstone

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 8,
    title: "Capstone",
    exercises: &[],
};
