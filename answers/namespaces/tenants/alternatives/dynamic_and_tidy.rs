//! A dynamic namespace, a middleware that knows the ids, and a refused namespace that is deleted again.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Arc<BTreeSet<String>> = Arc::new(organisations.iter().map(|id| format!("/org/{id}")).collect());
    let check = async move |io: SocketIo, socket: SocketRef| {
        if known.contains(socket.ns()) {
            return Ok(());
        }
        // A dynamic namespace exists before its middleware has run, and would stay.
        io.delete_ns(socket.ns());
        Err("no such organisation")
    };
    let added = io.dyn_ns("/org/{id}", board.with(check));
    debug_assert!(added.is_ok(), "the only pattern");
}

async fn board(socket: SocketRef) {
    socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
        socket.broadcast().emit("posted", &post).await.ok();
        socket.emit("posted", &post).ok();
    });
}
