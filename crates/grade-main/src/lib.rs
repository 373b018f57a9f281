//! The `main` of an exercise's `tests/grade.rs`: it hosts the answer when it is called to, and grades it otherwise. The
//! `main` of the grader, which only judges, and of an answer from elsewhere, which only hosts.
//!
//! On top of scenes and engine, and the only crate that brings the verdict's words to them: a comma in an idea rebuilds
//! this, and nothing below.

mod run;
mod serve;
mod way;

pub use graders::*;
pub use run::{grade, judge, stage};
