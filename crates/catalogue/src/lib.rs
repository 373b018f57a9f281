//! Every exercise's metadata: what it teaches, what it needs, its hints.
//!
//! For the command line and the book. What verdicts print as well (titles, ideas that go wrong) stands in [`feedback`],
//! and is joined here: engine, scenes and answers know neither, so that no comma rebuilds them.
//!
//! # Layout
//!
//! - [`Exercise`], [`Misconception`]: the shape.
//! - `emit` … `capstone`: the content, one file an exercise. The order is [`course`]'s.
//! - [`all`], [`find`], [`nearest`]: looking things up.

mod exercise;
mod lookup;

use exercise::About;

pub use exercise::{Difficulty, Exercise, Part, Stage};
pub use lookup::{all, find, nearest};
pub use transcript::Misconception;

/// What a part is called.
macro_rules! title {
    (emit) => {
        "Who hears it?"
    };
    (say) => {
        "Say it well"
    };
    (rooms) => {
        "Rooms"
    };
    (namespaces) => {
        "Namespaces"
    };
    (client) => {
        "The other end"
    };
    (failure) => {
        "When things go wrong"
    };
    (hood) => {
        "Under the hood"
    };
    (capstone) => {
        "Capstone"
    };
}

/// A module for each exercise, and the list of the parts.
macro_rules! declare {
    ($($part:ident: $($id:ident)*;)*) => {
        $(mod $part {
            $(pub(crate) mod $id;)*
        })*

        static PARTS: &[Part] = &[
            $(Part {
                name: stringify!($part),
                title: title!($part),
                exercises: &[$(Exercise::new(
                    concat!(stringify!($part), "/", stringify!($id), ".md"),
                    $part::$id::ABOUT,
                    &feedback::$part::$id::FEEDBACK,
                )),*],
            }),*
        ];
    };
}

course::course!(declare);

/// The parts, in order.
#[must_use]
pub fn parts() -> &'static [Part] {
    PARTS
}
