//@ on: typing, announce, say, join; emit: announcement, said, typing
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async || {});
        socket.on("say", async || {});
        socket.on("join", async || {});
        socket.on("leave", async || {});
        socket.emit("announcement", "x").ok();
        socket.emit("typing", "x").ok();
        // One more than was asked for, and not misspelt.
        socket.emit("joined", "x").ok();
        // The wrong way round, which is another mistake.
        socket.emit("say", "x").ok();
        socket.emit(format!("{} typing", 1), "x").ok();
        socket.emit(name(), "x").ok();
    });
}
