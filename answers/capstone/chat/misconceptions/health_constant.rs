//! `/health` says what it said on the first day.

#[path = "../base.rs"]
mod base;

use socketioxide::SocketIo;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn connected(_io: &SocketIo) -> usize {
        0
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
