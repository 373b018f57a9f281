//! The graders as a dynamic library: see ARCHITECTURE.md.

pub use grade_main::*;
