//! Part 5: The other end

mod client_ask;
mod client_listen;
mod client_rejoin;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 5,
    title: "The other end",
    exercises: &[&client_listen::EXERCISE, &client_ask::EXERCISE, &client_rejoin::EXERCISE],
};
