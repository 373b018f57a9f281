//! One limit for everybody: who talks much silences the others.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn counted(_socket: &SocketRef) -> String {
        "everybody".into()
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
