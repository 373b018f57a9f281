//! `socket.to(room)`: a person's other screens are told that the person types.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_typing(socket: &SocketRef, room: &str, _name: &str) -> Vec<SocketRef> {
        socket.to(room.to_owned()).sockets()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
