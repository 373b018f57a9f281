//! A whisper reaches everybody whose name begins like that.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::{Idea, Name};

struct Wrong;

impl Idea for Wrong {
    fn hears_whisper(socket: &SocketRef, to: &str) -> Vec<SocketRef> {
        let called_so = |it: &SocketRef| it.extensions.get::<Name>().is_some_and(|Name(name)| name.starts_with(to));
        let everybody = socket.broadcast().sockets().into_iter().chain([socket.clone()]);
        everybody.filter(called_so).collect()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
