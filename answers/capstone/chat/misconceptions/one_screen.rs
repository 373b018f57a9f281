//! A whisper goes to one connection of the person: the other screens do not hear it.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::{Idea, Nth};

struct Wrong;

impl Idea for Wrong {
    fn hears_whisper(socket: &SocketRef, to: &str) -> Vec<SocketRef> {
        let screens = socket.within(base::personal(to)).sockets();
        screens.into_iter().max_by_key(|it| it.extensions.get::<Nth>()).into_iter().collect()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
