//! Who heard what: the transcript of a scene, its text form, the verdict on it, and which wrong idea it looks like.
//!
//! Knows nothing of servers, clients or terminals, so that the book can read transcripts without building the engine.
//!
//! # Layout
//!
//! - [`Transcript`], [`Step`], [`Heard`]: what happened.
//! - `text`: the form that people review and snapshots keep.
//! - [`diagnose`]: which recorded wrong answers a transcript equals.
//! - [`Feedback`]: what a verdict says of an exercise in words.
//! - [`Verdict`]: the result of one grading, and its JSON form.

mod diagnosis;
mod feedback;
mod model;
mod text;
mod verdict;

pub use diagnosis::{Diagnosis, Match, Recorded, diagnose};
pub use feedback::{Feedback, Misconception};
pub use model::{Fault, Heard, Sent, Step, Transcript};
pub use text::{ParseError, snapshot_body};
pub use verdict::{Judgement, StepPair, Verdict};
