//! What `io.emit` would be in one namespace: what is said in a room is heard in the whole organisation.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_said(socket: &SocketRef, _room: &str) -> Vec<SocketRef> {
        socket.broadcast().sockets().into_iter().chain([socket.clone()]).collect()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
