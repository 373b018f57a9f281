//! The graders: one module an exercise, with its scene.
//!
//! # Layout
//!
//! - `emit` … `capstone`: the scenes. The order is [`course`]'s.
//! - `answers/<part>/<id>/` in the workbook's root: the pristine stub, the answers that are known to be right or wrong,
//!   and the transcripts recorded by running them, which this crate holds.
//! - [`grader`], [`expectation`]: finding what belongs to an exercise.
//! - [`in_use`]: what an answer does when it runs for anybody.
//! - [`answer!`]: from a learner's module to an [`Answer`].

mod answer;
mod collect;
mod dice;
mod expected;
mod in_use;
pub use answer::Entry;
#[doc(hidden)]
pub use collect::{collect, listed};
pub use course::Kind;
pub use expected::{expectation, grader, graders, stub};
pub use grading::{Answer, BoxFuture, Value, here};
pub use in_use::{InUse, in_use};

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
