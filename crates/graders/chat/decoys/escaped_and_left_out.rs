//! Two mistakes at once: the speaker's connection does not hear itself, and what the others hear is escaped.

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
    fn passed_on(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
