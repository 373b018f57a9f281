//! Part 7: Under the hood

mod two_nodes;
mod wire;
mod write_the_check;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 7,
    title: "Under the hood",
    exercises: &[&write_the_check::EXERCISE, &wire::EXERCISE, &two_nodes::EXERCISE],
};
