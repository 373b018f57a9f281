//! An answer that runs as a server: building it, starting it, and what is saved and typed meanwhile.
//!
//! - [`Answer`]: which one, and how it becomes a program.
//! - [`Stage`]: the program, while it runs. [`Told`]: what it is told on stdin.
//! - [`Saves`]: its files have changed.

mod answer;
mod saves;
mod stage;

pub(crate) use answer::{Answer, Ready};
pub(crate) use saves::Saves;
pub(crate) use stage::{Stage, Told};
