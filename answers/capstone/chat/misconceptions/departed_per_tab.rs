//! `departed` for every connection that ends: a person who closes a second tab is said to have gone.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn is_last(_n: usize) -> bool {
        true
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
