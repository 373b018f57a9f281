//! Who heard what: the transcript of a scene, its text form, the verdict on it, and which wrong idea it looks like.
//!
//! Knows nothing of servers, clients or terminals, so that the book can read transcripts without building the engine.
//! What was sent and heard is typed from the socket to the report; nothing else takes a line of a transcript apart.
//!
//! # Layout
//!
//! - [`Transcript`], [`Step`], [`Sent`], [`Heard`]: what happened.
//! - [`Act`]: what a client does. [`Sound`]: what it hears.
//! - [`Phrase`]: an act as the end of a sentence.
//! - `who`: those who are no clients.
//! - `text`: the form that people review and snapshots keep; [`fold`]: bursts as one line.
//! - [`Placeholder`]: what stands in a value for what differs from run to run.
//! - [`shown`]: cutting for display.
//! - `json`: the form that programs read.
//! - [`server_record`]: what the server did meanwhile, which explains and never judges.
//! - [`difference`]: in what one differs from another, typed and in sentences.
//! - [`fits`], [`agrees`]: whether one does what a recorded one does, with values that are free.
//! - [`same_manner`]: whether one is wrong in the same manner as a recorded one, whatever it says there.
//! - [`diagnose`]: which recorded wrong answers a transcript equals.
//! - [`Feedback`]: what a verdict says of an exercise in words.
//! - [`Verdict`]: the result of one grading, and its JSON form.

mod act;
mod alike;
mod diagnosis;
pub mod difference;
mod feedback;
mod json;
mod manner;
mod model;
mod phrase;
mod placeholder;
pub mod server_record;
pub mod shown;
mod sound;
mod text;
mod verdict;
mod who;

pub use act::Act;
pub use alike::{agrees, fits, step_fits};
pub use diagnosis::{Diagnosis, Match, Recorded, diagnose};
pub use feedback::{Feedback, Misconception, Reached};
pub use manner::same_manner;
pub use model::{Fault, Heard, Sent, Step, Transcript};
pub use phrase::Phrase;
pub use placeholder::Placeholder;
pub use sound::{Args, Body, Sound, weight};
pub use text::fold::{counted, fold};
pub use text::{ParseError, snapshot_body};
pub use verdict::{Judgement, StepPair, Verdict};
pub use who::{CANNOT_CONNECT, FUNCTION, GOODBYE, NAMESPACES, READER, REDIS, RUNTIME, SERVER, TOO_EARLY, is_client};
