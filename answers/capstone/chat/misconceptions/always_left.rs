//! One reason for every end: a lost connection looks like a goodbye.

#[path = "../base.rs"]
mod base;

use socketioxide::socket::DisconnectReason;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn reason(_reason: DisconnectReason) -> Option<&'static str> {
        Some("left")
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
