//! A room that everybody has left is listed for ever.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::{Idea, Table};

struct Wrong;

impl Idea for Wrong {
    fn all_rooms(_socket: &SocketRef, table: &Table, organisation: &str) -> Vec<String> {
        table.rooms.keys().filter(|(id, _)| id == organisation).map(|(_, room)| room.clone()).collect()
    }
    fn forgets() -> bool {
        false
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
