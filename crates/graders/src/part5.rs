//! Part 5: the other end. The learner writes the client; the server is ours.

mod client_ask;
mod client_listen;
mod client_rejoin;
mod collect;

use grading::Grader;

pub use collect::collect;

pub(crate) const GRADERS: &[Grader] = &[client_listen::GRADER, client_ask::GRADER, client_rejoin::GRADER];
