//! What was said is kept by the room's name alone: a room of that name in another organisation shows it.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::{Idea, Place};

struct Wrong;

impl Idea for Wrong {
    fn memory(_organisation: &str, room: &str) -> Place {
        (String::new(), room.into())
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
