//! Too narrow: joining a room leaves the one before.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn before_join(socket: &SocketRef, room: &str) {
        for other in Self::own_rooms(socket) {
            if other != room {
                socket.leave(other);
            }
        }
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
