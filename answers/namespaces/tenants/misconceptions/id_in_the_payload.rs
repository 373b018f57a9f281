//! One namespace, and the organisation is read from what the client sends.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

#[derive(Deserialize)]
struct Post {
    organisation: String,
    text: Value,
}

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Vec<String> = organisations.iter().map(|id| id.to_string()).collect();
    io.ns("/", async move |socket: SocketRef| {
        for id in &known {
            socket.join(id.clone());
        }
        socket.on("post", async |io: SocketIo, Data(post): Data<Post>| {
            io.within(post.organisation).emit("posted", &post.text).await.ok();
        });
    });
}
