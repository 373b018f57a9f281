//! The name is checked in the connect handler: whoever is refused has been let in first, and is then thrown out.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn at_the_door() -> bool {
        false
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
