//! A name that is connected is taken: a person's second tab is refused.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn welcome(socket: &SocketRef, name: &str) -> bool {
        let free = socket.within(base::personal(name)).sockets().iter().all(|other| other.id == socket.id);
        free && !name.trim().is_empty() && name.chars().count() <= 32
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
