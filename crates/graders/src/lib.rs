//! The graders: one module an exercise, with its scene.
//!
//! # Layout
//!
//! - `emit` … `capstone`: the scenes. The order is [`course`]'s.
//! - `answers/<part>/<id>/` in the workbook's root: the pristine stub, the answers that are known to be right or wrong,
//!   and the transcripts recorded by running them, which this crate holds.
//! - [`grader`], [`expectation`]: finding what belongs to an exercise.
//! - [`grade`]: the `main` of every exercise's `tests/grade.rs`.
//! - [`answer!`]: from a learner's module to an [`Answer`].

mod answer;
mod collect;
mod dice;
mod expected;
mod grade;
pub use answer::Entry;
#[doc(hidden)]
pub use collect::collect;
pub use expected::{expectation, grader, graders};
pub use grade::grade;
pub use grading::{Answer, BoxFuture, Value, here};

/// A module for each exercise, and the list of their graders.
macro_rules! declare {
    ($($part:ident: $($id:ident)*;)*) => {
        $(mod $part {
            $(pub(crate) mod $id;)*
        })*

        pub(crate) static GRADERS: &[grading::Grader] = &[$($($part::$id::GRADER),*),*];
    };
}

course::course!(declare);
