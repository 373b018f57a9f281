//! The graders: one module an exercise, with its scene.
//!
//! # Layout
//!
//! - `part1` … `part8`: the scenes.
//! - `<id>/` beside `src`: the pristine stub, the answers that are known to be right or wrong, and the transcripts
//!   recorded by running them.
//! - [`grader`], [`expectation`]: finding what belongs to an exercise.
//! - [`grade`]: the `main` of every exercise's `tests/grade.rs`.
//! - [`answer!`]: from a learner's module to an [`Answer`].

mod answer;
mod expected;
mod grade;
mod part1;
mod part2;
mod part3;
mod part4;
mod part5;
mod part6;
mod part7;
mod part8;

pub use answer::Entry;
pub use expected::{expectation, grader, graders};
pub use grade::grade;
pub use grading::{Answer, BoxFuture, Value, here};
#[doc(hidden)]
pub use part5::collect;
