//! The personal rooms, which are the server's own business, are listed among the others.

#[path = "../base.rs"]
mod base;

use socketioxide::extract::SocketRef;

pub use self::base::Config;
use self::base::{Idea, Table};

struct Wrong;

impl Idea for Wrong {
    fn own_rooms(socket: &SocketRef) -> Vec<String> {
        base::sorted(socket.rooms().into_iter().map(String::from))
    }
    fn all_rooms(socket: &SocketRef, _table: &Table, _organisation: &str) -> Vec<String> {
        let people = socket.broadcast().sockets().into_iter().chain([socket.clone()]);
        let mut rooms = base::sorted(people.flat_map(|it| it.rooms()).map(String::from));
        rooms.dedup();
        rooms
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
