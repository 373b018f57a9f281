//! Part 6: When things go wrong

mod bad_input;
mod flood;
mod history;
mod missed_messages;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 6,
    title: "When things go wrong",
    exercises: &[&bad_input::EXERCISE, &history::EXERCISE, &missed_messages::EXERCISE, &flood::EXERCISE],
};
