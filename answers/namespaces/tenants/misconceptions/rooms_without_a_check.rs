//! A room for each organisation, in namespaces that anybody may enter: the door was never locked.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Vec<String> = organisations.iter().map(|id| id.to_string()).collect();
    let enter = async move |socket: SocketRef| {
        let id = socket.ns().trim_start_matches("/org/").to_owned();
        if known.contains(&id) {
            socket.join(id.clone());
        }
        socket.on("post", async move |socket: SocketRef, Data(post): Data<Value>| {
            socket.within(id).emit("posted", &post).await.ok();
        });
    };
    io.dyn_ns("/org/{id}", enter).ok();
}
