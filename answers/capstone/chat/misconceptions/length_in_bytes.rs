//! Lengths are counted in bytes: names and texts in other scripts are too long too soon.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn length(text: &str) -> usize {
        text.len()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
