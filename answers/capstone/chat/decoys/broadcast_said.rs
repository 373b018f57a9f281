//! Two mistakes at once, in one word: `socket.broadcast()` reaches the whole organisation, and leaves the speaker out.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_said(socket: &SocketRef, _room: &str) -> Vec<SocketRef> {
        socket.broadcast().sockets()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
