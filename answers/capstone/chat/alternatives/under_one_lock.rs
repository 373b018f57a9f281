//! One table for all organisations behind an ordinary mutex, and emits to sockets instead of rooms. A room that the last
//! one has left is forgotten, with what was said in it.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

/// Every decision as it stands in `base.rs`.
struct Right;

impl Idea for Right {}

pub fn app(config: Config) -> axum::Router {
    base::app::<Right>(config)
}
