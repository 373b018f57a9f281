//! The walkthrough: a performance, step by step, on a projector or as plain text.
//!
//! # Layout
//!
//! - [`deck`]: where the show is, and what a key does to it.
//! - [`screen`]: what is seen there, in any size.
//! - [`terminal`]: keys and the real screen.
//! - [`plain`]: all of it at once, for whoever is no terminal.

mod deck;
pub(crate) mod plain;
mod screen;
pub(crate) mod terminal;

pub(crate) use screen::code;
