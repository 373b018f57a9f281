//! Only `leave` is announced: who closes the laptop just stops being there.

#[path = "../base.rs"]
mod base;

use socketioxide::socket::DisconnectReason;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn reason(_reason: DisconnectReason) -> Option<&'static str> {
        None
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
