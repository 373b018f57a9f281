//! Style: named handlers, untyped auth, and the others told one by one.

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::DisconnectReason,
};

#[derive(Clone)]
struct Name(String);

pub fn attach(io: &SocketIo) {
    io.ns("/", on_connect);
}

async fn on_connect(socket: SocketRef, Data(auth): Data<Value>) {
    let name = auth["name"].as_str().unwrap_or("somebody");
    socket.extensions.insert(Name(name.to_owned()));
    socket.on("who", on_who);
    socket.on_disconnect(on_end);
}

fn name_of(socket: &SocketRef) -> Option<String> {
    socket.extensions.get().map(|Name(name)| name)
}

async fn on_who(io: SocketIo, ack: AckSender) {
    let mut names: Vec<_> = io.sockets().iter().filter_map(name_of).collect();
    names.sort_unstable();
    ack.send(&json!({ "names": names })).ok();
}

async fn on_end(io: SocketIo, gone: SocketRef, why: DisconnectReason) {
    let polite = matches!(why, DisconnectReason::ClientNSDisconnect);
    for socket in io.sockets().into_iter().filter(|socket| *socket != gone) {
        let reason = if polite { "left" } else { "lost" };
        socket.emit("departed", &json!({"name": name_of(&gone), "reason": reason})).ok();
    }
}
