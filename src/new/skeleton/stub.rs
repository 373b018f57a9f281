//! # __TITLE__
//!
//! Alice says something. Everybody else should hear it, and she should not.
//!
//! A client sends `say` with a payload. Every other client hears `say` with the same payload. The sender hears nothing.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “__TITLE__”. Stuck: `cargo workbook hint __ID__`.

__LINTS__use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |_socket: SocketRef| {
            // Who should hear it?
        });
    });
}
