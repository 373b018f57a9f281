//! Part 7: Under the hood

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 7,
    title: "Under the hood",
    exercises: &[],
};
