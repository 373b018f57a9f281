//! The history is emitted to the room that was just joined: everybody there gets it again.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_history(socket: &SocketRef, room: &str) -> Vec<SocketRef> {
        socket.within(room.to_owned()).sockets()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
