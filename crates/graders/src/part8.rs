//! Part 8: the capstone.

mod chat;

use grading::Grader;

pub(crate) const GRADERS: &[Grader] = &[chat::GRADER];
