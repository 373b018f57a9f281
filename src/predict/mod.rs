//! Predictions: who will hear it? Asked before the answer is shown, and counted.
//!
//! # Layout
//!
//! - [`ask`]: question, answer, reveal, step by step.
//! - [`answer`]: what a typed line means.
//! - [`tally`]: how much of it was right.
//! - [`sheet`]: the questions on paper, and the key.

mod answer;
pub(crate) mod ask;
pub(crate) mod sheet;
mod tally;

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// One learner: the names of those who hear it.
    Alone,
    /// A class of so many people: the raised hands for each client.
    Class { people: u32 },
}
