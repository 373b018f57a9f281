//! socketioxide, for exercises: the same crate, and the graders' library loaded beside it.
//!
//! rustc compiles generic code again in every crate that uses it, unless a crate that it has *loaded* holds it already, and
//! it loads what is named. Half of compiling an answer is code of tokio, axum and socketioxide that the graders' library
//! holds. Who names socketioxide names it through here, so that rustc finds that code there, and no learner has to carry a
//! line for it.

#[cfg(not(windows))]
extern crate graders_dylib as _;

pub use socketioxide::*;
