//! `socket.to(room)`: the connection that speaks does not see what it said.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_said(socket: &SocketRef, room: &str) -> Vec<SocketRef> {
        socket.to(room.to_owned()).sockets()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
