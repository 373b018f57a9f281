//! Part 6: when things go wrong.

mod bad_input;
mod flood;
mod history;
mod missed_messages;

use grading::scene::Grader;

pub(crate) const GRADERS: &[Grader] = &[bad_input::GRADER, history::GRADER, missed_messages::GRADER, flood::GRADER];
