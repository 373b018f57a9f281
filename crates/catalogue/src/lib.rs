//! Every exercise's metadata, in one place: what it teaches, what it needs, which ideas go wrong.
//!
//! Plain constants and no dependencies, so that the command line, the book and the graders can all read them
//! without building each other.
//!
//! # Layout
//!
//! - [`Exercise`], [`Misconception`]: the shape.
//! - `part1` … `part8`: the content, one file an exercise.
//! - [`all`], [`find`], [`nearest`]: looking things up.

mod exercise;
mod lookup;
mod part1;
mod part2;
mod part3;
mod part4;
mod part5;
mod part6;
mod part7;
mod part8;

pub use exercise::{Difficulty, Exercise, Misconception, Part};
pub use lookup::{all, find, nearest, parts};
