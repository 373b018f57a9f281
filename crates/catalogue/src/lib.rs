//! Every exercise's metadata, in one place: what it teaches, what it needs, which ideas go wrong.
//!
//! Plain constants, so that the command line, the book and the graders can all read them without building each other.
//!
//! # Layout
//!
//! - [`Exercise`], [`Misconception`]: the shape.
//! - `emit` … `capstone`: the content, one file an exercise. The order is [`course`]'s.
//! - [`all`], [`find`], [`nearest`]: looking things up.

mod exercise;
mod lookup;

pub use exercise::{Difficulty, Exercise, Misconception, Part};
pub use lookup::{all, find, nearest};

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
            $(Part { name: stringify!($part), title: title!($part), exercises: &[$(&$part::$id::EXERCISE),*] }),*
        ];
    };
}

course::course!(declare);

/// The parts, in order.
#[must_use]
pub fn parts() -> &'static [Part] {
    PARTS
}
