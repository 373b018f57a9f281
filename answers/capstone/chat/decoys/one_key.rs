//! An organisation and a room are one text, with a dash in between.

#[path = "../base.rs"]
mod base;

pub use self::base::Config;
use self::base::{Idea, Place};

struct Wrong;

impl Idea for Wrong {
    fn memory(organisation: &str, room: &str) -> Place {
        (String::new(), format!("{organisation}-{room}"))
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
