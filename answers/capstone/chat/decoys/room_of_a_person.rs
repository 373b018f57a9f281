//! People's own rooms are called so that a chat room may be called the same.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn hears_whisper(socket: &SocketRef, to: &str) -> Vec<SocketRef> {
        socket.within([base::personal(to), format!("person-{to}")]).sockets()
    }
    fn hears_typing(socket: &SocketRef, room: &str, name: &str) -> Vec<SocketRef> {
        socket.to(room.to_owned()).except([base::personal(name), format!("person-{name}")]).sockets()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
