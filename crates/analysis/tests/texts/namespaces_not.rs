//@ on: post; emit: posted
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo, id: &str, path: &str) {
    io.ns("/", root);
    io.ns("/chat", board);
    io.ns(path, board);
    io.ns(format!("/org/{id}"), board);
    io.ns(format!("{path}"), board);
    io.dyn_ns("/{board}", board).ok();
    io.of(format!("/org/{id}"));
    io.of(path);
    text.of("admin");
    io.ns("/admin", async |socket: SocketRef| {
        socket.on("post", async |io: SocketIo| {
            // "/" is meant: the others are chosen by name.
            io.emit("posted", "x").await.ok();
            if let Some(ns) = io.of("/chat") {
                ns.emit("posted", "x").await.ok();
            }
        });
    });
}

async fn root(socket: SocketRef) {
    socket.on("post", post);
}

async fn board(socket: SocketRef) {
    socket.on("post", post);
}

async fn post(io: SocketIo) {
    io.emit("posted", "x").await.ok();
}
