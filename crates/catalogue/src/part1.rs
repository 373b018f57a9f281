//! Part 1: who hears it?

mod broadcast;
mod echo;
mod emit_all;
mod hello;

use crate::Part;

pub(crate) const PART: Part = Part {
    number: 1,
    title: "Who hears it?",
    exercises: &[&hello::EXERCISE, &echo::EXERCISE, &emit_all::EXERCISE, &broadcast::EXERCISE],
};
