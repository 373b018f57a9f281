//! An error type of one's own, two middlewares, and a closure for the room.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, Extension, SocketRef, TryData},
    handler::ConnectHandler,
};

/// What the client showed at the door, if it was a string.
#[derive(Clone)]
struct Shown(Option<String>);

#[derive(Deserialize)]
struct Auth {
    token: Option<Value>,
}

#[derive(Debug)]
struct Unauthorized;

impl fmt::Display for Unauthorized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unauthorized")
    }
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    let room = async |socket: SocketRef| {
        socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
            socket.broadcast().emit("posted", &post).await.ok();
            socket.emit("posted", &post).ok();
        });
    };
    // The last one added runs first.
    io.ns("/staff", room.with(check).with(read));
}

async fn read(socket: SocketRef, TryData(auth): TryData<Auth>) -> Result<(), Unauthorized> {
    let token = auth.ok().and_then(|auth| auth.token);
    socket.extensions.insert(Shown(token.and_then(|token| token.as_str().map(str::to_owned))));
    Ok(())
}

async fn check(Extension(shown): Extension<Shown>) -> Result<(), Unauthorized> {
    match shown.0.as_deref() {
        Some("open-sesame") => Ok(()),
        _ => Err(Unauthorized),
    }
}
