//! Part 1: who hears it?

mod broadcast;
mod echo;
mod emit_all;
mod hello;

use grading::scene::Grader;

pub(crate) const GRADERS: &[Grader] = &[hello::GRADER, echo::GRADER, emit_all::GRADER, broadcast::GRADER];
