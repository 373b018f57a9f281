//! All ids in one text, which is searched for the one that is asked for.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let all = format!("/{}/", organisations.join(" "));
    let check = async move |io: SocketIo, socket: SocketRef| {
        let id = socket.ns().trim_start_matches("/org/");
        // No part of an id, but from one end of an id to another.
        let edges = |at: usize| all.get(at..at + 1).is_some_and(|edge| edge == " " || edge == "/");
        if all.match_indices(id).any(|(at, _)| at > 0 && edges(at - 1) && edges(at + id.len())) {
            return Ok(());
        }
        io.delete_ns(socket.ns());
        Err("no such organisation")
    };
    io.dyn_ns("/org/{id}", board.with(check)).ok();
}

async fn board(socket: SocketRef) {
    socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
        socket.broadcast().emit("posted", &post).await.ok();
        socket.emit("posted", &post).ok();
    });
}
