//! An answer that runs as a server: building it, starting it, and what is typed meanwhile.
//!
//! - [`Answer`]: which one, and how it becomes a program.
//! - [`Stage`]: the program, while it runs. [`Told`]: what it is told on stdin.

mod answer;
mod stage;

pub(crate) use answer::{Answer, Ready};
pub(crate) use stage::{Stage, Told};
