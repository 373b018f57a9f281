//! Nobody is slowed down.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn limit() -> usize {
        usize::MAX
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
