//! What a learner has done: which exercises have passed, how many tries they took, which hints were read.
//!
//! It is one small file, `.workbook/progress.json`, which git ignores and `cargo clean` leaves alone. Whoever grades the
//! learner's own file writes it; whoever shows the way reads it. Nothing is judged by it.
//!
//! # Layout
//!
//! - [`Progress`], [`Record`]: what is kept.
//! - [`Store`]: the file: locked while it is changed, replaced whole, and never thrown away.

mod record;
mod store;

pub use record::{Outcome, Progress, Record};
pub use store::Store;
