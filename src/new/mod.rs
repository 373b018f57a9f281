//! A new exercise: all that can be written for its author.
//!
//! What is written is a small exercise that works, so that `record` and `check` are green before the author begins.
//!
//! # Layout
//!
//! - [`id`]: what an exercise may be called.
//! - [`Plan`]: every file that will be written or changed, before any is.
//! - [`lists`]: a line more in each list of exercises.
//! - `skeleton/`: the files, with their blanks.

pub(crate) mod id;
mod lists;
mod plan;

pub(crate) use plan::{Plan, Wanted};
